import type { ComparisonResult, FinanceOutcome } from "@springtide/contracts";
import type { SubjectNames } from "../subject-names.ts";
import { dateSaid } from "../month-said.ts";
import { pairedSaid } from "../money-said.ts";
import type { Words } from "../../words/words.ts";

/** A figure as it is written, and what it is more than planned; "" where it is the plan's own. */
export interface MatrixCell {
  readonly amount: string;
  readonly more: string;
}

/** One season by the present and the proposed target. */
export interface MatrixRow {
  readonly season: "early" | "usual" | "late";
  /** When its triggers take place. */
  readonly dates: string;
  readonly current: MatrixCell;
  readonly proposed: MatrixCell;
}

/** Ledger cost and value at stake of each season: two tables, as the two are never added. */
export interface SeasonMatrix {
  readonly ledger: readonly MatrixRow[];
  /** Null where nothing says what a customer is worth. */
  readonly atStake: readonly MatrixRow[] | null;
  readonly targets: readonly TargetRow[];
}

/** What is proposed for a queue. */
interface TargetRow {
  readonly queue: string;
  readonly current: string;
  readonly proposed: string;
}

const NOTHING: MatrixCell = { amount: "–", more: "" };

/** Early, usual and late season by present and proposed target, as it is written. */
export function seasonMatrix(
  { overview, outcomes }: Pick<ComparisonResult, "overview" | "outcomes">,
  names: SubjectNames,
  words: Words,
): SeasonMatrix | null {
  if (overview === null) return null;
  const byId = new Map(outcomes.map((one) => [one.id, one]));
  const rows = (cell: (one: FinanceOutcome) => MatrixCell): MatrixRow[] =>
    overview.seasons.map(({ season, dates, current, proposed }) => {
      const [now, then] = [byId.get(current), byId.get(proposed)];
      return {
        season,
        dates: words.list(dates.map(({ trigger, day }) => `${names(trigger)}: ${dateSaid(day, words)}`)),
        current: now === undefined ? NOTHING : cell(now),
        proposed: then === undefined ? NOTHING : cell(then),
      };
    });
  const isValued = outcomes.some(({ atStake }) => atStake !== null);
  return {
    ledger: rows(({ ledger, difference }) => ({
      amount: words.price(ledger),
      more: difference === null ? "" : pairedSaid(difference.ledger, words.money, words),
    })),
    atStake: isValued
      ? rows(({ atStake, difference }) => ({
          amount: atStake === null ? "–" : words.price(atStake.spread.mean),
          more: difference?.atStake == null ? "" : pairedSaid(difference.atStake, words.money, words),
        }))
      : null,
    targets: overview.targets.map(({ queue, current, proposed }) => ({
      queue: names(queue),
      current: targetSaid(current, words),
      proposed: targetSaid(proposed, words),
    })),
  };
}

/** "80% within 20 s" */
function targetSaid(
  { share, withinSeconds }: { readonly share: number; readonly withinSeconds: number },
  words: Words,
): string {
  return words.say("finance.target", { share: words.finely(share), within: words.wait(withinSeconds) });
}

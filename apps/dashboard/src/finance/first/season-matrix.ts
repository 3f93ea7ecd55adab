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
  /** What the seasons come to, and what the proposed target does to the usual one. */
  readonly sentence: string;
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
  const cents = (amount: number): string => words.cents(amount);
  return {
    ledger: rows(({ ledger, difference }) => ({
      amount: cents(ledger),
      more: difference === null ? "" : pairedSaid(difference.ledger, words.amount, words),
    })),
    atStake: isValued
      ? rows(({ atStake, difference }) => ({
          amount: atStake === null ? "–" : cents(atStake.spread.mean),
          more: difference?.atStake == null ? "" : pairedSaid(difference.atStake, words.amount, words),
        }))
      : null,
    targets: overview.targets.map(({ queue, current, proposed }) => ({
      queue: names(queue),
      current: targetSaid(current, words),
      proposed: targetSaid(proposed, words),
    })),
    sentence: matrixSaid(overview, byId, words),
  };
}

/** "Early the season costs US$874,000, as usual …; the proposed target moves …" */
function matrixSaid(
  { seasons }: NonNullable<ComparisonResult["overview"]>,
  byId: ReadonlyMap<string, FinanceOutcome>,
  words: Words,
): string {
  const of = (season: MatrixRow["season"], target: "current" | "proposed"): FinanceOutcome | undefined =>
    byId.get(seasons.find((one) => one.season === season)?.[target] ?? "");
  const money = (one: FinanceOutcome | undefined): string => (one === undefined ? "–" : words.money(one.ledger));
  const [usual, proposed] = [of("usual", "current"), of("usual", "proposed")];
  const stakes = [usual, proposed].map((one) => one?.atStake?.spread.mean ?? null);
  const [before = null, after = null] = stakes;
  return words.say("finance.overview-said", {
    ...{ early: money(of("early", "current")), usual: money(usual), late: money(of("late", "current")) },
    ledger:
      usual === undefined || proposed === undefined ? "–" : words.signed(proposed.ledger - usual.ledger, words.money),
    valued: before === null || after === null ? "no" : "yes",
    stake: before === null || after === null ? "" : words.signed(after - before, words.money),
  });
}

/** "80% within 20 s" */
function targetSaid(
  { share, withinSeconds }: { readonly share: number; readonly withinSeconds: number },
  words: Words,
): string {
  return words.say("finance.target", { share: words.finely(share), within: words.wait(withinSeconds) });
}

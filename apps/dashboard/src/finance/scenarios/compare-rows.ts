import type { FinanceOutcome, PairedFigure } from "@springtide/contracts";
import { isBeyondChance, pairedSaid } from "../money-said.ts";
import type { SubjectNames } from "../subject-names.ts";
import type { TextId } from "../../languages/texts.ts";
import type { Words } from "../../words/words.ts";

/** A figure of one scenario, with what it is more than planned in the same seasons. */
interface CompareCell {
  readonly value: string;
  /** "" of the plan, and where nothing of the kind is told. */
  readonly more: string;
  /** Whether that is more than chance may make; null where there is none. */
  readonly isSure: boolean | null;
}

interface CompareRow {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly CompareCell[];
}

/** Scenarios side by side, each figure in a row, the plan first. Ledger cost and value at stake stay two rows. */
export function compareRows(outcomes: readonly FinanceOutcome[], names: SubjectNames, words: Words): CompareRow[] {
  const { cents, amount, hours, count } = words;
  const row = (
    text: TextId,
    value: (one: FinanceOutcome) => number | null,
    write: (value: number) => string,
    more: (difference: NonNullable<FinanceOutcome["difference"]>) => PairedFigure | null = () => null,
    writeMore: (size: number) => string = write,
  ): CompareRow => ({
    key: text,
    name:
      write === cents
        ? words.say("finance.in-currency", { figure: words.say(text), currency: words.currencySign })
        : words.say(text),
    cells: outcomes.map((one) => {
      const found = value(one);
      const difference = one.difference === null ? null : more(one.difference);
      return {
        value: found === null ? "–" : write(found),
        more: difference === null ? "" : pairedSaid(difference, writeMore, words),
        isSure: difference === null || difference.mean === 0 ? null : isBeyondChance(difference),
      };
    }),
  });
  const rows = [
    row(
      "finance.row-ledger",
      ({ ledger }) => ledger,
      cents,
      ({ ledger }) => ledger,
      amount,
    ),
    row(
      "finance.row-at-stake",
      ({ atStake }) => atStake?.spread.mean ?? null,
      cents,
      ({ atStake }) => atStake,
      amount,
    ),
    row(
      "finance.row-season",
      ({ season }) => season?.spread.mean ?? null,
      cents,
      ({ season }) => season,
      amount,
    ),
    row(
      "finance.row-season-p90",
      ({ season }) => season?.spread.p90 ?? null,
      cents,
      ({ seasonTail }) => seasonTail?.p90 ?? null,
      amount,
    ),
    row(
      "finance.row-season-worst",
      ({ season }) => season?.spread.worstTenth ?? null,
      cents,
      ({ seasonTail }) => seasonTail?.worstTenth ?? null,
      amount,
    ),
    row(
      "finance.row-lost",
      ({ atStake }) => atStake?.lost ?? null,
      hours,
      ({ lost }) => lost,
    ),
    row(
      "finance.row-contacts",
      ({ contacts }) => contacts,
      count,
      ({ contacts }) => contacts,
    ),
    row(
      "finance.row-required",
      ({ requiredHours }) => requiredHours,
      hours,
      ({ requiredHours }) => requiredHours,
    ),
    row("finance.row-own", ({ ownHours }) => ownHours, hours),
    row("finance.row-overflow", ({ overflowHours }) => overflowHours, hours),
    row("finance.row-gap", ({ gapHours }) => gapHours, hours),
  ];
  const queues = outcomes[0]?.queues ?? [];
  const service = queues.map(({ queue }): CompareRow => ({
    key: `queue ${queue}`,
    name: words.say("finance.row-service", { queue: names(queue) }),
    cells: outcomes.map((one) => {
      const level = one.queues.find((of) => of.queue === queue)?.serviceLevel ?? null;
      return { value: level === null ? "–" : words.finely(level), more: "", isSure: null };
    }),
  }));
  const told = ({ cells }: CompareRow): boolean => cells.some(({ value }) => value !== "–");
  return [...rows, ...service].filter(told);
}

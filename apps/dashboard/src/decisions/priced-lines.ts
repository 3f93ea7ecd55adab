import type { PricedEconomics } from "@springtide/contracts";
import type { PayingPeriods } from "@springtide/season";
import type { ComparisonLine, Quantity } from "../what-if/comparison.ts";
import { comparisonLine } from "../what-if/comparison.ts";
import type { Words } from "../words/words.ts";

/** Money before and after prices were moved, with people and seats as planned; the two totals stand in lines of their own. */
export function pricedLines(before: PricedEconomics, after: PricedEconomics, words: Words): readonly ComparisonLine[] {
  const money = (name: string, of: (priced: PricedEconomics) => number): Quantity<PricedEconomics> => ({
    ...{ name, of, goodWhen: "less" },
    write: words.money,
  });
  const quantities = [
    money("Ledger cost of the cover", ({ ledger }) => ledger.full),
    money("of which decided here", ({ ledger }) => ledger.incremental),
    money("Ledger cost of the rules instead", ({ ledger }) => ledger.ofRule),
    ...(before.atStake === null
      ? []
      : [
          money("At stake with the cover, expected", ({ atStake }) => atStake?.spread.mean ?? 0),
          money("in the worst tenth of seasons", ({ atStake }) => atStake?.spread.worstTenth ?? 0),
          {
            ...money("A need lost for good, on average", ({ atStake }) => atStake?.perLostCustomer ?? 0),
            write: words.price,
          },
        ]),
  ];
  const lines = quantities.map((quantity) => comparisonLine(quantity, before, after, words));
  const [old, now] = [before.breakEven?.perLostNeed ?? null, after.breakEven?.perLostNeed ?? null];
  if (old === null || now === null) return lines;
  const breakEven: Quantity<number> = {
    ...{ name: "From which it pays (cover)", of: (value) => value, write: words.price, goodWhen: "less" },
  };
  return [...lines, comparisonLine(breakEven, old, now, words)];
}

/** The lines in a sentence. */
export function pricedInWords(before: PricedEconomics, after: PricedEconomics, words: Words): string {
  const cost = words.signed(after.ledger.full - before.ledger.full, words.money);
  const stake = (after.atStake?.spread.mean ?? 0) - (before.atStake?.spread.mean ?? 0);
  return `At these prices: ledger cost ${cost}, value at stake ${words.signed(stake, words.money)}.`;
}

/** In how many periods what is ordered and reserved pays at a customer's margin in a year; null where none has a break-even. */
export function payingInWords({ paying, known }: PayingPeriods, marginAYear: number, words: Words): string | null {
  if (known === 0) return null;
  const all = known === 1 ? "the one period that has" : `the ${words.count(known)} periods that have`;
  return `At ${words.price(marginAYear)} a year for a customer, what is ordered and reserved pays in ${words.count(paying)} of ${all} a break-even.`;
}

/** One level of the plan at other prices. */
export interface LevelRow {
  readonly name: string;
  readonly isPlan: boolean;
  readonly ledger: string;
  readonly atStake: string;
  readonly service: readonly string[];
}

/** Cost against service, level by level, with the same own people. */
export function levelRows({ frontier }: Pick<PricedEconomics, "frontier">, words: Words): readonly LevelRow[] {
  return frontier.map(({ intervalQuantile, readyShare, isPlan, ledger, atStake, queues }) => ({
    name: `${intervalQuantile === null ? "Nothing bought" : readyInWords(readyShare, words)}${isPlan ? ", this plan" : ""}`,
    isPlan,
    ledger: words.money(ledger),
    atStake: atStake === null ? "–" : words.money(atStake),
    service: queues.map(({ serviceLevel }) => (serviceLevel === null ? "–" : words.finely(serviceLevel))),
  }));
}

function readyInWords(readyShare: number | null, words: Words): string {
  return readyShare === null ? "Readiness not known" : `Ready for ${words.finely(readyShare)} of seasons`;
}

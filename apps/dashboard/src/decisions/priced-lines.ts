import type { PricedEconomics } from "@springtide/contracts";
import type { PayingPeriods } from "@springtide/season";
import type { ComparisonLine, Quantity } from "../what-if/comparison.ts";
import { comparisonLine } from "../what-if/comparison.ts";
import type { Words } from "../words/words.ts";

/** Money before and after prices were moved, with people and seats as planned; the two totals stand in lines of their own. */
export function pricedLines(before: PricedEconomics, after: PricedEconomics, words: Words): readonly ComparisonLine[] {
  const { say } = words;
  const money = (name: string, of: (priced: PricedEconomics) => number): Quantity<PricedEconomics> => ({
    ...{ name, of, goodWhen: "less" },
    write: words.money,
  });
  const quantities = [
    money(say("decisions.priced.cover"), ({ ledger }) => ledger.full),
    money(say("decisions.priced.decided"), ({ ledger }) => ledger.incremental),
    money(say("decisions.priced.rules"), ({ ledger }) => ledger.ofRule),
    ...(before.atStake === null
      ? []
      : [
          money(say("decisions.priced.at-stake"), ({ atStake }) => atStake?.spread.mean ?? 0),
          money(say("decisions.priced.worst"), ({ atStake }) => atStake?.spread.worstTenth ?? 0),
          {
            ...money(say("decisions.priced.lost-need"), ({ atStake }) => atStake?.perLostCustomer ?? 0),
            write: words.price,
          },
        ]),
  ];
  const lines = quantities.map((quantity) => comparisonLine(quantity, before, after, words));
  const [old, now] = [before.breakEven?.perLostNeed ?? null, after.breakEven?.perLostNeed ?? null];
  if (old === null || now === null) return lines;
  const breakEven: Quantity<number> = {
    ...{ name: say("decisions.priced.break-even"), of: (value) => value, write: words.price, goodWhen: "less" },
  };
  return [...lines, comparisonLine(breakEven, old, now, words)];
}

/** The lines in a sentence. */
export function pricedInWords(before: PricedEconomics, after: PricedEconomics, words: Words): string {
  const cost = words.signed(after.ledger.full - before.ledger.full, words.money);
  const stake = (after.atStake?.spread.mean ?? 0) - (before.atStake?.spread.mean ?? 0);
  return words.say("decisions.priced.sentence", { cost, stake: words.signed(stake, words.money) });
}

/** In how many periods what is ordered and reserved pays at a customer's margin in a year; null where none has a break-even. */
export function payingInWords({ paying, known }: PayingPeriods, marginAYear: number, words: Words): string | null {
  if (known === 0) return null;
  return words.say("decisions.priced.paying", {
    margin: words.price(marginAYear),
    paying: words.count(paying),
    known,
  });
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
  return frontier.map(({ intervalQuantile, readyShare, isPlan, ledger, atStake, queues }) => {
    const level = intervalQuantile === null ? words.say("decisions.level.nothing") : readyInWords(readyShare, words);
    return {
      name: isPlan ? words.say("decisions.level.this", { level }) : level,
      isPlan,
      ledger: words.money(ledger),
      atStake: atStake === null ? "–" : words.money(atStake),
      service: queues.map(({ serviceLevel }) => (serviceLevel === null ? "–" : words.finely(serviceLevel))),
    };
  });
}

function readyInWords(readyShare: number | null, words: Words): string {
  return readyShare === null
    ? words.say("decisions.level.unknown")
    : words.say("decisions.level.ready", { share: words.finely(readyShare) });
}

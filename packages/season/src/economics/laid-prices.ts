import type { EconomicsBasis, LedgerLine, ShopCustomerValue } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";

/** Prices laid on a plan in place of its own. What is left out stays as it is. */
export interface PriceChange {
  /** What a customer is worth; null: not counted. */
  readonly customerValue?: ShopCustomerValue | null;
  /** Orders that contacts lead to, by queue. */
  readonly preSale?: Readonly<Record<string, EconomicsBasis["queues"][number]["preSale"]>>;
  /** Malus for each late contact, by queue. */
  readonly penaltyPerLate?: Readonly<Record<string, number>>;
  /** Wages by team, prices by agreement (all of its seats), fees of stand-by by agreement: money for an hour. */
  readonly wagePerHour?: Readonly<Record<string, number>>;
  readonly seatHourPrice?: Readonly<Record<string, number>>;
  readonly standByFee?: Readonly<Record<string, number>>;
}

/** The basis with other prices in its lines. */
export function withPrices(basis: EconomicsBasis, change: PriceChange): EconomicsBasis {
  const priceOf = ({ kind, subject }: Pick<LedgerLine, "kind" | "subject">): number | undefined => {
    if (kind === "wages" || kind === "overtime-premium") return change.wagePerHour?.[subject];
    if (kind === "partner-work") return change.seatHourPrice?.[subject];
    return kind === "stand-by" ? change.standByFee?.[subject] : undefined;
  };
  // A premium follows the wage it is paid on: the team's contracted hours say what that is.
  const before = averagePrices(basis.lines);
  const dearer = (line: Pick<LedgerLine, "kind" | "subject" | "answer">): number | null => {
    const price = priceOf(line);
    const known = before.get(keyOf({ ...line, answer: "cover" })) ?? before.get(keyOf(line)) ?? 0;
    return price === undefined || price === known || known === 0 ? null : price / known;
  };
  const lines = basis.lines.map((line) => {
    const price = priceOf(line);
    const factor = dearer(line);
    if (price === undefined || (factor === null && line.amount !== 0)) return line;
    const amount = roundMoney(factor === null ? line.units * price : line.amount * factor);
    return { ...line, amount, price: line.units === 0 ? 0 : amount / line.units };
  });
  return {
    ...basis,
    lines,
    customerValue: change.customerValue === undefined ? basis.customerValue : change.customerValue,
    queues: basis.queues.map((queue) => ({
      ...queue,
      preSale: change.preSale?.[queue.queue] === undefined ? queue.preSale : (change.preSale[queue.queue] ?? null),
      penaltyPerLate: change.penaltyPerLate?.[queue.queue] ?? queue.penaltyPerLate,
    })),
    budget:
      basis.budget === null
        ? null
        : {
            ...basis.budget,
            bought: basis.budget.bought.map(({ kind, subject, amounts }) => {
              const factor = dearer({ kind, subject, answer: "budget" }) ?? 1;
              return { kind, subject, amounts: factor === 1 ? amounts : amounts.map((amount) => amount * factor) };
            }),
          },
    frontier: basis.frontier.map((point) => ({
      ...point,
      partners: point.partners.map((partner) => {
        const price = change.seatHourPrice?.[partner.agreement];
        const known = partner.hours > 0 ? partner.amount / partner.hours : 0;
        return price === undefined || known === 0
          ? partner
          : { ...partner, amount: roundMoney((partner.amount * price) / known) };
      }),
    })),
  };
}

function keyOf({ kind, subject, answer }: Pick<LedgerLine, "kind" | "subject" | "answer">): string {
  return [kind === "overtime-premium" ? "wages" : kind, subject, answer].join(" ");
}

/** Mean price of an hour by kind, subject and answer; premiums are not hours of their own. */
function averagePrices(lines: readonly LedgerLine[]): Map<string, number> {
  const sums = new Map<string, { units: number; amount: number }>();
  for (const line of lines) {
    if (line.kind === "overtime-premium") continue;
    const known = sums.get(keyOf(line)) ?? { units: 0, amount: 0 };
    sums.set(keyOf(line), { units: known.units + line.units, amount: known.amount + line.amount });
  }
  return new Map([...sums].flatMap(([key, { units, amount }]) => (units > 0 ? [[key, amount / units]] : [])));
}

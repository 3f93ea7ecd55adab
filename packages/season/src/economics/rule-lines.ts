import type { Agreement, Plan, SeatStretch } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import { seatBlockCost } from "../agreements/seat-cost.ts";
import { type LedgerEntry, monthOf } from "./ledger-lines.ts";

/**
 * What the plan's decisions pay in place of its blocks: firm orders, fees of what is reserved, what is confirmed weighed by its chance, and
 * people hired. Another answer to the same question, kept apart from the blocks.
 */
export function ruleLines({ shop, decisions }: Pick<Plan, "shop" | "decisions">): LedgerEntry[] {
  if (decisions === null) return [];
  const bought = decisions.periods.flatMap(({ agreement: id, ordered, reserved, steps }) => {
    const agreement = shop.agreements.find((candidate) => candidate.id === id);
    if (agreement === undefined) return [];
    const confirmed = steps.flatMap(({ chance, confirmed: stretches }) =>
      stretches.map((stretch) => workLine({ shop }, agreement, stretch, chance)),
    );
    return [
      ...ordered.map((stretch) => workLine({ shop }, agreement, stretch, 1)),
      ...reserved.map((stretch) => feeLine(agreement, stretch)),
      ...confirmed,
    ];
  });
  const hired = decisions.hires.map(({ team, people, cost, trainingFrom }): LedgerEntry => ({
    ...{ month: monthOf(trainingFrom), kind: "hiring", subject: team, answer: "rule", isFixed: false },
    ...{ units: people, amount: roundMoney(cost) },
  }));
  return [...bought, ...hired];
}

function workLine(
  { shop }: Pick<Plan, "shop">,
  agreement: Agreement,
  stretch: SeatStretch,
  chance: number,
): LedgerEntry {
  const hours = hoursOf(stretch);
  const cost = seatBlockCost({ shop }, agreement, agreement.serves[0] ?? "", hours) * stretch.seats;
  return {
    ...{ month: monthOf(stretch.start), kind: "partner-work", subject: agreement.id, answer: "rule", isFixed: false },
    ...{ units: hours * stretch.seats * chance, amount: roundMoney(cost * chance) },
  };
}

function feeLine({ id, standBy }: Agreement, stretch: SeatStretch): LedgerEntry {
  const units = hoursOf(stretch) * stretch.seats;
  return {
    ...{ month: monthOf(stretch.start), kind: "stand-by", subject: id, answer: "rule", isFixed: false },
    ...{ units, amount: roundMoney(units * (standBy?.feePerSeatHour ?? 0)) },
  };
}

function hoursOf({ start, end }: SeatStretch): number {
  return (Date.parse(end) - Date.parse(start)) / 3_600_000;
}

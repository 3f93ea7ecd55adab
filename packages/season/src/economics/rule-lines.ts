import type { Agreement, DecisionPeriod, ForecastLock, Plan, PlanDecisions, SeatStretch } from "@springtide/contracts";
import { roundMoney, shareOut } from "@springtide/planning";
import { seatBlockCost } from "../agreements/seat-cost.ts";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import { billedUnits } from "../agreements/billed-units.ts";
import { type LedgerEntry, monthOf } from "./ledger-lines.ts";
import { billedPeriods } from "./partner-lines.ts";

/** What is bought by rule, and where. */
interface RuledSeason extends Pick<Plan, "shop" | "grid"> {
  readonly decisions: RuledDecisions | null;
}

/** Of decisions, all that is paid for. */
interface RuledDecisions extends Pick<PlanDecisions, "hires" | "extraHours" | "locks"> {
  readonly periods: readonly PaidPeriod[];
}

type PaidPeriod = Pick<
  DecisionPeriod,
  "agreement" | "committed" | "dueNow" | "ordered" | "reserved" | "steps" | "expected"
>;

/**
 * What the plan's decisions pay in place of its blocks: firm orders, fees of what is reserved, what is confirmed weighed by its chance, all of a
 * period together to the cent what the decision expects of it; extra hours; people hired; and what is committed and not used, reckoned at the
 * hours expected. Seats that do not come are not paid for. Another answer to the same question, kept apart from the blocks.
 */
export function ruleLines({ shop, decisions, grid }: RuledSeason): LedgerEntry[] {
  if (decisions === null) return [];
  const bought = decisions.periods.flatMap((period) => {
    const agreement = shop.agreements.find(({ id }) => id === period.agreement);
    return agreement === undefined ? [] : paidStretches({ shop }, agreement, period);
  });
  const partners = bought.map(({ start, kind, agreement, isFixed, units, amount }): LedgerEntry => ({
    ...{ month: monthOf(start), kind, subject: agreement, answer: "rule", isFixed, units, amount },
  }));
  const extra = decisions.extraHours.map(({ team, firstDay, hours, cost }): LedgerEntry => ({
    ...{ month: monthOf(firstDay), kind: "extra-hours", subject: team, answer: "rule", isFixed: false },
    ...{ units: hours, amount: roundMoney(cost) },
  }));
  const hired = decisions.hires.map(({ team, people, cost, trainingFrom }): LedgerEntry => ({
    ...{ month: monthOf(trainingFrom), kind: "hiring", subject: team, answer: "rule", isFixed: false },
    ...{ units: people, amount: roundMoney(cost) },
  }));
  return [...partners, ...commitments(shop, bought, decisions.locks ?? [], grid), ...extra, ...hired];
}

/** What is expected to be paid for one stretch. */
interface PaidStretch {
  readonly agreement: string;
  readonly start: string;
  readonly kind: "partner-work" | "stand-by";
  /** Agreed on before the plan: paid whatever is decided now. */
  readonly isFixed: boolean;
  readonly units: number;
  readonly amount: number;
}

function paidStretches(
  { shop }: Pick<Plan, "shop">,
  agreement: Agreement,
  { committed, dueNow, ordered, reserved, steps, expected }: PaidPeriod,
): PaidStretch[] {
  const work = (stretch: SeatStretch, chance: number, isFixed = false): PaidStretch => {
    const hours = hoursOf(stretch);
    const units = hours * stretch.seats * chance;
    const cost = seatBlockCost({ shop }, agreement, agreement.serves[0] ?? "", hours);
    return {
      agreement: agreement.id,
      start: stretch.start,
      kind: "partner-work",
      isFixed,
      units,
      amount: cost * stretch.seats * chance,
    };
  };
  const fee = (stretch: SeatStretch, isFixed: boolean): PaidStretch => {
    const units = hoursOf(stretch) * stretch.seats;
    const amount = units * (agreement.standBy?.feePerSeatHour ?? 0);
    return { agreement: agreement.id, start: stretch.start, kind: "stand-by", isFixed, units, amount };
  };
  const fees = [
    ...(committed?.feesOn ?? []).map((stretch) => fee(stretch, true)),
    ...reserved.map((stretch) => fee(stretch, false)),
  ];
  const asked = [
    ...[...(committed?.ordered ?? []), ...(committed?.confirmed ?? [])].map((stretch) => work(stretch, 1, true)),
    ...(dueNow?.confirm ?? []).map((stretch) => work(stretch, 1)),
    ...ordered.map((stretch) => work(stretch, 1)),
    ...steps.flatMap(({ chance, confirmed }) => confirmed.map((stretch) => work(stretch, chance))),
  ];
  // What does not come is not paid for: the decision knows how much that is by notice and trigger.
  const coming = Math.max(0, expected.ledger - sumOf(fees)) / Math.max(sumOf(asked), Number.MIN_VALUE);
  const parts = [
    ...fees,
    ...asked.map(({ units, amount, ...of }) => ({ ...of, units: units * coming, amount: amount * coming })),
  ];
  const amounts = shareOut(
    expected.ledger,
    parts.map(({ amount }) => amount),
  );
  return parts.map((part, i) => ({ ...part, amount: amounts[i] ?? 0 }));
}

/**
 * Billed though the rules are expected to use less, by the periods of each tariff; where a forecast is locked, as the possible seasons expect of the
 * least that it bills.
 */
function commitments(
  shop: Plan["shop"],
  bought: readonly PaidStretch[],
  locks: readonly ForecastLock[],
  grid: Plan["grid"],
): LedgerEntry[] {
  return shop.agreements.flatMap((agreement) => {
    const { leastUnits, tiers } = tariffOf(agreement);
    if (leastUnits === 0 && agreement.forecastLock === null) return [];
    const price = tiers[0]?.price ?? 0;
    const unitsAnHour = billedUnits(shop, agreement, { hours: 1, queue: agreement.serves[0] ?? "" });
    return billedPeriods(agreement, grid).map(({ month, share, days }): LedgerEntry => {
      const line = { month, kind: "commitment", subject: agreement.id, answer: "rule", isFixed: true } as const;
      const lock = locks.find((one) => one.agreement === agreement.id && days.has(one.firstDay));
      if (lock !== undefined) return { ...line, units: lock.shortUnits, amount: lock.shortCost };
      const hours = bought
        .filter(
          (one) => one.kind === "partner-work" && one.agreement === agreement.id && days.has(one.start.slice(0, 10)),
        )
        .reduce((sum, { units }) => sum + units, 0);
      const short = Math.max(0, leastUnits * share - hours * unitsAnHour);
      return { ...line, units: short, amount: roundMoney(short * price) };
    });
  });
}

function hoursOf({ start, end }: SeatStretch): number {
  return (Date.parse(end) - Date.parse(start)) / 3_600_000;
}

function sumOf(stretches: readonly PaidStretch[]): number {
  return stretches.reduce((sum, { amount }) => sum + amount, 0);
}

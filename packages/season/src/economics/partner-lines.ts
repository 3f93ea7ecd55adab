import { civilDay, isoDay } from "@springtide/calendar";
import { type Agreement, noticeDaysOf, type OverflowBlock, type Plan, type Shop } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning/terms";
import { billedUnits } from "../agreements/billed-units.ts";
import { billingPeriod } from "../agreements/billing-period.ts";
import { fillShare } from "../agreements/fill-share.ts";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import { type LedgerEntry, monthOf } from "./ledger-lines.ts";

/**
 * What partners are paid for a plan's blocks: each block at its own price, prices by quantity included, to the cent what the plan says; and
 * commitments, which are billed though nothing is used. Work within a commitment, or agreed on before the plan, is paid whatever is decided now, and so is fixed. A period
 * of the tariff of which the plan sees a part commits to that part of its units; its commitment stands in the month of its first day
 * planned. Bonus and malus by service are not in it.
 */
export function partnerLines({ shop, blocks, grid }: Pick<Plan, "shop" | "blocks" | "grid">): LedgerEntry[] {
  return shop.agreements.flatMap((agreement) => {
    const own = blocks.filter((block) => block.agreement === agreement.id);
    return billedPeriods(agreement, grid).flatMap((period) =>
      periodLines(
        shop,
        agreement,
        period,
        own.filter(({ start }) => period.days.has(start.slice(0, 10))),
      ),
    );
  });
}

/** The days of a plan that one bill is for. */
export interface BilledPeriod {
  readonly days: ReadonlySet<string>;
  readonly month: string;
  /** Share of the whole period that is planned. */
  readonly share: number;
}

function periodLines(
  shop: Shop,
  agreement: Agreement,
  { month, share }: BilledPeriod,
  blocks: readonly OverflowBlock[],
): LedgerEntry[] {
  const tariff = tariffOf(agreement);
  const committed = tariff.leastUnits * share;
  const units = unitsBilled(shop, agreement, blocks);
  const fixedPart = units > 0 ? Math.min(1, committed / units) : 0;
  const work = blocks.flatMap(({ start, hours, cost, isAgreed }): LedgerEntry[] => {
    const part = isAgreed === true ? 1 : fixedPart;
    const fixed = roundMoney(cost * part);
    const line = { month: monthOf(start), kind: "partner-work", subject: agreement.id, answer: "cover" } as const;
    return [
      { ...line, units: hours * part, amount: fixed, isFixed: true },
      { ...line, units: hours * (1 - part), amount: roundMoney(cost - fixed), isFixed: false },
    ];
  });
  const short = Math.max(0, committed - units);
  return [
    ...work,
    {
      ...{ month, kind: "commitment", subject: agreement.id, isFixed: true, answer: "cover" },
      ...{ units: short, amount: roundMoney(short * (tariff.tiers[0]?.price ?? 0)) },
    },
  ];
}

/** Units that blocks were priced by; where prices go by quantity, those of the seats that come at the notice of a firm order, of triggers nothing known. */
function unitsBilled(shop: Shop, agreement: Agreement, blocks: readonly OverflowBlock[]): number {
  const [first, ...more] = tariffOf(agreement).tiers;
  if (first !== undefined && more.length === 0 && first.price > 0)
    return blocks.reduce((sum, { cost }) => sum + cost, 0) / first.price;
  const queue = agreement.serves[0] ?? "";
  const coming = fillShare(agreement, noticeDaysOf(agreement.orderNotice));
  return blocks.reduce(
    (sum, { hours, seats }) => sum + coming * seats * billedUnits(shop, agreement, { hours: hours / seats, queue }),
    0,
  );
}

/** The periods of a tariff that lie in a plan, on days on which the agreement holds. */
export function billedPeriods(
  { tariff: { period }, fromDay, untilDay }: Agreement,
  grid: Pick<Plan["grid"], "firstDay" | "days">,
): BilledPeriod[] {
  const days = new Map<string, string[]>();
  for (let i = 0; i < grid.days; i += 1) {
    const day = civilDay(grid.firstDay) + i;
    const iso = isoDay(day);
    if ((fromDay !== null && iso < fromDay) || (untilDay !== null && iso > untilDay)) continue;
    const key = billingPeriod(day, period);
    days.set(key, [...(days.get(key) ?? []), iso]);
  }
  return [...days.values()].map((planned) => {
    const month = monthOf(planned[0] ?? grid.firstDay);
    const whole = { season: planned.length, month: daysOfMonth(month), week: 7 }[period];
    return { days: new Set(planned), month, share: Math.min(1, planned.length / whole) };
  });
}

/** @param month such as 2026-03 */
export function daysOfMonth(month: string): number {
  const first = civilDay(`${month}-01`);
  return [31, 30, 29, 28].find((days) => monthOf(isoDay(first + days - 1)) === month) ?? 31;
}

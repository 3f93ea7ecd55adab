import type { LedgerLine, Plan, Shop } from "@springtide/contracts";
import { roundMoney, totalOfLines } from "@springtide/planning";

/** A line before lines alike are put together. */
export type LedgerEntry = Omit<LedgerLine, "price">;

/**
 * Lines of one month, kind, subject, answer and fixedness put together, in order of time; amounts are sums of whole cents, so that nothing
 * is rounded twice. Lines without amount and units are left out.
 */
export function ledgerLines(entries: readonly LedgerEntry[]): LedgerLine[] {
  const together = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const key = [entry.month, entry.answer, entry.kind, entry.subject, entry.isFixed].join(" ");
    together.set(key, [...(together.get(key) ?? []), entry]);
  }
  return [...together.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, alike]) => {
      const [first] = alike;
      const units = alike.reduce((sum, entry) => sum + entry.units, 0);
      const amount = totalOfLines(alike.map((entry) => entry.amount));
      if (first === undefined || (amount === 0 && units === 0)) return [];
      return [{ ...first, units: rounded(units), amount, price: priceOf(amount, units, alike.length) }];
    });
}

const CENT = 0.01;

/**
 * The price of a unit in as few decimals as the amount allows, four at most: each entry is off by up to a cent, by chance to either side, so
 * that a price of 24 may come out as 23.9975 over few units.
 */
function priceOf(amount: number, units: number, entries: number): number {
  if (units === 0) return 0;
  const exact = amount / units;
  const short = [0, 1, 2, 3]
    .map((decimals) => Number(exact.toFixed(decimals)))
    .find((price) => Math.abs(price * units - amount) <= CENT * Math.sqrt(entries) + 1e-9);
  return short ?? rounded(exact);
}

/** Wages of the weekly rosters of heads: rostered already, and paid whatever is decided now. */
export function weeklyWages(shifts: Plan["shifts"]): LedgerEntry[] {
  return shifts.map(({ team, start, hours, cost }) => ({
    month: monthOf(start),
    kind: "wages",
    subject: team,
    units: hours,
    amount: cost,
    isFixed: true,
    answer: "cover",
  }));
}

/** Hours and money of levers that are in use already, by month: `monthShares` says which part of each month the plan sees. */
export function leversInUse(
  { deflection }: Shop,
  monthShares: ReadonlyMap<string, number>,
  resolvedByMonth: (lever: Shop["deflection"][number], month: string) => number,
): LedgerEntry[] {
  return deflection
    .filter(({ isActive }) => isActive)
    .flatMap((lever) =>
      [...monthShares].map(([month, share]): LedgerEntry => ({
        month,
        kind: "deflection",
        subject: lever.id,
        units: share,
        amount: roundMoney(share * lever.costAMonth + resolvedByMonth(lever, month) * lever.costPerResolution),
        isFixed: true,
        answer: "cover",
      })),
    );
}

/** The local month in which something begins. */
export function monthOf(instantOrDay: string): string {
  return instantOrDay.slice(0, 7);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

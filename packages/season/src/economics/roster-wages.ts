import type { Plan, PlanRoster, Shop } from "@springtide/contracts";
import { roundMoney, shareOut } from "@springtide/planning";
import { type LedgerEntry, monthOf } from "./ledger-lines.ts";

/**
 * Wages of people rostered by name, to the cent what the roster says of each: contracted hours, which are paid whatever is decided now;
 * hours of overtime at the same wage and their premium, which are not. Shared out over the months by the hours paid of the person's shifts;
 * whoever works no shift is paid in the roster's first month.
 */
export function rosterWages({ shop, roster }: Pick<Plan, "shop" | "roster">): LedgerEntry[] {
  return roster === null ? [] : roster.people.flatMap((line) => wagesOf(shop, roster, line));
}

function wagesOf(shop: Shop, roster: PlanRoster, line: PlanRoster["people"][number]): LedgerEntry[] {
  const wage = shop.teams.find(({ id }) => id === line.team)?.people.find(({ id }) => id === line.person)?.costPerHour;
  const contract = shop.contracts.find(({ id }) => id === line.contract);
  const premium = Math.min(line.cost, roundMoney(line.overtimeHours * (wage ?? 0) * (contract?.overtimePremium ?? 0)));
  const overtime = Math.min(line.cost - premium, roundMoney(line.overtimeHours * (wage ?? 0)));
  const months = monthsOf(roster, line);
  const spread = (amount: number, units: number, of: Pick<LedgerEntry, "kind" | "isFixed">): LedgerEntry[] => {
    const parts = shareOut(amount, [...months.values()]);
    const hours = [...months.values()].reduce((sum, each) => sum + each, 0);
    return [...months].map(([month, weight], i) => ({
      ...of,
      month,
      subject: line.team,
      units: hours > 0 ? (units * weight) / hours : i === 0 ? units : 0,
      amount: parts[i] ?? 0,
      answer: "cover",
    }));
  };
  const contracted = roundMoney(line.cost - premium - overtime);
  return [
    ...spread(contracted, line.paidHours - line.overtimeHours, { kind: "wages", isFixed: true }),
    ...spread(overtime, line.overtimeHours, { kind: "wages", isFixed: false }),
    ...spread(premium, line.overtimeHours, { kind: "overtime-premium", isFixed: false }),
  ].filter(({ amount, units }) => amount !== 0 || units !== 0);
}

/** Hours paid for a person's shifts, by month. */
function monthsOf(roster: PlanRoster, { person }: PlanRoster["people"][number]): Map<string, number> {
  const months = new Map<string, number>();
  for (const shift of roster.shifts)
    if (shift.person === person)
      months.set(monthOf(shift.start), (months.get(monthOf(shift.start)) ?? 0) + shift.paidHours);
  return months.size > 0 ? months : new Map([[monthOf(roster.firstDay), 0]]);
}

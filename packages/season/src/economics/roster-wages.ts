import { civilDay, isoDay } from "@springtide/calendar";
import type { Plan, PlanRoster, Shop } from "@springtide/contracts";
import { shareOut } from "@springtide/planning";
import { contractOf } from "../roster/people-at-site.ts";
import { paidWeeks } from "../roster/person-lines.ts";
import type { WeekPay } from "../roster/week-pay.ts";
import { type LedgerEntry, monthOf } from "./ledger-lines.ts";

/**
 * Wages of people rostered by name, to the cent what the roster says of each: contracted hours, which are paid whatever is decided now;
 * hours of overtime at the wage of their week and their premium, which are not. Each week is shared out over the months by the hours paid of
 * its shifts; a week without a shift is paid in the month of its Monday.
 */
export function rosterWages({ shop, roster }: Pick<Plan, "shop" | "roster">): LedgerEntry[] {
  return roster === null ? [] : roster.people.flatMap((line) => wagesOf(shop, roster, line));
}

function wagesOf(shop: Shop, roster: PlanRoster, line: PlanRoster["people"][number]): LedgerEntry[] {
  const parts = partsOf(shop, roster, line);
  const amounts = shareOut(
    line.cost,
    parts.map(({ amount }) => amount),
  );
  return parts
    .map((part, i) => ({ ...part, amount: amounts[i] ?? 0 }))
    .filter(({ amount, units }) => amount !== 0 || units !== 0);
}

function partsOf(shop: Shop, roster: PlanRoster, line: PlanRoster["people"][number]): LedgerEntry[] {
  const team = shop.teams.find(({ id }) => id === line.team);
  const person = team?.people.find(({ id, contract }) => id === line.person && contract === line.contract);
  if (team === undefined || person === undefined)
    throw new Error(`${line.person} of ${line.team} is rostered and not in the shop`);
  const { overtimePremium } = contractOf(shop, person);
  const stretch = { firstDay: civilDay(roster.firstDay), days: roster.days };
  return paidWeeks(shop, team, person, { stretch, shifts: roster.shifts }).flatMap((week) => {
    const { overtimeHours, paidHours, costPerHour } = week;
    const contracted = paidHours - overtimeHours;
    return [...monthShares(week)].flatMap(([month, share]): LedgerEntry[] => {
      const of = { month, subject: line.team, answer: "cover" } as const;
      const units = overtimeHours * share;
      const amount = units * costPerHour;
      return [
        { ...of, kind: "wages", isFixed: true, units: contracted * share, amount: contracted * share * costPerHour },
        { ...of, kind: "wages", isFixed: false, units, amount },
        { ...of, kind: "overtime-premium", isFixed: false, units, amount: amount * overtimePremium },
      ];
    });
  });
}

/** Which part of a week each month pays. */
function monthShares({ monday, shifts }: WeekPay): Map<string, number> {
  const total = shifts.reduce((sum, { paidHours }) => sum + paidHours, 0);
  const shares = new Map<string, number>();
  for (const { start, paidHours } of shifts)
    shares.set(monthOf(start), (shares.get(monthOf(start)) ?? 0) + paidHours / total);
  return shares.size > 0 ? shares : new Map([[monthOf(isoDay(monday)), 1]]);
}

import { civilDay, isoDay } from "@springtide/calendar";
import type { Plan, PlanRoster, Shop } from "@springtide/contracts";
import { shareOut } from "@springtide/planning";
import type { HolidaySets } from "../places.ts";
import { contractOf } from "../roster/people-at-site.ts";
import { paidWeeks } from "../roster/person-lines.ts";
import type { WeekPay } from "../roster/week-pay.ts";
import { type LedgerEntry, monthOf } from "./ledger-lines.ts";

/**
 * Wages of people rostered by name, to the cent what the roster says of each: contracted hours, which are paid whatever is decided now;
 * hours of overtime at the wage of their week and their premium, which are not. Premiums by the clock are in the wages of the
 * month in which their shift begins, in proportion to both. Each week is shared out over the months by the hours paid of
 * its shifts; a week without a shift is paid in the month of its Monday.
 */
export function rosterWages({ shop, roster }: Pick<Plan, "shop" | "roster">, holidays: HolidaySets): LedgerEntry[] {
  return roster === null ? [] : roster.people.flatMap((line) => wagesOf(shop, roster, line, holidays));
}

type PersonLine = PlanRoster["people"][number];

function wagesOf(shop: Shop, roster: PlanRoster, line: PersonLine, holidays: HolidaySets): LedgerEntry[] {
  const parts = partsOf(shop, roster, line, holidays);
  const amounts = shareOut(
    line.cost,
    parts.map(({ amount }) => amount),
  );
  return parts
    .map((part, i) => ({ ...part, amount: amounts[i] ?? 0 }))
    .filter(({ amount, units }) => amount !== 0 || units !== 0);
}

function partsOf(shop: Shop, roster: PlanRoster, line: PersonLine, holidays: HolidaySets): LedgerEntry[] {
  const team = shop.teams.find(({ id }) => id === line.team);
  const person = team?.people.find(({ id, contract }) => id === line.person && contract === line.contract);
  if (team === undefined || person === undefined)
    throw new Error(`${line.person} of ${line.team} is rostered and not in the shop`);
  const { overtimePremium } = contractOf(shop, person);
  const stretch = { firstDay: civilDay(roster.firstDay), days: roster.days };
  return paidWeeks(shop, team, person, { stretch, shifts: roster.shifts, holidays }).flatMap((week) => {
    const { overtimeHours, paidHours, costPerHour } = week;
    const contracted = paidHours - overtimeHours;
    const byMonth = premiumsByMonth(week);
    return [...monthShares(week)].flatMap(([month, share]): LedgerEntry[] => {
      const of = { month, subject: line.team, answer: "cover" } as const;
      const units = overtimeHours * share;
      const amount = units * costPerHour;
      const hours = contracted * share;
      const premium = byMonth.get(month) ?? 0;
      const beyond = paidHours > 0 ? premium * (overtimeHours / paidHours) : 0;
      return [
        { ...of, kind: "wages", isFixed: true, units: hours, amount: hours * costPerHour + premium - beyond },
        { ...of, kind: "wages", isFixed: false, units, amount: amount + beyond },
        { ...of, kind: "overtime-premium", isFixed: false, units, amount: amount * overtimePremium },
      ];
    });
  });
}

function premiumsByMonth({ shifts, premiums }: WeekPay): Map<string, number> {
  const sums = new Map<string, number>();
  shifts.forEach(({ start }, i) => sums.set(monthOf(start), (sums.get(monthOf(start)) ?? 0) + (premiums[i] ?? 0)));
  return sums;
}

/** Which part of a week each month pays. */
function monthShares({ monday, shifts }: WeekPay): Map<string, number> {
  const total = shifts.reduce((sum, { paidHours }) => sum + paidHours, 0);
  const shares = new Map<string, number>();
  for (const { start, paidHours } of shifts)
    shares.set(monthOf(start), (shares.get(monthOf(start)) ?? 0) + paidHours / total);
  return shares.size > 0 ? shares : new Map([[monthOf(isoDay(monday)), 1]]);
}

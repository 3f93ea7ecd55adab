import { type CivilDay, civilDay, instantOnClock, timeZone, type TimeZone, weekday } from "@springtide/calendar";
import type { Person, PlannedShift, PlanRoster, Shop, Team, WorkContract } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning/terms";
import { holidaysAt, type HolidaySets } from "../places.ts";
import { contractOf } from "./people-at-site.ts";
import type { DayStretch } from "./roster-span.ts";
import { type WeekPay, weekPay } from "./week-pay.ts";

const WEEK = 7;

type PersonLine = PlanRoster["people"][number];

/**
 * What each person works, is paid and costs over the weeks rostered, one line a person, team and contract. Every week the contract pays
 * its least hours or what was worked where that is more, the premium of what is beyond its hours and those by the clock; weeks in which the person
 * is not employed pay nothing. A line is rounded to cents once.
 */
export function personLines(
  shop: Shop,
  stretch: DayStretch,
  shifts: readonly PlannedShift[],
  holidays: HolidaySets,
): PersonLine[] {
  return shop.teams.flatMap((team) => {
    const zone = zoneOfTeam(shop, team.site);
    return team.people.flatMap((person) => {
      const weeks = paidWeeks(shop, team, person, { stretch, shifts, holidays });
      if (weeks.length === 0) return [];
      const mine = weeks.flatMap((week) => week.shifts);
      return [
        {
          person: person.id,
          name: person.name,
          team: team.id,
          contract: person.contract,
          ...paidOf(contractOf(shop, person), weeks),
          unpopularHours: mine.reduce((sum, shift) => sum + unpopularHours(shop, shift, zone), 0),
          ...wishesOf(person, stretch, mine, zone),
        },
      ];
    });
  });
}

/** The weeks of a roster in which a person of a team is employed, and what each pays. */
export function paidWeeks(
  shop: Shop,
  team: Team,
  person: Person,
  {
    stretch,
    shifts,
    holidays,
  }: { readonly stretch: DayStretch; readonly shifts: readonly PlannedShift[]; readonly holidays: HolidaySets },
): WeekPay[] {
  const site = { zone: zoneOfTeam(shop, team.site), holidays: holidaysAt(holidays, team.site) };
  const mine = shifts.filter((shift) => shift.person === person.id && shift.team === team.id);
  const contract = contractOf(shop, person);
  return weeksEmployed(person, stretch).map((monday) =>
    weekPay(person, contract, { monday, shifts: mine, premiums: team.premiums, site }),
  );
}

type Paid = Pick<PersonLine, "hours" | "paidHours" | "overtimeHours" | "cost">;

function paidOf(contract: WorkContract, weeks: readonly WeekPay[]): Paid {
  let [hours, paidHours, overtimeHours, cost] = [0, 0, 0, 0];
  for (const week of weeks) {
    hours += week.hours;
    paidHours += week.paidHours;
    overtimeHours += week.overtimeHours;
    cost += week.costPerHour * (week.paidHours + contract.overtimePremium * week.overtimeHours);
    cost += week.premiums.reduce((sum, premium) => sum + premium, 0);
  }
  return { hours, paidHours, overtimeHours, cost: roundMoney(cost) };
}

function wishesOf(
  { wishes }: Person,
  { firstDay, days }: DayStretch,
  shifts: readonly PlannedShift[],
  zone: TimeZone,
): Pick<PersonLine, "wishes" | "wishesKept"> {
  const inside = wishes.filter(({ day }) => civilDay(day) >= firstDay && civilDay(day) < firstDay + days);
  const kept = inside.filter(({ day, window, want }) => {
    const fromMs = instantOnClock(zone, civilDay(day), window?.fromMinute ?? 0);
    const toMs = instantOnClock(zone, civilDay(day), window?.toMinute ?? 1440);
    const works = shifts.some(({ start, end }) => Date.parse(start) < toMs && Date.parse(end) > fromMs);
    return works === (want === "work");
  });
  return { wishes: inside.length, wishesKept: kept.length };
}

/** Hours of a shift, breaks included, that lie in windows people like least. */
function unpopularHours({ plan }: Shop, { start, end }: PlannedShift, zone: TimeZone): number {
  const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
  let hours = 0;
  for (let day = zone.dayAt(startMs); day <= zone.dayAt(endMs - 1); day += 1)
    for (const { fromMinute, toMinute } of plan.roster.unpopular[weekday(day) - 1] ?? []) {
      const fromMs = Math.max(startMs, instantOnClock(zone, day, fromMinute));
      const toMs = Math.min(endMs, instantOnClock(zone, day, toMinute));
      hours += Math.max(0, toMs - fromMs) / 3_600_000;
    }
  return hours;
}

function weeksEmployed({ fromDay, untilDay }: Person, { firstDay, days }: DayStretch): CivilDay[] {
  return Array.from({ length: days / WEEK }, (_, week) => firstDay + WEEK * week).filter(
    (monday) =>
      (fromDay === null || civilDay(fromDay) < monday + WEEK) && (untilDay === null || civilDay(untilDay) >= monday),
  );
}

function zoneOfTeam({ sites, zone }: Shop, site: string): TimeZone {
  return timeZone(sites.find(({ id }) => id === site)?.zone ?? zone);
}

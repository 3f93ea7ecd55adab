import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import type { PayrollHours, Person, Plan, Team } from "@springtide/contracts";
import { holidaySets, holidaysAt } from "../places.ts";
import { contractOf } from "./people-at-site.ts";
import { paidWeeks } from "./person-lines.ts";
import { premiumHoursOfShift } from "./premium-hours.ts";
import type { WeekPay } from "./week-pay.ts";

type Rostered = Pick<Plan, "shop" | "holidays" | "roster">;

/** Less is the rounding of sums of hours. */
const NO_TIME = 1e-9;

/**
 * What payroll needs of a plan's roster: paid hours by person, week and reason, premiums of one name added up. An hour that lies in several
 * premiums stands under each; one that the clock repeats counts twice, one that it skips not at all. Nobody is named. Empty without a roster.
 */
export function payrollHours(plan: Rostered): PayrollHours[] {
  return plan.shop.teams.flatMap((team) => team.people.flatMap((person) => hoursOfPerson(plan, team, person)));
}

function hoursOfPerson({ shop, holidays, roster }: Rostered, team: Team, person: Person): PayrollHours[] {
  if (roster === null) return [];
  const sets = holidaySets(holidays);
  const contract = contractOf(shop, person);
  const stretch = { firstDay: civilDay(roster.firstDay), days: roster.days };
  const zone = timeZone(shop.sites.find(({ id }) => id === team.site)?.zone ?? shop.zone);
  const site = { zone, holidays: holidaysAt(sets, team.site) };
  const weeks = paidWeeks(shop, team, person, { stretch, shifts: roster.shifts, holidays: sets });
  return weeks.flatMap((week) => {
    const common = {
      person: person.id,
      team: team.id,
      contract: contract.id,
      monday: isoDay(week.monday),
      premium: null,
    };
    const worked = week.shifts.reduce((sum, shift) => sum + shift.paidHours, 0);
    const lines: PayrollHours[] = [
      { ...common, kind: "worked", share: 1, hours: worked },
      { ...common, kind: "topped-up", share: 1, hours: week.paidHours - worked },
      { ...common, kind: "overtime", share: contract.overtimePremium, hours: week.overtimeHours },
      ...premiumLines(team, week, site).map((line) => ({ ...common, ...line })),
    ];
    return lines.filter(({ hours }) => hours > NO_TIME);
  });
}

function premiumLines(
  { premiums }: Team,
  { shifts }: WeekPay,
  site: Parameters<typeof premiumHoursOfShift>[2],
): Pick<PayrollHours, "kind" | "premium" | "share" | "hours">[] {
  return premiums.map((premium) => ({
    kind: "premium",
    premium: premium.name,
    share: premium.share,
    // Hours at a share of 1 are the hours themselves.
    hours: shifts.reduce((sum, shift) => sum + premiumHoursOfShift([{ ...premium, share: 1 }], shift, site), 0),
  }));
}

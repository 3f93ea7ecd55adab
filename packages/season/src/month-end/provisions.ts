import { type CivilDay, civilDay, isoDay, timeZone } from "@springtide/calendar";
import { costPerHourOn, type FinanceSettings, type Plan, type ProvisionLine, type Team } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning/terms";
import { holidaySets } from "../places.ts";
import { contractOf } from "../roster/people-at-site.ts";
import { paidWeeks } from "../roster/person-lines.ts";
import { bookedAt } from "./books-of-shop.ts";
import type { DayRange } from "./fiscal-period.ts";

type Rostered = Pick<Plan, "shop" | "grid" | "roster" | "holidays" | "decisions">;
type Figures = Pick<ProvisionLine, "kind" | "people" | "hours" | "amount" | "basisWords" | "reversesOn">;

const NO_TIME = 1e-6;

/**
 * Hours that people are owed at the end of a period by a plan: overtime worked in it, which is paid with a later payroll, at wage and premium; and
 * what stands in the working-time accounts of teams, at the wage of the last day: the balance that the plan began with and the extra hours put
 * into them since, as far as they have room.
 */
export function provisionsOf(
  plan: Rostered,
  of: { readonly days: DayRange; readonly reversesOn: CivilDay; readonly settings: FinanceSettings },
): ProvisionLine[] {
  const { shop } = plan;
  return shop.teams.flatMap((team) => {
    const place = bookedAt(of.settings, { kind: "team", shop: shop.id, id: team.id }, null);
    return [...overtime(plan, team, of), ...account(plan, team, of.days)].map((figures): ProvisionLine => ({
      ...{ shop: shop.id, team: team.id, ...place, currency: shop.currency },
      ...figures,
      hours: Math.round(figures.hours * 100) / 100,
      pricePerHour: figures.hours === 0 ? 0 : Math.round((figures.amount / figures.hours) * 10_000) / 10_000,
    }));
  });
}

function overtime(
  { shop, roster, holidays }: Rostered,
  team: Team,
  { days, reversesOn }: { readonly days: DayRange; readonly reversesOn: CivilDay },
): Figures[] {
  if (roster === null) return [];
  const zone = timeZone(shop.sites.find(({ id }) => id === team.site)?.zone ?? shop.zone);
  const stretch = { firstDay: civilDay(roster.firstDay), days: roster.days };
  const sets = holidaySets(holidays);
  let [people, hours, exact] = [0, 0, 0];
  for (const person of team.people) {
    const { overtimePremium } = contractOf(shop, person);
    let own = 0;
    for (const week of paidWeeks(shop, team, person, { stretch, shifts: roster.shifts, holidays: sets })) {
      // A week over the period's end is parted by the hours paid of its shifts.
      const paid = week.shifts.reduce((sum, shift) => sum + shift.paidHours, 0);
      const within = week.shifts
        .filter(({ start }) => isIn(days, zone.dayAt(Date.parse(start))))
        .reduce((sum, shift) => sum + shift.paidHours, 0);
      const part = paid > 0 ? (week.overtimeHours * within) / paid : 0;
      own += part;
      exact += part * week.costPerHour * (1 + overtimePremium);
    }
    hours += own;
    if (own > NO_TIME) people += 1;
  }
  if (hours <= NO_TIME) return [];
  const basisWords = "Hours beyond contract in the period as rostered, at wage and premium; paid with a later payroll.";
  return [{ kind: "overtime", people, hours, amount: roundMoney(exact), basisWords, reversesOn: isoDay(reversesOn) }];
}

function account({ decisions, grid }: Rostered, team: Team, days: DayRange): Figures[] {
  const terms = team.extraHours?.account ?? null;
  // What stood in it before the plan nobody knows.
  if (terms === null || days.lastDay < civilDay(grid.firstDay)) return [];
  const asked = (decisions?.extraHours ?? [])
    .filter((piece) => piece.team === team.id)
    .reduce((sum, piece) => {
      const [first, last] = [civilDay(piece.firstDay), civilDay(piece.lastDay)];
      const gone = Math.min(Math.max(days.lastDay - first + 1, 0), last - first + 1);
      return sum + (piece.hours * gone) / (last - first + 1);
    }, 0);
  const room = Math.max(0, terms.mostHours - terms.balanceHours);
  const banked = Math.min(asked, room);
  const hours = terms.balanceHours + banked;
  if (Math.abs(hours) <= NO_TIME) return [];
  const amount = roundMoney(hours * costPerHourOn(team, isoDay(days.lastDay)));
  const began = `${figure(terms.balanceHours)} hours at the plan's beginning`;
  const basisWords = `${began} and ${figure(banked)} put in by its end, expected, at the wage; premiums are paid at once.`;
  return [{ kind: "time-account", people: null, hours, amount, basisWords, reversesOn: null }];
}

function isIn({ firstDay, lastDay }: DayRange, day: CivilDay): boolean {
  return day >= firstDay && day <= lastDay;
}

function figure(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}

import { civilDay } from "@springtide/calendar";
import type { PlannedShift, PlanRoster, ScenarioChanges, Shop } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import type { HolidaySets } from "../places.ts";
import { personLines } from "../roster/person-lines.ts";
import { changedCount } from "./changed-heads.ts";

type TeamChanges = NonNullable<ScenarioChanges["teams"]>;

/**
 * A roster by name under a scenario. It is not made anew: shifts stay who has them. More or fewer people are so many shifts of a day doubled or
 * left out, evenly over those of the team by their start; wages change the cost of everybody in proportion.
 */
export function changedRoster(
  roster: PlanRoster | null,
  {
    before,
    after,
    changes,
    holidays,
  }: {
    readonly before: Shop;
    readonly after: Shop;
    readonly changes: readonly TeamChanges[];
    readonly holidays: HolidaySets;
  },
): PlanRoster | null {
  if (roster === null || changes.length === 0) return roster;
  const shifts = before.teams.flatMap(({ id }) => {
    const own = roster.shifts.filter(({ team }) => team === id);
    return changes.reduce((left, change) => {
      const people = change[id]?.people;
      return people === undefined ? left : byDay(left).flatMap((day) => resized(day, changedCount(day.length, people)));
    }, own);
  });
  const dearer = dearerBy(before, after, roster, holidays);
  const people = roster.people.map((person) => {
    const hours = hoursOf(shifts, person.team) / Math.max(hoursOf(roster.shifts, person.team), 1e-9);
    const factor = hours * dearer(person);
    return factor === 1 ? person : { ...person, hours: person.hours * hours, cost: roundMoney(person.cost * factor) };
  });
  return { ...roster, shifts, people };
}

function byDay(shifts: readonly PlannedShift[]): PlannedShift[][] {
  const days = new Map<string, PlannedShift[]>();
  for (const shift of shifts) {
    const day = shift.start.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), shift]);
  }
  return [...days.values()];
}

/** So many shifts of a day, taken evenly from those there are: some twice, or some not at all. */
function resized(day: readonly PlannedShift[], count: number): PlannedShift[] {
  const inOrder = day.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return Array.from({ length: count }, (_, i) => {
    const shift = inOrder[Math.floor(((i + 0.5) * inOrder.length) / count)];
    return shift === undefined ? [] : [shift];
  }).flat();
}

function hoursOf(shifts: readonly PlannedShift[], team: string): number {
  return shifts.reduce((sum, shift) => sum + (shift.team === team ? shift.hours : 0), 0);
}

/** How much more each person costs after a change of wages, for the shifts they have. */
function dearerBy(
  before: Shop,
  after: Shop,
  { firstDay, days, shifts }: PlanRoster,
  holidays: HolidaySets,
): (line: PersonLine) => number {
  const stretch = { firstDay: civilDay(firstDay), days };
  const costs = (shop: Shop): Map<string, number> =>
    new Map(personLines(shop, stretch, shifts, holidays).map((line) => [keyOf(line), line.cost]));
  const [known, changed] = [costs(before), costs(after)];
  return (line) => {
    const cost = known.get(keyOf(line)) ?? 0;
    return cost > 0 ? (changed.get(keyOf(line)) ?? cost) / cost : 1;
  };
}

type PersonLine = PlanRoster["people"][number];

function keyOf({ person, team, contract }: PersonLine): string {
  return [person, team, contract].join(" ");
}

import { civilDay, timeZone } from "@springtide/calendar";
import type { Plan, PlannedShift } from "@springtide/contracts";
import type { Table } from "../tables/write-table.ts";
import { rosterMatrix } from "./matrix/roster-matrix.ts";
import { breakTexts, type ShiftTimes } from "./matrix/shift-text.ts";

/**
 * The roster by name of a plan as files, by name: `roster.csv`, a row a shift in the very form that `readRoster` reads, and
 * `roster-matrix.csv`, people down and days across. Where people work at several sites each has its own two, such as `roster-berlin.csv`:
 * by the clock and the rules of that site. None where nobody is rostered by name.
 */
export function planRosterTables(plan: Plan): Record<string, Table> {
  const { roster, shop } = plan;
  if (roster === null) return {};
  const sites = shop.sites.filter(({ id }) => roster.rules.some(({ site }) => site === id));
  return Object.fromEntries(
    sites.flatMap((site): [string, Table][] => {
      const part = partOfSite(plan, site.id);
      const end = sites.length > 1 ? `-${site.id}` : "";
      return [
        [`roster${end}.csv`, listTable(part, site.zone)],
        [`roster-matrix${end}.csv`, matrixTable(part, site.zone, roster)],
      ];
    }),
  );
}

/** The shifts of a site, and its people once each; a person who changes teams has the row of the first. */
interface SitePart {
  readonly shifts: readonly PlannedShift[];
  readonly people: readonly { readonly person: string; readonly team: string; readonly queues: readonly string[] }[];
}

function partOfSite({ roster, shop }: Plan, site: string): SitePart {
  const teams = new Map(shop.teams.filter((team) => team.site === site).map((team) => [team.id, team]));
  const people = new Map<string, SitePart["people"][number]>();
  for (const { person, team } of roster?.people ?? []) {
    const queues = teams.get(team)?.people.find(({ id }) => id === person)?.serves;
    if (queues !== undefined && !people.has(person)) people.set(person, { person, team, queues });
  }
  return {
    people: [...people.values()],
    shifts: (roster?.shifts ?? []).filter(({ team }) => teams.has(team)),
  };
}

function listTable({ shifts, people }: SitePart, zoneName: string): Table {
  const zone = timeZone(zoneName);
  const queuesOf = new Map(people.map(({ person, queues }) => [person, queues.join(" ")]));
  return {
    header: ["person", "start", "end", "breaks", "team", "queues", "pattern", "hours"],
    rows: shifts.map((shift) => [
      shift.person,
      shift.start,
      shift.end,
      breakTexts(timesOf(shift), zone).join("; "),
      shift.team,
      queuesOf.get(shift.person) ?? "",
      shift.pattern ?? "",
      Math.round(shift.hours * 100) / 100,
    ]),
  };
}

function matrixTable(
  { shifts, people }: SitePart,
  zone: string,
  { firstDay, days }: { readonly firstDay: string; readonly days: number },
): Table {
  return rosterMatrix({
    zone: timeZone(zone),
    firstDay: civilDay(firstDay),
    days,
    people,
    shifts: shifts.map((shift) => ({ person: shift.person, ...timesOf(shift) })),
  });
}

function timesOf({ start, end, breaks }: PlannedShift): ShiftTimes {
  return {
    startMs: Date.parse(start),
    endMs: Date.parse(end),
    breaks: breaks.map((away) => ({ startMs: Date.parse(away.start), endMs: Date.parse(away.end) })),
  };
}

import {
  type CivilDay,
  civilDay,
  instantOnClock,
  type IntervalGrid,
  isoDay,
  timeZone,
  weekday,
  windowsOn,
} from "@springtide/calendar";
import { costPerHourOn, type OwnShift, type Shop, type Team } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { firstAtOrAfter } from "./first-at-or-after.ts";
import { holidaysAt, type HolidaySets } from "./places.ts";
import { premiumHours } from "./roster/premium-hours.ts";
import type { DayStretch } from "./roster/roster-span.ts";

/** What an interval's count of heads can hold. */
const MOST_HEADS = 65_535;

/** Own people by the weekly rosters: how many of each team there are in each interval, and the stretches they work. */
export interface OwnRoster {
  /** One array a team, by interval of the grid. */
  readonly heads: readonly Uint16Array[];
  readonly shifts: readonly OwnShift[];
}

/**
 * Lays the teams' weekly rosters on the grid, in the local time of their site. Nobody works on a day on which the site is closed
 * all day, and no team that has people by name in the weeks in which they are rostered so. Hours are elapsed hours: a night shift over
 * the October change is an hour longer, and paid so. Costs hold the team's premiums by the clock.
 * @param byName the days rostered by name, null where there are none
 */
export function ownRoster(
  shop: Shop,
  grid: IntervalGrid,
  holidays: HolidaySets,
  byName: DayStretch | null = null,
): OwnRoster {
  const perTeam = shop.teams.map((team) => {
    const stretch = team.people.length > 0 ? byName : null;
    const isByName = (day: CivilDay): boolean =>
      stretch !== null && day >= stretch.firstDay && day < stretch.firstDay + stretch.days;
    return teamRoster(team, shop, grid, holidays, isByName);
  });
  return { heads: perTeam.map(({ heads }) => heads), shifts: perTeam.flatMap(({ shifts }) => shifts) };
}

function teamRoster(
  team: Team,
  shop: Shop,
  grid: IntervalGrid,
  holidays: HolidaySets,
  isByName: (day: CivilDay) => boolean,
): { heads: Uint16Array; shifts: OwnShift[] } {
  const site = shop.sites.find(({ id }) => id === team.site);
  if (site === undefined) throw new Error(`no site ${team.site}`);
  const [zone, kept] = [timeZone(site.zone), holidaysAt(holidays, site.id)];
  const heads = new Uint16Array(grid.startsMs.length);
  const shifts: OwnShift[] = [];
  const first = zone.dayAt(grid.startsMs[0] ?? 0);
  const last = zone.dayAt(endOfGrid(grid) - 1);
  for (let day = first; day <= last; day += 1) {
    if (isByName(day) || windowsOn(site.openingHours, day, kept).length === 0) continue;
    for (const row of team.roster) {
      if (row.heads === 0 || !row.weekdays.includes(weekday(day))) continue;
      if (row.fromDay !== null && day < civilDay(row.fromDay)) continue;
      if (row.untilDay !== null && day > civilDay(row.untilDay)) continue;
      const fromMs = Math.max(instantOnClock(zone, day, row.window.fromMinute), grid.startsMs[0] ?? 0);
      const toMs = Math.min(instantOnClock(zone, day, row.window.toMinute), endOfGrid(grid));
      if (toMs <= fromMs) continue;
      addHeads(heads, grid, fromMs, toMs, row.heads);
      const hours = ((toMs - fromMs) / 3_600_000) * row.heads;
      const added = premiumHours(team.premiums, { fromMs, toMs }, { zone, holidays: kept }) * row.heads;
      shifts.push({
        team: team.id,
        start: zone.formatInstant(fromMs),
        end: zone.formatInstant(toMs),
        heads: row.heads,
        hours,
        cost: roundMoney((hours + added) * costPerHourOn(team, isoDay(day))),
      });
    }
  }
  return { heads, shifts };
}

/** End of the last interval. */
function endOfGrid(grid: IntervalGrid): number {
  const last = grid.startsMs.length - 1;
  return (grid.startsMs[last] ?? 0) + (grid.seconds[last] ?? 0) * 1000;
}

/** Only people who are there for the whole interval count. @throws Refusal where more are rostered at once than can be counted */
function addHeads(heads: Uint16Array, grid: IntervalGrid, fromMs: number, toMs: number, count: number): void {
  for (let i = firstAtOrAfter(grid.startsMs, fromMs); i < heads.length; i += 1) {
    if ((grid.startsMs[i] ?? 0) + (grid.seconds[i] ?? 0) * 1000 > toMs) return;
    const together = (heads[i] ?? 0) + count;
    if (together > MOST_HEADS) throw tooMany(together);
    heads[i] = together;
  }
}

function tooMany(heads: number): Refusal {
  return new Refusal({
    code: "too-many-people",
    place: { field: "/teams" },
    found: `${heads} people of one team at the same time`,
    rule: `a team has at most ${MOST_HEADS}`,
    remedy: "Check the heads of its roster rows; rows that overlap add up.",
  });
}

import { civilDay, intervalGrid, type IntervalGrid, timeZone } from "@springtide/calendar";
import type { PlanRoster, Shop } from "@springtide/contracts";
import { holidaysAt, type HolidaySets } from "../places.ts";
import { availability } from "../roster/availability.ts";
import { wholeIntervals } from "../roster/hours-of-week.ts";
import type { TeamPerson } from "../roster/people-at-site.ts";
import { awayReasons } from "../roster-why/why-away.ts";
import type { EditedShift } from "./edited-shift.ts";

/** Why somebody may not be at work: they are not employed then, the site is closed, they are on leave, or it is none of their hours. */
export type AwayRule = "not-employed" | "site-closed" | "leave" | "availability";

/** A stretch of a shift in which its person may not be at work. */
export interface AwayStretch {
  readonly rule: AwayRule;
  readonly fromMs: number;
  readonly toMs: number;
}

const RULE_OF_REASON = { closed: "site-closed", leave: "leave", hours: "availability" } as const;

/** Finds for one site the stretches of shifts in which their person may not be at work; what is looked up of a person is kept. */
export function awayFinder(
  shop: Shop,
  site: Shop["sites"][number],
  { firstDay, days }: Pick<PlanRoster, "firstDay" | "days">,
  holidays: HolidaySets,
): (one: TeamPerson, shift: EditedShift) => readonly AwayStretch[] {
  // A shift of the last day may end on the day after.
  const grid = intervalGrid({
    ...{ zone: timeZone(site.zone), firstDay: civilDay(firstDay), days: days + 1 },
    intervalMinutes: shop.intervalMinutes,
  });
  const siteOpen = wholeIntervals(grid, site.openingHours, holidaysAt(holidays, site.id));
  const known = new Map<TeamPerson["person"], Uint8Array>();
  return (one, shift) => {
    const able = known.get(one.person) ?? availability(one.person, grid, siteOpen);
    known.set(one.person, able);
    const reasonOf = awayReasons([one], grid, siteOpen);
    const stretches: { rule: AwayRule; fromMs: number; toMs: number }[] = [];
    for (const t of touched(grid, shift)) {
      if (able[t] === 1) continue;
      const startMs = grid.startsMs[t] ?? 0;
      const isEmployed = isEmployedOn(one.person, grid.zone.dayAt(startMs));
      const reason = reasonOf(0, t) ?? "hours";
      const rule = isEmployed ? RULE_OF_REASON[reason] : "not-employed";
      const fromMs = Math.max(shift.startMs, startMs);
      const toMs = Math.min(shift.endMs, startMs + (grid.seconds[t] ?? 0) * 1000);
      const last = stretches.at(-1);
      if (last !== undefined && last.rule === rule && last.toMs === fromMs) last.toMs = toMs;
      else stretches.push({ rule, fromMs, toMs });
    }
    return stretches;
  };
}

function touched({ startsMs, seconds }: IntervalGrid, { startMs, endMs }: EditedShift): readonly number[] {
  const found: number[] = [];
  let [low, high] = [0, startsMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startsMs[middle] ?? 0) + (seconds[middle] ?? 0) * 1000 <= startMs) low = middle + 1;
    else high = middle;
  }
  for (let t = low; t < startsMs.length && (startsMs[t] ?? 0) < endMs; t += 1) found.push(t);
  return found;
}

function isEmployedOn({ fromDay, untilDay }: TeamPerson["person"], day: number): boolean {
  return (fromDay === null || civilDay(fromDay) <= day) && (untilDay === null || civilDay(untilDay) >= day);
}

import { type CivilDay, instantOnClock, type TimeZone, weekday } from "@springtide/calendar";
import type { PlannedShift, Premiums } from "@springtide/contracts";

/** Where work is done: the clock and the public holidays of the site. */
export interface SiteClock {
  readonly zone: TimeZone;
  readonly holidays: ReadonlySet<CivilDay>;
}

/** A stretch of time, in milliseconds since 1970. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * How many hours' wage premiums by the clock add to a stretch of work: elapsed hours in the windows of each premium, times its share, added up
 * over premiums. Each part of the stretch counts on the local day it lies on, so that a night from Saturday on has its morning on Sunday; an
 * hour that the clock repeats is paid twice, one that it skips not at all.
 */
export function premiumHours(premiums: Readonly<Premiums>, stretch: Stretch, { zone, holidays }: SiteClock): number {
  if (premiums.length === 0) return 0;
  let hours = 0;
  for (let day = zone.dayAt(stretch.fromMs); day <= zone.dayAt(stretch.toMs - 1); day += 1)
    for (const { weekdays, onHolidays, windows, share } of premiums) {
      if (!weekdays.includes(weekday(day)) && !(onHolidays && holidays.has(day))) continue;
      for (const { fromMinute, toMinute } of windows) {
        const fromMs = Math.max(stretch.fromMs, instantOnClock(zone, day, fromMinute));
        const toMs = Math.min(stretch.toMs, instantOnClock(zone, day, toMinute));
        hours += (share * Math.max(0, toMs - fromMs)) / 3_600_000;
      }
    }
  return hours;
}

/** The same of a shift by name: breaks are left out where they are not paid. */
export function premiumHoursOfShift(premiums: Readonly<Premiums>, shift: PlannedShift, site: SiteClock): number {
  const of = ({ start, end }: { readonly start: string; readonly end: string }): number =>
    premiumHours(premiums, { fromMs: Date.parse(start), toMs: Date.parse(end) }, site);
  const unpaid = shift.paidHours > shift.hours ? [] : shift.breaks;
  return unpaid.reduce((hours, away) => hours - of(away), of(shift));
}

import { instantOnClock, timeZone } from "@springtide/calendar";

/** When a shop's nightly run is due: a time on its own clock. */
export interface NightlyTime {
  /** IANA zone of the shop. */
  readonly zone: string;
  /** Minutes after midnight that the clock shows: 210 is 03:30. */
  readonly minuteOfDay: number;
}

/**
 * The last instant up to now at which a nightly run was due. Each local day has one: the first of the two where the clocks show the time
 * twice, the moment of the change where they skip it.
 */
export function lastNight({ zone, minuteOfDay }: NightlyTime, nowMs: number): number {
  const clock = timeZone(zone);
  for (let day = clock.dayAt(nowMs); ; day -= 1) {
    const dueMs = instantOnClock(clock, day, minuteOfDay);
    if (dueMs <= nowMs) return dueMs;
  }
}

/**
 * The instants at which a nightly run was due after one instant and up to another, ascending. A day that a zone leaves out altogether
 * has none of its own.
 */
export function nightsBetween({ zone, minuteOfDay }: NightlyTime, afterMs: number, untilMs: number): number[] {
  const clock = timeZone(zone);
  const nights = new Set<number>();
  for (let day = clock.dayAt(afterMs); day <= clock.dayAt(untilMs); day += 1) {
    const dueMs = instantOnClock(clock, day, minuteOfDay);
    if (dueMs > afterMs && dueMs <= untilMs) nights.add(dueMs);
  }
  return [...nights];
}

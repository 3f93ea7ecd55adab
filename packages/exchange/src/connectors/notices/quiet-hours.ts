import { timeZone } from "@springtide/calendar";

/** Hours of a person's own clock in which nothing is sent. */
interface QuietHours {
  /** IANA zone. */
  readonly zone: string;
  /** Times of day, `22:00`; the stretch goes over midnight where `from` is later. Alike: never quiet. */
  readonly from: string;
  readonly until: string;
}

const MINUTE_MS = 60_000;
/** No stretch of quiet is longer, clock changes counted in. */
const LONGEST_MINUTES = 26 * 60;

/**
 * When it is no longer quiet for somebody: the same instant where it is not quiet now, else the first full minute at which their clock
 * shows a time outside the stretch. An hour that clocks repeat is quiet both times, one that they skip does not count.
 */
export function quietUntilMs(atMs: number, { zone: name, from, until }: QuietHours): number {
  const zone = timeZone(name);
  const [start, end] = [minuteOf(from), minuteOf(until)];
  const isQuiet = (ms: number): boolean => {
    const minute = zone.minuteOfDayAt(ms);
    return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
  };
  if (!isQuiet(atMs)) return atMs;
  let ms = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  for (let minutes = 0; minutes < LONGEST_MINUTES && isQuiet(ms); minutes += 1) ms += MINUTE_MS;
  return ms;
}

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** @throws Refusal `unknown-zone` */
export function requireZone(name: string, field: string): void {
  timeZone(name, { field });
}

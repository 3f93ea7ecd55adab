import { timeZone } from "@springtide/calendar";

/** An instant and how far the local clock was ahead of UTC. */
interface KnownOffset {
  readonly ms: number;
  readonly offsetMinutes: number;
}

/** Zones in which most of the world's shops are; tried first, as many others share their clocks. */
const USUAL = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Helsinki",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "Australia/Sydney",
  "Asia/Tokyo",
  "Asia/Kolkata",
];

/** A zone whose clocks were at these offsets at these instants; null where there is none. */
export function zoneOfOffsets(known: readonly KnownOffset[]): string | null {
  if (known.every(({ offsetMinutes }) => offsetMinutes === 0)) return "UTC";
  const fits = (name: string): boolean =>
    known.every(({ ms, offsetMinutes }) => timeZone(name).offsetMinutesAt(ms) === offsetMinutes);
  return USUAL.find(fits) ?? Intl.supportedValuesOf("timeZone").find(fits) ?? null;
}

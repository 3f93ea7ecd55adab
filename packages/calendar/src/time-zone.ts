import { Refusal } from "@springtide/refusal";
import type { Place } from "@springtide/refusal";
import { DAY_MS } from "./civil-day.ts";
import type { CivilDay } from "./civil-day.ts";
import { instantText } from "./instant-text.ts";
import { nearZoneNames } from "./near-zone-names.ts";
import { offsetIndex } from "./offset-index.ts";
import type { OffsetIndex } from "./offset-index.ts";
import { zoneOffsetProbe } from "./zone-offset-probe.ts";
import type { OffsetProbe } from "./zone-offset-probe.ts";

/** An instant at which the clocks of a zone are set: local time jumps from one offset to another. */
export interface OffsetTransition {
  readonly atMs: number; // the first instant of the new offset
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
}

/** Local time somewhere: from instants (milliseconds since 1970 UTC) to days and clock readings, and back. */
export interface TimeZone {
  readonly name: string;
  /** Minutes local time is ahead of UTC. Not always whole: Monrovia was at -44.5 until 1972. */
  offsetMinutesAt(ms: number): number;
  /**
   * The first instant at which the local calendar shows this day or a later one. Where midnight is skipped, it is the
   * moment the clocks jump; where midnight comes twice, the first; where the whole day is skipped, the next day's start.
   */
  startOfDayMs(day: CivilDay): number;
  /** The date a local calendar shows. */
  dayAt(ms: number): CivilDay;
  /** Minutes after midnight a local clock shows, 0 to below 1440. Not the time elapsed since the day's start. */
  minuteOfDayAt(ms: number): number;
  /** Every instant, ascending, at which local clocks show this reading: none in a gap, two in a repeated hour. */
  instantsOf(day: CivilDay, minuteOfDay: number): readonly number[];
  /** Changes of offset at or after `fromMs` and before `toMs`. */
  transitions(fromMs: number, toMs: number): readonly OffsetTransition[];
  /** ISO 8601 with offset: `2026-10-25T02:00:00+02:00`; milliseconds only where there are any. */
  formatInstant(ms: number): string;
}

/** No zone is, or was, further from UTC than this. (The furthest: Manila, 15:56 behind until 1844.) */
const FARTHEST_OFFSET_MS = 16 * 3_600_000;
const MINUTE_MS = 60_000;

const zones = new Map<string, TimeZone>();

/**
 * The zone of an IANA name, such as Europe/Berlin. One object a name: what it has found of its zone it keeps.
 * @param place where the name was read, told in the refusal
 * @throws Refusal `unknown-zone`, with the nearest names that exist.
 */
export function timeZone(name: string, place: Place = {}): TimeZone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = zoneFromProbe(name, probeOrRefuse(name, place));
    zones.set(name, zone);
  }
  return zone;
}

function probeOrRefuse(name: string, place: Place): OffsetProbe {
  try {
    // Some runtimes also take "+02:00": an offset has no clock changes and is no zone.
    if (/^[a-z]/i.test(name)) return zoneOffsetProbe(name);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const near = nearZoneNames(name);
  throw new Refusal({
    code: "unknown-zone",
    place,
    found: JSON.stringify(name),
    rule: "a time zone is a name of the IANA list, such as Europe/Berlin",
    remedy: near.length === 0 ? "Write area and city, such as America/New_York." : `Did you mean ${near.join(" or ")}?`,
  });
}

/** A zone whose offsets a probe tells. */
export function zoneFromProbe(name: string, probe: OffsetProbe): TimeZone {
  const index = offsetIndex(probe);
  const localMs = (ms: number) => ms + index.offsetMsAt(ms);
  const dayAt = (ms: number) => Math.floor(localMs(ms) / DAY_MS);
  return {
    name,
    offsetMinutesAt: (ms) => index.offsetMsAt(ms) / MINUTE_MS,
    startOfDayMs: (day) => firstInstantAtOrPast(index, day * DAY_MS),
    dayAt,
    minuteOfDayAt(ms) {
      const local = localMs(ms);
      return (local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS;
    },
    instantsOf: (day, minuteOfDay) => instantsReading(index, day * DAY_MS + Math.round(minuteOfDay * MINUTE_MS)),
    transitions: (fromMs, toMs) => transitionsBetween(index, fromMs, toMs),
    formatInstant: (ms) => instantText(ms, index.offsetMsAt(ms)),
  };
}

function stretchesAround(index: OffsetIndex, localMs: number) {
  return index.stretches(localMs - FARTHEST_OFFSET_MS, localMs + FARTHEST_OFFSET_MS + 1);
}

function firstInstantAtOrPast(index: OffsetIndex, localMs: number): number {
  for (const { fromMs, untilMs, offsetMs } of stretchesAround(index, localMs)) {
    const first = Math.max(fromMs, localMs - offsetMs);
    if (first < untilMs) return first;
  }
  throw new RangeError("An offset of more than 16 hours from UTC.");
}

function instantsReading(index: OffsetIndex, localMs: number): readonly number[] {
  return stretchesAround(index, localMs)
    .filter(({ fromMs, untilMs, offsetMs }) => localMs - offsetMs >= fromMs && localMs - offsetMs < untilMs)
    .map(({ offsetMs }) => localMs - offsetMs);
}

function transitionsBetween(index: OffsetIndex, fromMs: number, toMs: number): readonly OffsetTransition[] {
  if (!(fromMs < toMs)) return [];
  // One millisecond earlier, so that a change at the very start has an offset before it.
  const stretches = index.stretches(fromMs - 1, toMs);
  return stretches.slice(1).map(({ fromMs: atMs, offsetMs }, place) => ({
    atMs,
    beforeMinutes: (stretches[place]?.offsetMs ?? 0) / MINUTE_MS,
    afterMinutes: offsetMs / MINUTE_MS,
  }));
}

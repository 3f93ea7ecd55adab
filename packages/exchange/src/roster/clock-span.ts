import type { CivilDay, TimeZone } from "@springtide/calendar";
import { DAY_MINUTES, instantsShown } from "./clock-text.ts";

/** A time of day as it stands in a cell. */
export interface WrittenClock {
  /** Minutes after midnight, counted on past 1440 for the days after. */
  readonly minute: number;
  /** NaN where none is written. */
  readonly offsetMinutes: number;
}

/** "08:00-16:30" as it stands there. */
export interface WrittenSpan {
  readonly from: WrittenClock;
  readonly to: WrittenClock;
}

const CLOCK = String.raw`(\d{1,2})(?:[:.h](\d\d)(?::(\d\d))?)?\s?([AaPp][Mm])?([+-]\d\d:\d\d)?`;
const SPAN = new RegExp(`^${CLOCK}\\s*[-–—]\\s*${CLOCK}$`);
const LAST_HOUR_COUNTED_ON = 72;

/** Reads "08:00-16:30", "8-16:30", "8.30-17", "8am-4:30pm", "22:00-30:00" or "02:00+02:00-06:00"; null for anything else. */
export function readSpan(text: string): WrittenSpan | null {
  const parts = SPAN.exec(text.trim());
  if (parts === null) return null;
  const from = clockOf(parts.slice(1, 6), LAST_HOUR_COUNTED_ON);
  const to = clockOf(parts.slice(6, 11), LAST_HOUR_COUNTED_ON);
  return from === null || to === null ? null : { from, to };
}

function clockOf(parts: readonly (string | undefined)[], hours: number): WrittenClock | null {
  const [hourText = "", minute = "0", second = "0", half, offset] = parts;
  const written = Number(hourText);
  if (half !== undefined && (written < 1 || written > 12)) return null;
  const hour = half === undefined ? written : (written % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour >= hours || Number(minute) > 59 || Number(second) > 59) return null;
  return {
    minute: hour * 60 + Number(minute) + Number(second) / 60,
    offsetMinutes: offset === undefined ? Number.NaN : minutesOfOffset(offset),
  };
}

function minutesOfOffset(text: string): number {
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return text.startsWith("-") ? -minutes : minutes;
}

/** When a shift written under a day starts: where the clock shows it twice, the first; NaN where it does not show it on that day. */
export function startInstant(zone: TimeZone, day: CivilDay, { minute, offsetMinutes }: WrittenClock): number {
  if (minute >= DAY_MINUTES) return Number.NaN;
  return instantsShown(zone, day, minute, offsetMinutes)[0] ?? Number.NaN;
}

/**
 * When a shift ends that started at `startMs`: the same day if the clock shows it after the start, else the next. Where the clock shows it
 * twice, the last, so that no work is lost. NaN where it is shown on neither.
 */
export function endInstant(zone: TimeZone, startMs: number, { minute, offsetMinutes }: WrittenClock): number {
  if (Number.isNaN(startMs)) return Number.NaN;
  const day = zone.dayAt(startMs);
  const ahead = minute > DAY_MINUTES ? [minute] : [minute, minute + DAY_MINUTES];
  for (const counted of ahead) {
    const ms = instantsShown(zone, day, counted, offsetMinutes).at(-1);
    if (ms !== undefined && ms > startMs) return ms;
  }
  return Number.NaN;
}

/** The first moment from `fromMs` on that the clock shows; counted on from the day the shift starts if past 24. NaN if there is none within a day. */
export function nextShown(
  zone: TimeZone,
  shiftDay: CivilDay,
  fromMs: number,
  { minute, offsetMinutes }: WrittenClock,
): number {
  if (Number.isNaN(fromMs)) return Number.NaN;
  const day = zone.dayAt(fromMs);
  const shown =
    minute >= DAY_MINUTES
      ? instantsShown(zone, shiftDay, minute, offsetMinutes)
      : [day, day + 1].flatMap((local) => instantsShown(zone, local, minute, offsetMinutes));
  return shown.find((ms) => ms >= fromMs) ?? Number.NaN;
}

import type { IntervalGrid } from "@springtide/calendar";
import type { ContactHistory } from "@springtide/contracts";
import type { ChangedHours, OpenDay } from "@springtide/forecast";
import { firstAtOrAfter } from "../first-at-or-after.ts";
import type { FittedQueue } from "../fit-queues.ts";
import type { ClockCurve } from "./clock-curve.ts";
import { follows, type Opening, openingsOf } from "./openings.ts";
import { timeZone, weekday } from "@springtide/calendar";

/** The past of a queue by intervals, and where a window lies in it. */
export interface PastHours {
  readonly grid: IntervalGrid;
  readonly contacts: Float64Array;
  readonly open: Uint8Array;
  readonly window: Uint8Array;
}

/** The blocks of hours that longer hours move contacts between, by day. */
type PastBlocks = Pick<ChangedHours, "window" | "opening" | "rest" | "elsewhere" | "control" | "isLonger">;

/** A window that was answered on fewer days than these was never open. */
const LEAST_DAYS = 5;

/**
 * The blocks of a queue's past by day, where its window was open for a time: from the first to the last day on which contacts were handled in
 * it. Null where it never was, or where the history does not say what was handled.
 */
export function pastBlocks(
  past: PastHours,
  history: ContactHistory,
  others: {
    readonly elsewhere: readonly { readonly fitted: FittedQueue; readonly window: Uint8Array }[];
    readonly control: readonly FittedQueue[];
  },
): PastBlocks | null {
  const { grid, contacts, open, window } = past;
  const answered = answeredDays(past, history);
  const [first, last] = [answered.indexOf(1), answered.lastIndexOf(1)];
  if (answered.reduce((sum, one) => sum + one, 0) < LEAST_DAYS) return null;
  const firstHours = new Uint8Array(open.length);
  for (const opening of openingsOf(grid, open).filter((one) => follows(one, window)))
    firstHours.fill(1, opening.from, opening.firstTo);
  const inWindow = sumByDay(grid, contacts, window);
  return {
    window: inWindow.map((sum, day) => (answered[day] === 1 ? sum : Number.NaN)),
    opening: sumByDay(grid, contacts, firstHours),
    rest: sumByDay(
      grid,
      contacts,
      open.map((isOpen, t) => (isOpen === 1 && firstHours[t] !== 1 ? 1 : 0)),
    ),
    elsewhere: together(
      grid,
      others.elsewhere.map(({ fitted: { history: other }, window: there }) => ({
        grid: other.grid,
        sums: other.contacts === null ? new Float64Array() : sumByDay(other.grid, other.contacts, there),
      })),
    ),
    control: together(
      grid,
      others.control.map(({ history: other }) => ({ grid: other.grid, sums: other.daily.contacts })),
    ),
    isLonger: Uint8Array.from({ length: grid.days }, (_, day) => Number(day >= first && day <= last)),
  };
}

/** Days after a closing, for what weekends and holidays say. Without days on which a trigger is felt. */
export function openDays(past: PastHours, felt: Uint8Array, curve: ClockCurve, zoneName: string): OpenDay[] {
  const { grid, contacts, open } = past;
  const zone = timeZone(zoneName);
  const dayOf = daysOfIntervals(grid);
  const firstOfDay = new Map<number, Opening>();
  for (const opening of openingsOf(grid, open)) {
    const day = dayOf[opening.from] ?? 0;
    if (opening.closedFrom > 0 && !firstOfDay.has(day)) firstOfDay.set(day, opening);
  }
  const atHour = (t: number): number => {
    const ms = grid.startsMs[t] ?? 0;
    return (curve.at(weekday(zone.dayAt(ms)), zone.minuteOfDayAt(ms)) * (grid.seconds[t] ?? 0)) / 3600;
  };
  const usual = meanOpenWeight(past, atHour);
  return [...firstOfDay].flatMap(([day, { from, to, firstTo, closedFrom }]): OpenDay[] => {
    const sum = (start: number, end: number): number =>
      contacts.subarray(start, end).reduce((total, here) => total + here, 0);
    const [opening, rest] = [sum(from, firstTo), sum(firstTo, to)];
    if (felt[day] === 1 || Number.isNaN(opening + rest)) return [];
    let closedHours = 0;
    for (let t = closedFrom; t < from; t += 1) closedHours += atHour(t) / usual;
    const week = Math.floor((grid.firstDay + day - 4) / 7);
    return [{ week, opening, rest, closedHours, attempts: sum(closedFrom, from) }];
  });
}

/** The curve's weight of an average open hour. */
function meanOpenWeight({ grid, open }: PastHours, atHour: (t: number) => number): number {
  let weight = 0;
  let hours = 0;
  open.forEach((isOpen, t) => {
    if (isOpen !== 1) return;
    weight += atHour(t);
    hours += (grid.seconds[t] ?? 0) / 3600;
  });
  return weight > 0 ? weight / hours : 1;
}

/** 1 on days on which contacts were handled in the window. */
function answeredDays({ grid, window }: PastHours, { startMs, handled }: ContactHistory): Uint8Array {
  const answered = new Uint8Array(grid.days);
  const dayOf = daysOfIntervals(grid);
  startMs.forEach((ms, row) => {
    if (!((handled[row] ?? 0) > 0)) return;
    const t = firstAtOrAfter(grid.startsMs, ms + 1) - 1;
    const day = dayOf[t];
    if (window[t] === 1 && day !== undefined) answered[day] = 1;
  });
  return answered;
}

function daysOfIntervals({ days, dayOffsets, startsMs }: IntervalGrid): Int32Array {
  const dayOf = new Int32Array(startsMs.length);
  for (let day = 0; day < days; day += 1) dayOf.fill(day, dayOffsets[day], dayOffsets[day + 1]);
  return dayOf;
}

/** Contacts in the marked intervals of each day; NaN where there are none or one of them is unknown. */
function sumByDay({ days, dayOffsets }: IntervalGrid, contacts: Float64Array, marked: Uint8Array): Float64Array {
  return Float64Array.from({ length: days }, (_, day) => {
    let sum = 0;
    let any = false;
    for (let t = dayOffsets[day] ?? 0; t < (dayOffsets[day + 1] ?? 0); t += 1) {
      if (marked[t] !== 1) continue;
      any = true;
      sum += contacts[t] ?? Number.NaN;
    }
    return any ? sum : Number.NaN;
  });
}

/** Sums of several queues on the days of a grid; null where there are none. */
function together(
  { firstDay, days }: IntervalGrid,
  queues: readonly { readonly grid: IntervalGrid; readonly sums: Float64Array }[],
): Float64Array | null {
  const known = queues.filter(({ sums }) => sums.some((sum) => !Number.isNaN(sum)));
  if (known.length === 0) return null;
  return Float64Array.from({ length: days }, (_, day) =>
    known.reduce((total, { grid, sums }) => total + (sums[firstDay + day - grid.firstDay] ?? Number.NaN), 0),
  );
}

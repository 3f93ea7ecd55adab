import { randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import { type LikelyRange, rangeOfDraws } from "./likely-range.ts";
import { resampledWeeks } from "./resampled-weeks.ts";

/** An open day of the past, outside triggers. */
export interface OpenDay {
  /** Any label that is equal within a week and different in the next. */
  readonly week: number;
  /** Contacts in the first hours after opening, and in the rest of the day. */
  readonly opening: number;
  readonly rest: number;
  /** Hours closed before the opening, each counting for as much as customers are up and about in it. */
  readonly closedHours: number;
  /** Attempts logged while closed before the opening; NaN where nothing is logged. */
  readonly attempts: number;
}

/** What days after long closings say of those who waited. */
export interface LearnedRush {
  /** Needs times the share that waits, for each hour closed, as a share of an open day's contacts. */
  readonly waitingPerHour: LikelyRange;
  /** Share of those who tried while closed that came back; null where attempts are not logged. */
  readonly waitShare: LikelyRange | null;
  readonly longClosings: number;
}

/** A closing is long from so many hours more than the usual one. */
const LONGER_BY_HOURS = 4;
const LEAST_LONG = 6;
const LEAST_USUAL = 12;
const DRAWS = 400;

/**
 * What weekends and holidays say where hours never changed: days after a long closing begin fuller than others by those who waited.
 * Their first hours are held against the rest of the same day, in the proportion of days after a usual closing, so that a day that is busy
 * throughout says nothing. Only the product of needs and the share that waits can be learned so; with attempts logged while closed, the share
 * as well. Assumes that who waits comes back at the first opening, and that days after long closings are otherwise shaped like others.
 * Ranges: weeks drawn again (`resampledWeeks`).
 * @param returned share of those who waited that comes back in the first hours
 * @throws Refusal "too-few-closings"
 */
export function learnClosedDays(days: readonly OpenDay[], returned: number, seed: number): LearnedRush {
  const usualHours = median(days.map(({ closedHours }) => closedHours));
  const isLong = ({ closedHours }: OpenDay): boolean => closedHours >= usualHours + LONGER_BY_HOURS;
  const longClosings = days.filter(isLong).length;
  if (longClosings < LEAST_LONG || days.length - longClosings < LEAST_USUAL)
    throw tooFew(longClosings, days.length - longClosings);
  const found = rushOf(days, isLong, returned);
  const weeks = byWeek(days);
  const draws = Array.from({ length: DRAWS }, (_, draw) => {
    const drawn = resampledWeeks(weeks.length, randomStream(seed, "weeks of closed days", draw));
    return rushOf(
      [...drawn].flatMap((at) => weeks[at] ?? []),
      isLong,
      returned,
    );
  });
  return {
    waitingPerHour: rangeOfDraws(
      found.waitingPerHour,
      draws.map(({ waitingPerHour }) => waitingPerHour),
    ),
    waitShare: Number.isNaN(found.waitShare)
      ? null
      : rangeOfDraws(
          found.waitShare,
          draws.map(({ waitShare }) => waitShare),
        ),
    longClosings,
  };
}

/** With R = returned, s = first hours over rest of usual days: D * R = opening - s * (rest - D * (1 - R)) on days after long closings. */
function rushOf(
  days: readonly OpenDay[],
  isLong: (day: OpenDay) => boolean,
  returned: number,
): { readonly waitingPerHour: number; readonly waitShare: number } {
  const [long, usual] = [sumOf(days.filter(isLong)), sumOf(days.filter((day) => !isLong(day)))];
  const shape = usual.opening / usual.rest;
  const waited = (long.opening - shape * long.rest) / (returned - shape * (1 - returned));
  const hoursMore = long.closedHours - (usual.closedHours * long.days) / usual.days;
  const perDay = (long.opening + long.rest + usual.opening + usual.rest) / (long.days + usual.days);
  return {
    waitingPerHour: waited / hoursMore / perDay,
    waitShare: waited / (long.attempts - (usual.attempts * long.days) / usual.days),
  };
}

type DaySums = Omit<OpenDay, "week"> & { readonly days: number };

function sumOf(days: readonly OpenDay[]): DaySums {
  const sum = (of: (day: OpenDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  return {
    days: days.length,
    opening: sum(({ opening }) => opening),
    rest: sum(({ rest }) => rest),
    closedHours: sum(({ closedHours }) => closedHours),
    attempts: sum(({ attempts }) => attempts),
  };
}

function byWeek(days: readonly OpenDay[]): OpenDay[][] {
  const weeks = new Map<number, OpenDay[]>();
  for (const day of days) weeks.set(day.week, [...(weeks.get(day.week) ?? []), day]);
  return [...weeks.values()];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function tooFew(long: number, usual: number): Refusal {
  return new Refusal({
    code: "too-few-closings",
    place: {},
    found: `${long} days after a long closing and ${usual} after a usual one`,
    rule: `it takes ${LEAST_LONG} days after long closings and ${LEAST_USUAL} after usual ones, outside triggers`,
    remedy: "Give a longer history by interval, or needsPerHour for the window.",
  });
}

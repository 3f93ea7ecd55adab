import type { CivilDay } from "@springtide/calendar";
import type { DayValues } from "./series-input.ts";

/** Files of events often leave out what had none. Below this share of places with a row they do. */
export const MOST_PRESENT = 0.75;
const LARGEST_MEAN = 20;
const LONGEST_GAP_DAYS = 21;
const LEAST_DAYS = 28;

/** Whether all values are whole numbers above zero, as where only what happened has a row. */
export function countsWithoutZeros(values: Float64Array): boolean {
  let [sum, known] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value <= 0 || !Number.isInteger(value)) return false;
    sum += value;
    known += 1;
  }
  return known > 0 && sum <= LARGEST_MEAN * known;
}

/**
 * A series of days in which days without a row are plainly days without an event: small whole numbers, never a zero, more than a quarter
 * of the days that are not closed without a row, and no long gap. @returns the series with zeros, and a sentence; or as it is
 */
export function absentDaysAsZero(
  { layout, firstDay, values }: DayValues,
  isClosed: (day: CivilDay) => boolean,
): { readonly series: DayValues; readonly caveats: readonly string[] } {
  const asRead = { series: { layout, firstDay, values }, caveats: [] };
  const last = values.findLastIndex((value) => !Number.isNaN(value));
  if (last < LEAST_DAYS || !countsWithoutZeros(values)) return asRead;
  let [present, absent, gap, longest] = [0, 0, 0, 0];
  for (let i = 0; i <= last; i += 1) {
    const isAbsent = Number.isNaN(values[i] ?? Number.NaN);
    gap = isAbsent ? gap + 1 : 0;
    longest = Math.max(longest, gap);
    if (isAbsent && isClosed(firstDay + i)) continue;
    if (isAbsent) absent += 1;
    else present += 1;
  }
  if (present >= MOST_PRESENT * (present + absent) || longest > LONGEST_GAP_DAYS) return asRead;
  const filled = values.map((value, i) => (Number.isNaN(value) && i <= last && !isClosed(firstDay + i) ? 0 : value));
  return { series: { layout, firstDay, values: filled }, caveats: [zeroCaveat("days", absent, present + absent)] };
}

/** Says that places without a row are taken as zero. */
export function zeroCaveat(places: "days" | "intervals", absent: number, all: number): string {
  return `The file has no zeros, and no row for ${absent} of ${all} ${places}: these are taken as zero, as in a file of events. Write rows with empty values where nothing is known.`;
}

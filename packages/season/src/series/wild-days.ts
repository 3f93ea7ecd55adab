import { type CivilDay, isoDay } from "@springtide/calendar";

/** A history without days that no forecast should learn from. */
interface TamedDays {
  readonly values: Float64Array;
  readonly caveats: readonly string[];
}

/** Weeks to both sides in which a day's weekday is looked at. */
const WEEKS_AROUND = 8;
const LEAST_AROUND = 3;
/** Many times what is usual: a slip of the pen, a backlog booked on one day, a machine that counted itself. Real peaks are smaller. */
const WILD_FACTOR = 20;
const LEAST_WILD = 100;
const NAMED = 5;

/**
 * Takes single days as unknown that are more than twenty times the usual of their weekday around them: one of them would be all that the
 * spread is learned from. They are named. @param isExplained days with a cause of their own, which stay
 */
export function withoutWildDays({
  firstDay,
  values,
  isExplained,
}: {
  readonly firstDay: CivilDay;
  readonly values: Float64Array;
  readonly isExplained: (day: CivilDay) => boolean;
}): TamedDays {
  const wild: CivilDay[] = [];
  const tamed = values.map((value, i) => {
    if (!(value >= LEAST_WILD) || isExplained(firstDay + i)) return value;
    const usual = usualAround(values, i);
    if (Number.isNaN(usual) || value <= WILD_FACTOR * Math.max(usual, LEAST_WILD / WILD_FACTOR)) return value;
    wild.push(firstDay + i);
    return Number.NaN;
  });
  if (wild.length === 0) return { values, caveats: [] };
  const named = wild.slice(0, NAMED).map(isoDay).join(", ");
  const more = wild.length > NAMED ? ` and ${wild.length - NAMED} more` : "";
  return {
    values: tamed,
    caveats: [
      `More than ${WILD_FACTOR} times the usual of their weekday, and taken as not known: ${named}${more}. Name the cause as a trigger to have it learned.`,
    ],
  };
}

/** Median of the same weekday in the weeks around, the day itself left out; NaN where hardly any is known. */
function usualAround(values: Float64Array, at: number): number {
  const around: number[] = [];
  for (let week = -WEEKS_AROUND; week <= WEEKS_AROUND; week += 1) {
    const value = week === 0 ? Number.NaN : (values[at + 7 * week] ?? Number.NaN);
    if (!Number.isNaN(value)) around.push(value);
  }
  if (around.length < LEAST_AROUND) return Number.NaN;
  return around.sort((a, b) => a - b)[Math.floor(around.length / 2)] ?? Number.NaN;
}

import { refuse } from "../domain.ts";
import { requireShrinkage } from "./shrinkage.ts";

/** A shrinkage that is one number, a number for each interval, or one for each week in the order of the weeks. */
export type ShrinkageOverTime = number | ArrayLike<number> | { readonly byWeek: ArrayLike<number> };

/** The weeks that intervals belong to. */
export interface Weeks {
  /** The caller's own numbers for them, in the order in which they first occur. */
  readonly labels: readonly number[];
  /** Position of each interval's week in `labels`. */
  readonly ofInterval: Uint32Array;
}

const WEEK_SECONDS = 7 * 86_400;

/** Weeks as the caller numbers them, or stretches of seven days from the first interval on. */
export function weeksOf(
  intervals: number,
  intervalSeconds: number,
  weekOfInterval: ArrayLike<number> | undefined,
): Weeks {
  if (weekOfInterval !== undefined) requireLength(weekOfInterval.length, intervals, "/weekOfInterval", "interval");
  const positions = new Map<number, number>();
  const ofInterval = new Uint32Array(intervals);
  for (let interval = 0; interval < intervals; interval += 1) {
    const label = weekOfInterval?.[interval] ?? Math.floor((interval * intervalSeconds) / WEEK_SECONDS);
    if (!Number.isInteger(label)) {
      refuse(
        "week-not-whole",
        `/weekOfInterval/${interval}`,
        label,
        "weeks are told apart by whole numbers",
        "Number them, such as 0, 1, 2 or 202547.",
      );
    }
    const position = positions.get(label) ?? positions.size;
    positions.set(label, position);
    ofInterval[interval] = position;
  }
  return { labels: [...positions.keys()], ofInterval };
}

/** The shrinkage of each interval. @throws Refusal for a share outside [0, 1) or a list of another length */
export function shrinkageByInterval(shrinkage: ShrinkageOverTime, weeks: Weeks, field: string): Float64Array {
  const intervals = weeks.ofInterval.length;
  if (typeof shrinkage === "number") {
    requireShrinkage(shrinkage, field);
    return new Float64Array(intervals).fill(shrinkage);
  }
  if ("byWeek" in shrinkage) {
    const byWeek = checked(shrinkage.byWeek, weeks.labels.length, `${field}/byWeek`, "week");
    return Float64Array.from(weeks.ofInterval, (week) => byWeek[week] ?? 0);
  }
  return checked(shrinkage, intervals, field, "interval");
}

function checked(shares: ArrayLike<number>, length: number, field: string, each: string): Float64Array {
  requireLength(shares.length, length, field, each);
  const list = Float64Array.from(shares);
  list.forEach((share, index) => {
    requireShrinkage(share, `${field}/${index}`);
  });
  return list;
}

function requireLength(found: number, length: number, field: string, each: string): void {
  if (found === length) return;
  refuse(
    "lengths-differ",
    field,
    `${found} values`,
    `there are ${length} ${each}s`,
    `Give one value for each ${each}, or one number for all.`,
  );
}

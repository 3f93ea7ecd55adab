import type { IntervalGrid } from "@springtide/calendar";

/** Who waited is looked for in so many hours after an opening. */
const FIRST_SECONDS = 3 * 3600;

/** Half of those who waited come back in the first hour; a first guess of ours. */
export const RETURN_HALF_LIFE_SECONDS = 3600;

/** A stretch of open intervals; ends are excluded. */
export interface Opening {
  readonly from: number;
  readonly to: number;
  /** Where its first hours end. */
  readonly firstTo: number;
  /** Where the closed time before it begins: 0 at the start of the grid. */
  readonly closedFrom: number;
}

/** Every opening on a grid, with the closed time before it. */
export function openingsOf({ seconds }: Pick<IntervalGrid, "seconds">, open: Uint8Array): Opening[] {
  const openings: Opening[] = [];
  let closedFrom = 0;
  for (let from = open.indexOf(1); from >= 0; from = open.indexOf(1, closedFrom)) {
    let to = from;
    let passed = 0;
    let firstTo = from;
    for (; to < open.length && open[to] === 1; to += 1) {
      if (passed < FIRST_SECONDS) firstTo = to + 1;
      passed += seconds[to] ?? 0;
    }
    openings.push({ from, to, firstTo, closedFrom });
    closedFrom = to;
  }
  return openings;
}

/** Whether a window lies in the closed time before an opening. */
export function follows({ closedFrom, from }: Opening, window: Uint8Array): boolean {
  return window.subarray(closedFrom, from).includes(1);
}

/** Share of those who come back on the day of an opening who do so in its first hours, on average over openings. */
export function returnedInFirstHours(openings: readonly Opening[], seconds: Float64Array): number {
  const length = (from: number, to: number): number => seconds.subarray(from, to).reduce((sum, here) => sum + here, 0);
  const back = (passed: number): number => 1 - 0.5 ** (passed / RETURN_HALF_LIFE_SECONDS);
  const shares = openings.map(({ from, to, firstTo }) => back(length(from, firstTo)) / back(length(from, to)));
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

import type { CivilDay } from "@springtide/calendar";

/** Contacts of blocks of hours, by day; NaN where unknown or closed. */
export interface DayBlocks {
  /** In the window, on days on which it was open. */
  readonly window: Float64Array;
  /** In the first hours of an opening that follows a day of the window. */
  readonly opening: Float64Array;
  /** In all other opening hours. */
  readonly rest: Float64Array;
  /** On other channels in the hours of the window, on its days. Null where there are none. */
  readonly elsewhere: Float64Array | null;
  /** Of queues that nothing was changed for. Null where there are none. */
  readonly control: Float64Array | null;
}

/** What was seen, and what was to be expected without longer hours. */
interface Sum {
  seen: number;
  expected: number;
}

/** Sums of some days. */
export interface WeekSums {
  windows: number;
  openDays: number;
  window: number;
  readonly opening: Sum;
  readonly rest: Sum;
  readonly elsewhere: Sum;
  readonly control: Sum;
}

const BLOCKS = ["opening", "rest", "elsewhere", "control"] as const;

/** A Monday, in days since 1970. */
const SOME_MONDAY = 4;

/** Weeks with and without longer hours, Monday to Sunday, of the days that count. */
export function weeksOf(
  seen: DayBlocks,
  expected: Omit<DayBlocks, "window">,
  days: { readonly firstDay: CivilDay; readonly isLonger: Uint8Array; readonly counted: Uint8Array },
): { readonly without: WeekSums[]; readonly longer: WeekSums[] } {
  const sides = [new Map<number, WeekSums>(), new Map<number, WeekSums>()] as const;
  days.isLonger.forEach((longer, i) => {
    if (days.counted[i] !== 1) return;
    const week = Math.floor((days.firstDay + i - SOME_MONDAY) / 7);
    const side = sides[longer === 1 ? 1 : 0];
    const sums = side.get(week) ?? emptySums();
    if (addDay(sums, seen, expected, i)) side.set(week, sums);
  });
  return { without: [...sides[0].values()], longer: [...sides[1].values()].filter(({ windows }) => windows > 0) };
}

/** @returns whether anything of the queue is known on that day */
function addDay(sums: WeekSums, seen: DayBlocks, expected: Omit<DayBlocks, "window">, i: number): boolean {
  const inWindow = seen.window[i] ?? Number.NaN;
  if (!Number.isNaN(inWindow)) {
    sums.windows += 1;
    sums.window += inWindow;
  }
  for (const block of BLOCKS) {
    const [here, usual] = [seen[block]?.[i] ?? Number.NaN, expected[block]?.[i] ?? Number.NaN];
    if (Number.isNaN(here) || Number.isNaN(usual)) continue;
    sums[block].seen += here;
    sums[block].expected += usual;
  }
  const isOpen = !Number.isNaN(seen.rest[i] ?? Number.NaN);
  if (isOpen) sums.openDays += 1;
  return isOpen;
}

/** All weeks together. */
export function addUp(weeks: readonly WeekSums[]): WeekSums {
  const all = emptySums();
  for (const week of weeks) {
    all.windows += week.windows;
    all.openDays += week.openDays;
    all.window += week.window;
    for (const block of BLOCKS) {
      all[block].seen += week[block].seen;
      all[block].expected += week[block].expected;
    }
  }
  return all;
}

function emptySums(): WeekSums {
  const sum = (): Sum => ({ seen: 0, expected: 0 });
  return { windows: 0, openDays: 0, window: 0, opening: sum(), rest: sum(), elsewhere: sum(), control: sum() };
}

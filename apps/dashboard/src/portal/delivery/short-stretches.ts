import type { RequestFill } from "@springtide/contracts";

type Interval = RequestFill["intervals"][number];

/** Time without a break in which as many people are missing. */
export interface ShortStretch extends Pick<Interval, "skill" | "asked" | "there" | "short"> {
  /** The instants that it begins and ends at. */
  readonly start: string;
  readonly end: string;
}

/** Where people are missing: intervals that follow each other and say the same are one stretch. In the order of skill and time. */
export function shortStretches(intervals: readonly Interval[]): readonly ShortStretch[] {
  const lengthMs = shortestStepMs(intervals);
  const stretches: ShortStretch[] = [];
  for (const { start, skill, asked, there, short } of [...intervals].sort(bySkillAndTime)) {
    if (short <= 0) continue;
    const end = new Date(Date.parse(start) + lengthMs).toISOString();
    const before = stretches.at(-1);
    const goesOn =
      before?.skill === skill &&
      before.asked === asked &&
      before.there === there &&
      Date.parse(before.end) === Date.parse(start);
    if (goesOn) stretches[stretches.length - 1] = { ...before, end };
    else stretches.push({ start, end, skill, asked, there, short });
  }
  return stretches;
}

function bySkillAndTime(a: Interval, b: Interval): number {
  if (a.skill !== b.skill) return a.skill < b.skill ? -1 : 1;
  return Date.parse(a.start) - Date.parse(b.start);
}

/** The length of an interval, as the nearest two that begin after each other tell it; a quarter of an hour where there is only one. */
function shortestStepMs(intervals: readonly Interval[]): number {
  const starts = [...new Set(intervals.map(({ start }) => Date.parse(start)))].sort((a, b) => a - b);
  const steps = starts.slice(1).map((start, i) => start - (starts[i] ?? start));
  return steps.length === 0 ? 900_000 : Math.min(...steps);
}

import type { ShiftOption } from "../rosters/shift-options.ts";
import type { RosteredShift } from "../rosters/roster-problem.ts";

/** A shift with its breaks laid where they cost least, and what it is worth so. */
export interface LaidShift {
  readonly breaks: RosteredShift["breaks"];
  /** Intervals at work. */
  readonly worked: readonly number[];
  readonly worth: number;
}

/** Lays the breaks of a shift so that the intervals worked are worth most together; of equals the earliest breaks. */
export function layBreaks(option: ShiftOption, worthOf: (t: number) => number): LaidShift {
  const { from, to, places, startMs } = option;
  const upTo = new Float64Array(to - from + 1);
  for (let i = 0; i < to - from; i += 1) upTo[i + 1] = (upTo[i] ?? 0) + worthOf(from + i);
  const within = (first: number, end: number): number =>
    (upTo[Math.min(end, to - from)] ?? 0) - (upTo[Math.max(0, first)] ?? 0);
  let [best, least] = [0, Infinity];
  for (let way = 0; way < places.count; way += 1) {
    let lost = 0;
    for (let b = way * places.breaks; b < (way + 1) * places.breaks; b += 1)
      lost += within(places.from[b] ?? 0, places.to[b] ?? 0);
    if (lost < least - 1e-9) [best, least] = [way, lost];
  }
  const isAway = new Uint8Array(Math.max(0, to - from));
  const breaks = Array.from({ length: places.breaks }, (_, i) => {
    const b = best * places.breaks + i;
    isAway.fill(1, Math.max(0, places.from[b] ?? 0), places.to[b] ?? 0);
    return { startMs: startMs + (places.startMs[b] ?? 0), endMs: startMs + (places.endMs[b] ?? 0) };
  });
  const worked = Array.from(isAway, (away, i) => (away === 1 ? -1 : from + i)).filter((t) => t >= 0);
  return { breaks, worked, worth: (upTo[to - from] ?? 0) - (places.count > 0 ? least : 0) };
}

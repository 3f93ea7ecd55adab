import { compareDay, compareSteady, type Comparison, type Effort } from "./compare.ts";
import { DAY_SYSTEMS, STEADY_SYSTEMS } from "./systems.ts";

/** Enough for the test suite: some seconds. */
export const SMALL: Effort = { contacts: 200_000, replications: 300 };
/** What the table of the documents is made from. */
export const FULL: Effort = { contacts: 4_000_000, replications: 10_000 };

/** What the comparisons say together. */
export interface Verdict {
  readonly systems: number;
  readonly comparisons: number;
  readonly withinThree: number;
  readonly farthest: number;
}

/** Plays every system out and compares it with its formula, in a fixed order with fixed seeds. */
export function verifyAll(effort: Effort, tell: (done: number, total: number) => void = () => undefined): Comparison[] {
  const total = STEADY_SYSTEMS.length + DAY_SYSTEMS.length;
  const steady = STEADY_SYSTEMS.flatMap((system, place) => {
    tell(place, total);
    return compareSteady(system, place, effort);
  });
  const days = DAY_SYSTEMS.flatMap((system, place) => {
    tell(STEADY_SYSTEMS.length + place, total);
    return compareDay(system, place, effort);
  });
  return [...steady, ...days];
}

/** How many comparisons lie within three standard errors, and the farthest. */
export function verdictOf(comparisons: readonly Comparison[]): Verdict {
  const distances = comparisons.map(({ distance }) => Math.abs(distance));
  return {
    systems: STEADY_SYSTEMS.length + DAY_SYSTEMS.length,
    comparisons: distances.length,
    withinThree: distances.filter((distance) => distance <= 3).length / distances.length,
    farthest: Math.max(...distances),
  };
}

/** The verdict that a simulation must earn: 99 of 100 within three standard errors, none beyond four and a half. */
export function holds({ withinThree, farthest }: Verdict): boolean {
  return withinThree >= 0.99 && farthest <= 4.5;
}

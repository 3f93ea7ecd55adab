import { isoDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { drawOnsets, NEVER } from "@springtide/forecast";
import { basisOfPlan } from "../basis.ts";

/** A trigger whose date is not sure: when it comes early, at its usual time and late, of the seasons in which it comes. */
export interface UncertainTrigger {
  readonly id: string;
  readonly name: string;
  readonly early: string;
  readonly usual: string;
  readonly late: string;
}

/** Seasons that come before a date counted as early, and after one as late. */
const DECILES = [0.1, 0.5, 0.9] as const;

/**
 * The triggers of a plan whose dates are uncertain, by the first date of each of its possible seasons: the lowest decile, the middle and the
 * highest. Triggers that hang on others are left out: they move with those.
 */
export function uncertainTriggers(plan: Plan): UncertainTrigger[] {
  const { triggers, paths, seed } = basisOfPlan(plan);
  const onsets = drawOnsets({ triggers, paths, seed });
  return plan.triggers.flatMap(({ id, name, composed }) => {
    const draws = composed === undefined ? (onsets.get(id) ?? []) : [];
    const firsts = Array.from({ length: paths }, (_, path) =>
      Math.min(...draws.map((ofPaths) => ofPaths[path] ?? NEVER).filter((day) => day !== NEVER)),
    ).filter(Number.isFinite);
    const sorted = firsts.sort((a, b) => a - b);
    const [early, usual, late] = DECILES.map((part) => sorted[Math.round(part * (sorted.length - 1))]);
    if (early === undefined || usual === undefined || late === undefined || early === late) return [];
    return [{ id, name, early: isoDay(early), usual: isoDay(usual), late: isoDay(late) }];
  });
}

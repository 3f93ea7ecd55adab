import type { SkillProblem } from "@springtide/planning";
import { studentQuantile } from "@springtide/probability";
import { figureParts, type Played } from "@springtide/simulation";

/** A figure and half the width of its 95 % interval; null with fewer than two runs. */
export interface OverallFigure {
  readonly value: number;
  readonly halfWidth: number | null;
}

const CONFIDENCE_POINT = 0.975;

/** Service of all contacts, each queue by its target's definition and as often as it has contacts. */
export function overallService(problem: SkillProblem, played: Played): OverallFigure {
  return summed([{ sign: 1, parts: partsOf(problem, played) }]);
}

/**
 * How much more of all contacts one mix serves in time than another, on the same customers, run by run.
 * Source: ratio estimator, linearised: Law (2015), Simulation Modeling and Analysis, 5th ed., 9.5.3 and 10.2.
 */
export function overallDifference(problem: SkillProblem, one: Played, other: Played): OverallFigure {
  return summed([
    { sign: 1, parts: partsOf(problem, one) },
    { sign: -1, parts: partsOf(problem, other) },
  ]);
}

interface QueueParts {
  readonly weight: number;
  readonly over: readonly number[];
  readonly under: readonly number[];
}

function partsOf({ queues }: SkillProblem, played: Played): QueueParts[] {
  const all = queues.reduce((sum, { contactsPerHour }) => sum + contactsPerHour, 0);
  return queues.map(({ contactsPerHour, target }, queue) => ({
    weight: all > 0 ? contactsPerHour / all : 0,
    ...figureParts(played, target.definition, { queue, fromDay: 1 }),
  }));
}

function summed(terms: readonly { readonly sign: number; readonly parts: readonly QueueParts[] }[]): OverallFigure {
  let value = 0;
  const runs = terms[0]?.parts[0]?.over.length ?? 0;
  const spread = new Float64Array(runs);
  for (const { sign, parts } of terms) {
    for (const { weight, over, under } of parts) {
      const [overs, unders] = [sumOf(over), sumOf(under)];
      if (unders === 0) continue;
      const ratio = overs / unders;
      value += sign * weight * ratio;
      over.forEach((each, run) => {
        spread[run] = (spread[run] ?? 0) + (sign * weight * (each - ratio * (under[run] ?? 0)) * runs) / unders;
      });
    }
  }
  if (runs < 2) return { value, halfWidth: null };
  const variance = spread.reduce((sum, each) => sum + each * each, 0) / (runs - 1);
  return { value, halfWidth: studentQuantile(CONFIDENCE_POINT, runs - 1) * Math.sqrt(variance / runs) };
}

function sumOf(list: readonly number[]): number {
  return list.reduce((sum, each) => sum + each, 0);
}

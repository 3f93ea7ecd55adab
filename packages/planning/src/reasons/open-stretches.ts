import type { RosterAnswer, RosterProblem } from "../rosters/roster-problem.ts";
import type { Stretch } from "./obstacle.ts";

/** A stretch in which heads of one queue are missing without a pause. */
export interface OpenStretch extends Stretch {
  readonly queue: number;
  /** Most heads missing at once. */
  readonly heads: number;
  readonly headHours: number;
}

/** Every stretch in which heads are missing, by time and then by queue; all missing head-hours lie in exactly one of them. */
export function openStretches(problem: RosterProblem, missing: RosterAnswer["missing"]): OpenStretch[] {
  return missing
    .flatMap((ofQueue, queue) => stretchesOf(problem, ofQueue, queue))
    .sort((a, b) => a.fromMs - b.fromMs || a.queue - b.queue);
}

function stretchesOf({ startsMs, seconds }: RosterProblem, missing: Int32Array, queue: number): OpenStretch[] {
  const stretches: OpenStretch[] = [];
  missing.forEach((heads, t) => {
    if (heads <= 0) return;
    const fromMs = startsMs[t] ?? 0;
    const toMs = fromMs + (seconds[t] ?? 0) * 1000;
    const headHours = (heads * (seconds[t] ?? 0)) / 3600;
    const last = stretches.at(-1);
    if (last?.toMs !== fromMs) stretches.push({ queue, fromMs, toMs, heads, headHours });
    else {
      const joined = { heads: Math.max(last.heads, heads), headHours: last.headHours + headHours };
      stretches[stretches.length - 1] = { ...last, ...joined, toMs };
    }
  });
  return stretches;
}

import type { CivilDay } from "@springtide/calendar";
import type { WarmDayChain } from "./warm-day-chain.ts";

/** 1 warm, 0 not; NaN for a day already past that was not observed, null for a day to come. */
export type ObservedWarmth = (day: CivilDay) => number | null;

/** How the season stands after a day, as probabilities. What has fired is in none of them. */
interface Standing {
  readonly cold: number;
  /** Warm, but in no run that counts: before the arming day, after the disarming day, or not observed. */
  readonly warmOutsideRun: number;
  /** runs[r]: the last r days were a run that counts; index 0 is empty. */
  readonly runs: Float64Array;
}

const FORGETTING_DAYS = 60;

/**
 * Exact distribution of the first of `length` warm days in a row that begins on `arm` to `disarm`, by forward recursion over the
 * length of the run so far, given what was observed. A missing past day breaks the run; the chain goes on from it not knowing
 * whether it was warm.
 * @returns pmf[d] of the run that begins on arm + d, and the probability that none does. Cost: days of the season times `length`.
 */
export function firstRunDistribution({
  chain,
  observed,
  arm,
  disarm,
  length,
}: {
  readonly chain: WarmDayChain;
  readonly observed: ObservedWarmth;
  readonly arm: CivilDay;
  readonly disarm: CivilDay;
  readonly length: number;
}): { pmf: Float64Array; never: number } {
  const pmf = new Float64Array(disarm - arm + 1);
  let standing = beforeTheSeason(chain, observed, arm, length);
  for (let day = arm; day < disarm + length; day++) {
    const { next, fired } = dayLater(standing, { chain, seen: observed(day), day, mayBegin: day <= disarm });
    standing = next;
    if (fired > 0) pmf[day - length + 1 - arm] = fired;
  }
  return { pmf, never: Math.max(0, 1 - pmf.reduce((sum, p) => sum + p, 0)) };
}

function dayLater(
  { cold, warmOutsideRun, runs }: Standing,
  today: { chain: WarmDayChain; seen: number | null; day: CivilDay; mayBegin: boolean },
): { next: Standing; fired: number } {
  const missing = Number.isNaN(today.seen ?? 0);
  const known = missing ? null : today.seen;
  const warmAfterCold = known ?? today.chain(today.day, false);
  const warmAfterWarm = known ?? today.chain(today.day, true);
  const inRun = runs.reduce((sum, p) => sum + p, 0);
  const nowCold = cold * (1 - warmAfterCold) + (warmOutsideRun + inRun) * (1 - warmAfterWarm);
  const begins = cold * warmAfterCold + warmOutsideRun * warmAfterWarm;
  const nextRuns = new Float64Array(runs.length);
  if (missing)
    return { next: { cold: nowCold, warmOutsideRun: begins + inRun * warmAfterWarm, runs: nextRuns }, fired: 0 };
  const longer = Float64Array.from({ length: runs.length + 1 }, (_, run) => (runs[run - 1] ?? 0) * warmAfterWarm);
  if (today.mayBegin) longer[1] = begins;
  nextRuns.set(longer.subarray(0, runs.length));
  return {
    next: { cold: nowCold, warmOutsideRun: today.mayBegin ? 0 : begins, runs: nextRuns },
    fired: longer[runs.length] ?? 0,
  };
}

/** Runs the chain up to the eve of the season, from the last day observed or from far enough back that the start is forgotten. */
function beforeTheSeason(chain: WarmDayChain, observed: ObservedWarmth, arm: CivilDay, length: number): Standing {
  let warm = 0.5;
  for (let day = arm - FORGETTING_DAYS; day < arm; day++) {
    const seen = observed(day);
    warm = seen === null || Number.isNaN(seen) ? (1 - warm) * chain(day, false) + warm * chain(day, true) : seen;
  }
  return { cold: 1 - warm, warmOutsideRun: warm, runs: new Float64Array(length) };
}

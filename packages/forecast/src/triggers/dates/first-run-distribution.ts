import type { CivilDay } from "@springtide/calendar";
import type { DayChain } from "./day-chain.ts";

/** 1 counts, 0 does not; NaN for a day already past that was not observed, null for a day to come. */
export type ObservedDays = (day: CivilDay) => number | null;

/** How the season stands after a day, as probabilities. What has fired is in none of them. */
interface Standing {
  readonly not: number;
  /** Counted, but in no run that counts: before the arming day, after the disarming day, or not observed. */
  readonly outsideRun: number;
  /** runs[r]: the last r days were a run that counts; index 0 is empty. */
  readonly runs: Float64Array;
}

const FORGETTING_DAYS = 60;

/**
 * Exact distribution of the first of `length` days in a row that count that begins on `arm` to `disarm`, by forward recursion over the
 * length of the run so far, given what was observed. A missing past day breaks the run; the chain goes on from it not knowing
 * whether it counted.
 * @returns pmf[d] of the run that begins on arm + d, and the probability that none does. Cost: days of the season times `length`.
 */
export function firstRunDistribution({
  chain,
  observed,
  arm,
  disarm,
  length,
}: {
  readonly chain: DayChain;
  readonly observed: ObservedDays;
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
  { not, outsideRun, runs }: Standing,
  today: { chain: DayChain; seen: number | null; day: CivilDay; mayBegin: boolean },
): { next: Standing; fired: number } {
  const missing = Number.isNaN(today.seen ?? 0);
  const known = missing ? null : today.seen;
  const chanceAfterNo = known ?? today.chain(today.day, false);
  const chanceAfterYes = known ?? today.chain(today.day, true);
  const inRun = runs.reduce((sum, p) => sum + p, 0);
  const nowNot = not * (1 - chanceAfterNo) + (outsideRun + inRun) * (1 - chanceAfterYes);
  const begins = not * chanceAfterNo + outsideRun * chanceAfterYes;
  const nextRuns = new Float64Array(runs.length);
  if (missing) return { next: { not: nowNot, outsideRun: begins + inRun * chanceAfterYes, runs: nextRuns }, fired: 0 };
  const longer = Float64Array.from({ length: runs.length + 1 }, (_, run) => (runs[run - 1] ?? 0) * chanceAfterYes);
  if (today.mayBegin) longer[1] = begins;
  nextRuns.set(longer.subarray(0, runs.length));
  return {
    next: { not: nowNot, outsideRun: today.mayBegin ? 0 : begins, runs: nextRuns },
    fired: longer[runs.length] ?? 0,
  };
}

/** Runs the chain up to the eve of the season, from the last day observed or from far enough back that the start is forgotten. */
function beforeTheSeason(chain: DayChain, observed: ObservedDays, arm: CivilDay, length: number): Standing {
  let counted = 0.5;
  for (let day = arm - FORGETTING_DAYS; day < arm; day++) {
    const seen = observed(day);
    counted =
      seen === null || Number.isNaN(seen) ? (1 - counted) * chain(day, false) + counted * chain(day, true) : seen;
  }
  return { not: 1 - counted, outsideRun: counted, runs: new Float64Array(length) };
}

import type { TempCohort } from "./handle-time-history.ts";

/** How much longer beginners take, and how fast they lose it. */
export interface TenureRamp {
  /** Extra handling time on the first day, as a share: 0.3 is 30 % longer. */
  readonly extra: number;
  /** Weeks after which 37 % of the extra time is left. */
  readonly tauWeeks: number;
}

/** Belief before any history: 20 to 40 % longer in the first weeks, mostly gone after two months. */
export const BEGINNERS = { extra: 0.3, extraSd: 0.1, tauWeeks: 4, logTauSd: 0.5 } as const;

/**
 * Handling time of an agent of some weeks' tenure over that of the experienced: 1 + extra * exp(-weeks / tau).
 * @example tenureFactor({ ramp: { extra: 0.3, tauWeeks: 4 }, weeks: 4 }) // about 1.1104
 */
export function tenureFactor({ ramp, weeks }: { readonly ramp: TenureRamp; readonly weeks: number }): number {
  return 1 + ramp.extra * Math.exp(-weeks / ramp.tauWeeks);
}

/** How inexperienced those who take an interval's contacts are: sum of share * exp(-weeks / tau) over the cohorts; 1 if all began today. */
export function inexperience(temps: readonly TempCohort[], interval: number, tauWeeks: number): number {
  return temps.reduce((sum, { share, weeks }) => {
    const part = share[interval] ?? 0;
    return part > 0 ? sum + part * Math.exp(-(weeks[interval] ?? 0) / tauWeeks) : sum;
  }, 0);
}

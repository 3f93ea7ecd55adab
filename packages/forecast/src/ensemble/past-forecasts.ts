import type { RegressionOrigin } from "../models/regression-baseline.ts";
import { JUDGED_DAYS, LEAD_BANDS } from "./lead-bands.ts";

/** A member beside the regression: expected logs of the days after each origin, causes left out. Origins ascend. */
export interface CombinedMember {
  readonly name: string;
  forecasts(origins: readonly number[], days: number): readonly Float64Array[];
}

/** What every member would have said of one known day of the past, from one origin before it. Logs of contacts without causes. */
export interface PastDay {
  readonly origin: number;
  readonly lead: number;
  readonly actual: number;
  /** By member, the regression first. */
  readonly locations: Float64Array;
  /** Standard deviation that the regression gave the day. */
  readonly spread: number;
  /** How much the day counts: by its contacts, since errors cost agents, and less the older. */
  readonly weight: number;
  /** Whether a holiday or a trigger was felt on the day. */
  readonly explained: boolean;
}

const ORIGINS_EVERY_DAYS = 7;
const MOST_ORIGINS = 52;
/** Days of history an origin must have: eight weeks. */
const LEAST_KNOWN_DAYS = 56;
/** So that after a change of a queue's ways the methods that follow it are heard within weeks. */
const HALF_LIFE_DAYS = 120;

/**
 * Origins a week apart over the last year, ascending; each leaves at least a week to be judged on, and the last is the end itself.
 * @param firstUsed days at the start that tell nothing
 */
export function pastOrigins(historyDays: number, firstUsed = 0): number[] {
  const origins = [historyDays];
  for (
    let origin = historyDays - ORIGINS_EVERY_DAYS;
    origin >= firstUsed + LEAST_KNOWN_DAYS;
    origin -= ORIGINS_EVERY_DAYS
  ) {
    if (origins.length > MOST_ORIGINS) break;
    origins.unshift(origin);
  }
  return origins;
}

/** Forecasts of all members from all origins, laid beside what came, for each band of leads. */
export function pastDays({
  logs,
  explained,
  origins,
  regression,
  members,
}: {
  readonly logs: Float64Array;
  readonly explained: (index: number) => boolean;
  readonly origins: readonly number[];
  readonly regression: readonly RegressionOrigin[];
  readonly members: readonly CombinedMember[];
}): PastDay[][] {
  const forecasts = members.map((member) => member.forecasts(origins, JUDGED_DAYS));
  const largest = logs.reduce((most, log) => (log > most ? log : most), -Infinity);
  return LEAD_BANDS.map(({ from, to }) => {
    const days: PastDay[] = [];
    origins.forEach((origin, o) => {
      const own = regression[o];
      for (let lead = from; lead <= to && origin + lead <= logs.length; lead++) {
        const at = origin + lead - 1;
        const actual = logs[at] ?? NaN;
        const location = own?.location[lead - 1] ?? NaN;
        if (Number.isNaN(actual) || Number.isNaN(location)) continue;
        days.push({
          origin,
          lead,
          actual,
          locations: Float64Array.of(location, ...forecasts.map((of) => of[o]?.[lead - 1] ?? location)),
          spread: own?.spread[lead - 1] ?? 1,
          weight: Math.exp(actual - largest) * 2 ** ((origin - logs.length) / HALF_LIFE_DAYS),
          explained: explained(at),
        });
      }
    });
    return days;
  });
}

import type { CivilDay } from "@springtide/calendar";
import type { DailySeries } from "../features/daily-series.ts";

/** How a history is cut into pasts and what followed. Days. */
export interface OriginRule {
  /** Origins at most, the latest ones. */
  readonly count: number;
  readonly everyDays: number;
  readonly horizonDays: number;
  /** Days an origin must have behind it. */
  readonly leastKnownDays: number;
}

/**
 * First days to be forecast, ascending: the last leaves a whole horizon behind it. None where the history is too short.
 * @example rollingOrigins({ firstDay: 0, contacts: new Float64Array(100) }, { count: 2, everyDays: 28, horizonDays: 28, leastKnownDays: 30 })[0] // => 44
 */
export function rollingOrigins({ firstDay, contacts }: DailySeries, rule: OriginRule): CivilDay[] {
  const last = firstDay + contacts.length - rule.horizonDays;
  return Array.from({ length: rule.count }, (_, i) => last - (rule.count - 1 - i) * rule.everyDays).filter(
    (origin) => origin - firstDay >= rule.leastKnownDays,
  );
}

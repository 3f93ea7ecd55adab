import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import type { TriggerOutcome } from "@springtide/contracts";
import type { OnsetDistribution } from "@springtide/forecast";
import type { DatedTrigger } from "../triggers/dated-trigger.ts";

/** Below this nobody would have been told of a date that did not come. */
const WORTH_TELLING = 0.05;

/** The days of one forecast: first and last. */
export interface Horizon {
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/**
 * What one forecast said of the next dates of every trigger, and what happened: uncertain dates market by market, their first,
 * second, third firing in order; of days that the calendar fixes the first. Those that were unlikely and did not come are left out.
 */
export function triggerOutcomes(
  expected: readonly DatedTrigger[],
  fired: readonly DatedTrigger[],
  horizon: Horizon,
): TriggerOutcome[] {
  return expected.flatMap((trigger) => {
    const happened = fired.find(({ id }) => id === trigger.id)?.pastOnsets ?? [];
    const seen = new Map<string, number>();
    return trigger.nextOnsets.flatMap((next) => {
      const place = next.market ?? "";
      const before = seen.get(place) ?? 0;
      if (next.basis === "known" && before > 0) return [];
      const days = happened
        .filter(({ market, day }) => market === next.market && day >= horizon.from && day <= horizon.to)
        .map(({ day }) => day)
        .sort((a, b) => a - b);
      const outcome = outcomeOf(trigger, next, days[before] ?? null, horizon);
      if (outcome === null) return [];
      seen.set(place, before + 1);
      return [outcome];
    });
  });
}

function outcomeOf(
  { id, name }: DatedTrigger,
  next: OnsetDistribution,
  happened: CivilDay | null,
  horizon: Horizon,
): TriggerOutcome | null {
  const within = next.days.filter(({ day }) => day >= horizon.from && day <= horizon.to);
  const probability = within.reduce((sum, day) => sum + day.probability, 0);
  if (happened === null && probability < WORTH_TELLING) return null;
  const at = (share: number): string | null => {
    let sum = 0;
    const found = within.find((day) => (sum += day.probability) >= share * probability - 1e-12);
    return found === undefined ? null : isoDay(found.day);
  };
  return {
    trigger: id,
    name,
    market: next.market,
    origin: isoDay(horizon.from),
    basis: next.basis,
    probability: Math.min(1, Math.round(probability * 10_000) / 10_000),
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    happened: happened === null ? null : isoDay(happened),
    crpsDays: Math.round(crpsOfDate(within, happened, horizon) * 1000) / 1000,
  };
}

/**
 * CRPS of a date in days: the sum over days of (chance that it has come by then less whether it had) squared. What lies beyond the
 * horizon is one day after it, so that "not within these weeks" is an answer too.
 */
export function crpsOfDate(
  days: readonly { readonly day: CivilDay; readonly probability: number }[],
  happened: CivilDay | null,
  { from, to }: Horizon,
): number {
  const byDay = new Map(days.map(({ day, probability }) => [day, probability]));
  let [sum, come] = [0, 0];
  for (let day = from; day <= to; day += 1) {
    come += byDay.get(day) ?? 0;
    sum += (come - (happened !== null && day >= happened ? 1 : 0)) ** 2;
  }
  return sum;
}

import type { CivilDay } from "@springtide/calendar";
import type { SeasonBasis } from "../basis.ts";
import type { FiredEvent } from "./fired-events.ts";

/**
 * The basis of a forecast as it would have been, had the date of an event been known: its trigger sets in on the days on which it
 * did, as strongly as was expected of each market, and everything else stays.
 */
export function pinned(basis: SeasonBasis, { trigger, onsets }: FiredEvent): SeasonBasis {
  return {
    ...basis,
    triggers: basis.triggers.map((planned) => {
      if (planned.id !== trigger.id) return planned;
      return {
        ...planned,
        composed: undefined,
        nextOnsets: onsets.map(({ day, market, weight }) => ({
          market,
          weight: planned.nextOnsets.find((next) => next.market === market)?.weight ?? weight,
          days: [{ day, probability: 1 }],
          never: 0,
          basis: "known" as const,
        })),
      };
    }),
  };
}

/** The day by which a forecast gave an event even odds, within its days; null where it thought it unlikely to come at all. */
export function expectedDay(basis: SeasonBasis, { trigger }: FiredEvent): CivilDay | null {
  const next = basis.triggers.find(({ id }) => id === trigger.id)?.nextOnsets ?? [];
  const total = next.reduce((sum, { weight }) => sum + weight, 0);
  const byDay = new Map<CivilDay, number>();
  for (const { weight, days } of next)
    for (const { day, probability } of days)
      byDay.set(day, (byDay.get(day) ?? 0) + (total > 0 ? (weight / total) * probability : 0));
  let come = 0;
  for (const [day, probability] of [...byDay].sort(([a], [b]) => a - b)) {
    come += probability;
    if (come >= 0.5) return day;
  }
  return null;
}

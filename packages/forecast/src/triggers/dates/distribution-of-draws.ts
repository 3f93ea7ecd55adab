import type { CivilDay } from "@springtide/calendar";
import type { OnsetDistribution } from "../onset.ts";

/** The distribution that equally likely draws make; null is a draw in which it does not fire. No draws at all: never. */
export function distributionOf(draws: readonly (CivilDay | null)[]): Pick<OnsetDistribution, "days" | "never"> {
  const counts = new Map<CivilDay, number>();
  for (const day of draws) if (day !== null) counts.set(day, (counts.get(day) ?? 0) + 1);
  const days = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([day, count]) => ({ day, probability: count / draws.length }));
  const fired = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { days, never: draws.length === 0 ? 1 : (draws.length - fired) / draws.length };
}

/** A firing rarer than this is left out. */
const RARE = 0.05;

/**
 * Distributions of the first, second, third ... firing of something that fires as often as it likes, from draws of whole seasons.
 * Firings that come in fewer than one draw of twenty are left out.
 */
export function distributionsInOrder(
  draws: readonly (readonly CivilDay[])[],
): readonly Pick<OnsetDistribution, "days" | "never">[] {
  const most = Math.max(0, ...draws.map((firings) => firings.length));
  return Array.from({ length: most }, (_, k) => distributionOf(draws.map((firings) => firings[k] ?? null))).filter(
    ({ never }) => never <= 1 - RARE,
  );
}

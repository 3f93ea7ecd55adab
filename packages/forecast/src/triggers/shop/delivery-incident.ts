import type { CivilDay } from "@springtide/calendar";
import type { WeightedOnset } from "../onset.ts";

/**
 * Days on which something went wrong with deliveries, each weighted by its severity: the share of orders that it hits, where the lift
 * is that of an incident that hits all of them. Several incidents of one day add up to at most all orders.
 */
export function deliveryIncidentOnsets(
  incidents: readonly { readonly day: CivilDay; readonly severity: number }[],
): readonly WeightedOnset[] {
  const byDay = new Map<CivilDay, number>();
  for (const { day, severity } of incidents) byDay.set(day, Math.min(1, (byDay.get(day) ?? 0) + severity));
  return [...byDay]
    .filter(([, weight]) => weight > 0)
    .map(([day, weight]) => ({ day, weight }))
    .sort((a, b) => a.day - b.day);
}

import type { ContactHistory, Shop } from "@springtide/contracts";

const DAY_MS = 86_400_000;

/** The years that history and plan of a shop touch, one day more at each end: holidays are looked up for these. */
export function coveredYears(
  shop: Shop,
  contacts: readonly ContactHistory[],
): { readonly fromYear: number; readonly toYear: number } {
  const planFromMs = shop.plan.firstDay === null ? [] : [Date.parse(shop.plan.firstDay)];
  const edgesMs = [
    ...contacts.flatMap(({ startMs }) => [startMs.at(0) ?? [], startMs.at(-1) ?? []].flat()),
    ...planFromMs,
  ];
  if (edgesMs.length === 0) return { fromYear: 1970, toYear: 1970 };
  const lastPlannedMs = (planFromMs[0] ?? Math.max(...edgesMs)) + shop.plan.days * DAY_MS;
  return {
    fromYear: yearOf(Math.min(...edgesMs) - DAY_MS),
    toYear: yearOf(Math.max(...edgesMs, lastPlannedMs) + DAY_MS),
  };
}

function yearOf(ms: number): number {
  return new Date(ms).getUTCFullYear();
}

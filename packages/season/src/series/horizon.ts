/** How far a forecast reaches: whole days, or hours for a series of intervals. */
export type Horizon = { readonly days: number } | { readonly hours: number };

/** Local days that a horizon touches, counted from the day on which it begins. */
export function daysOf(horizon: Horizon): number {
  return "days" in horizon ? horizon.days : Math.ceil(horizon.hours / 24) + 1;
}

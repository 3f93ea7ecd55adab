import type { BacktestGroup, BacktestQueue } from "@springtide/contracts";

/** The groups of all kinds of day, by lead: the first class that is named. */
export function leadGroups({ groups }: BacktestQueue): BacktestGroup[] {
  return groups.filter(({ dayClass }) => dayClass === groups[0]?.dayClass);
}

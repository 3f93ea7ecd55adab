import { civilDay, timeZone } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";

/**
 * The moment from which a plan's deadlines are seen: before it they are past. That is now, where now lies between the last day that the
 * plan knows and the end of its season; else the end of that day, so that the plan of another year is read as on the day it was made for.
 * @param nowMs what the clock says
 */
export function seenFromMs({ grid, history }: Pick<Plan, "grid" | "history">, nowMs: number): number {
  const zone = timeZone(grid.zone);
  const firstDay = civilDay(grid.firstDay);
  const knownUntilMs = Math.min(zone.startOfDayMs(civilDay(history.lastDay) + 1), zone.startOfDayMs(firstDay));
  return nowMs >= knownUntilMs && nowMs < zone.startOfDayMs(firstDay + grid.days) ? nowMs : knownUntilMs;
}

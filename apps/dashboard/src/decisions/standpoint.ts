import { civilDay } from "@springtide/calendar";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** The moment from which deadlines are seen: before it they are past. */
export interface Standpoint {
  readonly ms: number;
  readonly words: string;
}

/**
 * Now, where now lies between the last day that the plan knows and the end of its season; else the end of that day, so that the plan of
 * another year is read as on the day it was made for.
 * @param nowMs what the clock says
 */
export function standpointOf({ plan, zone, firstDay, days }: PlanIndex, nowMs: number, words: Words): Standpoint {
  const knownUntilMs = Math.min(endOfDayMs(plan.history.lastDay, { zone }), zone.startOfDayMs(firstDay));
  if (nowMs >= knownUntilMs && nowMs < zone.startOfDayMs(firstDay + days))
    return { ms: nowMs, words: words.say("decisions.from.now") };
  const lastDay = zone.dayAt(knownUntilMs - 1);
  return { ms: knownUntilMs, words: words.say("decisions.from.last-day", { day: words.day(lastDay) }) };
}

function endOfDayMs(day: string, { zone }: Pick<PlanIndex, "zone">): number {
  return zone.startOfDayMs(civilDay(day) + 1);
}

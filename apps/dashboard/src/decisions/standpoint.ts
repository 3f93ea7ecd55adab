import { seenFromMs } from "@springtide/season";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** The moment from which deadlines are seen: before it they are past. */
export interface Standpoint {
  readonly ms: number;
  readonly words: string;
}

/** The same moment as the server takes for past and not yet, in words. @param nowMs what the clock says */
export function standpointOf({ plan, zone }: PlanIndex, nowMs: number, words: Words): Standpoint {
  const ms = seenFromMs(plan, nowMs);
  if (ms === nowMs) return { ms, words: words.say("decisions.from.now") };
  return { ms, words: words.say("decisions.from.last-day", { day: words.day(zone.dayAt(ms - 1)) }) };
}

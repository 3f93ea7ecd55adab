import { clockAt, clockAtEnd } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** "09:00 to 13:00", or "22:00 to 06:00 the next day". */
export function fromTo(index: Pick<PlanIndex, "zone">, startMs: number, endMs: number, words: Words): string {
  return words.say("timeline.from-to", {
    from: clockAt(index, startMs, words),
    to: clockAtEnd(index, startMs, endMs, words),
  });
}

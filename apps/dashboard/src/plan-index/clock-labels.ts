import type { Words } from "../words/words.ts";
import type { PlanIndex } from "./plan-index.ts";
import { intervalsOfDay } from "./plan-index.ts";

type Zoned = Pick<PlanIndex, "zone">;

/** Which of its two passes an hour is in that comes twice when the clocks go back; 0 for every other time. */
type Pass = 0 | 1 | 2;

export function passOf({ zone }: Zoned, ms: number): Pass {
  const [first, second] = zone.instantsOf(zone.dayAt(ms), zone.minuteOfDayAt(ms));
  if (second === undefined) return 0;
  return ms === first ? 1 : 2;
}

/**
 * Local clock times of a day's intervals, "14:15". An hour that comes twice when the clocks go back is told apart:
 * "02:15 (1st)" and "02:15 (2nd)"; an hour that is skipped is not there.
 */
export function clockLabels(index: PlanIndex, dayIndex: number, words: Words): readonly string[] {
  const { from, to } = intervalsOfDay(index, dayIndex);
  return Array.from(index.grid.startsMs.subarray(from, to), (ms) => clockAt(index, ms, words));
}

/** The local clock at an instant, "14:15"; where that reading comes twice, told apart as above. */
export function clockAt(zoned: Zoned, ms: number, words: Words): string {
  const clock = words.clock(zoned.zone.minuteOfDayAt(ms));
  const pass = passOf(zoned, ms);
  if (pass === 0) return clock;
  return words.say(pass === 1 ? "plan-index.first-pass" : "plan-index.second-pass", { clock });
}

/** The local clock at the end of a stretch that begins on some day: midnight is "24:00", a later day is named. */
export function clockAtEnd(zoned: Zoned, startMs: number, endMs: number, words: Words): string {
  const clock = clockOfEnd(zoned, startMs, endMs, words);
  return endsLater(zoned, startMs, endMs) ? words.say("plan-index.next-day", { clock }) : clock;
}

/** As `clockAtEnd`, where it goes without saying that a later day is meant: "22:00–06:00". */
export function clockOfEnd({ zone }: Zoned, startMs: number, endMs: number, words: Words): string {
  const endDay = zone.dayAt(endMs);
  const isMidnight = endDay - zone.dayAt(startMs) === 1 && endMs === zone.startOfDayMs(endDay);
  return isMidnight ? words.clock(24 * 60) : clockAt({ zone }, endMs, words);
}

function endsLater({ zone }: Zoned, startMs: number, endMs: number): boolean {
  const endDay = zone.dayAt(endMs);
  const days = endDay - zone.dayAt(startMs);
  return days > 1 || (days === 1 && endMs !== zone.startOfDayMs(endDay));
}

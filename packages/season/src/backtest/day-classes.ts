import type { CivilDay } from "@springtide/calendar";
import { weekday } from "@springtide/calendar";
import { addKernel } from "@springtide/forecast";
import type { HolidaySets } from "../places.ts";
import { shapedForQueue, type DatedTrigger } from "../triggers/dated-trigger.ts";

/** From this share of its peak effect on, a trigger that fired is felt. */
const FELT = 0.1;
const SATURDAY = 6;

/**
 * Tells what kind of day each is for a queue, the first that applies: `trigger window` while a trigger that fired is felt by a tenth
 * of its peak or more, `holiday` of the customers, `weekend`, `ordinary`. Triggers are those that fired, seen from afterwards.
 */
export function dayClasses(request: {
  readonly queue: string;
  readonly fired: readonly DatedTrigger[];
  readonly holidays: HolidaySets;
  readonly firstDay: CivilDay;
  readonly days: number;
}): (day: CivilDay) => string {
  const { queue, fired, holidays, firstDay, days } = request;
  const felt = new Uint8Array(days);
  for (const trigger of shapedForQueue(fired, queue)) {
    if ((trigger.liftByQueue[queue] ?? 0) === 0) continue;
    const kernel = new Float64Array(days);
    for (const onset of trigger.pastOnsets) addKernel(trigger, onset, firstDay, kernel);
    kernel.forEach((share, d) => {
      if (Math.abs(share) >= FELT) felt[d] = 1;
    });
  }
  return (day) => {
    if (felt[day - firstDay] === 1) return "trigger window";
    if (holidays.customers.has(day)) return "holiday";
    return weekday(day) >= SATURDAY ? "weekend" : "ordinary";
  };
}

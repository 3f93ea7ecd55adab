import type { IntervalGrid } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { Adjustment } from "@springtide/contracts";
import type { AdjustmentLayer } from "@springtide/forecast";

/** How much of each adjustment works, by id: 1 as written, 0 not at all, 0.5 half of it. What is not there works as written. */
export type AdjustmentSizes = Readonly<Record<string, number>>;

/** The adjustments of a shop as layers, in the order of the list; names are their ids, which no two share. */
export function layersOf(
  adjustments: readonly Adjustment[],
  intervalMinutes: number,
  sizes: AdjustmentSizes = {},
): AdjustmentLayer[] {
  return adjustments.map(({ id, who, why, madeOn, queues, fromDay, toDay, weekdays, window, change }, order) => ({
    name: id,
    who,
    why,
    madeOn: civilDay(madeOn),
    order,
    queues,
    firstDay: civilDay(fromDay),
    lastDay: civilDay(toDay),
    weekdays,
    ...(window === null
      ? {}
      : {
          slots: {
            first: Math.round(window.fromMinute / intervalMinutes),
            last: Math.round(window.toMinute / intervalMinutes) - 1,
          },
        }),
    change: sized(change, sizes[id] ?? 1),
  }));
}

function sized(change: Adjustment["change"], size: number): AdjustmentLayer["change"] {
  return change.kind === "additive"
    ? { kind: "additive", contactsPerDay: change.contactsPerDay * size }
    : { kind: "multiplicative", factor: Math.max(0, 1 + (change.factor - 1) * size) };
}

/** Slot of the local clock of each interval of a grid: the first interval that begins at or after midnight is 0. */
export function slotsOf({ startsMs, zone, intervalMinutes }: IntervalGrid): Int32Array {
  return Int32Array.from(startsMs, (ms) => Math.floor(zone.minuteOfDayAt(ms) / intervalMinutes));
}

import { civilDay, isoDay } from "@springtide/calendar";
import type { Adjustment } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalsOfDay } from "../plan-index/plan-index.ts";
import type { EditGround, EditLayer } from "./edit-layers.ts";
import { slotKey, slotsOf } from "./edits.ts";

/** What edits of a plan are laid over. @param expected contacts of each queue before any edit */
export function groundOf(index: PlanIndex, expected: (queue: string) => ArrayLike<number> | null): EditGround {
  const { plan, firstDay } = index;
  const known = new Map<string, ReadonlyMap<string, number>>();
  const ofDay = (queue: string, day: number): ReadonlyMap<string, number> => {
    const place = `${queue} ${String(day)}`;
    const kept = known.get(place);
    if (kept !== undefined) return kept;
    const contacts = expected(queue) ?? [];
    const sums = new Map<string, number>();
    for (const [key, intervals] of slotsOf(index, queue, intervalsOfDay(index, day - firstDay)))
      sums.set(
        key,
        intervals.reduce((sum, t) => sum + (contacts[t] ?? 0), 0),
      );
    known.set(place, sums);
    return sums;
  };
  return {
    queues: plan.shop.queues.map(({ id }) => id),
    slotsPerDay: 1440 / plan.grid.intervalMinutes,
    civilDay,
    expected: (queue, day, slot) => ofDay(queue, day).get(slotKey({ queue, day: isoDay(day), slot })) ?? 0,
  };
}

/** A layer as the engine takes it, to be tried before anybody has named it. */
export function triedAdjustment(layer: EditLayer, order: number, intervalMinutes: number): Adjustment {
  const { queues, fromDay, toDay, slots, change } = layer;
  return {
    id: `tried-${String(order)}`,
    name: "",
    // Whoever names it says who and why; the engine asks for both at once.
    who: "tried",
    why: "tried",
    madeOn: isoDay(fromDay),
    queues: [...queues],
    fromDay: isoDay(fromDay),
    toDay: isoDay(toDay),
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    window:
      slots === null
        ? null
        : { fromMinute: slots.first * intervalMinutes, toMinute: (slots.last + 1) * intervalMinutes },
    change:
      change.kind === "share"
        ? { kind: "multiplicative", factor: 1 + change.change }
        : { kind: "additive", contactsPerDay: change.contactsPerDay },
  };
}

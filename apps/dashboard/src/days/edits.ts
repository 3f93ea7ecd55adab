import { isoDay } from "@springtide/calendar";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Stretch } from "./columns.ts";

/**
 * What somebody makes of the contacts of one interval of the local clock: a share of those expected, anywhere between two bounds as what
 * was typed is rounded; or so many where none are expected.
 */
export type SlotEdit =
  | { readonly kind: "share"; readonly factor: number; readonly low: number; readonly high: number }
  | { readonly kind: "add"; readonly contacts: number };

/** By queue, day and slot: see `slotKey`. */
export type Edits = Readonly<Record<string, SlotEdit>>;

export const NO_EDITS: Edits = {};

/** One interval of a day of a queue; an hour that comes twice has its slots once. */
interface Slot {
  readonly queue: string;
  /** Such as 2027-04-12. */
  readonly day: string;
  /** Interval of the local clock, from midnight. */
  readonly slot: number;
}

export function slotKey({ queue, day, slot }: Slot): string {
  return `${queue}|${day}|${String(slot)}`;
}

export function slotOfKey(key: string): Slot {
  const [queue = "", day = "", slot = ""] = key.split("|");
  return { queue, day, slot: Number(slot) };
}

/** Those among some days of the plan on which anything is edited. */
export function daysWithEdits(
  { firstDay }: Pick<PlanIndex, "firstDay">,
  edits: Edits,
  dayIndices: readonly number[],
): readonly number[] {
  const edited = new Set(Object.keys(edits).map((key) => slotOfKey(key).day));
  return dayIndices.filter((dayIndex) => edited.has(isoDay(firstDay + dayIndex)));
}

/** The slot that an interval of the plan lies in. */
function slotAt({ grid, zone, firstDay, plan }: PlanIndex, dayIndex: number, t: number): Omit<Slot, "queue"> {
  const minute = zone.minuteOfDayAt(grid.startsMs[t] ?? 0);
  return { day: isoDay(firstDay + dayIndex), slot: Math.floor(minute / plan.grid.intervalMinutes) };
}

/** The slots of a stretch of a queue, with the intervals that lie in each. */
export function slotsOf(
  index: PlanIndex,
  queue: string,
  { from, to }: Stretch,
): ReadonlyMap<string, readonly number[]> {
  const slots = new Map<string, number[]>();
  let dayIndex = Math.max(
    0,
    index.grid.dayOffsets.findLastIndex((offset) => offset <= from),
  );
  for (let t = from; t < to; t += 1) {
    while (t >= (index.grid.dayOffsets[dayIndex + 1] ?? Infinity)) dayIndex += 1;
    const key = slotKey({ queue, ...slotAt(index, dayIndex, t) });
    const known = slots.get(key);
    if (known === undefined) slots.set(key, [t]);
    else known.push(t);
  }
  return slots;
}

/** Contacts with the edits of a queue laid over those expected; the very same where none is the queue's. */
export function editedContacts(
  index: PlanIndex,
  queue: string,
  contacts: ArrayLike<number>,
  edits: Edits,
): ArrayLike<number> {
  const keys = Object.keys(edits).filter((key) => key.startsWith(`${queue}|`));
  if (keys.length === 0) return contacts;
  const edited = Float64Array.from(contacts);
  const days = new Set(keys.map((key) => slotOfKey(key).day));
  for (let dayIndex = 0; dayIndex < index.days; dayIndex += 1) {
    if (!days.has(isoDay(index.firstDay + dayIndex))) continue;
    const [from, to] = [index.grid.dayOffsets[dayIndex] ?? 0, index.grid.dayOffsets[dayIndex + 1] ?? 0];
    for (const [key, intervals] of slotsOf(index, queue, { from, to })) {
      const edit = edits[key];
      if (edit === undefined) continue;
      for (const t of intervals)
        edited[t] =
          edit.kind === "share"
            ? (contacts[t] ?? 0) * edit.factor
            : (contacts[t] ?? 0) + edit.contacts / intervals.length;
    }
  }
  return edited;
}

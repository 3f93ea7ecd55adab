import type { Edits, SlotEdit } from "./edits.ts";
import { slotOfKey } from "./edits.ts";

/** A rectangle of edits that one adjustment makes: queues by days by a stretch of the day. */
export interface EditLayer {
  readonly queues: readonly string[];
  /** Days since 1970, both included. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Slots of the local clock, the last one included; null for whole days. */
  readonly slots: { readonly first: number; readonly last: number } | null;
  readonly change: LayerChange;
}

type LayerChange =
  { readonly kind: "share"; readonly change: number } | { readonly kind: "add"; readonly contactsPerDay: number };

/** What the edits are laid over. */
export interface EditGround {
  /** In the order in which they are named. */
  readonly queues: readonly string[];
  readonly slotsPerDay: number;
  readonly civilDay: (iso: string) => number;
  /** Contacts expected before any edit. */
  readonly expected: (queue: string, day: number, slot: number) => number;
}

/** Shares that would all show what was typed. Of contacts where none are expected, so many in each slot. */
type Range = { readonly low: number; readonly high: number } | { readonly each: number };

interface Rect {
  readonly queues: readonly string[];
  readonly fromDay: number;
  readonly toDay: number;
  readonly first: number;
  readonly last: number;
  readonly range: Range;
}

/**
 * The edits as few rectangles: neighbouring intervals, then days, then queues are taken together where one share shows what was typed
 * in all of them. Where nothing is expected a share changes nothing, so stretches reach over closed hours and days. Greedy:
 * the fewest for the patterns that people make, not proven to be the fewest of all.
 */
export function layersOfEdits(edits: Edits, ground: EditGround): readonly EditLayer[] {
  const runs = runsOf(edits, ground);
  const overDays = joined(runs, (before, next) => (isNextDay(before, next, ground) ? withDay(before, next) : null));
  const overQueues = joined(overDays, (before, next) => withQueue(before, next));
  const shares = overQueues.filter(({ range }) => "low" in range);
  const additions = overQueues.filter(({ range }) => "each" in range);
  // Whole days of shares would change what is added where nothing was expected, if they came after it.
  return [...shares, ...additions].map((rect) => layerOf(rect, ground));
}

function runsOf(edits: Edits, ground: EditGround): readonly Rect[] {
  const byDay = new Map<string, { queue: string; day: number; bySlot: Map<number, SlotEdit> }>();
  for (const [key, edit] of Object.entries(edits)) {
    const { queue, day: iso, slot } = slotOfKey(key);
    const place = `${queue}|${iso}`;
    const known = byDay.get(place) ?? { queue, day: ground.civilDay(iso), bySlot: new Map<number, SlotEdit>() };
    known.bySlot.set(slot, edit);
    byDay.set(place, known);
  }
  return [...byDay.values()].flatMap(({ queue, day, bySlot }) => runsOfDay(queue, day, bySlot, ground));
}

function runsOfDay(queue: string, day: number, bySlot: ReadonlyMap<number, SlotEdit>, ground: EditGround): Rect[] {
  const runs: Rect[] = [];
  for (const slot of [...bySlot.keys()].sort((a, b) => a - b)) {
    const edit = bySlot.get(slot);
    if (edit === undefined) continue;
    const range = rangeOf(edit);
    const before = runs.at(-1);
    const common = before === undefined ? null : meeting(before.range, range);
    const gap = before === undefined ? [] : between(before.last, slot);
    const isBridged = gap.every((at) => !bySlot.has(at) && "low" in range && ground.expected(queue, day, at) === 0);
    if (before !== undefined && common !== null && isBridged)
      runs[runs.length - 1] = { ...before, last: slot, range: common };
    else runs.push({ queues: [queue], fromDay: day, toDay: day, first: slot, last: slot, range });
  }
  const [only] = runs;
  if (only === undefined || runs.length > 1 || "each" in only.range) return runs;
  const others = Array.from({ length: ground.slotsPerDay }, (_, at) => at).filter(
    (at) => (at < only.first || at > only.last) && (bySlot.has(at) || ground.expected(queue, day, at) > 0),
  );
  return others.length > 0 ? runs : [{ ...only, first: 0, last: ground.slotsPerDay - 1 }];
}

/** Takes rectangles together, each with the first of those before it that it fits to. */
function joined(rects: readonly Rect[], join: (before: Rect, next: Rect) => Rect | null): readonly Rect[] {
  const kept: Rect[] = [];
  for (const next of rects.toSorted((a, b) => a.fromDay - b.fromDay || a.first - b.first)) {
    const place = kept.findIndex((before) => join(before, next) !== null);
    const together = place < 0 ? null : join(kept[place] ?? next, next);
    if (together === null) kept.push(next);
    else kept[place] = together;
  }
  return kept;
}

/** Whether the other rectangle goes on where this one ends; days on which nothing is expected there lie between at most. */
function isNextDay(before: Rect, next: Rect, { expected }: EditGround): boolean {
  const [queue = ""] = before.queues;
  if (queue !== next.queues[0] || before.first !== next.first || before.last !== next.last) return false;
  if (next.fromDay <= before.toDay) return false;
  const days = between(before.toDay, next.fromDay);
  const slots = between(before.first - 1, before.last + 1);
  return "low" in before.range && "low" in next.range
    ? days.every((day) => slots.every((slot) => expected(queue, day, slot) === 0))
    : days.length === 0;
}

function withDay(before: Rect, next: Rect): Rect | null {
  const range = meeting(before.range, next.range);
  return range === null ? null : { ...before, toDay: next.toDay, range };
}

function withQueue(before: Rect, next: Rect): Rect | null {
  const isAlike =
    before.fromDay === next.fromDay &&
    before.toDay === next.toDay &&
    before.first === next.first &&
    before.last === next.last;
  const range = isAlike ? meeting(before.range, next.range) : null;
  return range === null ? null : { ...before, queues: [...before.queues, ...next.queues], range };
}

function rangeOf(edit: SlotEdit): Range {
  return edit.kind === "share" ? { low: edit.low, high: edit.high } : { each: edit.contacts };
}

/** What suits both; null where nothing does. */
function meeting(a: Range, b: Range): Range | null {
  if ("each" in a || "each" in b) return "each" in a && "each" in b && Math.abs(a.each - b.each) < 1e-9 ? a : null;
  const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
  return low <= high + 1e-12 ? { low, high: Math.max(low, high) } : null;
}

function between(after: number, before: number): readonly number[] {
  return Array.from({ length: Math.max(0, before - after - 1) }, (_, i) => after + 1 + i);
}

function layerOf({ queues, fromDay, toDay, first, last, range }: Rect, ground: EditGround): EditLayer {
  const isWhole = first === 0 && last === ground.slotsPerDay - 1;
  return {
    queues: ground.queues.filter((queue) => queues.includes(queue)),
    fromDay,
    toDay,
    slots: isWhole ? null : { first, last },
    change:
      "each" in range
        ? { kind: "add", contactsPerDay: rounded(range.each * (last - first + 1), 4) }
        : { kind: "share", change: roundest(range.low - 1, range.high - 1) },
  };
}

/** The share with the fewest digits that lies between two. */
function roundest(low: number, high: number): number {
  const middle = (low + high) / 2;
  for (let digits = 2; digits < 8; digits += 1) {
    const candidate = rounded(middle, digits);
    if (candidate >= low - 1e-12 && candidate <= high + 1e-12 && candidate !== 0) return candidate;
  }
  return middle;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

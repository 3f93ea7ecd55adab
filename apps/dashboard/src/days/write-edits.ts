import { AdjustmentText } from "@springtide/contracts";
import type { WrittenNumber } from "../interval-grid/number-text.ts";
import type { Edits, SlotEdit } from "./edits.ts";

/** The slots of one cell: by key, the intervals in each. */
type CellSlots = ReadonlyMap<string, readonly number[]>;

/** Why something written cannot be: what the contract says of it, or that it is below zero. */
export type WriteProblem = { readonly kind: "negative" } | { readonly kind: "contract"; readonly message: string };

/** The edits with a cell written anew, or why it cannot be. @param expected contacts before any edit, by interval */
export function written(
  edits: Edits,
  slots: CellSlots,
  expected: ArrayLike<number>,
  number: WrittenNumber,
): Edits | WriteProblem {
  const base = contactsOf(slots, expected);
  if (number.kind === "share") return base > 0 ? shared(edits, slots, expected, exactly(1 + number.change)) : edits;
  if (number.value < 0) return { kind: "negative" };
  const half = halfOfLastDigit(number);
  if (Math.abs(number.value - base) <= half) return cleared(edits, slots);
  // None is none: no rounding leaves a few.
  if (base > 0 && number.value === 0) return shared(edits, slots, expected, exactly(0));
  if (base > 0) {
    const [factor, low, high] = [number.value, number.value - half, number.value + half].map((value) => value / base);
    return shared(edits, slots, expected, { factor: factor ?? 1, low: low ?? 1, high: high ?? 1 });
  }
  return put(edits, slots, { kind: "add", contacts: number.value / slots.size });
}

/** The edits without those of a cell. */
export function cleared(edits: Edits, slots: CellSlots): Edits {
  const left = Object.entries(edits).filter(([key]) => !slots.has(key));
  return left.length === Object.keys(edits).length ? edits : Object.fromEntries(left);
}

export function isProblem(answer: Edits | WriteProblem): answer is WriteProblem {
  return "kind" in answer && typeof answer.kind === "string";
}

export function contactsOf(slots: CellSlots, contacts: ArrayLike<number>): number {
  return [...slots.values()].flat().reduce((sum, t) => sum + (contacts[t] ?? 0), 0);
}

interface Bounds {
  readonly factor: number;
  readonly low: number;
  readonly high: number;
}

function exactly(factor: number): Bounds {
  return { factor, low: factor, high: factor };
}

/** Every slot in which contacts are expected changes by the same share, if the contract knows such a share. */
function shared(edits: Edits, slots: CellSlots, expected: ArrayLike<number>, bounds: Bounds): Edits | WriteProblem {
  const change = AdjustmentText.shape.change.safeParse(bounds.factor - 1);
  if (!change.success) return { kind: "contract", message: change.error.issues[0]?.message ?? "" };
  const busy = new Map([...slots].filter(([, intervals]) => intervals.some((t) => (expected[t] ?? 0) > 0)));
  return put(cleared(edits, slots), busy, { kind: "share", ...bounds });
}

function put(edits: Edits, slots: CellSlots, edit: SlotEdit): Edits {
  return { ...edits, ...Object.fromEntries([...slots.keys()].map((key) => [key, edit])) };
}

/** Figures below ten are shown to a tenth, others whole; who writes more digits means them. */
function halfOfLastDigit({ value, decimals }: { readonly value: number; readonly decimals: number }): number {
  return 0.5 * 10 ** -Math.max(decimals, value < 10 ? 1 : 0);
}

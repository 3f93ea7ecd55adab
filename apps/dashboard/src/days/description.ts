import { AdjustmentText } from "@springtide/contracts";
import type { WrittenAdjustment } from "./layer-texts.ts";

/** A shop's description as the server sends it. */
export type Description = Readonly<Record<string, unknown>>;

/** Another adjustment list of a description: some added, or one taken out. */
export type LayersChange =
  | { readonly kind: "add"; readonly added: readonly WrittenAdjustment[] }
  | { readonly kind: "remove"; readonly id: string };

/** The adjustments of a description, in the order in which they work. */
export function adjustmentsOf(description: Description): readonly AdjustmentText[] {
  return listOf(description).flatMap((entry) => {
    const parsed = AdjustmentText.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The description with its adjustments changed; all else is as it was. */
export function withLayers(description: Description, change: LayersChange): Description {
  const before = listOf(description);
  if (change.kind === "add") return { ...description, adjustments: [...before, ...change.added] };
  const others = Object.fromEntries(Object.entries(description).filter(([key]) => key !== "adjustments"));
  const left = before.filter((entry) => idOf(entry) !== change.id);
  return left.length === 0 ? others : { ...others, adjustments: left };
}

/** How two descriptions of one shop differ. */
export interface DescriptionDifference {
  /** Names of adjustments that somebody added, took out, or changed. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Other parts that differ, by their keys in the description. */
  readonly parts: readonly string[];
}

export function differenceOf(before: Description, after: Description): DescriptionDifference {
  const [was, is] = [adjustmentsOf(before), adjustmentsOf(after)];
  const twin = (list: readonly AdjustmentText[], { id }: AdjustmentText) => list.find((one) => one.id === id);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    added: is.filter((one) => twin(was, one) === undefined).map(nameOf),
    removed: was.filter((one) => twin(is, one) === undefined).map(nameOf),
    changed: is.filter((one) => !same(twin(was, one) ?? one, one)).map(nameOf),
    parts: keys.filter((key) => key !== "adjustments" && !same(before[key], after[key])),
  };
}

/** "Spring fair (Bo)": who made it tells whom to ask. */
function nameOf({ id, name, who }: AdjustmentText): string {
  return `${name ?? id} (${who})`;
}

function listOf({ adjustments }: Description): readonly unknown[] {
  return Array.isArray(adjustments) ? adjustments : [];
}

function idOf(entry: unknown): unknown {
  return typeof entry === "object" && entry !== null && "id" in entry ? entry.id : null;
}

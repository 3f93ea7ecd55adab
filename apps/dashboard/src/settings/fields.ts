import type { TextId } from "../languages/texts.ts";
import type { Json } from "./json.ts";
import { at } from "./json.ts";

/** One of several that a field may say. */
interface Option {
  readonly value: string;
  /** What it is called; a length of time says itself. */
  readonly label?: TextId;
  /** What it means, in a sentence. */
  readonly means?: TextId;
}

/** How a field is read and written. Names of others stand for one of them (`queue`) or several (`queues`). */
export type FieldKind =
  | "text"
  | "number"
  | "money"
  | "duration"
  | "notice"
  | "share"
  | "seasons"
  | "day"
  | "hours"
  | "choice"
  | "site"
  | "queues"
  | "wages"
  | "roster"
  | "counted"
  | "stated";

/** Kinds that forms show and do not change: they have pages of their own, or are changed in the text. */
export const READ_ONLY: readonly FieldKind[] = ["stated", "counted", "roster"];
/** Kinds that need the whole width. */
export const WIDE: readonly FieldKind[] = ["hours", "roster"];

/** A field of a part of the description. */
export interface Field {
  /** Keys within the part. */
  readonly path: readonly string[];
  readonly kind: FieldKind;
  readonly label: TextId;
  /** What holds where nothing is said, as a value or in words; it must be said where there is neither. */
  readonly usual?: Json;
  readonly unsaid?: TextId;
  readonly options?: readonly Option[];
  /** An example of how it is written. */
  readonly example?: string;
  /** Survey and figure that stand behind what holds where nothing is said; null where none does. */
  readonly survey?: (item: Json | undefined) => readonly [survey: string, figure: string] | null;
}

/** Fields that belong together, under a heading of their own. */
export interface FieldGroup {
  readonly title: TextId;
  readonly fields: readonly Field[];
}

/** Names the place of a field within its part. */
export function fieldKey({ path }: Field): string {
  return path.join("/");
}

/** What a reader learns nothing from. */
const NOTHING: readonly (TextId | undefined)[] = [
  "settings.none",
  "settings.never",
  "settings.not-said",
  "settings.no-stand-by",
  "settings.no-orders",
  "settings.always",
];

/**
 * Whether a field has something to tell: it says something itself, or what holds without a word is worth knowing. Of a group that is
 * not there nothing is told.
 */
export function isTold({ path, unsaid }: Field, item: Json | undefined): boolean {
  if (at(item, path) !== undefined) return true;
  const [group, inner] = path;
  const isOfMissing = inner !== undefined && group !== undefined && at(item, [group]) === undefined;
  return !isOfMissing && !NOTHING.includes(unsaid);
}

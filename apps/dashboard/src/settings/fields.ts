import type { TextId } from "../languages/texts.ts";
import type { Json } from "./json.ts";

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
  | "stated";

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
  /** Survey and figure that stand behind what holds where nothing is said. */
  readonly survey?: readonly [survey: string, figure: string];
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

import type { Trouble } from "./refused-rows.ts";

/** The row is not a contact that is asked for, such as a total. */
export const IGNORED = -1;
/** A name that is not known. */
export const UNKNOWN = -2;

/** Finds what a cell of the queue column names. */
export interface NameIndex {
  /** Its index, IGNORED or UNKNOWN. Bytes are those of the cell without quotes. */
  find(bytes: Uint8Array, start: number, end: number): number;
  /** What is wrong with a name that is UNKNOWN. */
  trouble(text: string): Trouble;
}

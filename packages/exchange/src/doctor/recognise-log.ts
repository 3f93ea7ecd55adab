import type { LogLayout } from "./log-layouts.ts";
import { LOG_LAYOUTS } from "./log-layouts.ts";

/** A list that a file looks like, with the columns of that file. */
interface RecognisedLog {
  readonly name: string;
  /** Where the column stands that tells when a contact came. */
  readonly startAt: number;
  /** The column to count by that is proposed; null where the file has none. */
  readonly by: string | null;
  readonly direction: string | null;
  /** Share of the columns it is known by that are there. */
  readonly share: number;
}

/** Columns are left out of exports and added to them: most that a list is known by must be there. */
const ENOUGH = 0.65;

/** The list whose columns a header has the most of; null where none is clear. */
export function recogniseLog(columns: readonly string[]): RecognisedLog | null {
  const known = columns.map(plainName);
  const scored = LOG_LAYOUTS.filter(({ start }) => known.includes(start))
    .map((layout) => ({ layout, score: scoreOf(layout, known) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (first === undefined || first.score < ENOUGH || second?.score === first.score) return null;
  const { name, start, by, direction } = first.layout;
  const written = (wanted: string | undefined): string | null =>
    wanted === undefined ? null : (columns[known.indexOf(wanted)] ?? null);
  return {
    name,
    startAt: known.indexOf(start),
    by: written(by.find((column) => known.includes(column))),
    direction: direction === null ? null : written(direction),
    share: first.score,
  };
}

function scoreOf({ knownBy }: LogLayout, known: readonly string[]): number {
  return knownBy.filter((column) => known.includes(column)).length / knownBy.length;
}

/** A name of a column without case, blanks and marks: makers spell theirs `Created Date`, `created_date` or `created-date`. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

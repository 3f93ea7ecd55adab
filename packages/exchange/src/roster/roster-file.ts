import type { CivilDay, TimeZone } from "@springtide/calendar";
import type { ReadingNote, RosterAbsence, RosterMember, RosterShift } from "@springtide/contracts";
import type { Codes } from "./matrix/codes.ts";
import type { DateReading } from "./matrix/header-dates.ts";
import type { ShiftTimes } from "./matrix/shift-text.ts";
import type { TableBounds } from "../tables/table-bounds.ts";
import type { Sheet, SheetRow } from "./sheet.ts";
import type { RosterSurface } from "./surface.ts";

/** How a roster is to be read. */
export interface RosterReading {
  /** By whose clock times without an offset are. */
  readonly zone: TimeZone;
  /** For a matrix: the order of its dates, where they leave it open, and its month, where they do not tell. */
  readonly dates?: DateReading | undefined;
  /** For a matrix: codes beside those of its own legend. */
  readonly codes?: Codes | undefined;
  /** Who is to mend it, and where; at a command line if not given. */
  readonly surface?: RosterSurface | undefined;
  /** How large it may be; of any size if not given. */
  readonly bounds?: TableBounds | undefined;
}

/** Where a roster file has what, so that a changed roster can be written in the same form. */
export type RosterLayout =
  | { readonly form: "list"; readonly head: SheetRow; readonly columns: ReadonlyMap<string, number> }
  | {
      readonly form: "matrix";
      readonly personColumn: number;
      readonly days: ReadonlyMap<number, CivilDay>;
      /** The text of each shift as it stands in its cell, such as "F". */
      readonly texts: readonly string[];
    };

/** A roster as a file has it. */
export interface RosterFile {
  readonly shifts: readonly RosterShift[];
  /** Everybody with a row, once each, in the order of the file. */
  readonly members: readonly RosterMember[];
  readonly absences: readonly RosterAbsence[];
  /** First and last local day that the file speaks of; null where it speaks of none. */
  readonly days: { readonly first: CivilDay; readonly last: CivilDay } | null;
  /** What was taken for granted in reading it. */
  readonly notes: readonly ReadingNote[];
  readonly sheet: Sheet;
  readonly layout: RosterLayout;
}

/** What became of a shift of a file: whose it is now and when, or null where it is nobody's any more. */
export type ShiftNow = (ShiftTimes & { readonly person: string }) | null;

/** A row as it is to be written; null where it is left out. */
export interface RowNow {
  readonly row: number;
  readonly cells: readonly string[] | null;
}

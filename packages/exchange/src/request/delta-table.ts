import { timeZone } from "@springtide/calendar";
import type { ShiftDocument, ShiftLine } from "@springtide/contracts";
import type { Table } from "../tables/write-table.ts";
import type { LineChange } from "./request-delta.ts";
import { elapsedHours } from "./shift-columns.ts";

/** What a delta says of each line that differs, by column; times are the client's, with offset. */
const DELTA_HEADER = [
  "line_id",
  "change",
  "skill",
  "positions_before",
  "positions_after",
  "start_before",
  "start_after",
  "end_before",
  "end_after",
  "tier_before",
  "tier_after",
  "position_hours_change",
] as const;

/** The changes between two versions as a table, a row a line. */
export function deltaTable({ header }: ShiftDocument, changes: readonly LineChange[]): Table {
  const zone = timeZone(header.clientZone);
  const clock = (line: ShiftLine | null, side: "start" | "end"): string =>
    line === null ? "" : zone.formatInstant(Date.parse(line[side]));
  return {
    header: DELTA_HEADER,
    rows: changes.map(({ change, before, after }) => [
      (after ?? before)?.line ?? "",
      change,
      (after ?? before)?.skill ?? "",
      before === null ? "" : positionsOf(before),
      after === null ? "" : positionsOf(after),
      clock(before, "start"),
      clock(after, "start"),
      clock(before, "end"),
      clock(after, "end"),
      before?.tier ?? "",
      after?.tier ?? "",
      hoursOf(after) - hoursOf(before),
    ]),
  };
}

/** Positions logged in, or heads where the line is of one's own roster. */
export function positionsOf({ positionsLoggedIn, headsRostered }: ShiftLine): number {
  return positionsLoggedIn ?? headsRostered ?? 0;
}

function hoursOf(line: ShiftLine | null): number {
  return line === null ? 0 : positionsOf(line) * elapsedHours(line);
}

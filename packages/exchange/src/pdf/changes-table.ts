import type { ShiftDocument, ShiftLine } from "@springtide/contracts";
import type { PaperSpeech } from "@springtide/words/paper";
import type { Content, TableCell } from "pdfmake/interfaces.js";
import { elapsedHours } from "../request/shift-columns.ts";
import { positionsOf } from "../request/delta-table.ts";
import type { LineChange } from "../request/request-delta.ts";
import { figure, paperTable, small } from "./paper-table.ts";

/** Columns that say when, which wrap where the page ends. */
const CLOCKS: ReadonlySet<number> = new Set([5, 6, 7, 8]);

/** What differs between two versions, a row a line: each thing before and after, on the client's clock with the name of its time. */
export function changesOnPaper(
  { header }: ShiftDocument,
  changes: readonly LineChange[],
  { say, hours, moment }: PaperSpeech,
): Content {
  const sides = (id: "positions" | "start" | "end" | "tier"): string[] => {
    const what = say(`paper.changes.${id}`);
    return [say("paper.changes.before", { what }), say("paper.changes.after", { what })];
  };
  const clock = (line: ShiftLine | null, side: "start" | "end"): TableCell =>
    small(line === null ? "" : moment(new Date(line[side]), header.clientZone));
  const count = (line: ShiftLine | null): TableCell => figure(line === null ? "" : hours(positionsOf(line)));
  const tier = (line: ShiftLine | null): TableCell => small(line === null ? "" : say(`paper.tier.${line.tier}`));
  const seatHours = (line: ShiftLine | null): number => (line === null ? 0 : positionsOf(line) * elapsedHours(line));
  const rows = changes.map(({ change, before, after }): TableCell[] => {
    const line = after ?? before;
    return [
      ...[line?.line ?? "", say(`paper.changes.${change}`), line?.skill ?? ""].map(small),
      ...[count(before), count(after)],
      ...[clock(before, "start"), clock(after, "start"), clock(before, "end"), clock(after, "end")],
      ...[tier(before), tier(after), figure(hours(seatHours(after) - seatHours(before)))],
    ];
  });
  const names = [say("paper.column.line"), say("paper.changes.change"), say("paper.column.skill")];
  const head = [...names, ...sides("positions"), ...sides("start"), ...sides("end"), ...sides("tier")];
  return paperTable([...head, say("paper.changes.hours")], rows, {
    ...{ widths: head.map((_, at) => (at === 2 || CLOCKS.has(at) ? "*" : "auto")).concat("auto"), figures: [3, 5] },
  });
}

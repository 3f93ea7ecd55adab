import type { ImportFinding, ImportMapping } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { countColumns } from "../mapping/queues-of-table.ts";
import type { FileSample } from "./file-sample.ts";
import { finding } from "./finding.ts";

/** Which column to name, by example: the first that holds figures. */
function countRemedy(columns: readonly string[], rows: FileSample["rows"], start: string): string {
  const isFigure = (text: string): boolean => /^\d+([.,]\d+)?$/.test(text);
  const figures = columns.filter((name, at) => name !== start && rows.some((row) => isFigure(row[at] ?? "")));
  const [first] = figures;
  return first === undefined
    ? "Check that this is the right file: no column holds figures."
    : `Say in a mapping which column counts contacts, such as columns: { start: "${start}", offered: "${first}" }; those with figures are ${figures
        .slice(0, 8)
        .map((name) => `"${name}"`)
        .join(", ")}.`;
}

/** Columns that could be the contacts of queues and are not read, beside those that are. */
export function unreadFindings(
  sample: FileSample,
  { columns, queueColumns }: ImportMapping,
  file: string,
): ImportFinding[] {
  const read = [...Object.values(columns), ...Object.values(queueColumns)];
  const when = [columns.start, columns.time].filter((name) => name !== undefined);
  const unread = Object.keys(queueColumns).length === 0 ? [] : Object.keys(countColumns(sample, when, read));
  if (unread.length === 0) return [];
  return [
    finding({
      code: "columns-unread",
      place: { file },
      found: `columns that may count contacts and are not read: ${unread.slice(0, 8).join(", ")}`,
      rule: "what is not read is not stored",
      remedy: "Nothing needs to be done if they are no queues of the shop; else name them in a mapping (queueColumns).",
      weight: "note",
    }),
  ];
}

/** @throws Refusal `missing-column` where the mapping reads columns that are not there, or none that says when or how many */
export function checkColumns(mapping: ImportMapping, { columns, rows }: FileSample, file: string): void {
  const named = [...Object.entries(mapping.columns), ...Object.entries(mapping.queueColumns)];
  const gone = named.filter(([, name]) => !columns.includes(name));
  const refuse = (
    found: string,
    rule: string,
    remedy = "Say in a mapping which columns are read, or check that this is the right file.",
  ): Refusal => new Refusal({ code: "missing-column", place: { file, row: mapping.headerRow }, found, rule, remedy });
  const shown = columns
    .slice(0, 12)
    .map((name) => `"${name}"`)
    .join(", ");
  if (gone.length > 0)
    throw refuse(
      `the columns ${shown}`,
      `the mapping reads ${gone.map(([role, name]) => `"${name}" as ${role}`).join(", ")}`,
    );
  const { start, offered, handled } = mapping.columns;
  if (start === undefined) throw refuse(`the columns ${shown}`, "one of them must say when each row is");
  const counts = offered !== undefined || handled !== undefined || Object.keys(mapping.queueColumns).length > 0;
  if (mapping.layout !== "contacts" && !counts)
    throw refuse(`the columns ${shown}`, "one of them must count contacts", countRemedy(columns, rows, start));
}

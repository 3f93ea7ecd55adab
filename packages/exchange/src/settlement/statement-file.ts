import type { Statement } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { shortCheck } from "../request/seal.ts";
import { jsonText, tableLines, type TableRow } from "../tables/write-table.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import { STATEMENT_COLUMNS, statementRows } from "./statement-rows.ts";
import { statementSheets, titleOf } from "./statement-workbook.ts";

/**
 * A statement as a file. Each row of the table carries the statement's short check, so that two copies are told apart; the workbook has it in its read-me
 * and at the foot of each page.
 * @param madeAt only the workbook says when
 */
export function statementFile(statement: Statement, format: "csv" | "xlsx" | "json", madeAt: Date): ShiftFile {
  const name = `${statement.shop}-${statement.agreement}-statement-${statement.month}.${format}`;
  if (format === "json") return { name, mediaType: "application/json", bytes: Buffer.from(jsonText(statement)) };
  if (format === "xlsx")
    return {
      ...{ name, mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
      bytes: xlsxFile({ title: titleOf(statement), madeAt, sheets: statementSheets(statement) }),
    };
  const check = shortCheck(statement.checksum);
  const rows = statementRows(statement).map((row): TableRow => [
    ...STATEMENT_COLUMNS.map(({ cell }) => cell(row, statement)),
    check,
  ]);
  const header = [...STATEMENT_COLUMNS.map((column) => column.name), "statement_check"];
  return {
    ...{ name, mediaType: "text/csv; charset=utf-8" },
    bytes: Buffer.from([...tableLines({ header, rows })].join("")),
  };
}

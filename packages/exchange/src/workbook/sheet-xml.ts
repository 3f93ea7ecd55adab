import { styleNumber } from "./cell-styles.ts";
import { linesOf } from "./lines-of-cell.ts";
import type { ColumnRule, WorkbookCell, WorkbookSheet } from "./workbook-sheet.ts";
import { columnName, xmlText } from "./xml-text.ts";

const FORMULA_START = /^['=+\-@\t\r\n＝＋－＠]/;
const DAY_MS = 86_400_000;
/** Days from 1899-12-30, from which spreadsheets count, to 1970-01-01. */
const DAYS_BEFORE_1970 = 25_569;
const LINE_POINTS = 15;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The place of a text among those that all sheets share. */
export type SharedText = (text: string) => number;

/** The part of a workbook that holds one sheet (ECMA-376, 18.3.1.99), its elements in the order that the standard fixes. */
export function sheetXml(sheet: WorkbookSheet, shared: SharedText, isFirst: boolean): string {
  const { rows, frozen, widths } = sheet;
  const columns = Math.max(widths.length, 1);
  const all = `A1:${columnName(columns - 1)}${Math.max(rows.length, 1)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${all}"/>`,
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ""} workbookViewId="0"${isFirst ? ' showGridLines="0"' : ""}>${paneXml(frozen)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`,
    "<sheetData>",
    ...rows.map((cells, row) => rowXml(cells, { row, widths, shared })),
    "</sheetData>",
    sheet.isProtected ? PROTECTION : "",
    sheet.isFiltered ? `<autoFilter ref="${filterRange(sheet)}"/>` : "",
    sheet.isShaded ? shadesXml(sheet) : "",
    rulesXml(sheet),
    '<printOptions gridLines="0"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${sheet.isLandscape ? "landscape" : "portrait"}" fitToWidth="${sheet.pagesWide ?? 1}" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>${xmlText(`&L${sheet.footer.replaceAll("&", "&&")}&R&P / &N`)}</oddFooter></headerFooter></worksheet>`,
  ].join("");
}

/** The cells that a filter works on, its row of buttons first. */
export function filterRange({ rows, widths, frozen }: WorkbookSheet): string {
  return `A${frozen.rows}:${columnName(widths.length - 1)}${Math.max(rows.length, frozen.rows)}`;
}

/** Nothing but open cells can be changed, yet columns can be sized, rows sorted and filtered. */
const PROTECTION =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>';

function paneXml({ rows, columns }: WorkbookSheet["frozen"]): string {
  if (rows === 0 && columns === 0) return "";
  const at = `${columnName(columns)}${rows + 1}`;
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  return [
    `<pane${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`,
    ` topLeftCell="${at}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${at}" sqref="${at}"/>`,
  ].join("");
}

function rowXml(
  cells: readonly WorkbookCell[],
  { row, widths, shared }: { readonly row: number; readonly widths: readonly number[]; readonly shared: SharedText },
): string {
  const inside = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`, shared)).join("");
  const lines = cells.reduce((most, cell, column) => Math.max(most, linesOf(cell, widths[column] ?? 1)), 1);
  // Not every spreadsheet finds the height of a row by itself as it opens or prints a file.
  const height = lines > 1 ? ` ht="${LINE_POINTS * lines}" customHeight="1"` : "";
  return `<row r="${row + 1}"${height}>${inside}</row>`;
}

function cellXml({ value, style }: WorkbookCell, at: string, shared: SharedText): string {
  if (value === null || value === "") return `<c r="${at}" s="${styleNumber(style)}"/>`;
  if (typeof value === "string")
    return `<c r="${at}" s="${styleNumber(style, FORMULA_START.test(value))}" t="s"><v>${shared(value)}</v></c>`;
  if (typeof value === "object" && "formula" in value)
    return `<c r="${at}" s="${styleNumber(style)}"><f>${xmlText(value.formula)}</f><v>${value.comesTo}</v></c>`;
  const number = typeof value === "number" ? value : serialDate(value.wallClockMs);
  return `<c r="${at}" s="${styleNumber(style)}"><v>${number}</v></c>`;
}

/** A clock reading as spreadsheets count it: days since 1899-12-30. */
function serialDate(wallClockMs: number): number {
  return wallClockMs / DAY_MS + DAYS_BEFORE_1970;
}

function shadesXml({ rows, widths, frozen }: WorkbookSheet): string {
  if (rows.length <= frozen.rows || widths.length <= frozen.columns) return "";
  const range = `${columnName(frozen.columns)}${frozen.rows + 1}:${columnName(widths.length - 1)}${rows.length}`;
  return [
    `<conditionalFormatting sqref="${range}"><cfRule type="colorScale" priority="1"><colorScale>`,
    '<cfvo type="num" val="0"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF6AA5D9"/>',
    "</colorScale></cfRule></conditionalFormatting>",
  ].join("");
}

function rulesXml({ rules, rows, frozen }: WorkbookSheet): string {
  if (rules.length === 0 || rows.length <= frozen.rows) return "";
  const all = rules.map((rule) => ruleXml(rule, frozen.rows + 1, rows.length)).join("");
  return `<dataValidations count="${rules.length}">${all}</dataValidations>`;
}

function ruleXml({ column, rule, title, words }: ColumnRule, first: number, last: number): string {
  const range = `${columnName(column)}${first}:${columnName(column)}${last}`;
  const [type, formulas] =
    rule.kind === "list"
      ? ['type="list"', `<formula1>${xmlText(`"${rule.values.join(",")}"`)}</formula1>`]
      : [
          'type="whole" operator="between"',
          `<formula1>0</formula1><formula2>$${columnName(rule.column)}${first}</formula2>`,
        ];
  const told = `promptTitle="${xmlText(title)}" prompt="${xmlText(words)}" errorTitle="${xmlText(title)}" error="${xmlText(words)}"`;
  return `<dataValidation ${type} allowBlank="1" showInputMessage="1" showErrorMessage="1" ${told} sqref="${range}">${formulas}</dataValidation>`;
}

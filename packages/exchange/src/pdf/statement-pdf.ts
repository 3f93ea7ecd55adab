import type { Statement } from "@springtide/contracts";
import type { Content, TableCell } from "pdfmake/interfaces.js";
import type { ShiftFile } from "../export/shift-file.ts";
import { shortCheck } from "../request/seal.ts";
import type { StatementRow } from "../settlement/statement-rows.ts";
import { statementRows } from "../settlement/statement-rows.ts";
import { titleOf } from "../settlement/statement-workbook.ts";
import { pdfFile } from "./pdf-file.ts";

const HEAD = "#1f3a5f";
const SOFT = "#475467";

/**
 * A statement on paper: what it comes to, line by line, with what the two sides see differently and the check that is the same in every format.
 * @param madeAt the only time in it that is not the statement's own
 */
export async function statementPdf(statement: Statement, madeAt: Date): Promise<ShiftFile> {
  const { shop, agreement, month, checksum, isFinal } = statement;
  const title = `Settlement: ${titleOf(statement)}`;
  const state = isFinal ? "final" : "preliminary";
  const bytes = await pdfFile({
    ...{ title, madeAt },
    footer: `${title} \u00B7 ${state} \u00B7 net of VAT \u00B7 made ${madeAt.toISOString()} \u00B7 check sha-${shortCheck(checksum)}`,
    content: [...heading(title, statement), linesTable(statement), ...disputesTable(statement)],
  });
  return { name: `${shop}-${agreement}-statement-${month}.pdf`, mediaType: "application/pdf", bytes };
}

function heading(title: string, statement: Statement): Content[] {
  const { totals, currency, zone, isFinal, tolerance, remarks } = statement;
  const facts: readonly (readonly [string, string])[] = [
    ["Work", money(totals.workCents)],
    ["Charges", money(totals.chargeCents)],
    [`Net of VAT, ${currency}`, money(totals.netCents)],
    ["Hours ordered", hours(totals.orderedHours)],
    ["Hours confirmed", hours(totals.confirmedHours)],
    ["Hours delivered", hours(totals.deliveredHours)],
    ["Hours billable", hours(totals.billableHours)],
  ];
  return [
    { text: title, fontSize: 14, bold: true },
    {
      text: `${isFinal ? "Final" : "Preliminary: something is open still"}. Service dates on the clock of ${zone}; off by no more than ${String(Math.round(tolerance * 1e4) / 100)} %, all that was confirmed is billed.`,
      color: SOFT,
      margin: [0, 2, 0, 8],
    },
    {
      columns: facts.map(([name, value]) => ({
        stack: [
          { text: name, fontSize: 7, color: SOFT },
          { text: value, fontSize: 11, bold: true },
        ],
      })),
      margin: [0, 0, 0, 8],
    },
    ...remarks.map((text): Content => ({ text, fontSize: 8, color: SOFT, margin: [0, 0, 0, 3] })),
  ];
}

const COLUMNS = [
  ...["Line", "Service date", "Time", "Skill", "Ordered", "Confirmed", "Delivered", "Billable", "", "Quantity"],
  ...["Price", "Amount"],
] as const;
/** Which columns are figures, from the first to before the last. */
const FIGURES = [4, 12] as const;
const FIGURES_OF_DISPUTES = [4, 6] as const;

function linesTable(statement: Statement): Content {
  const body = statementRows(statement).map(rowOf);
  const blank = Array<TableCell>(COLUMNS.length - 2).fill("");
  const total: TableCell[] = [
    { text: "Total", bold: true },
    ...blank,
    { text: money(statement.totals.netCents), bold: true, alignment: "right" },
  ];
  return table(
    [...COLUMNS],
    [...body, total],
    ["auto", "auto", "auto", "*", ...Array<string>(8).fill("auto")],
    FIGURES,
  );
}

function rowOf({ id, kind, about, line, quantity, price, cents, words }: StatementRow): TableCell[] {
  const amounts = [figure(String(Math.round(quantity * 1e4) / 1e4)), figure(price), figure(money(cents))];
  if (kind !== "work")
    return [
      small(id),
      { ...small(`${kind} ${about} ${words}`.trim()), colSpan: 8 },
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      ...amounts,
    ];
  if (line === null) return [small(id), ...Array<TableCell>(8).fill(""), ...amounts];
  const { day, start, end, skill, tier, orderedHours, confirmedHours, deliveredHours, billableHours } = line;
  return [
    ...[id, day, `${start.slice(11, 16)}\u2013${end.slice(11, 16)}`, `${skill}, ${tier}`].map(small),
    ...[hours(orderedHours), hours(confirmedHours)].map(figure),
    figure(deliveredHours === null ? "not recorded" : hours(deliveredHours)),
    ...[hours(billableHours), line.tolerance].map(figure),
    ...amounts,
  ];
}

function disputesTable({ disputes }: Statement): Content[] {
  if (disputes.length === 0) return [];
  const header = ["Dispute", "Line", "By", "State", "Stated", "Should be", "Reason", "Answer"];
  const body = disputes.map((one): TableCell[] => [
    ...[String(one.dispute), one.line, one.by, one.state].map(small),
    ...[money(one.statedCents), money(one.cents)].map(figure),
    ...[one.reason, one.answer ?? ""].map(small),
  ]);
  return [
    { text: "What the two sides see differently", fontSize: 11, bold: true, margin: [0, 12, 0, 4] },
    table(header, body, ["auto", "auto", "auto", "auto", "auto", "auto", "*", "*"], FIGURES_OF_DISPUTES),
  ];
}

function table(
  header: readonly string[],
  rows: readonly TableCell[][],
  widths: string[],
  [first, end]: readonly [number, number],
): Content {
  const head = header.map((text, at) => ({
    ...{ text, bold: true, fillColor: HEAD, color: "#ffffff", fontSize: 8 },
    alignment: at >= first && at < end ? ("right" as const) : ("left" as const),
  }));
  return { table: { headerRows: 1, widths, body: [head, ...rows] }, layout: "lightHorizontalLines" };
}

function small(text: string): { text: string; fontSize: number } {
  return { text, fontSize: 8 };
}

function figure(text: string): { text: string; fontSize: number; alignment: "right" } {
  return { ...small(text), alignment: "right" };
}

/** With signs of thousands and two places: 1,240.50. */
function money(cents: number): string {
  const [whole = "", places = ""] = (Math.abs(cents) / 100).toFixed(2).split(".");
  return `${cents < 0 ? "\u2212" : ""}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ",")}.${places}`;
}

function hours(value: number): string {
  return String(Math.round(value * 100) / 100);
}

import type { PayrollHours } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import type { Table } from "../tables/write-table.ts";
import { tableLines } from "../tables/write-table.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { WorkbookCell } from "../workbook/workbook-sheet.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Columns of the payroll file. Their names stay: payroll systems are set up by them. */
const HEADER = ["person", "team", "contract", "week_from", "kind", "premium", "share", "hours"] as const;

/** What the files say of the plan that the hours come from. */
export interface PayrollOrigin {
  readonly shop: string;
  readonly planVersion: string;
  readonly madeAt: Date;
}

/**
 * Hours to be paid as CSV or XLSX: a row for each person (by pseudonym), week (from its Monday) and kind of pay. Hours are elapsed, with two
 * places; share is what such an hour is paid: 1 is the wage itself, of overtime and premiums what comes on top.
 */
export function payrollFile(hours: readonly PayrollHours[], format: "csv" | "xlsx", origin: PayrollOrigin): ShiftFile {
  const table = payrollTable(hours);
  const name = `${origin.shop}-payroll-plan-${origin.planVersion}.${format}`;
  if (format === "csv")
    return { name, mediaType: "text/csv; charset=utf-8", bytes: Buffer.from([...tableLines(table)].join("")) };
  const cells = [...table.rows].map((row) =>
    row.map((value): WorkbookCell => ({ value, style: typeof value === "number" ? "hours" : "text" })),
  );
  const title = `${origin.shop}: hours to be paid, plan ${origin.planVersion}`;
  const sheet = {
    name: "Payroll",
    widths: [24, 18, 18, 13, 12, 20, 9, 10],
    rows: [HEADER.map((value): WorkbookCell => ({ value, style: "header" })), ...cells],
    frozen: { rows: 1, columns: 1 },
    isLandscape: true,
    isProtected: false,
    isFiltered: true,
    isShaded: false,
    footer: title,
    rules: [],
  };
  return { name, mediaType: XLSX, bytes: xlsxFile({ title, madeAt: origin.madeAt, sheets: [sheet] }) };
}

function payrollTable(hours: readonly PayrollHours[]): Table {
  return {
    header: HEADER,
    rows: hours.map((one) => [
      one.person,
      one.team,
      one.contract,
      one.monday,
      one.kind,
      one.premium ?? "",
      one.share,
      Math.round(one.hours * 100) / 100,
    ]),
  };
}

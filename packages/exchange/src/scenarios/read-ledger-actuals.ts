import { LedgerActual } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { cellTexts, isBlank } from "../csv/cell-text.ts";
import { readRecords } from "../csv/read-records.ts";

const COLUMNS = ["month", "kind", "subject", "amount"] as const;
const UNITS = "units";
const LISTED_FINDINGS = 100;

/** What was paid, and the row of the file that says so. */
export type LedgerActualRow = LedgerActual & { readonly row: number };

/**
 * Reads what was paid from a CSV file (gzipped or not) with the columns `month` (2026-04), `kind` and `subject` as in economics.csv, `amount` in
 * the shop's currency with a decimal point, and `units` if there is one: hours and the like.
 * @returns one actual a row, in the order of the file
 * @throws Refusal with the row and column of every impossible value (100 listed, all counted)
 */
export async function readLedgerActuals(file: string): Promise<LedgerActualRow[]> {
  const findings: Finding[] = [];
  const actuals: LedgerActualRow[] = [];
  let headers: readonly string[] = [];
  const columnOf = (name: string): number => headers.findIndex((header) => header.toLowerCase() === name);
  await readRecords({
    path: file,
    file,
    isHeader: (names) => COLUMNS.every((name) => names.some((header) => header.toLowerCase() === name)),
    onHeader: (names) => {
      headers = names;
      const missing = COLUMNS.filter((name) => columnOf(name) < 0);
      if (missing.length > 0) throw noColumns(file, names, missing);
    },
    onRecord: (record) => {
      if (isBlank(record)) return;
      const cells = cellTexts(record);
      const cell = (name: string): string => cells[columnOf(name)] ?? "";
      const actual = LedgerActual.safeParse({
        month: cell("month"),
        kind: cell("kind"),
        subject: cell("subject"),
        amount: numberOf(cell("amount")),
        units: cell(UNITS) === "" ? null : numberOf(cell(UNITS)),
      });
      if (actual.success) actuals.push({ ...actual.data, row: record.row });
      else
        for (const column of new Set(actual.error.issues.map(({ path }) => String(path[0] ?? "month"))))
          findings.push({
            ...faultOf(column),
            place: { file, row: record.row, column },
            found: cell(column) === "" ? "an empty cell" : cell(column),
          });
    },
  });
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
  if (actuals.length === 0) throw noRows(file);
  return actuals;
}

/** NaN for what is no number: thousands and currencies are not guessed at. */
function numberOf(text: string): number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function faultOf(column: string): Pick<Finding, "code" | "rule" | "remedy"> {
  switch (column) {
    case "month":
      return { code: "not-a-month", rule: "a month is written 2026-04", remedy: "Write year and month." };
    case "kind":
      return {
        code: "not-a-kind",
        rule: `a kind is one of ${LedgerActual.shape.kind.options.join(", ")}`,
        remedy: "Use the kinds of economics.csv.",
      };
    case "subject":
      return {
        code: "not-a-subject",
        rule: "a subject is the id of a team, an agreement, a queue or a lever",
        remedy: "Use the subjects of economics.csv.",
      };
    default:
      return {
        code: "not-an-amount",
        rule: "amounts and units are plain numbers with a decimal point; units are not below 0",
        remedy: "Write 1234.50, without signs of thousands or currencies.",
      };
  }
}

function noColumns(file: string, found: readonly string[], missing: readonly string[]): Refusal {
  return new Refusal({
    code: "missing-columns",
    place: { file, row: 1 },
    found: `the columns ${found.map((header) => `"${header}"`).join(", ")}`,
    rule: `a file of what was paid has the columns ${COLUMNS.join(", ")}`,
    remedy: `Name the column ${missing.join(", ")}.`,
  });
}

function noRows(file: string): Refusal {
  return new Refusal({
    code: "no-rows",
    place: { file },
    found: "nothing that was paid",
    rule: "a file of what was paid has a row for each month, kind and subject",
    remedy: "Check that this is the right file.",
  });
}

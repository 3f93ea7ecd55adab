import { Audit } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { cellTexts, isBlank } from "../csv/cell-text.ts";
import { readRecords } from "../csv/read-records.ts";
import { dayOf } from "../weather/weather-cells.ts";

const COLUMNS = ["channel", "day", "asked", "answered"] as const;
const SOURCE = "source";
const LISTED_FINDINGS = 100;

/**
 * Reads audits of mystery shoppers from a CSV file (gzipped or not) with the columns `channel`, `day`, `asked` (test contacts) and `answered`
 * (fully answered), and `source` if there is one; the file's name stands in for it.
 * @returns one audit a row, in the order of the file
 * @throws Refusal with the row and column of every impossible value (100 listed, all counted)
 */
export async function readAudits({ path: file }: { readonly path: string }): Promise<Audit[]> {
  const findings: Finding[] = [];
  const audits: Audit[] = [];
  let headers: readonly string[] = [];
  await readRecords({
    path: file,
    file,
    isHeader: (names) => COLUMNS.every((name) => columnOf(names, name) >= 0),
    onHeader: (names) => {
      headers = names;
      const missing = COLUMNS.filter((name) => columnOf(names, name) < 0);
      if (missing.length > 0) throw noColumns(file, names, missing);
    },
    onRecord: (record) => {
      if (isBlank(record)) return;
      const cells = cellTexts(record);
      const cell = (name: string): string => cells[columnOf(headers, name)] ?? "";
      const audit = auditOf(cell, file);
      if (!("column" in audit)) {
        audits.push(audit);
        return;
      }
      const { column, ...fault } = audit;
      const found = cell(column);
      findings.push({
        ...fault,
        place: { file, row: record.row, column },
        found: found === "" ? "an empty cell" : found,
      });
    },
  });
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
  if (audits.length === 0) throw noRows(file);
  return audits;
}

type Fault = Pick<Finding, "code" | "rule" | "remedy"> & { readonly column: string };

function auditOf(cell: (name: string) => string, file: string): Audit | Fault {
  const day = dayOf(cell("day"), undefined);
  if ("fault" in day) return { ...day.fault, column: "day" };
  const read = Audit.safeParse({
    channel: cell("channel").toLowerCase(),
    day: day.value,
    asked: wholeNumber(cell("asked")),
    answered: wholeNumber(cell("answered")),
    source: cell(SOURCE) || file,
  });
  if (!read.success) return faultOf(String(read.error.issues[0]?.path[0] ?? "channel"));
  return read.data.answered > read.data.asked ? MORE_ANSWERED : read.data;
}

function faultOf(column: string): Fault {
  return column === "channel"
    ? {
        column,
        code: "not-a-channel",
        rule: "a channel is phone, chat, email, social, form, callback or store",
        remedy: "Name one of them.",
      }
    : {
        column,
        code: "not-a-count",
        rule: "test contacts are a whole number, at least one of them asked",
        remedy: "Count contacts, not shares.",
      };
}

const MORE_ANSWERED: Fault = {
  column: "answered",
  code: "more-answered-than-asked",
  rule: "at most as many test contacts are answered as were made",
  remedy: "Correct one of the two numbers.",
};

function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function columnOf(headers: readonly string[], name: string): number {
  return headers.findIndex((header) => header.toLowerCase() === name);
}

function noColumns(file: string, found: readonly string[], missing: readonly string[]): Refusal {
  return new Refusal({
    code: "missing-columns",
    place: { file, row: 1 },
    found: `the columns ${found.map((header) => `"${header}"`).join(", ")}`,
    rule: `a file of audits has the columns ${COLUMNS.join(", ")}`,
    remedy: `Name the column ${missing.join(", ")}.`,
  });
}

function noRows(file: string): Refusal {
  return new Refusal({
    code: "no-rows",
    place: { file },
    found: "no audit",
    rule: "a file of audits has a row for each day and channel audited",
    remedy: "Check that this is the right file.",
  });
}

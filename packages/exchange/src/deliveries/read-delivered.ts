import { basename } from "node:path";
import type { DeliveredInterval } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { quoted, RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import type { TableBounds } from "../tables/table-bounds.ts";
import { toldColumns } from "../tables/told-columns.ts";
import { readTableText } from "../xlsx/read-table-text.ts";
import { isWorkbook, sheetNamed, sheetsOf } from "../xlsx/read-workbook.ts";
import { readingsOf, type Sheet } from "../roster/sheet.ts";
import { instantOf, readWrittenTime } from "../series/written-time.ts";

/** By what we call a column: the names it may have. */
const COLUMNS = {
  start: ["interval_start", "start", "interval"],
  agreement: ["agreement"],
  queue: ["queue", "skill"],
  seats: ["seats_confirmed", "confirmed_seats"],
  loggedIn: ["logged_in_seconds"],
  productive: ["productive_seconds"],
  handled: ["handled_seconds"],
  offered: ["contacts_offered", "offered_contacts"],
  handledContacts: ["contacts_handled", "handled_contacts"],
  inTime: ["contacts_in_time", "in_time_contacts"],
  minutes: ["minutes", "interval_minutes"],
  confirmedAt: ["confirmed_at"],
} as const;
const NEEDED = ["start", "agreement", "loggedIn"] as const;

/** Intervals that a file may have: a year of five queues by quarter of an hour. */
const BOUNDS = { what: "a file of deliveries", mostRows: 200_000, mostColumns: 500, mostCells: 2_600_000 };

/** Reads what partners delivered (see `deliveredOfText`). @throws Refusal if it cannot be read */
export async function readDelivered(path: string): Promise<DeliveredInterval[]> {
  return deliveredOfText(await readTableText({ path, what: "deliveries", largestMegabytes: 50 }), basename(path));
}

/** The same of bytes that were sent: text in UTF-8, or the one sheet of a workbook. @throws Refusal if it cannot be read */
export async function deliveredOfBytes(bytes: Buffer, file: string): Promise<DeliveredInterval[]> {
  const text = isWorkbook(bytes)
    ? sheetNamed(await sheetsOf(bytes, file, BOUNDS), undefined, file).text
    : bytes.toString("utf8");
  return deliveredOfText(text, file, BOUNDS);
}

/**
 * Reads what partners delivered of the seats confirmed to them: a row for each interval, agreement and queue, with the columns interval_start
 * (with its offset from UTC), agreement and logged_in_seconds (of all seats together; empty where it is not known), and, if there are
 * any, seats_confirmed (then in each row; without it nothing is learned of the shares that come), queue (or skill), productive_seconds, handled_seconds,
 * contacts_offered, contacts_handled, contacts_in_time (answered within the queue's target), minutes (length of the interval) and confirmed_at (when
 * the seats were ordered or confirmed). Other columns are not looked at.
 * @param bounds how large it may be; of any size if not given
 * @returns one delivery a row, in the order of the file
 * @throws Refusal with row and column of each cell that cannot be read, of rows that are there twice, of confirmations after the work, and of more
 * contacts in time than came
 */
export function deliveredOfText(text: string, file: string, bounds?: TableBounds): DeliveredInterval[] {
  const sheet = sheetOf(readingsOf(text, file, { bounds }), file);
  const head = sheet.rows[0]?.cells ?? [];
  const refused = new RefusedRows(file, false);
  const seen = new Map<string, number>();
  const delivered = sheet.rows.slice(1).map(({ row, cells }): DeliveredInterval => {
    const cell = (column: keyof typeof COLUMNS): string => cells[columnOf(head, column)] ?? "";
    const refuse = (column: keyof typeof COLUMNS, trouble: Trouble): void => {
      refused.add(row, head[columnOf(head, column)], quoted(cell(column)), trouble);
    };
    const number = (column: keyof typeof COLUMNS): number | null => {
      if (cell(column) === "") return null;
      const value = numberOf(cell(column));
      if (value === null) refuse(column, NOT_A_NUMBER);
      return value;
    };
    const instant = (column: "start" | "confirmedAt"): number => {
      const ms = instantWithOffset(cell(column));
      if (ms === null) refuse(column, NOT_AN_INSTANT);
      return ms ?? 0;
    };
    const startMs = instant("start");
    const seatsConfirmed = number("seats");
    if (cell("seats") === "" && columnOf(head, "seats") >= 0) refuse("seats", SEATS_MISSING);
    if (cell("agreement") === "") refuse("agreement", AGREEMENT_MISSING);
    const [offered, handled, inTime] = [number("offered"), number("handledContacts"), number("inTime")];
    if (inTime !== null && offered === null) refuse("inTime", OFFERED_MISSING);
    if (inTime !== null && inTime > Math.min(offered ?? Infinity, handled ?? Infinity)) refuse("inTime", IN_TIME_ABOVE);
    const minutes = number("minutes");
    if (minutes !== null && !(Number.isInteger(minutes) && minutes > 0)) refuse("minutes", NO_LENGTH);
    const confirmedAtMs = cell("confirmedAt") === "" ? null : instant("confirmedAt");
    if (confirmedAtMs !== null && confirmedAtMs > startMs) refuse("confirmedAt", CONFIRMED_LATE);
    const key = `${cell("agreement")} ${cell("queue")} ${startMs} ${confirmedAtMs ?? ""}`;
    const before = seen.get(key);
    if (before !== undefined) refuse("start", { ...TWICE, rule: `row ${before} tells of the same seats` });
    seen.set(key, before ?? row);
    return {
      agreement: cell("agreement"),
      queue: cell("queue") === "" ? null : cell("queue"),
      ...{ startMs, minutes, seatsConfirmed, confirmedAtMs, file, row },
      loggedInSeconds: number("loggedIn"),
      productiveSeconds: number("productive"),
      handledSeconds: number("handled"),
      ...{ offeredContacts: offered, handledContacts: handled, inTimeContacts: inTime },
    };
  });
  if (refused.total > 0) throw refused.refusal();
  if (delivered.length === 0) throw withoutRows(file);
  return delivered;
}

const NOT_A_NUMBER = {
  code: "not-a-number",
  rule: "it must be a number from 0 on",
  remedy: "Correct it, or leave it empty if it is not known.",
};
const NOT_AN_INSTANT = {
  code: "no-offset",
  rule: "a time needs its offset from UTC, such as 2026-10-25T02:00:00+02:00",
  remedy: "Export times with offset.",
};
const SEATS_MISSING = {
  code: "seats-missing",
  rule: "each row says how many seats were confirmed",
  remedy: "Write 0 where none were.",
};
const OFFERED_MISSING = {
  code: "offered-missing",
  rule: "contacts in time are a share of those that came",
  remedy: "Add contacts_offered, 0 where none came.",
};
const IN_TIME_ABOVE = {
  code: "in-time-above-offered",
  rule: "no more contacts are answered in time than came, or were handled",
  remedy: "Count each contact in the interval in which it came, in every column.",
};
const AGREEMENT_MISSING = {
  code: "agreement-missing",
  rule: "each row names the agreement it was delivered under",
  remedy: "Write its id as in the shop file.",
};
const NO_LENGTH = { code: "no-length", rule: "an interval lasts whole minutes", remedy: "Correct it." };
const CONFIRMED_LATE = {
  code: "confirmed-after-start",
  rule: "seats are confirmed before they work",
  remedy: "Correct the confirmation or the start of the interval.",
};
const TWICE = { code: "delivered-twice", remedy: "Take one of the two out, or tell them apart by queue." };

function numberOf(text: string): number | null {
  return /^\+?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(",", ".")) : null;
}

function instantWithOffset(text: string): number | null {
  const time = readWrittenTime(text, "ymd");
  return "code" in time || Number.isNaN(time.offsetMinutes) ? null : instantOf(time);
}

function columnOf(head: readonly string[], column: keyof typeof COLUMNS): number {
  const names: readonly string[] = COLUMNS[column];
  return head.findIndex((cell) => names.includes(cell.toLowerCase()));
}

/** The sheet under the separator that shows all columns needed. */
function sheetOf(sheets: readonly Sheet[], file: string): Sheet {
  const sheet = sheets.find(({ rows }) => NEEDED.every((column) => columnOf(rows[0]?.cells ?? [], column) >= 0));
  if (sheet !== undefined) return sheet;
  throw new Refusal({
    code: "column-missing",
    place: { file, row: 1 },
    found: `the columns ${toldColumns(sheets[0]?.rows[0]?.cells ?? [])}`,
    rule: `deliveries have the columns ${NEEDED.map((column) => COLUMNS[column][0]).join(", ")}; seats_confirmed, queue, productive_seconds, handled_seconds, contacts_offered, contacts_handled, contacts_in_time, minutes and confirmed_at may follow`,
    remedy: "Name the columns so.",
  });
}

function withoutRows(file: string): Refusal {
  return new Refusal({
    code: "no-rows",
    place: { file },
    found: "no delivery",
    rule: "a file of deliveries has a row for each interval",
    remedy: "Check that this is the right file.",
  });
}

import type { TimeZone } from "@springtide/calendar";
import type { ReadingNote, RosterMember, RosterShift } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { quoted, RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import type { DateOrder } from "../contacts/clock-reading.ts";
import { readMoment } from "../mapping/written-moment.ts";
import { instantOf, localMsOf, type WrittenTime } from "../series/written-time.ts";
import { nextShown, readSpan } from "./clock-span.ts";
import { oncePerPerson, queuesOfCell } from "./members.ts";
import { type DateCell, orderOfList } from "./list-dates.ts";
import type { RosterFile, RosterReading } from "./roster-file.ts";
import { dayFirstNote } from "./reading-notes.ts";
import type { Sheet, SheetRow } from "./sheet.ts";
import { ROSTER_REMEDIES } from "./surface.ts";

const COLUMNS = ["person", "start", "end"] as const;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const TIME_RULE: Trouble = {
  code: "not-a-time",
  rule: "a shift starts and ends at a time such as 2026-03-29T22:00, with an offset or by the clock of the site",
  remedy: "Write the times as 2026-03-29T22:00.",
  values: { kind: "shift" },
};

const SKIPPED_RULE: Trouble = {
  code: "time-does-not-exist",
  rule: "on that day the clocks of the site go forward over this time",
  remedy: "Write a time that the clocks show, or one with an offset.",
};

/** How many of the columns of a list the first row of a sheet names. */
export function listColumnsOf({ rows }: Sheet): number {
  const names = (rows[0]?.cells ?? []).map((cell) => cell.toLowerCase());
  return COLUMNS.filter((name) => names.includes(name)).length;
}

/**
 * Reads a roster with a row a shift and the columns person, start, end and, if there are any, breaks ("12:00-12:30; 15:00-15:15"), team and
 * queues. Times without an offset are the site's; where the clock shows one twice, a start is the first and an end the last of the two, so
 * that no work is lost. Dates are read in the order that their figures tell; where nothing does, they are refused.
 * @throws Refusal with the first hundred bad cells, or one finding for the file as a whole
 */
export function listRoster(sheet: Sheet, reading: RosterReading): RosterFile {
  const { zone } = reading;
  const [head = { row: 1, cells: [] }, ...rows] = sheet.rows;
  const columns = new Map(head.cells.map((name, at) => [name.toLowerCase(), at]));
  requireColumns(columns, sheet.file);
  const { order, note } = orderOf(sheet.file, rows, columns, reading);
  const refused = new RefusedRows(sheet.file, false);
  const shifts: RosterShift[] = [];
  const members: RosterMember[] = [];
  for (const row of rows) {
    const cell = cellOf(row, columns);
    const place = { file: sheet.file, row: row.row };
    const shift = shiftOf(cell, { zone, order }, (column, trouble) => {
      refused.add(row.row, column, quoted(cell(column)), trouble);
      return null;
    });
    if (shift === null) continue;
    shifts.push({ ...shift, ...place });
    const team = cell("team");
    members.push({
      person: shift.person,
      team: team === "" ? undefined : team,
      queues: queuesOfCell(cell("queues")),
      ...place,
    });
  }
  if (refused.total > 0) throw refused.refusal();
  return {
    shifts,
    members: oncePerPerson(members),
    absences: [],
    days: daysSpanned(shifts, zone),
    notes: note === null ? [] : [note],
    sheet,
    layout: { form: "list", head, columns },
  };
}

function cellOf({ cells }: SheetRow, columns: ReadonlyMap<string, number>): (name: string) => string {
  return (name) => cells[columns.get(name) ?? -1] ?? "";
}

function daysSpanned(shifts: readonly RosterShift[], zone: TimeZone): RosterFile["days"] {
  if (shifts.length === 0) return null;
  let [first, last] = [Infinity, -Infinity];
  for (const { startMs, endMs } of shifts) {
    first = Math.min(first, zone.dayAt(startMs));
    last = Math.max(last, zone.dayAt(endMs - 1));
  }
  return { first, last };
}

/** @throws Refusal `dates-ambiguous` at the first date that could be two */
function orderOf(
  file: string,
  rows: readonly SheetRow[],
  columns: ReadonlyMap<string, number>,
  { dates, surface = "command line" }: RosterReading,
): { readonly order: DateOrder; readonly note: ReadingNote | null } {
  const cells = rows.flatMap((row): DateCell[] =>
    ["start", "end"].map((column) => ({ row: row.row, column, text: cellOf(row, columns)(column) })),
  );
  const found = orderOfList(cells, dates?.order ?? null);
  if ("order" in found) return { order: found.order, note: found.isGuessed ? dayFirstNote(found.order) : null };
  const { row, column, text } = found.doubtful;
  const [first, second] = found.readings;
  throw new Refusal({
    code: "dates-ambiguous",
    place: { file, row, column },
    found: `${quoted(text)}, which could be ${first} or ${second}`,
    rule: "which of the figures is the day must be clear",
    remedy: ROSTER_REMEDIES[surface].order,
    values: { first, second },
  });
}

interface Clock {
  readonly zone: TimeZone;
  readonly order: DateOrder;
}

type Refuse = (column: string, trouble: Trouble) => null;

function shiftOf(
  cell: (name: string) => string,
  clock: Clock,
  refuse: Refuse,
): Pick<RosterShift, "person" | "startMs" | "endMs" | "breaks"> | null {
  const person = cell("person");
  if (person === "")
    return refuse("person", { code: "no-person", rule: "each shift is somebody's", remedy: "Name the person." });
  const startMs = momentOf(cell("start"), clock, "first");
  const endMs = momentOf(cell("end"), clock, "last");
  if (Number.isNaN(startMs)) return refuse("start", troubleOfTime(cell("start"), clock));
  if (Number.isNaN(endMs)) return refuse("end", troubleOfTime(cell("end"), clock));
  if (endMs <= startMs || endMs - startMs > DAY_MS)
    return refuse("end", {
      code: "shift-ends-wrong",
      rule: "a shift ends after it starts, and within 24 hours",
      remedy: "Give the date of the end too: a shift over midnight ends on the next day.",
    });
  const breaks = breaksOf(cell("breaks"), { startMs, endMs }, clock.zone);
  if (breaks === null)
    return refuse("breaks", {
      code: "break-not-in-shift",
      rule: "breaks are written 12:00-12:30, several parted by ; and lie inside their shift in order",
      remedy: "Correct the break, or the shift.",
    });
  return { person, startMs, endMs, breaks };
}

/** Why a text stands for no instant: it is no time, or one that the clocks skip. */
function troubleOfTime(text: string, { order }: Clock): Trouble {
  return "code" in readMoment(text, order) ? TIME_RULE : SKIPPED_RULE;
}

function momentOf(text: string, { zone, order }: Clock, which: "first" | "last"): number {
  const time = readMoment(text, order);
  if ("code" in time) return Number.NaN;
  return Number.isNaN(time.offsetMinutes) ? localInstant(time, zone, which) : instantOf(time);
}

function localInstant(time: WrittenTime, zone: TimeZone, which: "first" | "last"): number {
  const day = Math.floor(localMsOf(time) / DAY_MS);
  const instants = zone.instantsOf(day, (localMsOf(time) - day * DAY_MS) / MINUTE_MS);
  return (which === "first" ? instants[0] : instants.at(-1)) ?? Number.NaN;
}

/** Breaks by the clock, each the first time within the shift that the clock shows it, at its offset where it has one. */
function breaksOf(
  text: string,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  zone: TimeZone,
): RosterShift["breaks"] | null {
  const found: { startMs: number; endMs: number }[] = [];
  const day = zone.dayAt(startMs);
  let fromMs = startMs;
  for (const part of text === "" ? [] : text.split(";")) {
    const span = readSpan(part);
    if (span === null) return null;
    const from = nextShown(zone, day, fromMs, span.from);
    const to = nextShown(zone, day, from, span.to);
    if (!(from >= startMs && to > from && to <= endMs)) return null;
    found.push({ startMs: from, endMs: to });
    fromMs = to;
  }
  return found;
}

function requireColumns(columns: ReadonlyMap<string, number>, file: string): void {
  const missing = COLUMNS.filter((name) => !columns.has(name));
  if (missing.length === 0) return;
  throw new Refusal({
    code: "column-missing",
    place: { file, row: 1 },
    found: `the columns ${[...columns.keys()].join(", ")}`,
    rule: `a roster has the columns ${COLUMNS.join(", ")}; ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not there`,
    remedy: "Name the columns so; breaks may stand in a column breaks.",
    values: { kind: "roster", needed: COLUMNS.join(", "), missing: missing.join(", ") },
  });
}

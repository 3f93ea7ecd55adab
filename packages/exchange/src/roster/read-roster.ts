import { basename } from "node:path";
import type { TimeZone } from "@springtide/calendar";
import type { RosterShift } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { cellText, isBlank } from "../csv/cell-text.ts";
import { readRecords } from "../csv/read-records.ts";
import { quoted, RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import { instantOf, localMsOf, readWrittenTime, type WrittenTime } from "../series/written-time.ts";

const COLUMNS = ["person", "start", "end"] as const;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const BREAK = /^(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)$/;

const TIME_RULE: Trouble = {
  code: "not-a-time",
  rule: "a shift starts and ends at a time such as 2026-03-29T22:00, with an offset or by the clock of the site",
  remedy: "Write the times as 2026-03-29T22:00.",
};

/**
 * Reads a roster: a CSV file with a row a shift and the columns person, start, end and, if there are any, breaks ("12:00-12:30; 15:00-15:15").
 * Other columns are left alone. Times without an offset are the site's; where the clock shows one twice, a start is the
 * first and an end the last of the two, so that no work is lost.
 * @throws Refusal with the first hundred bad cells, or one finding for the file as a whole
 */
export async function readRoster(path: string, zone: TimeZone): Promise<readonly RosterShift[]> {
  const file = basename(path);
  const shifts: RosterShift[] = [];
  const refused = new RefusedRows(file, false);
  const columns = new Map<string, number>();
  await readRecords({
    path,
    file,
    isHeader: (names) => names.some((name) => /^(person|start|end)$/i.test(name.trim())),
    onHeader(names) {
      names.forEach((name, at) => columns.set(name.trim().toLowerCase(), at));
      requireColumns(columns, file);
    },
    onRecord(record) {
      if (isBlank(record)) return;
      const cell = (name: string): string => {
        const at = columns.get(name);
        return at === undefined ? "" : cellText(record, at);
      };
      const refuse = (column: string, trouble: Trouble): null => {
        refused.add(record.row, column, quoted(cell(column)), trouble);
        return null;
      };
      const shift = shiftOf(cell, zone, refuse);
      if (shift !== null) shifts.push({ ...shift, file, row: record.row });
    },
  });
  if (refused.total > 0) throw refused.refusal();
  return shifts;
}

type Refuse = (column: string, trouble: Trouble) => null;

function shiftOf(
  cell: (name: string) => string,
  zone: TimeZone,
  refuse: Refuse,
): Omit<RosterShift, "file" | "row"> | null {
  const person = cell("person");
  if (person === "")
    return refuse("person", { code: "no-person", rule: "each shift is somebody's", remedy: "Name the person." });
  const startMs = momentOf(cell("start"), zone, "first");
  const endMs = momentOf(cell("end"), zone, "last");
  if (Number.isNaN(startMs)) return refuse("start", TIME_RULE);
  if (Number.isNaN(endMs)) return refuse("end", TIME_RULE);
  if (endMs <= startMs || endMs - startMs > DAY_MS)
    return refuse("end", {
      code: "shift-ends-wrong",
      rule: "a shift ends after it starts, and within 24 hours",
      remedy: "Give the date of the end too: a shift over midnight ends on the next day.",
    });
  const breaks = breaksOf(cell("breaks"), { startMs, endMs }, zone);
  if (breaks === null)
    return refuse("breaks", {
      code: "break-not-in-shift",
      rule: "breaks are written 12:00-12:30, several parted by ; and lie inside their shift in order",
      remedy: "Correct the break, or the shift.",
    });
  return { person, startMs, endMs, breaks };
}

function momentOf(text: string, zone: TimeZone, which: "first" | "last"): number {
  const time = readWrittenTime(text, "ymd");
  if ("code" in time) return Number.NaN;
  return Number.isNaN(time.offsetMinutes) ? localInstant(time, zone, which) : instantOf(time);
}

function localInstant(time: WrittenTime, zone: TimeZone, which: "first" | "last"): number {
  const day = Math.floor(localMsOf(time) / DAY_MS);
  const instants = zone.instantsOf(day, (localMsOf(time) - day * DAY_MS) / MINUTE_MS);
  return (which === "first" ? instants[0] : instants.at(-1)) ?? Number.NaN;
}

/** Breaks by the clock, each the first time within the shift that the clock shows it. */
function breaksOf(
  text: string,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  zone: TimeZone,
): RosterShift["breaks"] | null {
  const found: { startMs: number; endMs: number }[] = [];
  let fromMs = startMs;
  for (const part of text === "" ? [] : text.split(";")) {
    const [, fromHour, fromMinute, toHour, toMinute] = BREAK.exec(part.trim()) ?? [];
    if (fromHour === undefined) return null;
    const from = nextShown(zone, fromMs, Number(fromHour) * 60 + Number(fromMinute));
    const to = nextShown(zone, from, Number(toHour) * 60 + Number(toMinute));
    if (!(from >= startMs && to > from && to <= endMs)) return null;
    found.push({ startMs: from, endMs: to });
    fromMs = to;
  }
  return found;
}

/** The first moment from one on at which the clock shows so many minutes after midnight. */
function nextShown(zone: TimeZone, fromMs: number, minuteOfDay: number): number {
  const day = zone.dayAt(fromMs);
  const moments = [day, day + 1].flatMap((local) => zone.instantsOf(local, minuteOfDay % 1440));
  return moments.find((ms) => ms >= fromMs) ?? Number.NaN;
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
  });
}

import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import type { ReadingNote, RequestFill, RosterShift, ShiftDocument, ShiftLine } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import type { RosterFile, RosterReading } from "../roster/roster-file.ts";
import { rosterOfBytes } from "../roster/roster-of-bytes.ts";
import { positionsOf } from "./delta-table.ts";
import { isGone } from "./request-delta.ts";
import { type RosterFill, rosterFill } from "./roster-fill.ts";

/** A partner's roster as it was read for a request. */
export interface PartnerRosterRead {
  readonly fill: RequestFill;
  /** What is odd in the file, and was read all the same. */
  readonly findings: readonly Finding[];
  readonly notes: readonly ReadingNote[];
  /** The sheet of a workbook that was read, and all with anything on them; of CSV null and none. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
}

/** Most findings that are told. */
const MOST_FINDINGS = 100;

/**
 * Reads a partner's own roster, on the partner's clock, and holds it against a request.
 * @param file its name, for findings @param at when @param wanted the sheet that is meant; the first that has a roster if not given
 * @throws Refusal for what is no roster, the roster of another request, and one of other days
 */
export async function readPartnerRoster(
  bytes: Buffer,
  file: string,
  request: ShiftDocument,
  at: Date,
  wanted?: string,
): Promise<PartnerRosterRead> {
  const there = request.lines.filter((line) => !isGone(line));
  const { roster, sheet, sheets } = await rosterOfBytes(bytes, file, readingFor(request, there), wanted);
  refuseOtherRequest(roster, file, request);
  if (there.length > 0) refuseOtherDays(roster, file, request, there);
  const fill = rosterFill(request, roster);
  return {
    fill: requestFill(request, there, fill, at),
    findings: [...twiceAtWork(roster), ...ofOtherQueues(roster, there)].slice(0, MOST_FINDINGS),
    notes: roster.notes,
    ...{ sheet, sheets },
  };
}

/** Mere numbers of days are those of the month in which the request begins. */
function readingFor({ header }: ShiftDocument, lines: readonly ShiftLine[]): RosterReading {
  const zone = timeZone(header.partnerZone);
  if (lines.length === 0) return { zone };
  const first = isoDay(zone.dayAt(Math.min(...lines.map(({ start }) => Date.parse(start)))));
  return { zone, dates: { order: null, month: civilDay(`${first.slice(0, 7)}-01`) } };
}

function requestFill(
  { header }: ShiftDocument,
  lines: readonly ShiftLine[],
  { askedHours, filledHours, intervals }: RosterFill,
  at: Date,
): RequestFill {
  const partner = timeZone(header.partnerZone);
  const lengthMs = header.intervalMinutes * 60_000;
  const told = intervals.map((one) => ({ ...one, startMs: Date.parse(one.start) }));
  return {
    ...{ request: header.request.id, version: header.request.version, at: at.toISOString() },
    askedHours: rounded(askedHours),
    filledHours: rounded(filledHours),
    share: shareOf(filledHours, askedHours),
    lines: lines.map((line) => {
      const [startMs, endMs] = [Date.parse(line.start), Date.parse(line.end)];
      const asked = ((endMs - startMs) / 3_600_000) * positionsOf(line);
      // Lines of one skill at one time share who is there by their positions.
      const filled = told.reduce((sum, { startMs: fromMs, skill, asked: wanted, there }) => {
        const ms = Math.min(endMs, fromMs + lengthMs) - Math.max(startMs, fromMs);
        return ms > 0 && skill === line.skill ? sum + (ms / 3_600_000) * positionsOf(line) * (there / wanted) : sum;
      }, 0);
      const most = Math.min(asked, filled);
      return { line: line.line, askedHours: rounded(asked), filledHours: rounded(most), share: shareOf(most, asked) };
    }),
    intervals: told.map(({ start, startMs, skill, asked, there, short }) => ({
      ...{ start, startPartner: partner.formatInstant(startMs), skill },
      ...{ asked: rounded(asked), there: rounded(there), short: rounded(short) },
    })),
  };
}

/** A file that says of which request it is, says so of this one. */
function refuseOtherRequest({ sheet }: RosterFile, file: string, { header }: ShiftDocument): void {
  const head = sheet.rows[0]?.cells ?? [];
  const at = head.findIndex((name) => name.trim().toLowerCase() === "request_id");
  const other = sheet.rows.slice(1).find(({ cells }) => {
    const told = (cells[at] ?? "").trim();
    return at >= 0 && told !== "" && told !== header.request.id;
  });
  if (other === undefined) return;
  throw new Refusal({
    code: "roster-of-another-request",
    place: { file, row: other.row, column: head[at] ?? "request_id" },
    found: `"${(other.cells[at] ?? "").trim()}"`,
    rule: `this is for the request ${header.request.id}`,
    remedy: "Send the roster to the request that it names, or the one of this request.",
    values: { request: header.request.id, named: (other.cells[at] ?? "").trim() },
  });
}

function refuseOtherDays(
  { shifts }: RosterFile,
  file: string,
  { header }: ShiftDocument,
  lines: readonly ShiftLine[],
): void {
  const zone = timeZone(header.partnerZone);
  const [fromMs, untilMs] = spanOf(
    lines.map(({ start, end }) => ({ startMs: Date.parse(start), endMs: Date.parse(end) })),
  );
  if (shifts.some(({ startMs, endMs }) => startMs < untilMs && endMs > fromMs)) return;
  const days = ([from, until]: readonly [number, number]): string =>
    `${isoDay(zone.dayAt(from))} to ${isoDay(zone.dayAt(until - 1))}`;
  const [first] = shifts;
  throw new Refusal({
    code: "roster-of-other-days",
    place: {
      file,
      ...(first === undefined
        ? {}
        : { row: first.row, ...(first.column === undefined ? {} : { column: first.column }) }),
    },
    found: shifts.length === 0 ? "no shifts" : `shifts of ${days(spanOf(shifts))}`,
    rule: `the request ${header.request.id} is for ${days([fromMs, untilMs])}, on the clock of ${header.partnerZone}`,
    remedy: "Send the roster of these days, or send this one to the request of its own days.",
    values: {
      ...{ request: header.request.id, zone: header.partnerZone },
      ...{ firstDay: isoDay(zone.dayAt(fromMs)), lastDay: isoDay(zone.dayAt(untilMs - 1)) },
    },
  });
}

function spanOf(stretches: readonly Pick<RosterShift, "startMs" | "endMs">[]): readonly [number, number] {
  let [fromMs, untilMs] = [Infinity, -Infinity];
  for (const { startMs, endMs } of stretches) {
    fromMs = Math.min(fromMs, startMs);
    untilMs = Math.max(untilMs, endMs);
  }
  return [fromMs, untilMs];
}

/** One person in two shifts at once counts as two people. */
function twiceAtWork({ shifts }: RosterFile): Finding[] {
  const inOrder = shifts.toSorted((a, b) =>
    a.person < b.person ? -1 : a.person > b.person ? 1 : a.startMs - b.startMs,
  );
  return inOrder.flatMap((shift, i): Finding[] => {
    const before = inOrder[i - 1];
    if (before?.person !== shift.person || before.endMs <= shift.startMs) return [];
    return [
      {
        code: "twice-at-work",
        place: { file: shift.file, row: shift.row, ...(shift.column === undefined ? {} : { column: shift.column }) },
        found: `a shift of ${shift.person} while another one of row ${before.row} goes on`,
        rule: "one person works one shift at a time; both were counted",
        remedy: "Correct one of the two, and send the file again.",
        values: { person: shift.person, row: before.row },
      },
    ];
  });
}

/** Who is named for certain queues, none of which is asked for, fills nothing. */
function ofOtherQueues({ members }: RosterFile, lines: readonly ShiftLine[]): Finding[] {
  const asked = new Set(lines.flatMap(({ skill }) => [skill, ...skill.split("+")]));
  return members.flatMap(({ person, queues, file, row }): Finding[] =>
    queues === undefined || queues.some((queue) => asked.has(queue))
      ? []
      : [
          {
            code: "queues-not-asked-for",
            place: { file, row },
            found: `${person}, who works ${queues.join(", ")}`,
            rule: `the request asks for ${[...new Set(lines.map(({ skill }) => skill))].join(", ")}; who works none of these was not counted`,
            remedy: "Correct the queues, if they can work one of these.",
            values: { person, queues: queues.join(", "), asked: [...asked].join(", ") },
          },
        ],
  );
}

function shareOf(filled: number, asked: number): number {
  return asked > 0 ? Math.round((filled / asked) * 1e4) / 1e4 : 1;
}

function rounded(hours: number): number {
  return Math.round(hours * 1e4) / 1e4;
}

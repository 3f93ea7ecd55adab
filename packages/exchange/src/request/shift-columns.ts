import { timeZone, type TimeZone } from "@springtide/calendar";
import { LineState, type ShiftDocument, type ShiftHeader, type ShiftLine } from "@springtide/contracts";
import { lineCheck } from "./seal.ts";

/** Names the layout of the rows; the first column, so that a byte order mark in front of it spoils no other name. */
export const SHIFT_FORMAT = "springtide-shifts/1";
const HOUR_MS = 3_600_000;
const CHECK_PREFIX = "sha-";

/** An instant on one of the clocks that a file shows it on. */
export interface ClockTime {
  readonly ms: number;
  readonly zone: TimeZone;
}

/** What stands in a cell: words, a number, a time on a clock, or nothing. */
export type ShiftCell = string | number | ClockTime | null;

/** One column of a file of shifts: the reference page is written from it. */
export interface ShiftColumn<Of> {
  readonly name: string;
  readonly meaning: string;
  readonly unit: string;
  readonly cell: (of: Of) => ShiftCell;
}

/** One line, and the document it belongs to with its zones looked up. */
export interface LineInFile {
  readonly line: ShiftLine;
  readonly header: ShiftHeader;
  readonly client: TimeZone;
  readonly partner: TimeZone;
}

/** Each line of a document as its columns take it. */
export function* linesInFile({ header, lines }: ShiftDocument): Generator<LineInFile> {
  const [client, partner] = [timeZone(header.clientZone), timeZone(header.partnerZone)];
  for (const line of lines) yield { line, header, client, partner };
}

/** Hours that pass from start to end, whatever the clocks do: 00:00 to 06:00 is 7 on the day they go back, 5 when they go forward. */
export function elapsedHours({ start, end }: Pick<ShiftLine, "start" | "end">): number {
  return (Date.parse(end) - Date.parse(start)) / HOUR_MS;
}

function on(instant: string | null, zone: TimeZone): ClockTime | null {
  return instant === null ? null : { ms: Date.parse(instant), zone };
}

function positionHours(line: ShiftLine): number {
  return (line.positionsLoggedIn ?? line.headsRostered ?? 0) * elapsedHours(line);
}

/** What the file says of each line. */
export const LINE_COLUMNS: readonly ShiftColumn<LineInFile>[] = [
  {
    name: "line_id",
    unit: "",
    meaning: "Names the line in every version of its request.",
    cell: ({ line }) => line.line,
  },
  {
    name: "line_state",
    unit: LineState.options.join(", "),
    meaning:
      "How far the line is. locked: nothing changes any more without both sides. withdrawn, refused, expired, released, cancelled: it is not worked.",
    cell: ({ line }) => line.state,
  },
  {
    name: "sequence",
    unit: "changes",
    meaning: "How often the line was changed since it was first sent.",
    cell: ({ line }) => line.sequence,
  },
  { name: "skill", unit: "", meaning: "Queue or skill that is worked.", cell: ({ line }) => line.skill },
  {
    name: "who",
    unit: "",
    meaning: "Person (by pseudonym) or team of the client's own roster; empty in requests.",
    cell: ({ line }) => line.who ?? "",
  },
  {
    name: "tier",
    unit: "firm, flexible, option",
    meaning: "How firmly the line is asked for.",
    cell: ({ line }) => line.tier,
  },
  {
    name: "positions_logged_in",
    unit: "people",
    meaning:
      "People logged in and taking contacts at the same time. Breaks and other absence of theirs come on top. Empty for own shifts.",
    cell: ({ line }) => line.positionsLoggedIn,
  },
  {
    name: "heads_rostered",
    unit: "people",
    meaning:
      "People rostered, from whom shrinkage takes a part: what the plan reckons with. Empty where only positions are agreed on.",
    cell: ({ line }) => line.headsRostered,
  },
  {
    name: "start_client",
    unit: "local time",
    meaning: "Start on the client's clock.",
    cell: ({ line, client }) => on(line.start, client),
  },
  {
    name: "end_client",
    unit: "local time",
    meaning: "End on the client's clock.",
    cell: ({ line, client }) => on(line.end, client),
  },
  {
    name: "start_partner",
    unit: "local time",
    meaning: "Start on the partner's clock.",
    cell: ({ line, partner }) => on(line.start, partner),
  },
  {
    name: "end_partner",
    unit: "local time",
    meaning: "End on the partner's clock.",
    cell: ({ line, partner }) => on(line.end, partner),
  },
  {
    name: "hours",
    unit: "hours",
    meaning: "Hours that pass from start to end: 00:00 to 06:00 on the day the clocks go back is 7.",
    cell: ({ line }) => elapsedHours(line),
  },
  {
    name: "position_hours",
    unit: "hours",
    meaning: "Hours times positions logged in (for own shifts: times heads).",
    cell: ({ line }) => positionHours(line),
  },
  {
    name: "decide_by_client",
    unit: "local time",
    meaning:
      "Until when the next thing is to be said of the line, on the client's clock; empty if there is no such time.",
    cell: ({ line, client }) => on(line.decideBy, client),
  },
  {
    name: "decide_by_partner",
    unit: "local time",
    meaning: "The same on the partner's clock.",
    cell: ({ line, partner }) => on(line.decideBy, partner),
  },
  {
    name: "line_silence",
    unit: "",
    meaning: "What the line becomes if nobody says anything until then.",
    cell: ({ line }) => line.silence,
  },
  { name: "reason", unit: "", meaning: "Why the line is asked for.", cell: ({ line }) => line.reason },
  {
    name: "accepted",
    unit: "yes, no",
    meaning: "To be filled in by the partner: whether all positions asked for come.",
    cell: ({ line }) => acceptedOf(line),
  },
  {
    name: "offered",
    unit: "people",
    meaning:
      "To be filled in by the partner: how many positions come, where that is a part. Never more than asked for.",
    cell: ({ line }) => line.answer?.offered ?? null,
  },
  {
    name: "answer_reason",
    unit: "",
    meaning: "To be filled in by the partner, if it wants to say why.",
    cell: ({ line }) => line.answer?.reason ?? "",
  },
  {
    name: "start_utc",
    unit: "ISO 8601, UTC",
    meaning: "Start as an instant; this is what counts.",
    cell: ({ line }) => utcText(line.start),
  },
  {
    name: "end_utc",
    unit: "ISO 8601, UTC",
    meaning: "End as an instant; this is what counts.",
    cell: ({ line }) => utcText(line.end),
  },
  {
    name: "request_id",
    unit: "",
    meaning: "The request the line belongs to.",
    cell: ({ header }) => header.request.id,
  },
  {
    name: "request_version",
    unit: "",
    meaning: "Version of the request, from 1 on.",
    cell: ({ header }) => header.request.version,
  },
  {
    name: "line_check",
    unit: "",
    meaning: "Checksum of the line in this version: a row that was changed on its way is found by it.",
    cell: ({ header, line }) => `${CHECK_PREFIX}${lineCheck(header, line)}`,
  },
];

/** What the file says of the request as a whole; in CSV on every row. */
export const HEADER_COLUMNS: readonly ShiftColumn<ShiftDocument>[] = [
  {
    name: "kind",
    unit: "request, shifts, gap",
    meaning: "request: positions asked of a partner. shifts: one's own roster. gap: what nobody covers yet.",
    cell: ({ header }) => header.kind,
  },
  { name: "client", unit: "", meaning: "Who asks.", cell: ({ header }) => header.client },
  { name: "shop", unit: "", meaning: "The client's shop, by its id.", cell: ({ header }) => header.shop },
  {
    name: "partner",
    unit: "",
    meaning: "Who is asked; empty where nobody is.",
    cell: ({ header }) => header.partner ?? "",
  },
  {
    name: "agreement",
    unit: "",
    meaning: "The agreement it is asked under, by its id.",
    cell: ({ header }) => header.agreement ?? "",
  },
  {
    name: "plan_version",
    unit: "",
    meaning: "Version of the plan it is made from.",
    cell: ({ header }) => header.planVersion,
  },
  {
    name: "state",
    unit: LineState.options.join(", "),
    meaning: "How far the request is. locked: nothing changes any more without both sides.",
    cell: ({ header }) => header.state,
  },
  {
    name: "client_zone",
    unit: "IANA zone",
    meaning: "Zone of the client's clock.",
    cell: ({ header }) => header.clientZone,
  },
  {
    name: "partner_zone",
    unit: "IANA zone",
    meaning: "Zone of the partner's clock.",
    cell: ({ header }) => header.partnerZone,
  },
  {
    name: "made_at",
    unit: "ISO 8601, UTC",
    meaning: "When this version was made.",
    cell: ({ header }) => utcText(header.madeAt),
  },
  {
    name: "answer_by_client",
    unit: "local time",
    meaning: "When the answer is due, on the client's clock; empty if there is no such time.",
    cell: ({ header }) => on(header.answerBy, timeZone(header.clientZone)),
  },
  {
    name: "answer_by_partner",
    unit: "local time",
    meaning: "The same on the partner's clock.",
    cell: ({ header }) => on(header.answerBy, timeZone(header.partnerZone)),
  },
  {
    name: "silence",
    unit: "",
    meaning: "What it means if nothing is said until then.",
    cell: ({ header }) => header.silence,
  },
  {
    name: "interval_minutes",
    unit: "minutes",
    meaning: "Planning interval of the plan.",
    cell: ({ header }) => header.intervalMinutes,
  },
  {
    name: "file_check",
    unit: "SHA-256",
    meaning: "Checksum of everything but the partner's answers.",
    cell: ({ checksum }) => `${CHECK_PREFIX}${checksum}`,
  },
];

/** A time on a clock as text, with its offset, so that a repeated hour is told apart. */
export function clockText({ ms, zone }: ClockTime): string {
  return zone.formatInstant(ms);
}

function utcText(instant: string): string {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}

function acceptedOf({ answer, positionsLoggedIn }: ShiftLine): string {
  if (answer === null) return "";
  return answer.offered >= (positionsLoggedIn ?? 0) ? "yes" : answer.offered === 0 ? "no" : "";
}

/** A checksum as a cell holds it, without what keeps a spreadsheet from taking it for a number. */
export function checkOfCell(text: string): string {
  return text.startsWith(CHECK_PREFIX) ? text.slice(CHECK_PREFIX.length) : text;
}

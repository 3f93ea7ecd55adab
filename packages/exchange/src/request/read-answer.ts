import { type TimeZone, timeZone } from "@springtide/calendar";
import type { ReadingNote, RequestAnswer, ShiftDocument, ShiftLine } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { quoted, RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import { type AnswerColumn, type AnswerTable, answerTable } from "./answer-columns.ts";
import { clockCell, lineTroubles } from "./answer-troubles.ts";
import { mayTell } from "./instant-of-cells.ts";
import { isGone } from "./request-delta.ts";
import { lineCheck } from "./seal.ts";
import { checkOfCell } from "./shift-columns.ts";
import { tablesOfFile } from "./shift-tables.ts";

/** Rows that an answer may have: a quarter of an hour by line for three months. */
const BOUNDS = { what: "an answer", mostRows: 20_000, mostColumns: 500, mostCells: 600_000 };
const YES = /^(yes|y|true|x|ja|j|tak|oui|si|sí|ok|✓|да)$/i;
const NO = /^(no|n|false|nein|nie|non|-|нет)$/i;
const TOTALS = /^(total|totals|sum|summe|gesamt|razem|suma|итого)$/i;

/**
 * Reads what a partner answered to a request, from the workbook or CSV file that comes back: by the id of each line, wherever its columns
 * stand and whatever they are called now. `accepted` yes takes the line as asked, no gives none, a number under `offered` a part of it;
 * a line with neither is not answered. Rows that say nothing are passed over; nothing else of a row may differ from what was asked.
 * @throws Refusal with row and column of each cell that cannot stand: another request or version, an unknown line, one answered twice in two
 *   ways or agreed by now, more offered than asked, less without a reason, a changed line; or one finding for a file that holds no answer
 */
export async function readAnswer(bytes: Uint8Array, file: string, request: ShiftDocument): Promise<RequestAnswer> {
  const found = answerTable(await tablesOfFile(bytes, file, BOUNDS), request);
  if (found === null) throw withoutLines(file);
  if (!found.columns.has("accepted") && !found.columns.has("offered")) throw withoutAnswers(file, found);
  const reading = new AnswerReading(file, request, found);
  for (const row of found.rows) reading.take(row.row, row.cells);
  return reading.answer();
}

type Answered = RequestAnswer["lines"][number];

/** One answer while it is read, row by row. */
class AnswerReading {
  readonly #request: ShiftDocument;
  readonly #found: AnswerTable;
  readonly #refused: RefusedRows;
  readonly #lines: ReadonlyMap<string, ShiftLine>;
  readonly #zones: { readonly client: TimeZone; readonly partner: TimeZone };
  readonly #answered = new Map<string, { readonly row: number; readonly answer: Answered }>();
  readonly #passed: number[] = [];
  readonly #wrongFiles = new Set<string>();

  constructor(file: string, request: ShiftDocument, found: AnswerTable) {
    const { clientZone, partnerZone } = request.header;
    this.#request = request;
    this.#found = found;
    this.#refused = new RefusedRows(file, false);
    this.#lines = new Map(request.lines.map((line) => [line.line, line]));
    this.#zones = { client: timeZone(clientZone), partner: timeZone(partnerZone) };
  }

  take(row: number, cells: readonly string[]): void {
    const cell = (column: AnswerColumn): string => (cells[this.#found.columns.get(column)?.at ?? -1] ?? "").trim();
    const refuse = (column: AnswerColumn, trouble: Trouble): void => {
      this.#refused.add(row, this.#found.columns.get(column)?.name ?? column, quoted(cell(column)), trouble);
    };
    const id = cell("line_id");
    const says = cell("accepted") !== "" || cell("offered") !== "";
    if (id === "" || TOTALS.test(id)) {
      if (says || cells.some((text) => text !== "")) this.#passed.push(row);
      return;
    }
    if (!this.#isThisRequest(cell, refuse)) return;
    const line = this.#lines.get(id);
    if (line === undefined) {
      refuse("line_id", lineTroubles.unknown(this.#request));
      return;
    }
    this.#refuseChanges(line, cell, refuse);
    if (says) this.#keep(row, line, cell, refuse);
  }

  #isThisRequest(
    cell: (column: AnswerColumn) => string,
    refuse: (column: AnswerColumn, trouble: Trouble) => void,
  ): boolean {
    const { id, version } = this.#request.header.request;
    const [told, toldVersion] = [cell("request_id"), cell("request_version")];
    const isOther = told !== "" && told !== id;
    const isStale = toldVersion !== "" && Number(toldVersion) !== version;
    if (!isOther && !isStale) return true;
    // One finding for a whole file of another version, not one a row.
    const key = `${told} ${toldVersion}`;
    if (!this.#wrongFiles.has(key)) {
      if (isOther) refuse("request_id", lineTroubles.otherRequest(id));
      else refuse("request_version", lineTroubles.stale(version));
    }
    this.#wrongFiles.add(key);
    return false;
  }

  /** A row says of its line what was asked, where it still says anything of it; the first thing it says otherwise is refused. */
  #refuseChanges(
    line: ShiftLine,
    cell: (column: AnswerColumn) => string,
    refuse: (column: AnswerColumn, trouble: Trouble) => void,
  ): void {
    const asked = line.positionsLoggedIn ?? 0;
    const [positions, skill] = [cell("positions_logged_in"), cell("skill")];
    const check = checkOfCell(cell("line_check"));
    const time = this.#timeChanged(line, cell);
    if (positions !== "" && numberOf(positions) !== asked)
      refuse("positions_logged_in", lineTroubles.changed(line, `${asked} positions`));
    else if (skill !== "" && skill.replaceAll(/\s+/g, " ") !== line.skill.replaceAll(/\s+/g, " "))
      refuse("skill", lineTroubles.changed(line, line.skill));
    else if (time !== null) refuse(time.column, lineTroubles.changed(line, time.asked));
    else if (check !== "" && check !== lineCheck(this.#request.header, line))
      refuse("line_check", lineTroubles.changed(line, "its own checksum"));
  }

  /** The first column that tells another time than was asked for; null where none does. */
  #timeChanged(
    line: ShiftLine,
    cell: (column: AnswerColumn) => string,
  ): { readonly column: AnswerColumn; readonly asked: string } | null {
    const { client, partner } = this.#zones;
    const times = [
      ["start_utc", line.start, client],
      ["end_utc", line.end, client],
      ["start_client", line.start, client],
      ["end_client", line.end, client],
      ["start_partner", line.start, partner],
      ["end_partner", line.end, partner],
    ] as const;
    for (const [column, instant, zone] of times) {
      const text = cell(column);
      const ms = Date.parse(instant);
      if (text !== "" && mayTell(clockCell(text), ms, zone) === false) return { column, asked: zone.formatInstant(ms) };
    }
    return null;
  }

  #keep(
    row: number,
    line: ShiftLine,
    cell: (column: AnswerColumn) => string,
    refuse: (column: AnswerColumn, trouble: Trouble) => void,
  ): void {
    const offered = offeredOf(line, cell("accepted"), cell("offered"), refuse);
    if (offered === null) return;
    const answer = { line: line.line, asked: line.positionsLoggedIn ?? 0, offered, reason: cell("answer_reason") };
    if (!isOpen(line)) {
      // The file says of what is agreed what was agreed; that is no answer.
      if (offered !== answer.asked) refuse(cell("offered") === "" ? "accepted" : "offered", lineTroubles.agreed(line));
      return;
    }
    const before = this.#answered.get(line.line);
    if (before !== undefined && before.answer.offered !== offered) refuse("line_id", lineTroubles.twice(before.row));
    else if (offered > 0 && offered < answer.asked && answer.reason === "")
      refuse("answer_reason", lineTroubles.withoutReason(answer.asked));
    else if (before === undefined) this.#answered.set(line.line, { row, answer });
  }

  answer(): RequestAnswer {
    if (this.#refused.total > 0) throw this.#refused.refusal();
    const { request, agreement } = this.#request.header;
    const passed = this.#passed.length;
    return {
      request,
      agreement,
      lines: [...this.#answered.values()].map(({ answer }) => answer),
      unanswered: this.#request.lines
        .filter((line) => isOpen(line) && !this.#answered.has(line.line))
        .map(({ line }) => line),
      notes: [...this.#found.notes, ...(passed === 0 ? [] : [passedOver(this.#passed)])],
    };
  }
}

function passedOver(passed: readonly number[]): ReadingNote {
  const [rows, more] = [passed.slice(0, 10).join(", "), Math.max(0, passed.length - 10)];
  return {
    code: "rows-passed-over",
    sentence: `Passed over, as no line is named there: row ${rows}${more > 0 ? ` and ${more} more` : ""}.`,
    values: { rows, more },
  };
}

/** Whether the partner may answer a line now. */
function isOpen({ state }: ShiftLine): boolean {
  return state === "draft" || state === "requested" || state === "offered";
}

/** How many positions a row offers; null where it was refused. */
function offeredOf(
  line: ShiftLine,
  accepted: string,
  offered: string,
  refuse: (column: AnswerColumn, trouble: Trouble) => void,
): number | null {
  const asked = line.positionsLoggedIn ?? 0;
  const refused = (column: AnswerColumn, trouble: Trouble): null => {
    refuse(column, trouble);
    return null;
  };
  if (isGone(line)) return refused("line_id", lineTroubles.gone(line));
  const [yes, no] = [YES.test(accepted), NO.test(accepted)];
  if (accepted !== "" && !yes && !no) return refused("accepted", lineTroubles.notYesOrNo);
  if (offered === "") return yes ? asked : 0;
  const number = numberOf(offered);
  if (!Number.isInteger(number) || number < 0) return refused("offered", lineTroubles.notACount);
  if (number > asked) return refused("offered", lineTroubles.aboveAsked(asked));
  if (yes && number < asked)
    return refused("offered", lineTroubles.contradicts(`accepted says yes, which is all ${asked}`));
  if (no && number > 0) return refused("offered", lineTroubles.contradicts("accepted says no, which is none"));
  return number;
}

/** A number as spreadsheets of any language write a whole one: 12, 12.0, 12,00. NaN for anything else. */
function numberOf(text: string): number {
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

function withoutLines(file: string): Refusal {
  return new Refusal({
    code: "answer-without-lines",
    place: { file },
    found: "no table with lines of this request",
    rule: "an answer is read by the ids of its lines, in the column line_id",
    remedy: "Check that file and request belong together, and that the column line_id was sent back.",
  });
}

function withoutAnswers(file: string, { table, columns }: AnswerTable): Refusal {
  const sheet = table.sheet === null ? "" : ` on the sheet ${table.sheet}`;
  return new Refusal({
    code: "column-missing",
    place: { file },
    found: `the columns ${[...columns.values()].map(({ name }) => name).join(", ")}${sheet}`,
    rule: "an answer says accepted (yes or no) or offered (how many) of each line",
    remedy: "Name the columns accepted and offered, as the request had them.",
    values: { kind: "answer", columns: [...columns.values()].map(({ name }) => name).join(", ") },
  });
}

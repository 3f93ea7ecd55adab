import { type TimeZone, timeZone } from "@springtide/calendar";
import { parseOrRefuse, ShiftDocument, ShiftHeader, ShiftLine } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { checksumOf, sealed } from "./seal.ts";
import { checkOfCell } from "./shift-columns.ts";
import { instantOfCells } from "./instant-of-cells.ts";
import { type ShiftTable, tablesOfFile } from "./shift-tables.ts";

/**
 * Reads shifts that Springtide wrote, as CSV, XLSX or JSON, whichever it is, and holds them against their checksum.
 * @throws Refusal where the file is none of these, a cell is not what it must be, or the checksum does not hold
 */
export async function readShiftFile(bytes: Uint8Array, file: string): Promise<ShiftDocument> {
  if (bytes.find((byte) => byte > 0x20) === 0x7b) return shiftsOfJson(bytes, file);
  const tables = await tablesOfFile(bytes, file);
  const table = tables.find(({ rows }) =>
    ["line_id", "start_utc", "request_id"].every((name) => rows[0]?.cells.includes(name)),
  );
  if (table === undefined) throw notShifts(file, tables[0]);
  const told = new Map([...pairsOfSheets(tables), ...firstRow(table)]);
  const header = headerOf(told, file);
  const lines = rowsOf(table)
    .filter(({ cell }) => cell("line_id") !== "")
    .map(({ row, cell }) => lineOf(cell, header, { file, row }));
  return checked(sealed(header, lines, file), checkOfCell(told.get("file_check") ?? ""), file);
}

function shiftsOfJson(bytes: Uint8Array, file: string): ShiftDocument {
  const document = parseOrRefuse(ShiftDocument, parsedJson(bytes, file), file);
  return checked({ ...document, checksum: checksumOf(document) }, document.checksum, file);
}

function parsedJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal({
      code: "json-not-well-formed",
      place: { file },
      found: `something that is not JSON (${error.message})`,
      rule: "shifts as JSON are whole",
      remedy: "It may have been cut off or edited: ask for it again.",
    });
  }
}

function checked(document: ShiftDocument, told: string, file: string): ShiftDocument {
  if (document.checksum === told) return document;
  throw new Refusal({
    code: "checksum-differs",
    place: { file },
    found: `content with the checksum ${document.checksum.slice(0, 12)}, where the file says ${told.slice(0, 12) || "nothing"}`,
    rule: "a file of shifts is what it was when it was written",
    remedy:
      "It was changed or cut off on its way: ask for it again. A partner's answer is read with springtide answer read.",
  });
}

interface TableCells {
  readonly row: number;
  readonly cell: (name: string) => string;
}

function rowsOf({ rows }: ShiftTable): readonly TableCells[] {
  const [head, ...rest] = rows;
  const columns = new Map((head?.cells ?? []).map((name, at) => [name, at]));
  return rest.map(({ row, cells }) => ({ row, cell: (name) => cells[columns.get(name) ?? -1] ?? "" }));
}

/** In CSV every row says what the file says of itself. */
function firstRow(table: ShiftTable): readonly (readonly [string, string])[] {
  const names = table.rows[0]?.cells ?? [];
  const first = rowsOf(table)[0];
  return first === undefined ? [] : names.map((name) => [name, first.cell(name)] as const);
}

/** In a workbook a sheet of names and values does; what its columns mean stands below them, by the same names. */
function pairsOfSheets(tables: readonly ShiftTable[]): readonly (readonly [string, string])[] {
  return tables
    .filter(({ sheet }) => sheet !== null)
    .flatMap(({ rows }) => rows.map(({ cells }) => [cells[0] ?? "", cells[1] ?? ""] as const))
    .filter(([name]) => /^[a-z_]+$/.test(name))
    .reverse();
}

function headerOf(told: ReadonlyMap<string, string>, file: string): ShiftHeader {
  const text = (name: string): string => told.get(name) ?? "";
  const orNull = (name: string): string | null => (text(name) === "" ? null : text(name));
  return parseOrRefuse(
    ShiftHeader,
    {
      kind: text("kind"),
      client: text("client"),
      shop: text("shop"),
      partner: orNull("partner"),
      agreement: orNull("agreement"),
      request: { id: text("request_id"), version: Number(text("request_version")) },
      planVersion: text("plan_version"),
      clientZone: text("client_zone"),
      partnerZone: text("partner_zone"),
      state: text("state"),
      madeAt: text("made_at"),
      answerBy: orNull("answer_by_client"),
      silence: text("silence"),
      intervalMinutes: Number(text("interval_minutes")),
    },
    file,
  );
}

function lineOf(
  cell: TableCells["cell"],
  header: ShiftHeader,
  place: { readonly file: string; readonly row: number },
): ShiftLine {
  const client = timeZone(header.clientZone, place);
  const whole = (name: string): number | null => (cell(name) === "" ? null : Number(cell(name)));
  const offered = whole("offered") ?? (/^(yes|no)$/.test(cell("accepted")) ? 0 : null);
  const instant = (name: string, zone: TimeZone): string | null => {
    const ms = instantOfCells(cell(name), cell(`${name}_offset`), zone);
    return ms === null ? null : zone.formatInstant(ms);
  };
  return parseOrRefuse(
    ShiftLine,
    {
      line: cell("line_id"),
      state: cell("line_state"),
      sequence: Number(cell("sequence")),
      skill: cell("skill"),
      who: cell("who") === "" ? null : cell("who"),
      start: instant("start_utc", client),
      end: instant("end_utc", client),
      positionsLoggedIn: whole("positions_logged_in"),
      headsRostered: whole("heads_rostered"),
      tier: cell("tier"),
      decideBy: instant("decide_by_client", client),
      silence: cell("line_silence"),
      reason: cell("reason"),
      answer: offered === null ? null : { offered, reason: cell("answer_reason") },
    },
    `${place.file}, row ${place.row}`,
  );
}

function notShifts(file: string, table: ShiftTable | undefined): Refusal {
  return new Refusal({
    code: "not-shifts",
    place: { file, row: 1 },
    found: table === undefined ? "nothing" : `the columns ${(table.rows[0]?.cells ?? []).slice(0, 8).join(", ")}`,
    rule: "a file of shifts has the columns line_id, start_utc and request_id in its first row",
    remedy: "Give a file as springtide export wrote it.",
  });
}

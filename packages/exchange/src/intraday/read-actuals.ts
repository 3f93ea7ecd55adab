import { basename } from "node:path";
import type { TimeZone } from "@springtide/calendar";
import type { IntradayActual } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { quoted, RefusedRows } from "../contacts/refused-rows.ts";
import { readTextFile } from "../files/read-text-file.ts";
import { readingsOf, type SheetRow } from "../roster/sheet.ts";
import { instantOf, localMsOf, readWrittenTime } from "../series/written-time.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const START = ["interval_start", "start", "interval"];
const NUMBERS = ["contacts", "people", "backlog"] as const;

/** Reads what was measured today so far (see `actualsOfText`). @throws Refusal if it cannot be read */
export async function readActuals(path: string, zone: TimeZone): Promise<IntradayActual[]> {
  return actualsOfText(
    await readTextFile({ path, what: "today's actuals", largestMegabytes: 10 }),
    basename(path),
    zone,
  );
}

/**
 * Reads today's actuals: the columns interval_start, queue and contacts, and, if there are any, people (at work on the queue) and backlog (waiting at
 * the end of the interval). An empty cell is not known. Times without an offset are those of the plan's zone; where the clock shows one twice, the
 * first row of a queue with it is the first of the two.
 * @throws Refusal with row and column of each cell that cannot be read
 */
export function actualsOfText(text: string, file: string, zone: TimeZone): IntradayActual[] {
  const named = (cells: readonly string[], names: readonly string[]): number =>
    cells.findIndex((cell) => names.includes(cell.toLowerCase()));
  const sheets = readingsOf(text, file);
  const sheet = sheets.find(({ rows }) => named(rows[0]?.cells ?? [], START) >= 0 && (rows[0]?.cells.length ?? 0) > 1);
  const head = sheet?.rows[0]?.cells ?? [];
  const [start, queue] = [named(head, START), named(head, ["queue"])];
  if (sheet === undefined || queue < 0 || named(head, ["contacts"]) < 0)
    throw withoutColumns(file, sheets[0]?.rows[0]?.cells ?? []);
  const refused = new RefusedRows(file, false);
  const seen = new Set<string>();
  const actuals = sheet.rows.slice(1).map(({ row, cells }): IntradayActual => {
    const name = cells[queue] ?? "";
    const shown = instantsOf(cells[start] ?? "", zone);
    const startMs = shown.find((ms) => !seen.has(`${name} ${ms}`)) ?? shown[0];
    if (startMs === undefined)
      refused.add(row, head[start], quoted(cells[start] ?? ""), {
        code: "not-a-time",
        rule: `an interval starts at a time such as 2026-12-24T08:00 that the clocks in ${zone.name} show`,
        remedy: "Correct it.",
      });
    seen.add(`${name} ${startMs}`);
    const [contacts = null, people = null, backlog = null] = NUMBERS.map((column) =>
      numberOf({ row, cells }, named(head, [column]), head, refused),
    );
    return { queue: name, startMs: startMs ?? 0, contacts, people, backlog, file, row };
  });
  if (refused.total > 0) throw refused.refusal();
  return actuals;
}

/** The number in a cell; null where it is empty, or the column is not there. */
function numberOf(
  { row, cells }: SheetRow,
  column: number,
  head: readonly string[],
  refused: RefusedRows,
): number | null {
  const text = (cells[column] ?? "").replace(",", ".");
  if (text === "") return null;
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return Number(text);
  refused.add(row, head[column], quoted(cells[column] ?? ""), {
    code: "not-a-number",
    rule: "it must be a number",
    remedy: "Correct it, or leave it empty if it is not known.",
  });
  return null;
}

function instantsOf(text: string, zone: TimeZone): readonly number[] {
  const time = readWrittenTime(text, "ymd");
  if ("code" in time) return [];
  if (!Number.isNaN(time.offsetMinutes)) return [instantOf(time)];
  const day = Math.floor(localMsOf(time) / DAY_MS);
  return zone.instantsOf(day, (localMsOf(time) - day * DAY_MS) / MINUTE_MS);
}

function withoutColumns(file: string, found: readonly string[]): Refusal {
  return new Refusal({
    code: "column-missing",
    place: { file, row: 1 },
    found: `the columns ${found.join(", ")}`,
    rule: "today's actuals have the columns interval_start, queue and contacts; people and backlog may follow",
    remedy: "Name the columns so.",
  });
}

import { basename } from "node:path";
import type { TimeZone } from "@springtide/calendar";
import type { HeadRequirement } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { quoted, RefusedRows } from "../contacts/refused-rows.ts";
import { readTextFile } from "../files/read-text-file.ts";
import { instantOf, localMsOf, readWrittenTime } from "../series/written-time.ts";
import { readingsOf, type SheetRow } from "./sheet.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const START = ["interval_start", "start", "interval"];
const HEADS = ["heads", "required"];

/** Reads heads wanted by interval (see `requirementOfText`). @throws Refusal if it cannot be read */
export async function readRequirement(path: string, zone: TimeZone): Promise<HeadRequirement> {
  const text = await readTextFile({ path, what: "a requirement", largestMegabytes: 100 });
  return requirementOfText(text, basename(path), zone);
}

/**
 * Reads heads wanted by interval: the columns interval_start, heads (or required, as in the gaps.csv of a plan) and, if there is one, queue.
 * An interval lasts until the next one starts, and no longer than most of them do; the last and a closed night are told so. Times without an offset are the
 * site's; where the clock shows one twice, the first row with it is the first of the two.
 * @throws Refusal with row and column of each cell that cannot be read, or one for a file that counts agents
 */
export function requirementOfText(text: string, file: string, zone: TimeZone): HeadRequirement {
  const sheets = readingsOf(text, file);
  const named = (cells: readonly string[], names: readonly string[]): number =>
    cells.findIndex((cell) => names.includes(cell.toLowerCase()));
  const sheet = sheets.find(({ rows }) => named(rows[0]?.cells ?? [], START) >= 0 && (rows[0]?.cells.length ?? 0) > 1);
  const head = sheet?.rows[0]?.cells ?? [];
  const columns = { start: named(head, START), heads: named(head, HEADS), queue: named(head, ["queue"]) };
  if (sheet === undefined || columns.heads < 0) throw withoutColumns(file, sheets[0]?.rows[0]?.cells ?? []);
  const refused = new RefusedRows(file, false);
  const byQueue = new Map<string, Map<number, number>>();
  for (const row of sheet.rows.slice(1)) takeRow(row, { columns, head, zone, refused, byQueue });
  if (refused.total > 0) throw refused.refusal();
  return together(byQueue, columns.queue >= 0);
}

function takeRow(
  { row, cells }: SheetRow,
  into: {
    readonly columns: { readonly start: number; readonly heads: number; readonly queue: number };
    readonly head: readonly string[];
    readonly zone: TimeZone;
    readonly refused: RefusedRows;
    readonly byQueue: Map<string, Map<number, number>>;
  },
): void {
  const { columns, head, refused, byQueue } = into;
  const cell = (column: number): string => cells[column] ?? "";
  const refuse = (column: number, code: string, rule: string, remedy: string): void => {
    refused.add(row, head[column], quoted(cell(column)), { code, rule, remedy });
  };
  const heads = byQueue.get(cell(columns.queue)) ?? new Map<number, number>();
  byQueue.set(cell(columns.queue), heads);
  const shown = instantsOf(cell(columns.start), into.zone);
  const startMs = shown.find((ms) => !heads.has(ms));
  const text = cell(columns.heads).replace(",", ".");
  if (shown.length === 0)
    refuse(columns.start, "not-a-time", "an interval starts at a time such as 2026-12-24T08:00", "Correct it.");
  else if (startMs === undefined)
    refuse(columns.start, "interval-twice", "each interval of a queue stands there once", "Take one of the rows out.");
  else if (!/^\d+(\.\d+)?$/.test(text))
    refuse(columns.heads, "not-a-number", "heads are counted from 0", "Write how many people are wanted.");
  else heads.set(startMs, Number(text));
}

function instantsOf(text: string, zone: TimeZone): readonly number[] {
  const time = readWrittenTime(text, "ymd");
  if ("code" in time) return [];
  if (!Number.isNaN(time.offsetMinutes)) return [instantOf(time)];
  const day = Math.floor(localMsOf(time) / DAY_MS);
  return zone.instantsOf(day, (localMsOf(time) - day * DAY_MS) / MINUTE_MS);
}

function together(byQueue: ReadonlyMap<string, ReadonlyMap<number, number>>, hasQueues: boolean): HeadRequirement {
  const starts = [...new Set([...byQueue.values()].flatMap((heads) => [...heads.keys()]))].sort((a, b) => a - b);
  const lengthMs = mostFrequent(starts.slice(1).map((ms, i) => ms - (starts[i] ?? 0))) ?? HOUR_MS;
  return {
    startsMs: Float64Array.from(starts),
    endsMs: Float64Array.from(starts, (ms, i) => Math.min(ms + lengthMs, starts[i + 1] ?? Infinity)),
    queues: [...byQueue].map(([queue, heads]) => ({
      queue: hasQueues ? queue : null,
      heads: Float64Array.from(starts, (ms) => heads.get(ms) ?? 0),
    })),
  };
}

function mostFrequent(values: readonly number[]): number | null {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  const [most] = [...times].sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b);
  return most?.[0] ?? null;
}

function withoutColumns(file: string, found: readonly string[]): Refusal {
  const countsAgents = found.some((name) => name.toLowerCase() === "agents");
  return new Refusal({
    code: countsAgents ? "agents-not-heads" : "column-missing",
    place: { file, row: 1 },
    found: `the columns ${found.join(", ")}`,
    rule: countsAgents
      ? "a roster is held against heads: agents, and shrinkage on top"
      : "a requirement has the columns interval_start and heads; queue may follow",
    remedy: countsAgents
      ? "Give the gaps.csv of the plan, whose column required counts heads, or the plan itself with --plan."
      : "Name the columns so.",
  });
}

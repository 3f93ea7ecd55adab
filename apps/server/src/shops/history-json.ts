import type { HistoryDay } from "@springtide/store";

/** Nights and days without a figure are filled up with nulls; after a longer gap a new run begins. */
const LONGEST_FILLED_MS = 3 * 86_400_000;

const COLUMNS = ["offered", "handled", "abandoned", "ahtSeconds"] as const;
type Column = (typeof COLUMNS)[number];

interface Run {
  readonly startMs: number;
  length: number;
  readonly columns: Record<Column, string[]>;
  /** Columns in which something is known. */
  readonly known: Set<Column>;
}

/**
 * A history in the form of `HistoryColumns`, put together from the days as they are stored.
 * @param days by queue, then time
 */
export function historyJson(shop: string, from: string, to: string, days: readonly HistoryDay[]): string {
  const queues = new Map<number, HistoryDay[]>();
  for (const day of days) {
    const own = queues.get(day.place) ?? [];
    own.push(day);
    queues.set(day.place, own);
  }
  const told = [...queues.values()].flatMap((own) => queueJson(own));
  return `${JSON.stringify({ shop, from, to }).slice(0, -1)},"queues":[${told.join(",")}]}`;
}

function queueJson(days: readonly HistoryDay[]): string[] {
  const first = days[0];
  if (first === undefined) return [];
  const { queue, zone, minutes } = first;
  const head = JSON.stringify({ queue, zone, minutes: minutes ?? "day" }).slice(0, -1);
  return [`${head},"runs":[${runsOf(days, minutes).map(runJson).join(",")}]}`];
}

function runsOf(days: readonly HistoryDay[], minutes: number | null): Run[] {
  const runs: Run[] = [];
  let previous: HistoryDay | null = null;
  for (const day of days) {
    const last = runs.at(-1);
    const missing = last === undefined || previous === null ? null : missingBefore(day, previous, last, minutes);
    const run = last === undefined || missing === null ? newRun(day.startMs) : last;
    if (run !== last) runs.push(run);
    append(run, day, missing ?? 0);
    previous = day;
  }
  return runs;
}

/** Intervals between the end of a run and a day's first; null where the day is not on the run's rhythm, or too far off. */
function missingBefore(day: HistoryDay, previous: HistoryDay, run: Run, minutes: number | null): number | null {
  if (minutes === null) return Date.parse(day.day) - Date.parse(previous.day) === 86_400_000 ? 0 : null;
  const gapMs = day.startMs - run.startMs - run.length * minutes * 60_000;
  const missing = gapMs / (minutes * 60_000);
  return gapMs <= LONGEST_FILLED_MS && Number.isInteger(missing) && missing >= 0 ? missing : null;
}

function newRun(startMs: number): Run {
  const columns = { offered: [], handled: [], abandoned: [], ahtSeconds: [] };
  return { startMs, length: 0, columns, known: new Set() };
}

function append(run: Run, day: HistoryDay, missing: number): void {
  const count = countOf(day.offered);
  for (const column of COLUMNS) {
    if (missing > 0) run.columns[column].push(nulls(missing));
    const text = day[column];
    if (text !== null) run.known.add(column);
    run.columns[column].push(text === null ? nulls(count) : text.slice(1, -1).replace(/NULL|NaN/g, "null"));
  }
  run.length += missing + count;
}

function countOf(arrayText: string): number {
  let count = 1;
  for (let at = arrayText.indexOf(","); at >= 0; at = arrayText.indexOf(",", at + 1)) count += 1;
  return count;
}

function nulls(count: number): string {
  return "null,".repeat(count).slice(0, -1);
}

function runJson({ startMs, columns, known }: Run): string {
  const told = COLUMNS.map((column) => {
    const isTold = column === "offered" || known.has(column);
    return `"${column}":${isTold ? `[${columns[column].join(",")}]` : "null"}`;
  });
  return `{"start":"${new Date(startMs).toISOString()}",${told.join(",")}}`;
}

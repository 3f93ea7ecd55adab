import type { CivilDay, TimeZone } from "@springtide/calendar";
import { timeZone } from "@springtide/calendar";
import type { ContactHistory, Queue, Shop } from "@springtide/contracts";
import type { ColumnPlan } from "./columns.ts";
import type { ContactTally } from "./contact-tally.ts";
import { secondsOf, TALLY } from "./contact-tally.ts";
import { gridOfHistory } from "./grid-of-history.ts";
import type { Histories } from "./interval-history.ts";
import type { IntervalTable } from "./interval-table.ts";

interface LogSpan {
  readonly firstMs: number;
  readonly lastMs: number;
}

/**
 * The histories of a call log. A log that was running has no row where nobody came, so an open interval without a row on a
 * day that has any rows is a true zero; a day without a single row in the whole file stays missing.
 */
export function logHistories(
  tally: ContactTally,
  shop: Shop,
  plan: ColumnPlan,
  holidaysOf: (queue: Queue) => ReadonlySet<CivilDay>,
): Histories {
  const span = spanOf(tally.tables);
  const keptIn = keptDays(tally.tables);
  const notes: string[] = [];
  const histories = shop.queues.flatMap((queue, index) => {
    const table = tally.tables[index];
    if (table === undefined || table.size === 0) return [];
    const zone = timeZone(queue.zone);
    const quiet = quietStarts(
      table,
      { queue, zone, span, kept: keptIn(zone), holidays: holidaysOf(queue) },
      shop.intervalMinutes,
    );
    if (quiet.length > 0)
      notes.push(`Queue ${queue.id}: ${quiet.length} open intervals without a row in the log count as zero contacts.`);
    return [withQuiet(queue.id, shop.intervalMinutes, table, quiet, plan)];
  });
  return { histories, notes };
}

function spanOf(tables: readonly IntervalTable[]): LogSpan {
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { startMs, size } of tables)
    for (let at = 0; at < size; at += 1) {
      firstMs = Math.min(firstMs, startMs[at] ?? firstMs);
      lastMs = Math.max(lastMs, startMs[at] ?? lastMs);
    }
  return { firstMs, lastMs };
}

/** The days on which anything at all was logged, by zone. */
function keptDays(tables: readonly IntervalTable[]): (zone: TimeZone) => ReadonlySet<CivilDay> {
  const byZone = new Map<string, Set<CivilDay>>();
  return (zone) => {
    const known = byZone.get(zone.name);
    if (known !== undefined) return known;
    const kept = new Set<CivilDay>();
    for (const { startMs, size } of tables) for (let at = 0; at < size; at += 1) kept.add(zone.dayAt(startMs[at] ?? 0));
    byZone.set(zone.name, kept);
    return kept;
  };
}

interface QuietRequest {
  readonly queue: Queue;
  readonly zone: TimeZone;
  readonly span: LogSpan;
  readonly kept: ReadonlySet<CivilDay>;
  readonly holidays: ReadonlySet<CivilDay>;
}

/** Starts of the open intervals without a contact, on days on which the log was kept. */
function quietStarts(
  table: IntervalTable,
  { queue, zone, span, kept, holidays }: QuietRequest,
  minutes: number,
): number[] {
  const firstDay = zone.dayAt(span.firstMs);
  const days = zone.dayAt(span.lastMs) - firstDay + 1;
  const grid = gridOfHistory({ queue, zone, minutes, firstDay, days, holidays });
  const present = new Set(table.startMs.subarray(0, table.size));
  const quiet: number[] = [];
  grid.startsMs.forEach((startMs, at) => {
    if (grid.open[at] === 0 || startMs < span.firstMs || startMs > span.lastMs) return;
    if (kept.has(zone.dayAt(startMs)) && !present.has(startMs)) quiet.push(startMs);
  });
  return quiet;
}

/** Merges the intervals with contacts and the quiet ones, both ascending. */
function withQuiet(
  queue: string,
  minutes: number,
  table: IntervalTable,
  quiet: readonly number[],
  plan: ColumnPlan,
): ContactHistory {
  const order = table.order();
  const length = order.length + quiet.length;
  const history = {
    queue,
    minutes,
    startMs: new Float64Array(length),
    offered: new Float64Array(length),
    handled: new Float64Array(length),
    abandoned: new Float64Array(length),
    ahtSeconds: new Float64Array(length).fill(Number.NaN),
  };
  const tells = { handled: plan.abandoned !== null || plan.aht !== null, abandoned: plan.abandoned !== null };
  const value = (column: number, at: number): number => table.columns[column]?.[at] ?? 0;
  for (let at = 0, busy = 0, still = 0; at < length; at += 1) {
    const position = order[busy] ?? -1;
    const start = position < 0 ? Number.POSITIVE_INFINITY : (table.startMs[position] ?? 0);
    const isQuiet = (quiet[still] ?? Number.POSITIVE_INFINITY) < start;
    history.startMs[at] = isQuiet ? (quiet[still] ?? 0) : start;
    history.offered[at] = isQuiet ? 0 : value(TALLY.contacts, position);
    history.handled[at] = !tells.handled ? Number.NaN : isQuiet ? 0 : value(TALLY.handled, position);
    history.abandoned[at] = !tells.abandoned ? Number.NaN : isQuiet ? 0 : value(TALLY.abandoned, position);
    if (!isQuiet)
      history.ahtSeconds[at] = secondsOf(value(TALLY.handleMicros, position)) / value(TALLY.timed, position);
    if (isQuiet) still += 1;
    else busy += 1;
  }
  return history;
}

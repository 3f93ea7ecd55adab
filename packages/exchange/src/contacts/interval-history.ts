import { timeZone } from "@springtide/calendar";
import type { ContactHistory, Shop } from "@springtide/contracts";
import type { IntervalCounts } from "./interval-counts.ts";
import { ROW } from "./interval-counts.ts";
import { intervalLength, isOnGrid } from "./interval-length.ts";
import type { IntervalTable } from "./interval-table.ts";
import type { RefusedRows } from "./refused-rows.ts";
import { INTERVAL_VALUES } from "./row-values.ts";

const MANY_ROWS = 20;

export interface Histories {
  readonly histories: readonly ContactHistory[];
  readonly notes: readonly string[];
}

/** The histories of a file whose rows are days. */
export function dayHistories(counts: IntervalCounts, shop: Shop): Histories {
  const histories = shop.queues.flatMap(({ id }, queue) => {
    const table = counts.tables[queue];
    return table === undefined || table.size === 0 ? [] : [historyOf(id, "day", table, table.order())];
  });
  return { histories, notes: [] };
}

/**
 * The histories of a file whose rows are intervals: the length of each queue's intervals is found, and starts off its grid are
 * refused. Intervals shorter than the shop's are not summed up here, where nobody knows whether a missing part was open.
 */
export function intervalHistories(
  counts: IntervalCounts,
  shop: Shop,
  refused: RefusedRows,
  startColumn: string,
): Histories {
  const lengths = queueLengths(counts.tables, shop);
  const notes: string[] = [];
  const histories = shop.queues.flatMap(({ id, zone: zoneName }, queue) => {
    const table = counts.tables[queue];
    if (table === undefined || table.size === 0) return [];
    const zone = timeZone(zoneName);
    const minutes = lengths[queue] ?? shop.intervalMinutes;
    const onGrid = table.order().filter((position) => {
      const startMs = table.startMs[position] ?? 0;
      if (isOnGrid(zone, startMs, minutes)) return true;
      refused.add(table.columns[ROW]?.[position] ?? 0, startColumn, zone.formatInstant(startMs), {
        code: "off-grid",
        rule: `the intervals of queue ${id} start every ${minutes} minutes from local midnight (${zone.name})`,
        remedy: "Correct the time; where each row is one contact, set layout: contacts in the mapping.",
      });
      return false;
    });
    if (minutes === 1440) {
      notes.push(`Queue ${id}: each row is a whole day.`);
      return [historyOf(id, "day", table, onGrid)];
    }
    notes.push(...lengthNotes(id, minutes, shop.intervalMinutes));
    return [historyOf(id, minutes, table, onGrid)];
  });
  return { histories, notes };
}

/** What to know where the file's intervals are not those of the shop. A history keeps the length it was counted in. */
function lengthNotes(queue: string, minutes: number, wanted: number): string[] {
  if (minutes === wanted) return [];
  return [
    minutes < wanted && wanted % minutes === 0
      ? `Queue ${queue}: the file has intervals of ${minutes} minutes, which are summed up to ${wanted}; where one of them is missing, the sum is unknown.`
      : `Queue ${queue}: the file has intervals of ${minutes} minutes, which cannot be turned into ${wanted}; they are kept and shared out by time.`,
  ];
}

/** Length of each queue's intervals. A queue with few rows tells little: it does not have longer ones than the fullest. */
function queueLengths(tables: readonly IntervalTable[], shop: Shop): (number | null)[] {
  const own = tables.map((table, queue) => {
    const zone = timeZone(shop.queues[queue]?.zone ?? shop.zone);
    return intervalLength(table.startMs.slice(0, table.size).sort(), zone);
  });
  const fullest = tables.reduce((best, { size }, queue) => (size > (tables[best]?.size ?? 0) ? queue : best), 0);
  const common = own[fullest] ?? shop.intervalMinutes;
  return own.map((length, queue) =>
    length !== null && (tables[queue]?.size ?? 0) >= MANY_ROWS ? length : Math.min(length ?? common, common),
  );
}

function historyOf(
  queue: string,
  minutes: number | "day",
  table: IntervalTable,
  positions: Uint32Array,
): ContactHistory {
  const column = (cells: Float64Array | undefined): Float64Array =>
    Float64Array.from(positions, (position) => cells?.[position] ?? Number.NaN);
  const { offered, handled, abandoned, ahtSeconds } = INTERVAL_VALUES;
  return {
    queue,
    minutes,
    startMs: column(table.startMs),
    offered: column(table.columns[offered]),
    handled: column(table.columns[handled]),
    abandoned: column(table.columns[abandoned]),
    ahtSeconds: column(table.columns[ahtSeconds]),
  };
}

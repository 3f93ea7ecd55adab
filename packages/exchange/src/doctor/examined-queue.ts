import type { CivilDay, TimeZone } from "@springtide/calendar";
import { civilDay, timeZone } from "@springtide/calendar";
import type { ContactHistory, ImportMapping, Queue, Shop } from "@springtide/contracts";
import { gridOfHistory } from "../contacts/grid-of-history.ts";
import { intervalLength, isOnGrid } from "../contacts/interval-length.ts";
import type { IntervalTable } from "../contacts/interval-table.ts";
import { plainName } from "./recognise-log.ts";
import type { IntervalLedger } from "./interval-ledger.ts";
import { LEDGER_ROW, VALUES } from "./interval-ledger.ts";

/** What a file says of one queue, in ascending order of time, with what only the doctor looks at beside it. */
export interface ExaminedQueue {
  /** As the file names it. */
  readonly name: string;
  /** The shop's queue that is meant; null where the file's name is none of them, or there is no shop. */
  readonly queue: Queue | null;
  readonly zone: TimeZone;
  readonly holidays: ReadonlySet<CivilDay>;
  readonly history: ContactHistory;
  readonly rows: Float64Array;
  readonly flowOut: Float64Array;
  readonly talk: Float64Array;
  readonly wrap: Float64Array;
  /** Seconds of all people who were there, taken together; NaN where the file does not say. */
  readonly staffedSeconds: Float64Array;
  /** Rows that lie between the starts of intervals; they are no part of the history. */
  readonly offGrid: readonly number[];
}

/** What the intervals of a file are placed by. */
export interface QueuePlaces {
  readonly shop: Shop | null;
  readonly mapping: ImportMapping;
  /** Zone where the file has one and the shop does not tell. */
  readonly zone: string;
  readonly holidaysOf: (queue: Queue) => ReadonlySet<CivilDay>;
}

/** The shop's queue that a name of a file means: by the mapping, its id or its name, whatever the case. */
function queueNamed(name: string, { shop, mapping }: Pick<QueuePlaces, "shop" | "mapping">): Queue | null {
  const wanted = mapping.queueNames[name];
  const fits = ({ id, name: shown }: Queue): boolean =>
    wanted === undefined ? [plainName(id), plainName(shown)].includes(plainName(name)) : id === wanted;
  return shop?.queues.find(fits) ?? null;
}

/** The zone that the days of a queue are days in. */
export function zoneOfName(name: string, places: Pick<QueuePlaces, "shop" | "mapping" | "zone">): TimeZone {
  return timeZone(queueNamed(name, places)?.zone ?? places.shop?.zone ?? places.zone);
}

/** The queues of a file in the order in which they come up. */
export function examinedQueues(ledger: IntervalLedger, places: QueuePlaces): ExaminedQueue[] {
  return ledger.names.flatMap((name, index) => {
    const table = ledger.tables[index];
    return table === undefined || table.size === 0 ? [] : [examinedQueue(name, table, places)];
  });
}

function examinedQueue(name: string, table: IntervalTable, places: QueuePlaces): ExaminedQueue {
  const { mapping, shop } = places;
  const queue = queueNamed(name, places);
  const zone = zoneOfName(name, places);
  const holidays: ReadonlySet<CivilDay> = queue === null ? new Set() : places.holidaysOf(queue);
  const minutes = minutesOf(table, zone, places);
  const fromMs = mapping.fromDay === undefined ? -Infinity : zone.startOfDayMs(civilDay(mapping.fromDay));
  const offGrid: number[] = [];
  const order = table.order().filter((at) => {
    const startMs = table.startMs[at] ?? 0;
    if (startMs < fromMs) return false;
    if (minutes === "day" || isOnGrid(zone, startMs, minutes)) return true;
    offGrid.push(table.columns[LEDGER_ROW]?.[at] ?? 0);
    return false;
  });
  const cells = (column: number): Float64Array =>
    Float64Array.from(order, (at) => table.columns[column]?.[at] ?? Number.NaN);
  const isLog = mapping.layout === "contacts";
  const told = (column: number, role: "abandoned" | "aht"): Float64Array =>
    isLog && mapping.columns[role] === undefined ? cells(column).fill(Number.NaN) : cells(column);
  const aht = told(VALUES.aht, "aht");
  const history: ContactHistory = {
    queue: queue?.id ?? name,
    minutes,
    startMs: Float64Array.from(order, (at) => table.startMs[at] ?? 0),
    offered: cells(VALUES.offered),
    handled:
      isLog && mapping.columns.abandoned === undefined ? cells(VALUES.handled).fill(Number.NaN) : cells(VALUES.handled),
    abandoned: told(VALUES.abandoned, "abandoned"),
    ahtSeconds: isLog ? aht.map((seconds) => (seconds === 0 ? Number.NaN : seconds)) : aht,
  };
  const examined = {
    name,
    queue,
    zone,
    holidays,
    history,
    offGrid,
    rows: cells(LEDGER_ROW),
    flowOut: cells(VALUES.flowOut),
    talk: cells(VALUES.talk),
    wrap: cells(VALUES.wrap),
    staffedSeconds: staffedSeconds(cells(VALUES.staffed), cells(VALUES.staffedTime), minutes),
  };
  return isLog || mapping.gaps === "zero" ? withZeros(examined, shop) : examined;
}

/** Seconds as they are told, else of the mean number of people over the interval; of whole days a number tells nothing. */
function staffedSeconds(heads: Float64Array, seconds: Float64Array, minutes: number | "day"): Float64Array {
  if (minutes === "day") return seconds;
  return seconds.map((told, at) => (Number.isNaN(told) ? (heads[at] ?? Number.NaN) * minutes * 60 : told));
}

function minutesOf(table: IntervalTable, zone: TimeZone, { mapping, shop }: QueuePlaces): number | "day" {
  if (mapping.layout === "days") return "day";
  if (mapping.layout === "contacts") return shop?.intervalMinutes ?? 15;
  const found = intervalLength(table.startMs.slice(0, table.size).sort(), zone) ?? shop?.intervalMinutes ?? 15;
  return found === 1440 ? "day" : found;
}

/**
 * Zeros for the open intervals without a row, on days that have rows: in a list of contacts nobody came, and an export may leave out
 * what is nothing. Hours are known of a shop's queues alone.
 */
function withZeros(examined: ExaminedQueue, shop: Shop | null): ExaminedQueue {
  const { queue, zone, history, holidays } = examined;
  if (queue === null || shop === null) return examined;
  const kept = daysWithRows(history, zone);
  const missing = missingStarts(examined).filter((startMs) => kept.has(zone.dayAt(startMs)));
  if (missing.length === 0) return examined;
  const starts = Float64Array.from([...history.startMs, ...missing]).sort();
  const places = new Map(Array.from(history.startMs, (startMs, at) => [startMs, at]));
  const filled = (values: Float64Array, zero: number): Float64Array =>
    starts.map((startMs) => {
      const at = places.get(startMs);
      return at === undefined ? zero : (values[at] ?? Number.NaN);
    });
  const zeroIfKnown = (values: Float64Array): number => (values.some((value) => !Number.isNaN(value)) ? 0 : Number.NaN);
  return {
    ...examined,
    holidays,
    history: {
      ...history,
      startMs: starts,
      offered: filled(history.offered, 0),
      handled: filled(history.handled, zeroIfKnown(history.handled)),
      abandoned: filled(history.abandoned, zeroIfKnown(history.abandoned)),
      ahtSeconds: filled(history.ahtSeconds, Number.NaN),
    },
    rows: filled(examined.rows, 0),
    flowOut: filled(examined.flowOut, Number.NaN),
    talk: filled(examined.talk, Number.NaN),
    wrap: filled(examined.wrap, Number.NaN),
    staffedSeconds: filled(examined.staffedSeconds, Number.NaN),
  };
}

/** The local days on which a history has any row. */
export function daysWithRows({ startMs }: ContactHistory, zone: TimeZone): ReadonlySet<CivilDay> {
  return new Set(Array.from(startMs, (ms) => zone.dayAt(ms)));
}

/** Starts of the open intervals between the first and the last of a history that have no row; none where the hours are not known. */
export function missingStarts({ queue, zone, history, holidays }: ExaminedQueue): number[] {
  const [firstMs, lastMs] = [history.startMs[0], history.startMs.at(-1)];
  if (queue === null || firstMs === undefined || lastMs === undefined) return [];
  const firstDay = zone.dayAt(firstMs);
  const grid = gridOfHistory({
    queue,
    zone,
    minutes: history.minutes,
    firstDay,
    days: zone.dayAt(lastMs) - firstDay + 1,
    holidays,
  });
  const present = new Set(history.startMs);
  return Array.from(grid.startsMs).filter(
    (startMs, at) => grid.open[at] === 1 && startMs > firstMs && startMs < lastMs && !present.has(startMs),
  );
}

import type { ContactHistory } from "@springtide/contracts";
import { isoDay, timeZone } from "@springtide/calendar";

type Value = number | null;

/**
 * Contacts of one local day, as they are stored. Index k of every column is the interval that starts k interval lengths of
 * elapsed time after `firstStartMs`; null means that there is no such interval, NaN that its value is not known.
 */
export interface ContactDay {
  readonly firstStartMs: number;
  readonly day: string;
  readonly offered: readonly Value[];
  /** Null where nothing is known all day. */
  readonly handled: readonly Value[] | null;
  readonly abandoned: readonly Value[] | null;
  readonly ahtSeconds: readonly Value[] | null;
}

const COLUMNS = ["offered", "handled", "abandoned", "ahtSeconds"] as const;
type Column = (typeof COLUMNS)[number];

interface OpenDay {
  readonly firstStartMs: number;
  readonly nextDayMs: number;
  readonly day: string;
  readonly columns: Record<Column, Value[]>;
}

/**
 * Cuts a history into local days of a zone. Where a clock change moves the intervals off the day's rhythm (half an hour at
 * hourly intervals), the rest of the day is a piece of its own, so `historyOf` gives back every start exactly.
 */
export function* contactDays(history: ContactHistory, zoneName: string): Generator<ContactDay> {
  const zone = timeZone(zoneName);
  const stepMs = history.minutes === "day" ? Infinity : history.minutes * 60_000;
  let open: OpenDay | null = null;
  for (const [index, startMs] of history.startMs.entries()) {
    if (open === null || startMs >= open.nextDayMs || !fits(startMs - open.firstStartMs, stepMs)) {
      if (open !== null) yield closed(open);
      const day = zone.dayAt(startMs);
      open = {
        firstStartMs: startMs,
        nextDayMs: zone.startOfDayMs(day + 1),
        day: isoDay(day),
        columns: { offered: [], handled: [], abandoned: [], ahtSeconds: [] },
      };
    }
    const slot = startMs === open.firstStartMs ? 0 : (startMs - open.firstStartMs) / stepMs;
    for (const column of COLUMNS) {
      const values = open.columns[column];
      while (values.length < slot) values.push(null);
      values.push(history[column][index] ?? Number.NaN);
    }
  }
  if (open !== null) yield closed(open);
}

/** Puts the days of one queue, in order of time, together again. */
export function historyOf(
  queue: string,
  minutes: ContactHistory["minutes"],
  days: readonly ContactDay[],
): ContactHistory {
  const length = days.reduce((sum, day) => sum + day.offered.filter((value) => value !== null).length, 0);
  const history = {
    queue,
    minutes,
    startMs: new Float64Array(length),
    offered: new Float64Array(length),
    handled: new Float64Array(length),
    abandoned: new Float64Array(length),
    ahtSeconds: new Float64Array(length),
  };
  let index = 0;
  for (const day of days)
    for (const [slot, offered] of day.offered.entries()) {
      if (offered === null) continue;
      // A whole day stands alone in its row: its slot is 0 and has no length.
      history.startMs[index] = day.firstStartMs + (minutes === "day" ? 0 : slot * minutes * 60_000);
      for (const column of COLUMNS) history[column][index] = day[column]?.[slot] ?? Number.NaN;
      index += 1;
    }
  return history;
}

/** Contacts offered on it, as far as they are known. */
export function knownContacts({ offered }: ContactDay): number {
  return offered.reduce<number>((sum, value) => (value === null || Number.isNaN(value) ? sum : sum + value), 0);
}

function fits(elapsedMs: number, stepMs: number): boolean {
  return Number.isInteger(elapsedMs / stepMs) && stepMs !== Infinity;
}

function closed({ firstStartMs, day, columns }: OpenDay): ContactDay {
  const known = (values: Value[]): Value[] | null =>
    values.every((value) => value === null || Number.isNaN(value)) ? null : values;
  return {
    firstStartMs,
    day,
    offered: columns.offered,
    handled: known(columns.handled),
    abandoned: known(columns.abandoned),
    ahtSeconds: known(columns.ahtSeconds),
  };
}

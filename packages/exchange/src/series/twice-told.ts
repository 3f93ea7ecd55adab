import type { Placing } from "./placing.ts";

/** Rows in the order of time, each moment once. */
interface OnceEach {
  /** Places among the rows of the series. */
  readonly rows: readonly number[];
  readonly notes: readonly string[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** The clocks are put back once a year; a history that begins and ends in autumn sees it once more. */
const YEAR_DAYS = 365;

/**
 * Brings rows into the order of time. A moment told twice with one value is taken once; with two values it is refused, unless it is
 * plainly the hour that clocks repeat in a file of local times whose zone nobody named: then their mean is taken (in place).
 */
export function onceEach(placing: Placing): OnceEach {
  const { startMs, values } = placing;
  const order = Array.from(startMs.keys())
    .filter((i) => !Number.isNaN(startMs[i] ?? Number.NaN))
    .sort((a, b) => (startMs[a] ?? 0) - (startMs[b] ?? 0) || a - b);
  const rows: number[] = [];
  const twice: { readonly first: number; readonly second: number }[] = [];
  let same = 0;
  for (const at of order) {
    const before = rows.at(-1);
    if (before === undefined || startMs[before] !== startMs[at]) rows.push(at);
    else if (Number.isNaN(values[at] ?? Number.NaN) || values[at] === values[before]) same += 1;
    else if (Number.isNaN(values[before] ?? Number.NaN)) rows[rows.length - 1] = at;
    else twice.push({ first: before, second: at });
  }
  const notes =
    same === 0 ? [] : [`Rows that repeat another, with the same value or none: ${same}; each is taken once.`];
  if (twice.length === 0) return { rows, notes };
  if (!isRepeatedHour(placing, twice)) {
    for (const { first, second } of twice) refuseTwice(placing, first, second);
    return { rows, notes };
  }
  for (const { first, second } of twice) values[first] = ((values[first] ?? 0) + (values[second] ?? 0)) / 2;
  const row = placing.timed.rows[twice[0]?.second ?? 0]?.row ?? 0;
  return {
    rows,
    notes: [
      ...notes,
      `${twice.length} local times stand twice (first in row ${row}), as when clocks are put back: the mean of both is taken. With --zone the two would be told apart.`,
    ],
  };
}

/** Whether all moments told twice are of one hour on a day of a year or so. */
function isRepeatedHour({ timed, startMs }: Placing, twice: readonly { readonly first: number }[]): boolean {
  if (timed.hasZone || timed.areDays) return false;
  const byDay = new Map<number, { from: number; to: number }>();
  for (const { first } of twice) {
    const ms = startMs[first] ?? 0;
    const day = Math.floor(ms / DAY_MS);
    const known = byDay.get(day);
    byDay.set(day, { from: Math.min(ms, known?.from ?? ms), to: Math.max(ms, known?.to ?? ms) });
  }
  const span = startMs.reduce((most, ms) => Math.max(most, ms), 0) - startMs.reduce((least, ms) => Math.min(least, ms));
  return (
    byDay.size <= 1 + Math.ceil(span / DAY_MS / YEAR_DAYS) &&
    [...byDay.values()].every(({ from, to }) => to - from < HOUR_MS)
  );
}

function refuseTwice({ timed, startMs, column, refused }: Placing, first: number, second: number): void {
  const text = timed.zone.formatInstant(startMs[second] ?? 0);
  const shown = timed.areDays ? text.slice(0, 10) : timed.hasZone ? text : text.slice(0, 19);
  refused.add(
    timed.rows[second]?.row ?? 0,
    column.name,
    `${shown}, which row ${timed.rows[first]?.row ?? 0} has already with another value`,
    {
      code: "time-twice",
      rule: "each day or interval stands in one row only",
      remedy: "Keep the rows of one series; where they are parts of one value, add them up.",
    },
  );
}

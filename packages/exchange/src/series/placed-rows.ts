import type { TimeZone } from "@springtide/calendar";
import { RepeatedHours } from "../contacts/repeated-hour.ts";
import type { RowSink } from "../contacts/row-sink.ts";
import { ZoneClock } from "../contacts/zone-clock.ts";
import type { TimedRows } from "./row-times.ts";
import { instantOf, localMsOf } from "./written-time.ts";

/** The instant of each row, NaN for one whose time the clocks skip. */
interface PlacedRows {
  readonly startMs: Float64Array;
  readonly notes: readonly string[];
}

/**
 * The instant of every row on the clock of the zone. The two passes of a repeated hour are told apart by the order of the rows; where it
 * does not tell, the first of two equal times is the first pass, and a single one stands for it, which a note says. Files that were
 * filled up to 24 hours a day have a row in the hour that the clocks skip: it is left out, which a note says too.
 */
export function placedRows({ rows, areDays, zone, hasZone }: TimedRows): PlacedRows {
  if (areDays) return { startMs: Float64Array.from(rows, ({ time }) => zone.startOfDayMs(time.day)), notes: [] };
  const clock = new ZoneClock(zone);
  const startMs = new Float64Array(rows.length).fill(Number.NaN);
  const repeated = new RepeatedHours(true);
  const passes: Passes = { firstMs: new Map(), secondMs: new Map() };
  const skipped: number[] = [];
  rows.forEach(({ time, row }, i) => {
    if (!Number.isNaN(time.offsetMinutes)) {
      startMs[i] = instantOf(time);
      return;
    }
    const localMs = localMsOf(time);
    const [first, second] = clock.instantsOf(localMs);
    repeated.watch(0, localMs);
    if (first === undefined) skipped.push(row);
    else if (second === undefined) startMs[i] = first;
    else {
      passes.firstMs.set(i, first);
      passes.secondMs.set(i, second);
      repeated.hold({ sequence: 0, queue: 0, row: i, localMs, firstMs: first, secondMs: second, values: NO_VALUES });
    }
  });
  const sink: RowSink = {
    take: (_, ms, i) => {
      startMs[i] = ms;
    },
  };
  const unclear = new Map<number, number[]>();
  repeated.settle(sink, (i, localMs) => {
    unclear.set(localMs, [...(unclear.get(localMs) ?? []), i]);
  });
  for (const same of unclear.values())
    same.forEach((i, pass) => {
      startMs[i] = (pass === 0 ? passes.firstMs : passes.secondMs).get(i) ?? Number.NaN;
    });
  return { startMs, notes: hasZone ? notesOf(skipped, unclear, zone) : [] };
}

const NO_VALUES = new Float64Array(0);

interface Passes {
  readonly firstMs: Map<number, number>;
  readonly secondMs: Map<number, number>;
}

function notesOf(skipped: readonly number[], unclear: ReadonlyMap<number, number[]>, { name }: TimeZone): string[] {
  const single = [...unclear.values()].filter(({ length }) => length === 1).length;
  return [
    ...(skipped.length === 0
      ? []
      : [
          `Rows in hours that the clocks of ${name} skip: ${skipped.length} (first in row ${skipped[0] ?? 0}); they are left out.`,
        ]),
    ...(single === 0
      ? []
      : [
          `Times of hours that the clocks of ${name} repeat and that stand in one row only: ${single}; each is taken as the first pass, and the second is not known.`,
        ]),
  ];
}

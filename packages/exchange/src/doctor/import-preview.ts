import { isoDay, timeZone } from "@springtide/calendar";
import type { ContactHistory, ImportDiagnosis } from "@springtide/contracts";
import type { ExaminedQueue } from "./examined-queue.ts";

const ROWS_SHOWN = 20;

/** What would be stored, in short: a line a queue, and the first intervals. */
export function previewOf(
  histories: readonly ContactHistory[],
  queues: readonly ExaminedQueue[],
): ImportDiagnosis["preview"] {
  const zoneOf = (id: string): ExaminedQueue["zone"] =>
    queues.find(({ history }) => history.queue === id)?.zone ?? timeZone("UTC");
  const moment = ({ queue, minutes }: ContactHistory, ms: number): string => {
    const zone = zoneOf(queue);
    return minutes === "day" ? isoDay(zone.dayAt(ms)) : zone.formatInstant(ms);
  };
  const told = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  return {
    queues: histories.map((history) => ({
      queue: history.queue,
      minutes: history.minutes,
      intervals: history.startMs.length,
      first: moment(history, history.startMs[0] ?? 0),
      last: moment(history, history.startMs.at(-1) ?? 0),
      offered: history.offered.reduce((sum, count) => sum + count, 0),
      ahtSeconds: meanAht(history),
    })),
    rows: histories
      .flatMap((history) =>
        Array.from(history.startMs.subarray(0, ROWS_SHOWN), (ms, at) => ({
          queue: history.queue,
          start: moment(history, ms),
          offered: told(history.offered[at]),
          handled: told(history.handled[at]),
          abandoned: told(history.abandoned[at]),
          ahtSeconds: told(history.ahtSeconds[at]),
        })),
      )
      .slice(0, ROWS_SHOWN),
  };
}

function meanAht({ offered, handled, ahtSeconds }: ContactHistory): number | null {
  let [seconds, contacts] = [0, 0];
  ahtSeconds.forEach((aht, at) => {
    const weight = Number.isNaN(handled[at] ?? Number.NaN) ? (offered[at] ?? 0) : (handled[at] ?? 0);
    if (Number.isNaN(aht) || weight === 0) return;
    seconds += aht * weight;
    contacts += weight;
  });
  return contacts === 0 ? null : seconds / contacts;
}

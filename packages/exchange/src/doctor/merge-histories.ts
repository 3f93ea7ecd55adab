import type { ContactHistory } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";

/**
 * What is known once a file is added to what is stored: intervals of the file take the place of stored ones that start at the same
 * instant, everything else stays. Queues of the file that are not stored yet come last.
 * @throws Refusal `interval-differs` where a queue is stored in intervals of another length
 */
export function mergedHistories(stored: readonly ContactHistory[], read: readonly ContactHistory[]): ContactHistory[] {
  const fresh = new Map(read.map((history) => [history.queue, history]));
  const known = new Set(stored.map(({ queue }) => queue));
  return [
    ...stored.map((history) => {
      const news = fresh.get(history.queue);
      return news === undefined ? history : merged(history, news);
    }),
    ...read.filter(({ queue }) => !known.has(queue)),
  ];
}

function merged(stored: ContactHistory, news: ContactHistory): ContactHistory {
  // A single interval does not tell its length.
  if (stored.minutes !== news.minutes && news.startMs.length > 1)
    throw new Refusal({
      code: "interval-differs",
      place: {},
      found: `intervals of ${news.minutes} minutes for queue ${news.queue}`,
      rule: `it is stored in intervals of ${stored.minutes} minutes`,
      remedy: "Export them in that length, or import the whole history anew with springtide import.",
    });
  const replaced = new Set(news.startMs);
  const places = [
    ...Array.from(stored.startMs, (ms, at) => ({ ms, of: stored, at })).filter(({ ms }) => !replaced.has(ms)),
    ...Array.from(news.startMs, (ms, at) => ({ ms, of: news, at })),
  ].toSorted((a, b) => a.ms - b.ms);
  const column = (pick: (history: ContactHistory) => Float64Array): Float64Array =>
    Float64Array.from(places, ({ of, at }) => pick(of)[at] ?? Number.NaN);
  return {
    queue: stored.queue,
    minutes: stored.minutes,
    startMs: Float64Array.from(places, ({ ms }) => ms),
    offered: column(({ offered }) => offered),
    handled: column(({ handled }) => handled),
    abandoned: column(({ abandoned }) => abandoned),
    ahtSeconds: column(({ ahtSeconds }) => ahtSeconds),
  };
}

import type { ContactHistory, ImportMapping } from "@springtide/contracts";
import type { ExaminedQueue } from "./examined-queue.ts";
import { doubtfulZeroRuns } from "./findings/counts.ts";
import type { PartialEnd } from "./findings/partial-end.ts";

/** What would be stored: the histories of a file with the mends of its mapping that take intervals out. */
export function settledHistories(
  queues: readonly ExaminedQueue[],
  mapping: ImportMapping,
  end: PartialEnd | null,
): ContactHistory[] {
  return queues.flatMap((queue) => {
    const unknown = new Set<number>();
    if (mapping.lastInterval === "unknown" && end !== null) unknown.add(end.startMs);
    if (mapping.zeroRuns === "unknown")
      for (const { from, to } of doubtfulZeroRuns(queue))
        for (let at = from; at < to; at += 1) unknown.add(queue.history.startMs[at] ?? 0);
    const { history } = queue;
    if (unknown.size === 0) return [history];
    const keep = history.startMs.map((ms) => (unknown.has(ms) ? 0 : 1));
    const kept = (values: Float64Array): Float64Array => values.filter((_, at) => keep[at] === 1);
    const { startMs, offered, handled, abandoned, ahtSeconds } = history;
    const settled = {
      ...history,
      startMs: kept(startMs),
      offered: kept(offered),
      handled: kept(handled),
      abandoned: kept(abandoned),
      ahtSeconds: kept(ahtSeconds),
    };
    return settled.startMs.length === 0 ? [] : [settled];
  });
}

import type { Queue } from "@springtide/contracts";
import { type PromisedService, promisedService } from "@springtide/planning";
import { isDeferred } from "../deferred.ts";
import { wholeAgents } from "../line-day.ts";
import { queueOf } from "../places.ts";
import { queuesToStaff } from "../queues-to-staff.ts";
import type { DaySpan } from "./days-to-verify.ts";
import type { FollowedStretch } from "./followed-stretch.ts";
import type { FreshSeasons } from "./fresh-seasons.ts";
import { lineStretches } from "./line-stretches.ts";
import { pileStretches } from "./pile-stretches.ts";
import { weeksOfGrid } from "./weeks-of-grid.ts";

/** A queue of a plan, what its tables promise, and the stretches in which it is followed. */
export interface FollowedQueue {
  readonly queue: Queue;
  readonly promised: PromisedService;
  readonly stretches: readonly FollowedStretch[];
}

/** Every queue of a plan on the days looked at, in the order of the demand. */
export function followedQueues(fresh: FreshSeasons, spans: readonly DaySpan[]): FollowedQueue[] {
  const { basis, demand } = fresh;
  const { grid, shop, paths } = basis;
  const timeLine = { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) };
  return queuesToStaff(basis, demand, shop.plan.model).map((toStaff, place) => {
    const queue = queueOf(shop, toStaff.id);
    const promised = promisedService(toStaff, paths, timeLine);
    const stretches = isDeferred(queue)
      ? pileStretches(fresh, place, promised, spans)
      : lineStretches(fresh, place, promised, spans);
    return { queue, promised, stretches };
  });
}

/** Service level that the tables promise of each cell of a stretch: whole agents, the mean of a cell's intervals. */
export function promisedOf(
  { queue, promised }: FollowedQueue,
  { cells, firstCell }: FollowedStretch,
  heads: Uint16Array,
  seconds: Float64Array,
): Float64Array {
  return Float64Array.from(cells, (intervals, cell) => {
    let [agentSeconds, length] = [0, 0];
    for (const t of intervals) {
      agentSeconds += wholeAgents(heads[t] ?? 0, queue.shrinkage) * (seconds[t] ?? 0);
      length += seconds[t] ?? 0;
    }
    return promised.share(firstCell + cell, length > 0 ? agentSeconds / length : 0);
  });
}

/** Remembers what a stretch gave with the heads it was asked with: rounds ask again for days that did not change. */
export function remembered<Answer>(
  follow: (stretch: FollowedStretch, heads: Uint16Array) => Answer,
): (stretch: FollowedStretch, heads: Uint16Array) => Answer {
  const known = new Map<FollowedStretch, Map<string, Answer>>();
  return (stretch, heads) => {
    const ofStretch = known.get(stretch) ?? new Map<string, Answer>();
    known.set(stretch, ofStretch);
    const key = heads.subarray(stretch.followedFrom, stretch.followedTo).join();
    const answer = ofStretch.get(key) ?? follow(stretch, heads);
    ofStretch.set(key, answer);
    return answer;
  };
}

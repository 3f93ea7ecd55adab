import type { VerifiedQueue } from "./verify-question.ts";

/** Heads that put one agent more to work in every one of these intervals. */
export function stepUp(queue: VerifiedQueue, heads: Uint16Array, intervals: Int32Array): number {
  return intervals.reduce((most, t) => {
    const there = heads[t] ?? 0;
    return Math.max(most, queue.headsForOneMore(there) - there);
  }, 1);
}

/** Most heads that every one of these intervals can do without and lose no more than one agent; 0 where one has nobody. */
export function stepDown(queue: VerifiedQueue, heads: Uint16Array, intervals: Int32Array): number {
  let least = Infinity;
  for (const t of intervals) {
    const there = heads[t] ?? 0;
    let fewer = Math.max(0, there - 1);
    while (fewer > 0 && queue.headsForOneMore(fewer - 1) > fewer) fewer -= 1;
    least = Math.min(least, there - fewer);
  }
  return Number.isFinite(least) ? least : 0;
}

/** A copy with so many heads more in these intervals; fewer for a negative step, never below nobody. */
export function withStep(heads: Uint16Array, intervals: Int32Array, step: number): Uint16Array {
  const changed = heads.slice();
  for (const t of intervals) changed[t] = Math.max(0, (heads[t] ?? 0) + step);
  return changed;
}

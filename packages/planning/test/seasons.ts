import type { PlanningGrid, QueueDemand } from "@springtide/planning";

/** A grid of whole weeks from Monday on, with so many intervals a day. */
export function weeksGrid({ weeks, slots, seconds }: { weeks: number; slots: number; seconds: number }): PlanningGrid {
  const days = weeks * 7;
  return {
    intervalSeconds: new Float64Array(days * slots).fill(seconds),
    dayOffsets: Int32Array.from({ length: days + 1 }, (_, day) => day * slots),
    weekOfInterval: Int32Array.from({ length: days * slots }, (_, t) => 202_701 + Math.floor(t / (7 * slots))),
  };
}

/** A queue whose rates are written down: `rates[path][interval]`. */
export function writtenQueue(rates: readonly (readonly number[])[], change: Partial<QueueDemand> = {}): QueueDemand {
  return {
    id: "phone",
    ahtSeconds: 300,
    target: { share: 0.8, withinSeconds: 20, maxOccupancy: 0.9 },
    shrinkage: 0.3,
    work: "immediate",
    model: { kind: "erlang-c" },
    open: new Uint8Array(rates[0]?.length ?? 0).fill(1),
    ratesOfPath: (path, into) => {
      into.set(rates[path] ?? []);
    },
    ...change,
  };
}

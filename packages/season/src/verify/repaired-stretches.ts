import type { IntervalGrid } from "@springtide/calendar";
import type { PlanVerification } from "@springtide/contracts";

/** Stretches of one queue in which other heads are asked for than the tables did: the same number more or fewer in a row. */
export function repairedStretches(
  grid: IntervalGrid,
  queue: string,
  before: Uint16Array,
  after: Uint16Array,
): PlanVerification["repairs"] {
  const change = (t: number): number => (after[t] ?? 0) - (before[t] ?? 0);
  const stretches: PlanVerification["repairs"] = [];
  for (let from = 0; from < before.length;) {
    const heads = change(from);
    let to = from + 1;
    while (to < before.length && change(to) === heads) to += 1;
    if (heads !== 0) {
      const endMs = (grid.startsMs[to - 1] ?? 0) + (grid.seconds[to - 1] ?? 0) * 1000;
      stretches.push({
        queue,
        start: grid.zone.formatInstant(grid.startsMs[from] ?? 0),
        end: grid.zone.formatInstant(endMs),
        heads,
      });
    }
    from = to;
  }
  return stretches;
}

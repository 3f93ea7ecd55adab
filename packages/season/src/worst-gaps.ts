import type { Plan } from "@springtide/contracts";
import type { SeasonBasis } from "./basis.ts";

const LISTED = 20;

/** The stretches in which most people are missing after own roster and overflow, worst first. */
export function worstGaps({ grid }: SeasonBasis, staffing: Plan["staffing"]): Plan["worstGaps"] {
  const runs = staffing.flatMap(({ queue, gap }) => {
    const found: Plan["worstGaps"] = [];
    for (let day = 0; day < grid.days; day += 1) {
      const end = grid.dayOffsets[day + 1] ?? 0;
      for (let from = grid.dayOffsets[day] ?? 0; from < end; from += 1) {
        if ((gap[from] ?? 0) === 0) continue;
        let to = from;
        let short = 0;
        let shortHours = 0;
        for (; to < end && (gap[to] ?? 0) > 0; to += 1) {
          short = Math.max(short, gap[to] ?? 0);
          shortHours += ((gap[to] ?? 0) * (grid.seconds[to] ?? 0)) / 3600;
        }
        const endMs = (grid.startsMs[to - 1] ?? 0) + (grid.seconds[to - 1] ?? 0) * 1000;
        found.push({
          queue,
          start: grid.zone.formatInstant(grid.startsMs[from] ?? 0),
          end: grid.zone.formatInstant(endMs),
          short,
          shortHours,
        });
        from = to;
      }
    }
    return found;
  });
  return runs.sort((a, b) => b.shortHours - a.shortHours || a.start.localeCompare(b.start)).slice(0, LISTED);
}

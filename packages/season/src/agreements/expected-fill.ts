import type { Agreement } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { activeDays } from "./active-days.ts";
import { fillShare } from "./fill-share.ts";

/**
 * Share of the seats asked for that is expected to come, by interval: on each day the mean over the possible seasons, in which
 * triggers are active on some and not on others. A trigger is active for as long as its effect lasts.
 * @param noticeDays from the word given to the start of the work
 */
export function expectedFill(
  {
    grid,
    triggers,
    paths,
  }: Pick<SeasonBasis, "grid" | "paths"> & {
    readonly triggers: readonly Pick<SeasonBasis["triggers"][number], "id" | "durationDays">[];
  },
  onsets: Demand["onsets"],
  agreement: Agreement,
  noticeDays: number,
): Float64Array {
  const fill = new Float64Array(grid.startsMs.length).fill(fillShare(agreement, noticeDays));
  for (const [id, share] of Object.entries(agreement.fillOnTriggers)) {
    const durationDays = triggers.find((trigger) => trigger.id === id)?.durationDays ?? 0;
    const active = activePaths(onsets.get(id) ?? [], durationDays, grid);
    grid.dayOffsets.subarray(0, -1).forEach((from, day) => {
      const less = 1 - ((active[day] ?? 0) / paths) * (1 - share);
      for (let t = from; t < (grid.dayOffsets[day + 1] ?? 0); t += 1) fill[t] = (fill[t] ?? 0) * less;
    });
  }
  return fill;
}

/** In how many seasons a trigger is active, by day of the grid. @param onsets for each time it may fire, the day in each season */
function activePaths(onsets: readonly Int32Array[], durationDays: number, grid: SeasonBasis["grid"]): Uint32Array {
  const active = new Uint32Array(grid.days);
  const paths = onsets[0]?.length ?? 0;
  for (let path = 0; path < paths; path += 1)
    activeDays(onsets, path, durationDays, grid).forEach((one, day) => {
      active[day] = (active[day] ?? 0) + one;
    });
  return active;
}

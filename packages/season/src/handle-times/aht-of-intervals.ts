import { weekday } from "@springtide/calendar";
import type { QueueBasis, SeasonBasis } from "../basis.ts";
import { queueOf } from "../places.ts";
import { shapedForQueue } from "../triggers/dated-trigger.ts";
import { feltOn } from "./trigger-days.ts";

/** Handling times of a queue over a plan. */
export interface PlannedAht {
  /** Of its contacts on average; what models of a line are set up with. */
  readonly meanSeconds: number;
  /** Of each interval of the grid; null where all have the mean. */
  readonly ofInterval: Float64Array | null;
}

/**
 * The AHT that each interval of a plan is staffed with: by its local hour and weekday, changed by each trigger as
 * probably as it is felt that day; or the one of the shop file. The same in every season. Cost: O(intervals).
 */
export function plannedAht(basis: SeasonBasis, queue: QueueBasis): PlannedAht {
  const { handleTimes } = queue;
  if (handleTimes === null) return { meanSeconds: queueOf(basis.shop, queue.queue).ahtSeconds, ofInterval: null };
  const { grid } = basis;
  const ofDay = dayFactors(basis, queue, handleTimes.triggers);
  const ofInterval = new Float64Array(grid.startsMs.length);
  for (let day = 0; day < grid.days; day += 1) {
    const hours = handleTimes.seconds[weekday(grid.firstDay + day) - 1] ?? [];
    for (let i = grid.dayOffsets[day] ?? 0; i < (grid.dayOffsets[day + 1] ?? 0); i += 1) {
      const hour = Math.floor(grid.zone.minuteOfDayAt(grid.startsMs[i] ?? 0) / 60);
      ofInterval[i] = (hours[hour] ?? handleTimes.meanSeconds) * (ofDay[day] ?? 1);
    }
  }
  return { meanSeconds: handleTimes.meanSeconds, ofInterval };
}

function dayFactors(
  { grid, triggers }: SeasonBasis,
  { queue }: QueueBasis,
  learned: readonly { readonly trigger: string; readonly factor: number }[],
): Float64Array {
  const factors = new Float64Array(grid.days).fill(1);
  for (const trigger of shapedForQueue(triggers, queue)) {
    const factor = learned.find((one) => one.trigger === trigger.id)?.factor;
    if (factor === undefined) continue;
    feltOn(trigger, grid.firstDay, grid.days).forEach((chance, day) => {
      factors[day] = (factors[day] ?? 1) * (1 + chance * (factor - 1));
    });
  }
  return factors;
}

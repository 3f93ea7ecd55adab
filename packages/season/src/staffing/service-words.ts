import type { QueueService } from "@springtide/contracts";
import { amount, percent, wait } from "./staffing-figures.ts";

/** What a team gives, in one line: service level, wait, those who give up, occupancy. */
export function serviceWords(result: QueueService, withinSeconds: number): string {
  if (!result.stable) return "more work comes in than it can do; the line grows without end";
  const level = percent(result.serviceLevels.slOffered);
  const within = withinSeconds === 0 ? "at once" : `within ${wait(withinSeconds)}`;
  return [
    `${level} answered ${within}`,
    result.asaSeconds === null ? null : `mean wait ${amount(result.asaSeconds)} s`,
    result.abandonProbability > 0 ? `${percent(result.abandonProbability)} give up` : null,
    `${percent(result.occupancy)} busy`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

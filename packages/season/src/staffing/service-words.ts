import type { QueueService, StaffingAnswer } from "@springtide/contracts";
import { amount, percent, wait } from "./staffing-figures.ts";

/** How service levels of an answer are judged: within which time, by which definition. */
export interface Judged {
  readonly withinSeconds: number;
  readonly definition: keyof QueueService["serviceLevels"];
}

/** By the service-level target where there is one. */
export function judgedOf({ withinSeconds, steps }: StaffingAnswer): Judged {
  const definition = steps.find((step) => step.kind === "target" && step.definition !== null);
  const named = definition?.kind === "target" ? definition.definition : null;
  return { withinSeconds, definition: named ?? "slOffered" };
}

/** What a team gives, in one line: service level, wait, those who give up, occupancy. */
export function serviceWords(result: QueueService, { withinSeconds, definition }: Judged): string {
  if (!result.stable) return "more work comes in than it can do; the line grows without end";
  const level = percent(result.serviceLevels[definition]);
  const within = withinSeconds === 0 ? "at once" : `within ${wait(withinSeconds)}`;
  return [
    `${level} answered ${within}${definition === "slOffered" ? "" : ` (${definition})`}`,
    result.asaSeconds === null ? null : `mean wait ${amount(result.asaSeconds)} s`,
    result.abandonProbability > 0 ? `${percent(result.abandonProbability)} give up` : null,
    `${percent(result.occupancy)} busy`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

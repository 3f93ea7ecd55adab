import type { Queue } from "@springtide/contracts";

/** From this wait on a promise is kept over hours, not within an interval: the work may be moved inside the day. */
const DEFERRED_FROM_SECONDS = 3600;

/** Whether a queue's work waits in a pile, as e-mail does, and not on a line. */
export function isDeferred({ target }: Pick<Queue, "target">): boolean {
  return target.withinSeconds >= DEFERRED_FROM_SECONDS;
}

import { DEFERRED_FROM_SECONDS, type Queue } from "@springtide/contracts";

/** Whether a queue's work waits in a pile, as e-mail does, and not on a line. */
export function isDeferred({ target }: Pick<Queue, "target">): boolean {
  return target.withinSeconds >= DEFERRED_FROM_SECONDS;
}

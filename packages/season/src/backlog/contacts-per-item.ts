import type { Queue, WorkUnit } from "@springtide/contracts";

/**
 * How many of a queue's contacts an open item is: 1 in the queue's own unit, touches per case where cases become messages, one through them
 * where messages become cases; null where the shop does not say how often a case is handled. An open case counts with all its touches: how
 * many of them are done is not told.
 */
export function contactsPerItem({ unit: own = "message", touchesPerCase }: Queue, unit: WorkUnit): number | null {
  if (unit === own) return 1;
  if (touchesPerCase === undefined) return null;
  return unit === "case" ? touchesPerCase : 1 / touchesPerCase;
}

import type { QueueBacklog } from "@springtide/contracts";

/** A backlog as it is sent: what was not counted anew stays as it is. */
type SentBacklog = Omit<QueueBacklog, "unit"> & { readonly unit: QueueBacklog["unit"] | null };

/**
 * The backlog with what somebody typed: a number counted now, null for a queue of which nothing is to be known any more.
 * @param now the moment of counting
 */
export function backlogChange(
  stored: readonly QueueBacklog[],
  typed: Readonly<Record<string, number | null>>,
  now: string,
): SentBacklog[] {
  const kept = stored.filter(({ queue }) => typed[queue] === undefined);
  const counted = Object.entries(typed).flatMap(([queue, openItems]): SentBacklog[] =>
    openItems === null
      ? []
      : [{ queue, asOf: now, unit: stored.find((one) => one.queue === queue)?.unit ?? null, openItems, byAge: [] }],
  );
  return [...kept, ...counted];
}

import type { IntervalGrid } from "@springtide/calendar";
import type { Queue } from "@springtide/contracts";
import type { QueueDemand } from "@springtide/planning";
import { alreadyLate, dueMs, type OpeningPile } from "./opening-pile.ts";

interface OpenDay {
  /** Its first open interval. */
  readonly interval: number;
  readonly openSeconds: number;
  readonly closesMs: number;
}

/**
 * On which days of a plan an opening backlog is to be done. What is late or due within the first open day is due on it; what may wait longer is
 * spread over the open hours up to the last day that closes before it is due, since all of it is there from the start. What came after the
 * count is of the first day, as in a plan without one.
 */
export function openingDays(
  pile: OpeningPile,
  queue: Pick<Queue, "target">,
  { grid, open }: { readonly grid: IntervalGrid; readonly open: Uint8Array },
): Required<Pick<QueueDemand, "waiting" | "waitingLater" | "alreadyLate">> {
  const days = openDays(grid, open);
  const contacts = new Float64Array(Math.max(1, days.length)).fill(pile.since, 0, 1);
  for (const batch of pile.batches) {
    const inTime = days.filter(({ closesMs }) => closesMs <= dueMs(batch, queue));
    const over = inTime.length > 1 ? inTime : days.slice(0, 1);
    const seconds = over.reduce((sum, { openSeconds }) => sum + openSeconds, 0);
    for (const [day, { openSeconds }] of over.entries())
      contacts[day] = (contacts[day] ?? 0) + (batch.contacts * openSeconds) / seconds;
  }
  return {
    waiting: contacts[0] ?? 0,
    waitingLater: days.slice(1).flatMap(({ interval }, i) => {
      const due = contacts[i + 1] ?? 0;
      return due > 0 ? [{ interval, contacts: due }] : [];
    }),
    alreadyLate: alreadyLate(pile, queue),
  };
}

function openDays({ dayOffsets, days, startsMs, seconds }: IntervalGrid, open: Uint8Array): OpenDay[] {
  return Array.from({ length: days }, (_, day): OpenDay[] => {
    const [from, to] = [dayOffsets[day] ?? 0, dayOffsets[day + 1] ?? 0];
    const interval = open.subarray(from, to).indexOf(1);
    if (interval < 0) return [];
    const last = from + open.subarray(from, to).lastIndexOf(1);
    let openSeconds = 0;
    for (let t = from; t < to; t += 1) openSeconds += open[t] === 1 ? (seconds[t] ?? 0) : 0;
    return [{ interval: from + interval, openSeconds, closesMs: (startsMs[last] ?? 0) + (seconds[last] ?? 0) * 1000 }];
  }).flat();
}

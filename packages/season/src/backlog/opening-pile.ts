import type { Queue, QueueBacklog } from "@springtide/contracts";
import type { QueueBasis, SeasonBasis } from "../basis.ts";
import { queueOf } from "../places.ts";
import { type ExpectedBefore, expectedBefore } from "../waiting-work.ts";
import { contactsPerItem } from "./contacts-per-item.ts";
import { endOf, intervalAt, promiseBegins, type QueueOpenings, queueOpenings } from "./queue-openings.ts";

const HOUR_MS = 3_600_000;
/** An age of three weeks by quarter hours; wider ones are cut no finer. */
const MOST_STEPS = 2016;

/** Contacts whose promise began to run at the same moment. */
interface OpeningBatch {
  readonly begunMs: number;
  /** Whole. */
  readonly contacts: number;
}

/** What lies in a pile when a plan begins: counted, where the rest of a plan is expected. */
export interface OpeningPile {
  /** Oldest first. */
  readonly batches: readonly OpeningBatch[];
  readonly contacts: number;
  /** Contacts expected from the count to the plan's first moment. */
  readonly since: number;
  readonly asOfMs: number;
  /** When the queue first opens in the plan. */
  readonly firstOpenMs: number;
}

/**
 * The opening backlog of a queue as the plan finds it. Items of an age came evenly over it, those of an open age ("3d+") with its least age;
 * where ages are not told, the items are the last that were expected to come, which is what work in order of arrival leaves. A promise runs from
 * the arrival, or from the next opening for what came while the queue was closed.
 * @returns null where nobody counted the queue
 */
export function openingPile(basis: SeasonBasis, queue: QueueBasis): OpeningPile | null {
  const backlog = basis.openingBacklog?.find((one) => one.queue === queue.queue);
  if (backlog === undefined) return null;
  const described = queueOf(basis.shop, queue.queue);
  const openings = queueOpenings(basis, queue.queue);
  const asOfMs = Date.parse(backlog.asOf);
  const expected = expectedBefore(basis, queue);
  const came =
    backlog.byAge.length > 0
      ? cameByAge(backlog, asOfMs, basis.grid.intervalMinutes)
      : cameLast(backlog, asOfMs, expected);
  const batches = wholeBatches(came, openings, contactsPerItem(described, backlog.unit) ?? 1);
  return {
    batches,
    contacts: sumOf(batches),
    since: expectedSince(expected, asOfMs),
    asOfMs,
    firstOpenMs: openings.firstOpenMs,
  };
}

/** Items and when they came; any real number of them. */
interface Came {
  readonly atMs: number;
  readonly items: number;
}

function cameByAge({ byAge }: QueueBacklog, asOfMs: number, intervalMinutes: number): Came[] {
  return byAge.flatMap(({ fromHours, toHours, items }): Came[] => {
    if (toHours === null) return [{ atMs: asOfMs - fromHours * HOUR_MS, items }];
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(((toHours - fromHours) * 60) / intervalMinutes)));
    return Array.from({ length: steps }, (_, step) => ({
      atMs: asOfMs - (fromHours + ((step + 0.5) / steps) * (toHours - fromHours)) * HOUR_MS,
      items: items / steps,
    }));
  });
}

/** The last to come, as far back as it takes; what is more than came in the days looked at is as old as they are. */
function cameLast({ openItems }: QueueBacklog, asOfMs: number, { grid, contacts }: ExpectedBefore): Came[] {
  const came: Came[] = [];
  let left = openItems;
  const last = Math.min(contacts.length - 1, intervalAt(grid, asOfMs));
  for (let t = last; t >= 0 && left > 0; t -= 1) {
    const [from, length] = [grid.startsMs[t] ?? 0, (grid.seconds[t] ?? 0) * 1000];
    const passed = Math.min(1, Math.max(0, (asOfMs - from) / length));
    const items = Math.min(left, (contacts[t] ?? 0) * passed);
    if (items > 0) came.push({ atMs: from + (length * passed) / 2, items });
    left -= items;
  }
  return left > 0 ? [...came, { atMs: grid.startsMs[0] ?? asOfMs, items: left }] : came;
}

/** In order of when the promise began, in whole contacts that add up to the rounded whole. */
function wholeBatches(came: readonly Came[], openings: QueueOpenings, perItem: number): OpeningBatch[] {
  const begun = new Map<number, number>();
  for (const { atMs, items } of came) {
    const ms = promiseBegins(openings, atMs);
    begun.set(ms, (begun.get(ms) ?? 0) + items * perItem);
  }
  let [sum, told] = [0, 0];
  return [...begun]
    .sort(([a], [b]) => a - b)
    .flatMap(([begunMs, contacts]) => {
      sum += contacts;
      // A third three times is one, whatever the last digits say.
      const whole = Math.round(sum + 1e-9) - told;
      told += whole;
      return whole > 0 ? [{ begunMs, contacts: whole }] : [];
    });
}

function expectedSince({ grid, contacts }: ExpectedBefore, asOfMs: number): number {
  if (asOfMs >= endOf(grid)) return 0;
  const at = intervalAt(grid, asOfMs);
  const [from, length] = [grid.startsMs[at] ?? 0, (grid.seconds[at] ?? 0) * 1000];
  const rest = (contacts[at] ?? 0) * (1 - Math.max(0, asOfMs - from) / length);
  return contacts.subarray(at + 1).reduce((sum, each) => sum + each, rest);
}

/** Contacts whose promise is broken before their queue first opens: work still, but nobody can keep it. */
export function alreadyLate({ batches, firstOpenMs }: OpeningPile, queue: Pick<Queue, "target">): number {
  return sumOf(batches.filter((batch) => dueMs(batch, queue) <= firstOpenMs));
}

/** Until when contacts of a batch are to be done. */
export function dueMs({ begunMs }: OpeningBatch, { target }: Pick<Queue, "target">): number {
  return begunMs + target.withinSeconds * 1000;
}

function sumOf(batches: readonly OpeningBatch[]): number {
  return batches.reduce((sum, { contacts }) => sum + contacts, 0);
}

import { patienceTotals, type PatienceObservations } from "./patience-observations.ts";

/** Different waits above 0 in rising order, with how many contacts gave up and were served after each. */
export interface SortedWaits {
  readonly seconds: Float64Array;
  readonly abandoned: Float64Array;
  readonly served: Float64Array;
  /** Of those who waited at all. */
  readonly abandonments: number;
  /** Contacts that gave up without waiting: they balk, and say nothing of how patience ends. */
  readonly abandonedAtOnce: number;
}

/**
 * Sorts contacts by their wait and puts equal waits together, so that logs in whole seconds shrink to some hundred
 * entries. Contacts that did not wait are left out, whatever became of them. Cost: O(n log n).
 * @throws Refusal for lists of unequal length or a wait that cannot be
 */
export function sortedWaits(data: PatienceObservations): SortedWaits {
  const { contacts, abandonments } = patienceTotals(data);
  const { waitSeconds, abandoned } = data;
  const waited: number[] = [];
  for (let contact = 0; contact < contacts; contact += 1) if (waitSeconds[contact] !== 0) waited.push(contact);
  waited.sort((one, other) => (waitSeconds[one] ?? 0) - (waitSeconds[other] ?? 0));
  const seconds: number[] = [];
  const lost: number[] = [];
  const served: number[] = [];
  for (const contact of waited) {
    const wait = waitSeconds[contact] ?? 0;
    if (seconds.at(-1) !== wait) {
      seconds.push(wait);
      lost.push(0);
      served.push(0);
    }
    const counts = abandoned[contact] === 0 ? served : lost;
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
  }
  const afterWaiting = lost.reduce((sum, count) => sum + count, 0);
  return {
    seconds: Float64Array.from(seconds),
    abandoned: Float64Array.from(lost),
    served: Float64Array.from(served),
    abandonments: afterWaiting,
    abandonedAtOnce: abandonments - afterWaiting,
  };
}

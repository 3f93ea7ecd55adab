import { patienceTotals, type PatienceObservations } from "./patience-observations.ts";

/** Different waits in rising order, with how many contacts gave up and were served after each. */
export interface SortedWaits {
  readonly seconds: Float64Array;
  readonly abandoned: Float64Array;
  readonly served: Float64Array;
  readonly abandonments: number;
}

/**
 * Sorts contacts by their wait and puts equal waits together, so that logs in whole seconds shrink to some hundred
 * entries. Contacts served at once are left out: they say nothing of patience. Cost: O(n log n).
 * @throws Refusal for lists of unequal length or a wait that cannot be
 */
export function sortedWaits(data: PatienceObservations): SortedWaits {
  const { contacts, abandonments } = patienceTotals(data);
  const { waitSeconds, abandoned } = data;
  const informative: number[] = [];
  for (let contact = 0; contact < contacts; contact += 1) {
    if (waitSeconds[contact] !== 0 || abandoned[contact] !== 0) informative.push(contact);
  }
  informative.sort((one, other) => (waitSeconds[one] ?? 0) - (waitSeconds[other] ?? 0));
  const seconds: number[] = [];
  const lost: number[] = [];
  const served: number[] = [];
  for (const contact of informative) {
    const wait = waitSeconds[contact] ?? 0;
    if (seconds.at(-1) !== wait) {
      seconds.push(wait);
      lost.push(0);
      served.push(0);
    }
    const counts = abandoned[contact] === 0 ? served : lost;
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
  }
  return {
    seconds: Float64Array.from(seconds),
    abandoned: Float64Array.from(lost),
    served: Float64Array.from(served),
    abandonments,
  };
}

import { Refusal } from "@springtide/refusal";
import { requireBase, sumsOf } from "./reconcile.ts";
import type { SummingMatrix } from "./summing-matrix.ts";
import { leafRows } from "./summing-matrix.ts";

/**
 * Bottom-up: the leaves as forecast, every other node as their sum; forecasts of sums are set aside. Simple and never negative, but
 * noisy where leaves are small.
 * Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 11.2.
 * @throws Refusal "not-a-summing-matrix", "base-not-known"
 * Cost: O(nodes x leaves).
 * @example bottomUp({ summing: [[1, 1], [1, 0], [0, 1]], base: [37, 86, 339] })[0] // => 425
 */
export function bottomUp({
  summing,
  base,
}: {
  readonly summing: SummingMatrix;
  readonly base: ArrayLike<number>;
}): Float64Array {
  const own = leafRows(summing);
  requireBase(base, summing.length);
  return sumsOf(
    summing,
    Array.from(own, (row) => base[row] ?? 0),
  );
}

/**
 * Top-down: one total split over the leaves in proportion to their contacts of the past, and summed up again. Steady where leaves are
 * tiny, but biased as soon as their shares move.
 * Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 11.3.
 * @param of.pastContacts by leaf; their proportions count, not their sum
 * @throws Refusal "no-proportions" when a figure is negative or unknown, or all are zero; "not-a-summing-matrix"
 * Cost: O(nodes x leaves).
 * @example byProportions({ summing: [[1, 1], [1, 0], [0, 1]], total: 400, pastContacts: [30, 10] })[1] // => 300
 */
export function byProportions({
  summing,
  total,
  pastContacts,
}: {
  readonly summing: SummingMatrix;
  readonly total: number;
  readonly pastContacts: readonly number[];
}): Float64Array {
  const leaves = leafRows(summing).length;
  const sum = pastContacts.reduce((all, contacts) => all + contacts, 0);
  const usable = pastContacts.length === leaves && pastContacts.every((contacts) => contacts >= 0);
  if (!usable || !(sum > 0 && sum < Infinity))
    throw new Refusal({
      code: "no-proportions",
      place: { field: "/pastContacts" },
      found: `contacts ${pastContacts.join(", ")}`,
      rule: `each of the ${leaves} leaves has contacts of zero or more, and one of them more than zero`,
      remedy: "Give the contacts of each leaf over the same days of the past.",
    });
  return sumsOf(
    summing,
    pastContacts.map((contacts) => (total * contacts) / sum),
  );
}

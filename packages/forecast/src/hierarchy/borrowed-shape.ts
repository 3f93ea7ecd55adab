import { logGamma } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import { strongestEvidence } from "./strongest-evidence.ts";

/** How the contacts of a queue spread over weekdays, intervals or seasons, with what its group lends it. */
export interface BorrowedShape {
  /** Share of each cell; they sum to 1. */
  readonly shares: Float64Array;
  /** What the group's shape weighs, in contacts of the queue. */
  readonly strengthContacts: number;
  /** Weight of the queue's own contacts, between 0 (the group's shape) and 1 (its own). */
  readonly ownWeight: number;
}

/**
 * Shape of a tiny queue, of five contacts a day say, drawn towards its group's: shares ~ Dirichlet(strength x the group's shares), so
 * share = (own contacts + strength x group's share) / (all own contacts + strength). The strength is not set but found: the one under
 * which the queue's own contacts are most probable (Dirichlet-multinomial evidence). A queue like its group borrows much; one that
 * is clearly its own, with the contacts to show it, little.
 * Cells must have been open equally often; where they were not, use `borrowedRates`.
 * Source: Minka (2000), Estimating a Dirichlet distribution; Good (1965), The Estimation of Probabilities.
 * @param of.own contacts of the queue by cell (weekday, interval of the day, month ...), zero or more
 * @param of.group contacts of its whole group by cell, the queue's own among them
 * @throws Refusal "no-shape" when cells differ in number, a count is negative or not finite, a group has less than its queue, or no contacts
 * Cost: about 80 x cells evaluations of the log gamma function.
 * @example borrowedShape({ own: [0, 0], group: [300, 100] }).shares[0] // => 0.75
 */
export function borrowedShape({
  own,
  group,
}: {
  readonly own: readonly number[];
  readonly group: readonly number[];
}): BorrowedShape {
  requireShape(own, group);
  const contacts = own.reduce((sum, count) => sum + count, 0);
  const ofGroup = group.reduce((sum, count) => sum + count, 0);
  const groupShares = group.map((count) => count / ofGroup);
  const strengthContacts = strongestEvidence((strength) => shapeEvidence(own, groupShares, strength));
  return {
    shares: Float64Array.from(
      own,
      (count, k) => (count + strengthContacts * (groupShares[k] ?? 0)) / (contacts + strengthContacts),
    ),
    strengthContacts,
    ownWeight: contacts / (contacts + strengthContacts),
  };
}

/**
 * Log probability of contacts by cell, given their sum and order, when shares are Dirichlet(strength x the group's shares).
 * @example shapeEvidence([1, 1], [0.5, 0.5], 2) // about -1.7918
 */
export function shapeEvidence(own: readonly number[], groupShares: readonly number[], strength: number): number {
  const contacts = own.reduce((sum, count) => sum + count, 0);
  return own.reduce(
    (sum, count, k) => {
      const prior = strength * (groupShares[k] ?? 0);
      return count === 0 ? sum : sum + logGamma(prior + count) - logGamma(prior);
    },
    logGamma(strength) - logGamma(strength + contacts),
  );
}

function requireShape(own: readonly number[], group: readonly number[]): void {
  const odd = group.findIndex((count, k) => !((own[k] ?? NaN) >= 0 && count >= (own[k] ?? NaN) && count < Infinity));
  const sum = group.reduce((all, count) => all + count, 0);
  if (own.length === group.length && odd < 0 && sum > 0) return;
  throw new Refusal({
    code: "no-shape",
    place: { field: odd < 0 ? "/group" : `/group/${odd}` },
    found:
      odd < 0 ? `${group.length} cells with ${sum} contacts` : `${own[odd] ?? NaN} of ${group[odd] ?? NaN} contacts`,
    rule: `the group has contacts in the queue's ${own.length} cells, in none fewer than the queue itself`,
    remedy: "Count the group with the queue in it, over the same days and cells.",
  });
}

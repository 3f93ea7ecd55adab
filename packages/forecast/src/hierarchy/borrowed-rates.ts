import { logGamma } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import { strongestEvidence } from "./strongest-evidence.ts";

/** A queue's factor of each cell, with what its group lends it. */
export interface BorrowedRates {
  /** Contacts a day of exposure when every cell is as in the group. */
  readonly level: number;
  /** Multiplier of the level by cell: the group's, moved by the queue's own contacts. */
  readonly factors: Float64Array;
  /** What the group's factor of a cell weighs, in contacts of the queue. Large: the queue is as its group. */
  readonly strengthContacts: number;
}

/**
 * Weekday or season factors of a tiny queue drawn towards its group's where cells were seen for unequal times (two Decembers and one
 * July): contacts of a cell ~ Poisson(exposure x level x group's factor x own), own ~ Gamma with mean 1 and shape `strength`, so
 * own = (strength + contacts) / (strength + expected contacts). The strength is the one under which the counts are most probable
 * (negative binomial evidence). Contacts are taken as independent from day to day: where the level wanders, this borrows too little.
 * Source: Clayton & Kaldor (1987), Biometrics 43(3), 671-681.
 * @param of.contacts of the queue by cell
 * @param of.exposure days on which each cell was seen
 * @param of.groupFactors the group's multiplier of each cell, zero or more
 * @throws Refusal "no-factors" when lengths differ, a figure is negative or not finite, contacts came where none can, or nothing was expected
 * Cost: about 80 x cells evaluations of the log gamma function.
 * @example borrowedRates({ contacts: [0, 0], exposure: [10, 10], groupFactors: [1.5, 0.5] }).factors[0] // => 1.5
 */
export function borrowedRates({
  contacts,
  exposure,
  groupFactors,
}: {
  readonly contacts: readonly number[];
  readonly exposure: readonly number[];
  readonly groupFactors: readonly number[];
}): BorrowedRates {
  requireFactors(contacts, exposure, groupFactors);
  const weights = exposure.map((days, k) => days * (groupFactors[k] ?? 0));
  const level = contacts.reduce((sum, count) => sum + count, 0) / weights.reduce((sum, weight) => sum + weight, 0);
  const expected = weights.map((weight) => level * weight);
  const strengthContacts = strongestEvidence((strength) => ratesEvidence(contacts, expected, strength));
  return {
    level,
    factors: Float64Array.from(
      groupFactors,
      (factor, k) => (factor * (strengthContacts + (contacts[k] ?? 0))) / (strengthContacts + (expected[k] ?? 0)),
    ),
    strengthContacts,
  };
}

/**
 * Log probability of counts by cell, but for the factorials of the counts, when each is Poisson around its expectation times a gamma
 * factor with mean 1 and the shape `strength`.
 * @example ratesEvidence([1], [1], 1) // about -1.3863
 */
export function ratesEvidence(contacts: readonly number[], expected: readonly number[], strength: number): number {
  return contacts.reduce((sum, count, k) => {
    const mean = expected[k] ?? 0;
    if (mean === 0) return sum;
    const gammas = count === 0 ? 0 : logGamma(strength + count) - logGamma(strength) - count * Math.log(strength);
    return sum + gammas + count * Math.log(mean) - (strength + count) * Math.log1p(mean / strength);
  }, 0);
}

function requireFactors(
  contacts: readonly number[],
  exposure: readonly number[],
  groupFactors: readonly number[],
): void {
  const weights = exposure.map((days, k) => days * (groupFactors[k] ?? NaN));
  const odd = contacts.findIndex((count, k) => {
    const known = [count, exposure[k] ?? NaN, groupFactors[k] ?? NaN].every((value) => value >= 0 && value < Infinity);
    return !known || (count > 0 && weights[k] === 0);
  });
  const alike = exposure.length === contacts.length && groupFactors.length === contacts.length;
  if (alike && odd < 0 && weights.some((weight) => weight > 0)) return;
  throw new Refusal({
    code: "no-factors",
    place: { field: odd < 0 ? "/contacts" : `/contacts/${odd}` },
    found: odd < 0 ? `${contacts.length} cells` : `${contacts[odd] ?? NaN} contacts in ${exposure[odd] ?? NaN} days`,
    rule: "each cell has contacts, days and a factor of zero or more, contacts only where some can come, and one cell was seen",
    remedy: "Count the queue's contacts and days in the cells the group's factors are given for.",
  });
}

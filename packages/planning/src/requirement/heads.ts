import { Refusal } from "@springtide/refusal";

/** People are counted in 16 bits. */
export const MOST_HEADS = 65_535;

const CEIL_GUARD = 1e-9;

/**
 * People to roster so that this many agents take contacts: ceil(agents / (1 - shrinkage)). Shrinkage divides: 30 % of
 * shrinkage takes 42.9 % more people, not 30 %. The guard keeps 7 / 0.7 at 10.
 */
export function headsFor(agents: number, shrinkage: number): number {
  return Math.max(0, Math.ceil(agents / (1 - shrinkage) - CEIL_GUARD));
}

/** @throws Refusal where a queue would need more people than can be counted: the contacts or the AHT are wrong. */
export function countableHeads(agents: number, shrinkage: number, queue: string): number {
  const heads = headsFor(agents, shrinkage);
  if (heads <= MOST_HEADS && agents <= MOST_HEADS) return heads;
  throw new Refusal({
    code: "too-many-people",
    place: { field: `queue ${queue}` },
    found: `a need of more than ${MOST_HEADS} people at once`,
    rule: "no plan has that many in one queue",
    remedy: "Check the contacts and the average handling time for a wrong unit or a row of totals.",
  });
}

import { Refusal } from "@springtide/refusal";
import { agentsToHeads } from "@springtide/staffing";

/** People are counted in 16 bits. */
export const MOST_HEADS = 65_535;

/** People to roster so that this many agents take contacts, by the product's one rounding rule (`agentsToHeads`). */
export function headsFor(agents: number, shrinkage: number): number {
  return agentsToHeads({ agents, inShiftShrinkage: shrinkage });
}

/** @throws Refusal where a queue would need more people than can be counted: the contacts or the AHT are wrong. */
export function countableHeads(agents: number, shrinkage: number, queue: string): number {
  const heads = agents <= MOST_HEADS ? headsFor(agents, shrinkage) : Infinity;
  if (heads <= MOST_HEADS) return heads;
  throw new Refusal({
    code: "too-many-people",
    place: { field: `queue ${queue}` },
    found: `a need of more than ${MOST_HEADS} people at once`,
    rule: "no plan has that many in one queue",
    remedy: "Check the contacts and the average handling time for a wrong unit or a row of totals.",
  });
}

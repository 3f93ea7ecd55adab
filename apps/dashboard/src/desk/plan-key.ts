import type { Plan } from "@springtide/contracts";

const keys = new WeakMap<Plan, number>();
let last = 0;

/** A number for each plan in memory, by which answers about it are kept. */
export function planKey(plan: Plan): number {
  const known = keys.get(plan);
  if (known !== undefined) return known;
  last += 1;
  keys.set(plan, last);
  return last;
}

import type { MendCost } from "./mend-problem.ts";

const CHANGE = 1e7;
const DROP = 1e11;

/** One number for three that are weighed one after the other: fewer than ten thousand changes and ten million minutes keep them apart. */
export function weightOf({ dropped, changed, minutes }: MendCost): number {
  return dropped * DROP + changed * CHANGE + minutes;
}

/** What a shift costs that goes where an option says; null is a shift left open. */
export function weightOfOption({ to, minutes }: { readonly to: unknown; readonly minutes: number }): number {
  return weightOf({ dropped: to === null ? 1 : 0, changed: 1, minutes });
}

/** The three numbers that make a weight. */
export function costOfWeight(weight: number): MendCost {
  const dropped = Math.floor(weight / DROP);
  const changed = Math.floor((weight - dropped * DROP) / CHANGE);
  const minutes = Math.round((weight - dropped * DROP - changed * CHANGE) * 100) / 100;
  return { dropped, changed, minutes };
}

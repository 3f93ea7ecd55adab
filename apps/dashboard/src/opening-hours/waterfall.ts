import type { PathQuantiles, WeighedWindow } from "@springtide/contracts";

/** A step from contacts in a window to customers newly won. */
export interface WaterfallStep {
  readonly key: "in-window" | "preferred" | "next-opening" | "elsewhere" | "newly-won";
  /** What it adds, below zero what it takes away. */
  readonly amount: PathQuantiles;
  /** Where its bar begins and ends, in contacts. */
  readonly from: number;
  readonly to: number;
}

/** Contacts in the window less those who only moved to it, down to those who would never have been heard of. */
export function waterfallOf({ demand }: Pick<WeighedWindow, "demand">): readonly WaterfallStep[] {
  const steps: WaterfallStep[] = [{ key: "in-window", amount: demand.inWindow, from: 0, to: demand.inWindow.mean }];
  let at = demand.inWindow.mean;
  const moved = [
    { key: "preferred", amount: negative(demand.preferred) },
    { key: "next-opening", amount: demand.nextOpening },
    { key: "elsewhere", amount: demand.elsewhere },
  ] as const;
  for (const { key, amount } of moved) {
    steps.push({ key, amount, from: at, to: at + amount.mean });
    at += amount.mean;
  }
  return [...steps, { key: "newly-won", amount: demand.newlyWon, from: 0, to: demand.newlyWon.mean }];
}

function negative({ mean, p10, p50, p90 }: PathQuantiles): PathQuantiles {
  return { mean: -mean, p10: -p90, p50: -p50, p90: -p10 };
}

/** The stretch that all bars lie in. */
export function waterfallSpan(steps: readonly WaterfallStep[]): { readonly low: number; readonly high: number } {
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return high > low ? { low, high } : { low, high: low + 1 };
}

import type { CivilDay } from "@springtide/calendar";
import type { PlannedTrigger } from "@springtide/forecast";
import { addKernel } from "@springtide/forecast";

/** A trigger is felt in handling times on days on which it brings at least this share of its height in contacts. */
const FELT = 0.35;

/**
 * Probability that a trigger is felt on each of some days, weighted by the share of orders that feels it: firings of the past are
 * certain, those to come enter by their probabilities. The days of one firing exclude each other; different firings do not know of each other.
 */
export function feltOn(trigger: PlannedTrigger, firstDay: CivilDay, days: number): Float64Array {
  const firings = [
    ...trigger.pastOnsets.map(({ day, weight }) => ({ weight, possible: [{ day, probability: 1 }] })),
    ...trigger.nextOnsets.map(({ weight, days: possible }) => ({ weight, possible })),
  ];
  const missed = new Float64Array(days).fill(1);
  for (const { weight, possible } of firings) {
    const felt = new Float64Array(days);
    for (const { day, probability } of possible) addFelt(trigger, { day, probability }, firstDay, felt);
    felt.forEach((chance, d) => {
      missed[d] = (missed[d] ?? 1) * (1 - Math.min(1, chance) * Math.min(1, weight));
    });
  }
  return missed.map((chance) => 1 - chance);
}

function addFelt(
  trigger: PlannedTrigger,
  { day, probability }: { readonly day: CivilDay; readonly probability: number },
  firstDay: CivilDay,
  felt: Float64Array,
): void {
  const kernel = new Float64Array(felt.length);
  addKernel(trigger, { day, weight: 1 }, firstDay, kernel);
  kernel.forEach((share, d) => {
    if (share >= FELT) felt[d] = (felt[d] ?? 0) + probability;
  });
}

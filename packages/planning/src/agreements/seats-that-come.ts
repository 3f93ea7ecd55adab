import { drawGamma, type RandomStream } from "@springtide/probability";

/**
 * How many of some seats come, each by this chance and for itself. With the same numbers of the stream more come by a higher chance, never
 * fewer, so that plans are compared on the same luck. Where all come or none nothing is drawn.
 */
export function seatsThatCome(random: RandomStream, seats: number, share: number): number {
  if (share >= 1) return seats;
  let come = 0;
  for (let seat = 0; seat < seats; seat += 1) if (random.uniform() < share) come += 1;
  return come;
}

/**
 * A share that is not known for certain, or differs from day to day: Beta distributed about its mean, as if `trials` trials had told of it.
 * With endless trials, and at 0 and 1, it is the mean.
 */
export function drawShare(random: RandomStream, mean: number, trials: number): number {
  if (!(mean > 0 && mean < 1) || trials === Infinity) return mean;
  if (trials <= 0) return random.uniform() < mean ? 1 : 0;
  const come = drawGamma(random, mean * trials);
  const all = come + drawGamma(random, (1 - mean) * trials);
  // Both so small that nothing is left of them: all or none.
  return all > 0 ? come / all : random.uniform() < mean ? 1 : 0;
}

/** As many trials as make the trials of a day alike so much (Beta-binomial: likeness = 1 / (trials + 1)). */
export function trialsOfLikeness(likeness: number): number {
  return 1 / likeness - 1;
}

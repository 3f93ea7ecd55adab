import type { QueueResult } from "../../src/index.ts";

/** A made-up model whose every figure is e^(-s x load): its mean over a gamma rate is known in closed form. */
export function fallingQueue(loadErlangs: number, fall: number): QueueResult {
  const share = Math.exp(-fall * loadErlangs);
  return {
    stable: true,
    loadErlangs,
    waitProbability: share,
    servedProbability: share,
    abandonProbability: share,
    blockProbability: share,
    overflowProbability: share,
    serviceLevels: {
      slOffered: share,
      slAnswered: share,
      slExclShort: share,
      slAbandonGood: share,
      slVirtual: share,
    },
    asaSeconds: share,
    meanWaitSeconds: share,
    meanWaitAbandonedSeconds: null,
    meanQueue: null,
    occupancy: share,
  };
}

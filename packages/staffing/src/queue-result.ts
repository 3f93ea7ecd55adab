import type { ServiceLevels } from "./targets/service-levels.ts";

/**
 * What a model says of a queue, in the one shape that all models of this package answer with. Shares are of all
 * contacts offered; served + abandoned + blocked + overflowed = 1. Where no steady state exists (`stable` false)
 * everyone waits, nobody is served in time and what would be infinite is null.
 */
export interface QueueResult {
  readonly stable: boolean;
  readonly loadErlangs: number;
  /** Share that is accepted and finds no agent free. */
  readonly waitProbability: number;
  readonly servedProbability: number;
  readonly abandonProbability: number;
  /** Share that finds the line full. */
  readonly blockProbability: number;
  /** Share that leaves for a partner after waiting. */
  readonly overflowProbability: number;
  readonly serviceLevels: ServiceLevels;
  /** Mean wait of served contacts. Null where nobody is served or the line grows without end. */
  readonly asaSeconds: number | null;
  /** Mean time that all offered contacts wait, served or not; blocked ones count 0. */
  readonly meanWaitSeconds: number | null;
  /** Mean wait of those who abandon; null where nobody does. */
  readonly meanWaitAbandonedSeconds: number | null;
  /** Mean number of contacts waiting. */
  readonly meanQueue: number | null;
  /** Share of their time that agents are busy; 0 with no agents. */
  readonly occupancy: number;
}

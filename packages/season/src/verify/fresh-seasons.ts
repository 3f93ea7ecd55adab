import { randomStream } from "@springtide/probability";
import type { CancelSignal } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";
import { type Demand, drawDemand } from "../demand.ts";

/** Seeds are kept within what every reader of JSON holds exactly. */
const SEEDS = 2 ** 31;

/** Possible seasons that a plan was not made for. */
export interface FreshSeasons {
  /** The plan's basis with another seed and as many paths as there are fresh seasons. */
  readonly basis: SeasonBasis;
  readonly demand: Demand;
}

/** A seed of its own for verifying a plan, always the same for the same plan; never the plan's. */
export function freshSeed(seed: number): number {
  const fresh = Math.floor(randomStream(seed, "verify").uniform() * SEEDS);
  return fresh === seed ? fresh + 1 : fresh;
}

/**
 * Draws seasons from the plan's basis that the plan has not seen: dates of triggers, days and intervals anew. Effects of
 * drawn weather are the ones kept with the plan: no others are known.
 */
export function freshSeasons(basis: SeasonBasis, seasons: number, cancel?: CancelSignal): FreshSeasons {
  const fresh = { ...basis, seed: freshSeed(basis.seed), paths: seasons };
  return { basis: fresh, demand: drawDemand(fresh, undefined, cancel) };
}

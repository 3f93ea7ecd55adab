import { refuse } from "../domain.ts";
import type { Contraction } from "./contraction.ts";
import { emptyLoads, isBelow, type LoadMap, type Loads } from "./load-map.ts";
import { solveOneMinus } from "./one-minus.ts";

/** Relative error of the loads at which the search is content. */
const TOLERANCE = 1e-12;
/** No residual is smaller than what rounding puts into a sum. */
const ROUNDING = 2 ** -50;
/** A model of a queue may be rough by so much, relative to the loads; beyond it, it is no law at all. */
const ROUGHNESS = 1e-9;
const MOST_STEPS = 10_000;

/**
 * Searches the loads that reproduce themselves, offered = known + failures that come back, with work space made once.
 * Steps are Newton's where that is safe: where the residual falls at least as fast as a plain round (Picard) would
 * make it, or where the search stays below the answer, as it does for convex laws from below, and then Newton never
 * falls behind plain rounds. Otherwise the step is a plain round, which shrinks the distance by the contraction factor.
 */
export class LoadSearch {
  readonly #map: LoadMap;
  readonly #contraction: Contraction;
  #at: Loads;
  #next: Loads;
  readonly #coefficients: Float64Array;
  readonly #step: Float64Array;
  #residual = 0;
  steps = 0;

  /** `contraction` belongs to the map's own spill matrix, or to a larger one. */
  constructor(map: LoadMap, contraction: Contraction) {
    this.#map = map;
    this.#contraction = contraction;
    this.#at = emptyLoads(map.size);
    this.#next = emptyLoads(map.size);
    this.#coefficients = new Float64Array(map.size ** 2);
    this.#step = new Float64Array(map.size);
  }

  get offered(): Float64Array {
    return this.#at.offered;
  }

  get failed(): Float64Array {
    return this.#at.failed;
  }

  /** No channel's load is further from the equilibrium than this: ||F(x) - x|| / (1 - r), over the least weight. */
  get errorBound(): number {
    const { factor, weights } = this.#contraction;
    let least = Infinity;
    for (const weight of weights) least = Math.min(least, weight);
    return (this.#residual + ROUNDING * this.#weighed(this.#at.offered)) / (1 - factor) / least;
  }

  /** As `LoadMap.begin`; afterwards `offered` and `failed` are those of the equilibrium. */
  settle(known: Float64Array, takes: Uint8Array, interval: number): void {
    this.steps = 0;
    this.#map.begin(known, takes, interval);
    this.#at.offered.set(known);
    this.#map.evaluate(this.#at);
    this.#residual = this.#distance(this.#at);
    while (this.#residual > this.#enough()) {
      if (this.steps >= MOST_STEPS) refuseLaws("so slowly that no equilibrium is found");
      this.steps += 1;
      if (!this.#tryNewton() && !this.#tryRound()) return;
    }
  }

  #enough(): number {
    return Math.max(TOLERANCE * (1 - this.#contraction.factor), ROUNDING) * this.#weighed(this.#at.offered);
  }

  #tryNewton(): boolean {
    const { offered, image } = this.#at;
    const next = this.#next.offered;
    let fromBelow = isBelow(this.#at);
    this.#map.oneMinusDerivative(this.#at, this.#coefficients);
    for (let channel = 0; channel < offered.length; channel += 1) {
      this.#step[channel] = (image[channel] ?? 0) - (offered[channel] ?? 0);
    }
    solveOneMinus(this.#coefficients, this.#step, offered.length, 1);
    for (let channel = 0; channel < offered.length; channel += 1) {
      const step = this.#step[channel] ?? 0;
      const load = (offered[channel] ?? 0) + step;
      if (!(load >= 0 && load < Infinity)) return false;
      if (step < 0) fromBelow = false;
      next[channel] = load;
    }
    this.#map.evaluate(this.#next, this.#at);
    const residual = this.#distance(this.#next);
    if (residual > this.#contraction.factor * this.#residual && !(fromBelow && isBelow(this.#next))) return false;
    this.#advance(residual);
    return true;
  }

  /** A plain round; false where rounding in a law leaves nothing to gain. */
  #tryRound(): boolean {
    this.#next.offered.set(this.#at.image);
    this.#map.evaluate(this.#next, this.#at);
    const residual = this.#distance(this.#next);
    const rough = ROUGHNESS * this.#weighed(this.#next.offered);
    if (residual > this.#contraction.factor * this.#residual + rough) {
      refuseLaws("by more than one for one more contact");
    }
    if (residual >= this.#residual) return false;
    this.#advance(residual);
    return true;
  }

  #advance(residual: number): void {
    [this.#at, this.#next] = [this.#next, this.#at];
    this.#residual = residual;
  }

  #distance({ offered, image }: Loads): number {
    let sum = 0;
    for (let channel = 0; channel < offered.length; channel += 1) {
      sum += (this.#contraction.weights[channel] ?? 0) * Math.abs((image[channel] ?? 0) - (offered[channel] ?? 0));
    }
    return sum;
  }

  #weighed(offered: Float64Array): number {
    let sum = 0;
    for (let channel = 0; channel < offered.length; channel += 1) {
      sum += (this.#contraction.weights[channel] ?? 0) * (offered[channel] ?? 0);
    }
    return sum;
  }
}

function refuseLaws(how: string): never {
  refuse(
    "failure-too-steep",
    "/channels",
    `a failure law that moves ${how}`,
    "one more contact adds at most one failure, or nothing keeps the loads from running away",
    "Check the failedPerHour functions: contacts an hour in, failed contacts an hour out, rising with what is offered.",
  );
}

import { refuse } from "../domain.ts";
import type { Contraction } from "./contraction.ts";
import { type FailureLawOverTime, failedAt, slopeAt } from "./failure-law.ts";
import { solveOneMinus } from "./one-minus.ts";

/** Relative error of the loads at which the search is content. */
const TOLERANCE = 1e-13;
/** No residual is smaller than what rounding puts into a sum. */
const ROUNDING = 2 ** -50;
/** A model of a queue may be rough by so much, relative to the loads; beyond it, it is no law at all. */
const ROUGHNESS = 1e-9;
const MOST_STEPS = 10_000;

/** A place on the way: loads, their failures, and the loads that these failures make. */
interface Loads {
  offered: Float64Array;
  failed: Float64Array;
  image: Float64Array;
}

/**
 * Searches the loads that reproduce themselves, offered = known + failures that come back, with work space made once.
 * Steps are Newton's where that is safe: where the residual falls at least as fast as a plain round (Picard) would
 * make it, or where the search stays below the answer, as it does for convex laws from below, and then Newton never
 * falls behind plain rounds. Otherwise the step is a plain round, which shrinks the distance by the contraction factor.
 */
export class LoadSearch {
  readonly #laws: readonly FailureLawOverTime[];
  readonly #spill: Float64Array;
  readonly #contraction: Contraction;
  readonly #size: number;
  #at: Loads;
  #next: Loads;
  readonly #slopes: Float64Array;
  readonly #coefficients: Float64Array;
  readonly #step: Float64Array;
  #residual = 0;
  steps = 0;

  /** `spill` row by row: what comes back while the loads settle; `contraction` belongs to a matrix at least as large. */
  constructor(laws: readonly FailureLawOverTime[], spill: Float64Array, contraction: Contraction) {
    this.#laws = laws;
    this.#spill = spill;
    this.#contraction = contraction;
    this.#size = laws.length;
    this.#at = emptyLoads(laws.length);
    this.#next = emptyLoads(laws.length);
    this.#slopes = new Float64Array(laws.length);
    this.#coefficients = new Float64Array(laws.length ** 2);
    this.#step = new Float64Array(laws.length);
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

  /** Where `takes` is 0 a channel is closed and nothing comes back to it now. */
  settle(known: Float64Array, takes: Uint8Array, interval: number): void {
    this.steps = 0;
    this.#at.offered.set(known);
    this.#evaluate(this.#at, known, takes, interval);
    this.#residual = this.#distance(this.#at);
    while (this.#residual > this.#enough()) {
      if (this.steps >= MOST_STEPS) this.#refuseLaws("so slowly that no equilibrium is found");
      this.steps += 1;
      if (this.#tryNewton(known, takes, interval)) continue;
      if (!this.#tryRound(known, takes, interval)) return;
    }
  }

  #enough(): number {
    return Math.max(TOLERANCE * (1 - this.#contraction.factor), ROUNDING) * this.#weighed(this.#at.offered);
  }

  #tryNewton(known: Float64Array, takes: Uint8Array, interval: number): boolean {
    this.#newtonStep(takes, interval);
    const next = this.#next.offered;
    let fromBelow = isBelow(this.#at);
    for (let channel = 0; channel < this.#size; channel += 1) {
      const here = this.#at.offered[channel] ?? 0;
      const there = here + (this.#step[channel] ?? 0);
      if (!(there >= 0 && there < Infinity)) return false;
      if (there < here) fromBelow = false;
      next[channel] = there;
    }
    this.#evaluate(this.#next, known, takes, interval);
    const residual = this.#distance(this.#next);
    if (residual > this.#contraction.factor * this.#residual && !(fromBelow && isBelow(this.#next))) return false;
    this.#advance(residual);
    return true;
  }

  /** A plain round; false where rounding in a law leaves nothing to gain. */
  #tryRound(known: Float64Array, takes: Uint8Array, interval: number): boolean {
    this.#next.offered.set(this.#at.image);
    this.#evaluate(this.#next, known, takes, interval);
    const residual = this.#distance(this.#next);
    const rough = ROUGHNESS * this.#weighed(this.#next.offered);
    if (residual > this.#contraction.factor * this.#residual + rough) {
      this.#refuseLaws("by more than one for one more contact");
    }
    if (residual >= this.#residual) return false;
    this.#advance(residual);
    return true;
  }

  #advance(residual: number): void {
    [this.#at, this.#next] = [this.#next, this.#at];
    this.#residual = residual;
  }

  #evaluate(loads: Loads, known: Float64Array, takes: Uint8Array, interval: number): void {
    const { offered, failed, image } = loads;
    for (let channel = 0; channel < this.#size; channel += 1) {
      const law = this.#laws[channel];
      if (law !== undefined) failed[channel] = failedAt(law, offered[channel] ?? 0, interval, channel);
    }
    for (let to = 0; to < this.#size; to += 1) {
      let back = 0;
      if (takes[to] === 1) {
        for (let from = 0; from < this.#size; from += 1) {
          back += (this.#spill[from * this.#size + to] ?? 0) * (failed[from] ?? 0);
        }
      }
      image[to] = (known[to] ?? 0) + back;
    }
  }

  /** (I - S^T diag(slopes)) step = image - offered. */
  #newtonStep(takes: Uint8Array, interval: number): void {
    const { offered, failed, image } = this.#at;
    const size = this.#size;
    for (let channel = 0; channel < size; channel += 1) {
      const law = this.#laws[channel];
      if (law === undefined) continue;
      this.#slopes[channel] = slopeAt(law, offered[channel] ?? 0, failed[channel] ?? 0, interval, channel);
    }
    for (let to = 0; to < size; to += 1) {
      for (let from = 0; from < size; from += 1) {
        const back = takes[to] === 1 ? (this.#spill[from * size + to] ?? 0) * (this.#slopes[from] ?? 0) : 0;
        this.#coefficients[to * size + from] = (from === to ? 1 : 0) - back;
      }
      this.#step[to] = (image[to] ?? 0) - (offered[to] ?? 0);
    }
    solveOneMinus(this.#coefficients, this.#step, size, 1);
  }

  #distance({ offered, image }: Loads): number {
    let sum = 0;
    for (let channel = 0; channel < this.#size; channel += 1) {
      sum += (this.#contraction.weights[channel] ?? 0) * Math.abs((image[channel] ?? 0) - (offered[channel] ?? 0));
    }
    return sum;
  }

  #weighed(offered: Float64Array): number {
    let sum = 0;
    for (let channel = 0; channel < this.#size; channel += 1) {
      sum += (this.#contraction.weights[channel] ?? 0) * (offered[channel] ?? 0);
    }
    return sum;
  }

  #refuseLaws(how: string): never {
    refuse(
      "failure-too-steep",
      "/channels",
      `a failure law that moves ${how}`,
      "one more contact adds at most one failure, or nothing keeps the loads from running away",
      "Check the failedPerHour functions: contacts an hour in, failed contacts an hour out, rising with what is offered.",
    );
  }
}

function emptyLoads(size: number): Loads {
  return { offered: new Float64Array(size), failed: new Float64Array(size), image: new Float64Array(size) };
}

/** Loads that one more round would not lower anywhere lie at or below the equilibrium, since the map is increasing. */
function isBelow({ offered, image }: Loads): boolean {
  for (let channel = 0; channel < offered.length; channel += 1) {
    if ((image[channel] ?? 0) < (offered[channel] ?? 0)) return false;
  }
  return true;
}

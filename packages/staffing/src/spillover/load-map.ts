import { type FailureLawOverTime, failedAt, slopeAt } from "./failure-law.ts";

/** A place on the way to the equilibrium: loads, their failures, and the loads that these failures make. */
export interface Loads {
  readonly offered: Float64Array;
  readonly failed: Float64Array;
  readonly image: Float64Array;
}

export function emptyLoads(size: number): Loads {
  return { offered: new Float64Array(size), failed: new Float64Array(size), image: new Float64Array(size) };
}

/** Loads that one more round would not lower anywhere lie at or below the equilibrium, since the map is increasing. */
export function isBelow({ offered, image }: Loads): boolean {
  for (let channel = 0; channel < offered.length; channel += 1) {
    if ((image[channel] ?? 0) < (offered[channel] ?? 0)) return false;
  }
  return true;
}

/** One round: offered loads fail by their laws, and with the failures that come back make new loads. */
export class LoadMap {
  readonly size: number;
  readonly #laws: readonly FailureLawOverTime[];
  readonly #spill: Float64Array;
  readonly #slopes: Float64Array;
  /** The load at which a slope was taken, in this interval; NaN where none was. */
  readonly #slopedAt: Float64Array;
  /** Of each channel whether any of its failures come back at all: where not, its slope is of no use. */
  readonly #feeds: readonly boolean[];
  readonly #known: Float64Array;
  readonly #takes: Uint8Array;
  #interval = 0;

  /** `spill` row by row. */
  constructor(laws: readonly FailureLawOverTime[], spill: Float64Array) {
    this.size = laws.length;
    this.#laws = laws;
    this.#spill = spill;
    this.#slopes = new Float64Array(laws.length);
    this.#slopedAt = new Float64Array(laws.length);
    this.#feeds = laws.map((_, from) =>
      spill.subarray(from * laws.length, (from + 1) * laws.length).some((x) => x > 0),
    );
    this.#known = new Float64Array(laws.length);
    this.#takes = new Uint8Array(laws.length);
  }

  /** Loads known beforehand; where `takes` is 0 a channel is closed and nothing comes back to it now. */
  begin(known: Float64Array, takes: Uint8Array, interval: number): void {
    this.#known.set(known);
    this.#takes.set(takes);
    this.#slopedAt.fill(NaN);
    this.#interval = interval;
  }

  /** Fills in failures and image. Where a load is that of `before`, so are its failures: laws may be costly. */
  evaluate({ offered, failed, image }: Loads, before?: Loads): void {
    for (let channel = 0; channel < this.size; channel += 1) {
      const law = this.#laws[channel];
      const load = offered[channel] ?? 0;
      if (law === undefined) continue;
      failed[channel] =
        before?.offered[channel] === load
          ? (before.failed[channel] ?? 0)
          : failedAt(law, load, this.#interval, channel);
    }
    for (let to = 0; to < this.size; to += 1) {
      let load = this.#known[to] ?? 0;
      if (this.#takes[to] === 1) {
        for (let from = 0; from < this.size; from += 1) {
          load += (this.#spill[from * this.size + to] ?? 0) * (failed[from] ?? 0);
        }
      }
      image[to] = load;
    }
  }

  /** Writes I - (derivative of the map) row by row. */
  oneMinusDerivative({ offered, failed }: Loads, into: Float64Array): void {
    const size = this.size;
    for (let channel = 0; channel < size; channel += 1) {
      const law = this.#laws[channel];
      const load = offered[channel] ?? 0;
      if (law === undefined || this.#feeds[channel] !== true || this.#slopedAt[channel] === load) continue;
      this.#slopes[channel] = slopeAt(law, load, failed[channel] ?? 0, this.#interval, channel);
      this.#slopedAt[channel] = load;
    }
    for (let to = 0; to < size; to += 1) {
      for (let from = 0; from < size; from += 1) {
        const back = (this.#takes[to] ?? 0) * (this.#spill[from * size + to] ?? 0) * (this.#slopes[from] ?? 0);
        into[to * size + from] = (from === to ? 1 : 0) - back;
      }
    }
  }
}

import { givenUpWithin, meanPatience, type PatienceCurve } from "../patience/patience-curve.ts";
import { LineFates, type WaitingLine } from "./line-fates.ts";
import { patienceAt } from "./patience-at.ts";
import { waitGrid, type WaitGrid } from "./wait-grid.ts";

/** A contact that leaves a million times a second is gone: lines that no rate can keep are never reached. */
const AT_ONCE_PER_SECOND = 1e6;
const NEGLIGIBLE = 1e-18;
const AFRESH_EVERY = 64;

interface Thresholds {
  readonly withinSeconds: number;
  readonly shortSeconds: number;
}

/**
 * Fates in the line of M/M/n+G under any law of patience, by a line whose hang-ups depend on its length alone.
 * An arrival that finds k waiting is given the wait law exp(-n mu v) H(v)^k dv, H(v) being the mean time waited within
 * v, and a line of k + 1 loses n mu E_k[1 - Gbar(V)]/E_k[Gbar(V)] contacts a second. For exponential and endless
 * patience this is exact at all times. For every other law the steady state it settles to is exactly that of M/M/n+G:
 * the law of the line's length, and every share and mean wait of those who arrive. On the way there it is an
 * approximation, since a real line remembers the ages of those in it: within a point of service level and of the chance
 * to wait, and half a point of abandonment, of a simulated rush with three segments. The better known rule of Whitt
 * (2005), by which the one k-th from the end has waited k/lambda, is up to 0.7 points off in steady state already.
 * Source: Brandt & Brandt (2002), Queueing Systems 41, 73-94. Cost: some hundred points of quadrature for each k,
 * kept for as long as teams of that size come back.
 */
export class GeneralLine implements WaitingLine {
  readonly acceptedShare: number;
  readonly endlessShare: number;
  fates = new LineFates();
  readonly #curve: PatienceCurve;
  readonly #thresholds: Thresholds;
  readonly #kept = new Map<number, { readonly fates: LineFates; readonly reached: number }>();
  #completionsPerSecond = -1;
  #reached = -1;

  constructor(curve: PatienceCurve, thresholds: Thresholds) {
    this.#curve = curve;
    this.acceptedShare = patienceAt(curve, 0).survival;
    this.endlessShare = curve.endlessShare;
    this.#thresholds = thresholds;
  }

  serveAt(completionsPerSecond: number): void {
    this.#completionsPerSecond = completionsPerSecond;
    const kept = this.#kept.get(completionsPerSecond);
    this.fates = kept?.fates ?? new LineFates();
    this.#reached = kept?.reached ?? -1;
  }

  reach(longest: number): void {
    if (longest <= this.#reached) return;
    this.#reached = Math.max(63, Math.ceil(longest * 1.5));
    this.fates.makeRoom(this.#reached + 1);
    if (this.#completionsPerSecond > 0) this.#fillServed(this.#completionsPerSecond);
    else this.#fillUnserved();
    this.#kept.set(this.#completionsPerSecond, { fates: this.fates, reached: this.#reached });
  }

  #fillServed(rate: number): void {
    const { withinSeconds, shortSeconds } = this.#thresholds;
    const grid = waitGrid(this.#curve, rate, this.#reached, [withinSeconds, shortSeconds]);
    const givenUp = (seconds: number): Float64Array =>
      grid.seconds.map((wait) => givenUpWithin(this.#curve, Math.min(wait, seconds)));
    const inTime = givenUp(withinSeconds);
    const soon = givenUp(shortSeconds);
    const logWaited = grid.waited.map(Math.log);
    const chances = new Float64Array(grid.seconds.length);
    for (let k = 0; k <= this.#reached; k += 1) {
      // A chance lost to underflow far from the peak must be back before the peak has moved there.
      if (k % AFRESH_EVERY === 0) writeChances(chances, grid, logWaited, k);
      else lengthen(chances, grid.waited, this.fates.waitedSeconds[k - 1] ?? 1);
      this.#writeFates(k, rate, chances, grid, inTime, soon);
    }
  }

  #writeFates(
    k: number,
    rate: number,
    chances: Float64Array,
    grid: WaitGrid,
    givenUpInTime: Float64Array,
    givenUpSoon: Float64Array,
  ): void {
    const { withinSeconds } = this.#thresholds;
    const overflowAfter = this.#curve.overflowAfterSeconds;
    let [served, servedInTime, virtualInTime, servedSeconds, waited, inTime, soon, beyond] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let point = 0; point < chances.length; point += 1) {
      const chance = chances[point] ?? 0;
      if (chance < NEGLIGIBLE) continue;
      const seconds = grid.seconds[point] ?? 0;
      const serves = chance * (grid.survival[point] ?? 0);
      served += serves;
      servedSeconds += serves * seconds;
      waited += chance * (grid.waited[point] ?? 0);
      inTime += chance * (givenUpInTime[point] ?? 0);
      soon += chance * (givenUpSoon[point] ?? 0);
      if (seconds <= withinSeconds) {
        servedInTime += serves;
        virtualInTime += chance;
      }
      if (seconds > overflowAfter) beyond += chance;
    }
    const { fates } = this;
    fates.served[k] = served;
    fates.servedInTime[k] = servedInTime;
    fates.virtualInTime[k] = virtualInTime;
    fates.servedSeconds[k] = servedSeconds;
    fates.waitedSeconds[k] = waited;
    fates.abandonedInTime[k] = inTime;
    fates.abandonedSoon[k] = soon;
    fates.overflowed[k] = beyond * this.#overflowing();
    const leaving = (rate * Math.max(0, this.acceptedShare - served)) / served;
    fates.leaving[k + 1] = Math.min(leaving, AT_ONCE_PER_SECOND * (k + 1));
  }

  /** With nobody to serve them all leave in the end, each after its own patience. */
  #fillUnserved(): void {
    const { fates } = this;
    const curve = this.#curve;
    const mean = meanPatience(curve);
    fates.overflowed.fill(this.#overflowing());
    fates.waitedSeconds.fill(mean);
    fates.abandonedInTime.fill(givenUpWithin(curve, this.#thresholds.withinSeconds));
    fates.abandonedSoon.fill(givenUpWithin(curve, this.#thresholds.shortSeconds));
    for (let k = 0; k < fates.leaving.length; k += 1) fates.leaving[k] = (k * this.acceptedShare) / mean;
  }

  /** Share of contacts patient enough to leave for a partner. */
  #overflowing(): number {
    const after = this.#curve.overflowAfterSeconds;
    return after < Infinity ? 1 - givenUpWithin(this.#curve, after) : 0;
  }
}

/** The wait law of one who finds k waiting, as chances on the grid, from scratch. */
function writeChances(chances: Float64Array, grid: WaitGrid, logWaited: Float64Array, k: number): void {
  let highest = -Infinity;
  for (let point = 0; point < chances.length; point += 1) {
    const log = (grid.logWeight[point] ?? 0) + k * (logWaited[point] ?? 0);
    chances[point] = log;
    if (log > highest) highest = log;
  }
  let sum = 0;
  for (let point = 0; point < chances.length; point += 1) {
    const chance = Math.exp((chances[point] ?? 0) - highest);
    chances[point] = chance;
    sum += chance;
  }
  for (let point = 0; point < chances.length; point += 1) chances[point] = (chances[point] ?? 0) / sum;
}

/** The same law one longer: each chance times the time waited by then, over their mean. */
function lengthen(chances: Float64Array, waited: Float64Array, meanWaited: number): void {
  const perMean = 1 / meanWaited;
  for (let point = 0; point < chances.length; point += 1) {
    chances[point] = (chances[point] ?? 0) * (waited[point] ?? 0) * perMean;
  }
}

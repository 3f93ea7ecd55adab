import { gaussLegendre, type QuadratureRule } from "./gauss-legendre.ts";
import { meanWithin, type PatienceCurve } from "./patience-curve.ts";

/** How finely the integrals are taken. */
export interface Precision {
  readonly rule: QuadratureRule;
  /**
   * Powers of e that a panel spans, and a quarter more than the mean patiences it spans while the hastiest have not
   * left; one that spans a third more after all, because the curve bends, is halved.
   */
  readonly powersPerPanel: number;
  /** What lies so many powers of e below the peak is left out. */
  readonly negligibleBelow: number;
}

/** To the last digits of a double: sixteen points give e^(-15 x) on a panel to 1e-16. */
export const EXACT: Precision = { rule: gaussLegendre(16), powersPerPanel: 15, negligibleBelow: 45 };
/** To about seven digits at two fifths of the cost, for searches that are far from a border. */
export const COARSE: Precision = { rule: gaussLegendre(8), powersPerPanel: 9, negligibleBelow: 18 };

const PEAK_STEPS = 100;

/**
 * The integrals of the virtual wait V of M/M/n+G, which make every figure of the queue. The density of V above 0 is
 * proportional to e^h with h(v) = lambda * Int_0^v Gbar - n mu v, which is concave: it has one peak. All integrals are
 * taken relative to that peak, so that nothing overflows and nothing that counts underflows, and panel by panel outward
 * from it, with h carried along as increments, so that large values never cancel. Panels end at times asked about and
 * where patience changes its law; their widths follow slope and bend of h.
 * Made once for a law of patience and the times asked about; each call overwrites the figures of the last and allocates
 * nothing. Cost of a call: some six to ten panels of sixteen points.
 * Source: Baccelli & Hebuterne (1981); Zeltyn & Mandelbaum (2005), QUESTA 51, 361-402.
 */
export class VirtualWait {
  /** False where those who never leave alone are more than the agents can serve. */
  stable = false;
  /** h at its peak, by which all integrals below are divided as e^h. */
  peakLog = 0;
  /** The integral of e^h: in proportion to the share that waits. */
  mass = 0;
  /** Of Gbar e^h: wait and are served. */
  servedMass = 0;
  /** Of v Gbar e^h: the time the served wait. */
  servedSeconds = 0;
  /** Of e^h times the time that a contact of mean patience waits within v: all waiting. */
  waitedSeconds = 0;
  /** Of G e^h, overflow apart: wait and give up. */
  givenUpMass = 0;
  /** Of e^h times the integral of u dG(u) up to v: the time those wait who give up. */
  givenUpSeconds = 0;
  /** For each time asked about: V is beyond it; V within it and served; the integral of G e^h up to it. */
  readonly massBeyond: Float64Array;
  readonly servedWithin: Float64Array;
  readonly givenUpWithin: Float64Array;

  private readonly curve: PatienceCurve;
  private readonly marks: Float64Array;
  private precision = EXACT;
  private arrivals = 0;
  private capacity = 0;
  /** State of the curve at the left end of the panel in hand. */
  private readonly local: Float64Array;
  private readonly localRates: Float64Array;
  private components = 0;
  private waitedAtLeft = 0;
  private givenAtLeft = 0;
  private spentAtLeft = 0;
  private survival = 0;
  private density = 0;
  private fastest = 0;

  constructor(curve: PatienceCurve, marks: readonly number[]) {
    this.curve = curve;
    this.marks = Float64Array.from(marks);
    this.massBeyond = new Float64Array(marks.length);
    this.servedWithin = new Float64Array(marks.length);
    this.givenUpWithin = new Float64Array(marks.length);
    this.local = new Float64Array(curve.levels.length);
    this.localRates = new Float64Array(curve.levels.length);
  }

  /** Unchecked: both above 0, per second; `capacityPerSecond` is what all agents together can serve. */
  integrate(arrivalsPerSecond: number, capacityPerSecond: number, precision = EXACT): void {
    this.clear();
    this.precision = precision;
    this.arrivals = arrivalsPerSecond;
    this.capacity = capacityPerSecond;
    this.stable = this.curve.endlessShare * arrivalsPerSecond < capacityPerSecond;
    if (!this.stable) return;
    const peak = this.findPeak();
    this.goRight(peak);
    this.goLeft(peak);
  }

  private clear(): void {
    this.mass = this.servedMass = this.servedSeconds = this.waitedSeconds = 0;
    this.givenUpMass = this.givenUpSeconds = this.peakLog = 0;
    this.massBeyond.fill(0);
    this.servedWithin.fill(0);
    this.givenUpWithin.fill(0);
  }

  /** Moves the local state to a time within a piece. */
  private moveTo(piece: number, seconds: number): void {
    const { curve, local, localRates } = this;
    const start = curve.starts[piece] ?? 0;
    const first = curve.firsts[piece] ?? 0;
    const past = seconds - start;
    this.components = (curve.firsts[piece + 1] ?? 0) - first;
    let waited = curve.waited[piece] ?? 0;
    let given = curve.given[piece] ?? 0;
    let spent = curve.spent[piece] ?? 0;
    let survival = 0;
    let density = 0;
    let fastest = 0;
    for (let i = 0; i < this.components; i += 1) {
      const level = curve.levels[first + i] ?? 0;
      const rate = curve.rates[first + i] ?? 0;
      const within = meanWithin(rate, past);
      const now = level * Math.exp(-rate * past);
      local[i] = now;
      localRates[i] = rate;
      waited += level * within;
      given += level * rate * within;
      spent += level * (start * rate * within + within) - past * now;
      survival += now;
      density += now * rate;
      if (rate > fastest) fastest = rate;
    }
    this.waitedAtLeft = waited;
    this.givenAtLeft = given;
    this.spentAtLeft = spent;
    this.survival = survival;
    this.density = density;
    this.fastest = fastest;
  }

  /** Where e^h is highest: 0 unless more arrive than can be served; else where enough have lost their patience. */
  private findPeak(): number {
    const { curve, arrivals, capacity } = this;
    let piece = 0;
    let peak = 0;
    for (; piece < curve.pieces; piece += 1) {
      peak = curve.starts[piece] ?? 0;
      this.moveTo(piece, peak);
      if (arrivals * this.survival <= capacity) break;
      const end = curve.starts[piece + 1] ?? Infinity;
      if (end < Infinity) this.moveTo(piece, end);
      if (end === Infinity || arrivals * this.survival < capacity) {
        peak = this.crossing(piece);
        break;
      }
    }
    this.peakLog = arrivals * this.waitedAtLeft - capacity * peak;
    return peak;
  }

  /** ln Gbar is convex on a piece, so Newton's steps from the left never pass the crossing. */
  private crossing(piece: number): number {
    let time = this.curve.starts[piece] ?? 0;
    for (let step = 0; step < PEAK_STEPS; step += 1) {
      this.moveTo(piece, time);
      const next = time + (Math.log((this.arrivals * this.survival) / this.capacity) * this.survival) / this.density;
      if (!(next > time * (1 + 1e-14))) break;
      time = next;
    }
    return time;
  }

  /** The width over which h falls by as many powers as a panel may span, from its slope and bend at one end. */
  private panelWidth(slope: number, behind: number): number {
    const bend = this.arrivals * this.density;
    const steep = Math.max(0, slope);
    const { powersPerPanel } = this.precision;
    const width = (2 * powersPerPanel) / (steep + Math.sqrt(steep * steep + 2 * bend * powersPerPanel));
    return this.fastest > 0 ? Math.min(width, Math.max((0.8 * powersPerPanel) / this.fastest, behind)) : width;
  }

  /**
   * h at the right end of a panel less h at its left end, where the local state is: as straight on, less what bends it.
   * So those who never leave add nothing but slope, however near they are to all that the agents can serve.
   */
  private rise(width: number): number {
    let bent = 0;
    for (let i = 0; i < this.components; i += 1) {
      bent += (this.local[i] ?? 0) * (width - meanWithin(this.localRates[i] ?? 0, width));
    }
    return this.slope() * width - this.arrivals * bent;
  }

  private slope(): number {
    return this.arrivals * this.survival - this.capacity;
  }

  private goRight(peak: number): void {
    const { starts, pieces } = this.curve;
    const { negligibleBelow, powersPerPanel } = this.precision;
    let piece = 0;
    while (piece + 1 < pieces && (starts[piece + 1] ?? 0) <= peak) piece += 1;
    let left = peak;
    let height = 0;
    while (height > -negligibleBelow) {
      this.moveTo(piece, left);
      const end = this.nextBreak(left, piece);
      let right = left + this.panelWidth(-this.slope(), left - (starts[piece] ?? 0));
      if (right > end) right = end;
      let rise = this.rise(right - left);
      while (3 * rise < -4 * powersPerPanel) {
        right = (left + right) / 2;
        rise = this.rise(right - left);
      }
      this.addPanel(left, right, height);
      height += rise;
      left = right;
      if (right === (starts[piece + 1] ?? Infinity)) piece += 1;
    }
  }

  private goLeft(peak: number): void {
    const { starts, pieces } = this.curve;
    const { negligibleBelow, powersPerPanel } = this.precision;
    let piece = pieces - 1;
    while (piece > 0 && (starts[piece] ?? 0) >= peak) piece -= 1;
    let right = peak;
    let height = 0;
    while (right > 0 && height > -negligibleBelow) {
      const start = starts[piece] ?? 0;
      const end = this.breakBefore(right, start);
      this.moveTo(piece, right);
      let left = right - this.panelWidth(this.slope(), (right - start) / 2);
      if (left < end) left = end;
      this.moveTo(piece, left);
      let rise = this.rise(right - left);
      while (3 * rise > 4 * powersPerPanel) {
        left = (left + right) / 2;
        this.moveTo(piece, left);
        rise = this.rise(right - left);
      }
      height -= rise;
      this.addPanel(left, right, height);
      right = left;
      if (left === start) piece -= 1;
    }
  }

  private nextBreak(left: number, piece: number): number {
    let end = this.curve.starts[piece + 1] ?? Infinity;
    for (const mark of this.marks) if (mark > left && mark < end) end = mark;
    return end;
  }

  private breakBefore(right: number, start: number): number {
    let end = start;
    for (const mark of this.marks) if (mark < right && mark > end) end = mark;
    return end;
  }

  private addPanel(left: number, right: number, height: number): void {
    const { arrivals, components, local, localRates } = this;
    const slope = this.slope();
    const { points, weights } = this.precision.rule;
    const width = right - left;
    let mass = 0;
    let servedMass = 0;
    let servedSeconds = 0;
    let waitedSeconds = 0;
    let givenUpMass = 0;
    let givenUpSeconds = 0;
    for (let j = 0; j < points.length; j += 1) {
      const past = width * (points[j] ?? 0);
      let survival = 0;
      let waited = 0;
      let bent = 0;
      let given = 0;
      let spent = 0;
      for (let i = 0; i < components; i += 1) {
        const level = local[i] ?? 0;
        const rate = localRates[i] ?? 0;
        const gone = rate === 0 ? 0 : -Math.expm1(-rate * past);
        const within = rate === 0 ? past : gone / rate;
        survival += level * (1 - gone);
        given += level * gone;
        waited += level * within;
        bent += level * (past - within);
        spent += level * (left * gone + within - past * (1 - gone));
      }
      const density = width * (weights[j] ?? 0) * Math.exp(height + slope * past - arrivals * bent);
      mass += density;
      servedMass += density * survival;
      servedSeconds += density * survival * (left + past);
      waitedSeconds += density * (this.waitedAtLeft + waited);
      givenUpMass += density * (this.givenAtLeft + given);
      givenUpSeconds += density * (this.spentAtLeft + spent);
    }
    this.mass += mass;
    this.servedMass += servedMass;
    this.servedSeconds += servedSeconds;
    this.waitedSeconds += waitedSeconds;
    this.givenUpMass += givenUpMass;
    this.givenUpSeconds += givenUpSeconds;
    for (let mark = 0; mark < this.marks.length; mark += 1) {
      if (right <= (this.marks[mark] ?? 0)) {
        this.servedWithin[mark] = (this.servedWithin[mark] ?? 0) + servedMass;
        this.givenUpWithin[mark] = (this.givenUpWithin[mark] ?? 0) + givenUpMass;
      } else this.massBeyond[mark] = (this.massBeyond[mark] ?? 0) + mass;
    }
  }
}

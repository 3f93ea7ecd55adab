import { refuse } from "../domain.ts";
import { joinsPerSecond, leavesPerSecond, type ChainRates } from "./chain-rates.ts";
import type { WaitingLine } from "./line-fates.ts";

/** A state at the window's edge that is likelier than this moves the edge out. */
const EDGE = 1e-9;
/** States less likely than this are left out of the window. */
const DUST = 1e-11;
/** A law that is likelier than this near its edge has no tail there yet. */
const SHARP = 1e-7;
const TIDY_EVERY_STEPS = 8;
/** So many states of dust are worth a smaller window. */
const WORTH_TIDYING = 16;
/** More contacts than this in the house at once are a slip of units. */
const MOST_PRESENT = 4_000_000;

/**
 * The law of the number of contacts present (in service or waiting), carried forward in time: the forward equations of
 * a birth-death chain, p' = A p, by Crank-Nicolson steps, the first step after a change of rates taken as four quarter
 * steps of backward Euler so that the jump is damped. Each step solves one tridiagonal system with factors kept as
 * long as rates and window stay: y = (I - hA/2)^-1 p is the mean law over the step and 2y - p the law after it. So what
 * comes, goes and stays balances to the last digit. Only states that are likely at all (`low` to `high`) are touched.
 * Source: Crank & Nicolson (1947); Rannacher (1984), Numerische Mathematik 43, 309-327.
 * Cost: about nine multiplications a state and step; nothing is allocated but when a line grows beyond all before it.
 */
export class LineChain {
  low = 0;
  high = 0;
  law = new Float64Array(256);
  /** Mean law over the stretch run last; 0 outside `meanLow` to `meanHigh`. */
  mean = new Float64Array(256);
  meanLow = 0;
  meanHigh = 0;
  readonly #line: WaitingLine;
  #rates: ChainRates = { arrivalsPerSecond: 0, agents: 0, ahtSeconds: 1 };
  #inwards = new Float64Array(256);
  #gain = new Float64Array(256);
  #carry = new Float64Array(256);
  #back = new Float64Array(256);
  #middle = 0;
  #carryFromAbove = 0;
  /** Half a step (or a whole backward one) in seconds, for which the factors hold. */
  #half = 0;

  constructor(line: WaitingLine) {
    this.#line = line;
    this.law[0] = 1;
  }

  /** Begins with this law of the number present, from `low` on. */
  begin(law: ArrayLike<number>, low: number): void {
    this.law.fill(0, this.low, this.high + 1);
    this.#makeRoom(low + law.length);
    this.low = low;
    this.high = low + law.length - 1;
    for (let index = 0; index < law.length; index += 1) this.law[low + index] = law[index] ?? 0;
    this.#shedDust(0);
  }

  /** Carries the law on by `seconds` at these rates. `changed` says that rates or law have jumped. */
  run(rates: ChainRates, seconds: number, longestStepSeconds: number, changed: boolean): void {
    this.#rates = rates;
    this.#line.serveAt(rates.agents / rates.ahtSeconds);
    this.mean.fill(0, this.meanLow, this.meanHigh + 1);
    this.meanLow = this.low;
    this.meanHigh = this.high;
    const steps = Math.max(1, Math.ceil(seconds / longestStepSeconds - 1e-9));
    const step = seconds / steps;
    let done = 0;
    if (changed && !this.#isStill()) {
      this.#padEdges(step / 4);
      this.#factor(step / 4);
      for (let quarter = 0; quarter < 4; quarter += 1) this.#step(1 / 4, 1);
      done = 1;
    }
    this.#factor(step / 2);
    for (; done < steps; done += 1) {
      if (done % TIDY_EVERY_STEPS === 0) {
        this.#tidy();
        if (this.#isStill()) break;
      }
      this.#step(1, 2);
    }
    this.#closeMean(steps, steps - done);
  }

  /**
   * A team of `before` shrinks to `after`, each of those who go ending the contact they are in. Contacts beyond the
   * first `after` that are in service leave the chain together with their agents; the line stays as long as it was.
   * Answers with the mean number of contacts taken along.
   */
  sendHome(before: number, after: number): number {
    const { law, low, high } = this;
    const going = before - after;
    let taken = 0;
    let atTeam = 0;
    for (let present = Math.max(low, after + 1); present <= high; present += 1) {
      const chance = law[present] ?? 0;
      law[present] = 0;
      taken += chance * Math.min(present - after, going);
      if (present <= before) atTeam += chance;
      else law[present - going] = chance;
    }
    law[after] = (law[after] ?? 0) + atTeam;
    if (low > after) this.low = Math.max(after, low - going);
    if (high > after) this.high = Math.max(after, high - going);
    return taken;
  }

  /** Nothing can happen: nobody comes, and nobody present can leave. */
  #isStill(): boolean {
    if (this.#rates.arrivalsPerSecond > 0) return false;
    if (this.high === 0) return true;
    if (this.#rates.agents > 0) return false;
    this.#line.reach(this.high);
    return (this.#line.fates.leaving[this.high] ?? 0) === 0;
  }

  /**
   * Thomas' factors of I - half * A on the window, whose edges let nobody through; from both edges inwards to a middle
   * state, so that a step runs two chains of products side by side where one would wait for itself.
   */
  #factor(half: number): void {
    this.#half = half;
    const { low, high } = this;
    const rates = this.#rates;
    const line = this.#line;
    if (high > rates.agents) line.reach(high - rates.agents);
    const middle = low + ((high - low) >> 1);
    this.#middle = middle;
    const up = (present: number): number =>
      present < low || present >= high ? 0 : half * joinsPerSecond(rates, line, present);
    const down = (present: number): number =>
      present <= low || present > high ? 0 : half * leavesPerSecond(rates, line, present);
    let fromBelow = 0;
    for (let present = low; present < middle; present += 1) {
      const before = up(present - 1);
      const gain = 1 / (1 + up(present) + down(present) - before * fromBelow);
      this.#gain[present] = gain;
      this.#carry[present] = before * gain;
      fromBelow = down(present + 1) * gain;
      this.#back[present] = fromBelow;
    }
    let fromAbove = 0;
    for (let present = high; present > middle; present -= 1) {
      const before = down(present + 1);
      const gain = 1 / (1 + up(present) + down(present) - before * fromAbove);
      this.#gain[present] = gain;
      this.#carry[present] = before * gain;
      fromAbove = up(present - 1) * gain;
      this.#back[present] = fromAbove;
    }
    const below = up(middle - 1);
    const above = down(middle + 1);
    const gain = 1 / (1 + up(middle) + down(middle) - below * fromBelow - above * fromAbove);
    this.#gain[middle] = gain;
    this.#carry[middle] = below * gain;
    this.#carryFromAbove = above * gain;
  }

  /** Inwards from both edges; answers with the solution in the middle. */
  #sweepInwards(): number {
    const { low, high, law } = this;
    const middle = this.#middle;
    const inwards = this.#inwards;
    const gain = this.#gain;
    const carry = this.#carry;
    let below = 0;
    let above = 0;
    let upper = high;
    if (high - middle > middle - low) {
      above = (law[upper] ?? 0) * (gain[upper] ?? 0);
      inwards[upper] = above;
      upper -= 1;
    }
    for (let lower = low; lower < middle; lower += 1, upper -= 1) {
      below = (law[lower] ?? 0) * (gain[lower] ?? 0) + (carry[lower] ?? 0) * below;
      inwards[lower] = below;
      above = (law[upper] ?? 0) * (gain[upper] ?? 0) + (carry[upper] ?? 0) * above;
      inwards[upper] = above;
    }
    return (law[middle] ?? 0) * (gain[middle] ?? 0) + (carry[middle] ?? 0) * below + this.#carryFromAbove * above;
  }

  /** Solves for y = (I - half * A)^-1 p, adds y times `weight` to the mean, and makes `onward` y + (1 - onward) p the law. */
  #step(weight: number, onward: 1 | 2): void {
    const middle = this.#middle;
    let below = this.#sweepInwards();
    let above = below;
    const { low, high, law, mean } = this;
    const inwards = this.#inwards;
    const back = this.#back;
    const rest = 1 - onward;
    law[middle] = onward * below + rest * (law[middle] ?? 0);
    mean[middle] = (mean[middle] ?? 0) + weight * below;
    let upper = middle + 1;
    for (let lower = middle - 1; lower >= low; lower -= 1, upper += 1) {
      below = (inwards[lower] ?? 0) + (back[lower] ?? 0) * below;
      law[lower] = onward * below + rest * (law[lower] ?? 0);
      mean[lower] = (mean[lower] ?? 0) + weight * below;
      above = (inwards[upper] ?? 0) + (back[upper] ?? 0) * above;
      law[upper] = onward * above + rest * (law[upper] ?? 0);
      mean[upper] = (mean[upper] ?? 0) + weight * above;
    }
    if (upper <= high) {
      above = (inwards[upper] ?? 0) + (back[upper] ?? 0) * above;
      law[upper] = onward * above + rest * (law[upper] ?? 0);
      mean[upper] = (mean[upper] ?? 0) + weight * above;
    }
    this.#followEdges();
  }

  #followEdges(): void {
    const above = Math.abs(this.law[this.high] ?? 0) > EDGE;
    const below = this.low > 0 && Math.abs(this.law[this.low] ?? 0) > EDGE;
    if (!above && !below) return;
    const further = 8 + ((this.high - this.low) >> 3);
    this.#widen(below ? further : 0, above ? further : 0);
    this.#factor(this.#half);
  }

  /** A law with sharp edges spreads, within one backward step, like powers of up/(1 + up): as far as those count. */
  #padEdges(half: number): void {
    const reach = (rate: number): number => 4 + Math.ceil(-Math.log(EDGE) / Math.log1p(1 / (rate * half + 1e-9)));
    const { high } = this;
    const above = this.#isSharp(high, -1) ? reach(this.#rates.arrivalsPerSecond) : 4;
    if (high > this.#rates.agents) this.#line.reach(high - this.#rates.agents);
    const below = this.#isSharp(this.low, 1) ? reach(leavesPerSecond(this.#rates, this.#line, high)) : 4;
    this.#widen(below, above);
  }

  /** Whether a likely state stands within three of the edge. */
  #isSharp(edge: number, inwards: 1 | -1): boolean {
    for (let away = 0; away < 4; away += 1) {
      if (Math.abs(this.law[edge + away * inwards] ?? 0) > SHARP) return true;
    }
    return false;
  }

  #widen(below: number, above: number): void {
    this.low = Math.max(0, this.low - below);
    this.high += above;
    this.#makeRoom(this.high + 1);
    this.meanLow = Math.min(this.meanLow, this.low);
    this.meanHigh = Math.max(this.meanHigh, this.high);
  }

  #tidy(): void {
    if (this.#shedDust(this.#rates.arrivalsPerSecond > 0 ? WORTH_TIDYING : 0)) this.#factor(this.#half);
  }

  /** Leaves unlikely states at both ends out of the window, if they are more than `worth`. */
  #shedDust(worth: number): boolean {
    const { law } = this;
    let { low, high } = this;
    while (low < high && Math.abs(law[low] ?? 0) < DUST) low += 1;
    while (high > low && Math.abs(law[high] ?? 0) < DUST) high -= 1;
    if (low - this.low + this.high - high <= worth) return false;
    // What is left out joins its neighbour, so that chances still add up to one.
    for (let present = this.low; present < low; present += 1) law[low] = (law[low] ?? 0) + (law[present] ?? 0);
    for (let present = high + 1; present <= this.high; present += 1) law[high] = (law[high] ?? 0) + (law[present] ?? 0);
    law.fill(0, this.low, low);
    law.fill(0, high + 1, this.high + 1);
    this.low = low;
    this.high = high;
    return true;
  }

  /** Turns the sums over steps into a mean; steps left out, because nothing happened any more, count as they stand. */
  #closeMean(steps: number, still: number): void {
    const { mean, law } = this;
    for (let present = this.meanLow; present <= this.meanHigh; present += 1) {
      mean[present] = ((mean[present] ?? 0) + still * (law[present] ?? 0)) / steps;
    }
  }

  #makeRoom(states: number): void {
    if (states <= this.law.length) return;
    if (states > MOST_PRESENT) {
      refuse(
        "line-too-long",
        "/contactsPerHour",
        states,
        `at most ${MOST_PRESENT} contacts are in the house at once`,
        "Give more agents, or a law of patience: this line only grows.",
      );
    }
    const room = Math.max(states, 2 * this.law.length);
    const grown = (from: Float64Array): Float64Array<ArrayBuffer> => {
      const to = new Float64Array(room);
      to.set(from);
      return to;
    };
    this.law = grown(this.law);
    this.mean = grown(this.mean);
    this.#inwards = grown(this.#inwards);
    this.#gain = grown(this.#gain);
    this.#carry = grown(this.#carry);
    this.#back = grown(this.#back);
  }
}

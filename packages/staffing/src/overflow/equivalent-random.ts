import { requireStream, type OverflowStream } from "./overflow-stream.ts";
import { logReciprocalBlocking, type QueueLoad } from "../erlang/erlang-b.ts";

/** The most bursty stream still told from Poisson; below it the equivalent pool has no agents. */
const POISSON_UP_TO = 1 + 1e-12;
const ENOUGH = 2 ** -52;

/**
 * Rapp's quick guess of `equivalentRandom`, without any solving: a* = v + 3z(z - 1) and the agents that then give mean
 * and peakedness together, n* = a*(m + z)/(m + z - 1) - m - 1.
 * Blocking computed from it is usually 0-5 % off, 14 % at worst seen: for a page that explains, and as a start.
 * Source: Rapp (1964), Ericsson Technics 20, 3-55. Cost: O(1).
 * @throws Refusal for a stream that is no stream
 * @example rappEquivalent(overflowStream({ agents: 31, loadErlangs: 30.58 })).loadErlangs // about 31.5407
 */
export function rappEquivalent(stream: OverflowStream): QueueLoad {
  requireStream(stream, "/stream");
  const { meanErlangs, variance, peakedness } = stream;
  if (meanErlangs === 0) return { agents: 0, loadErlangs: 0 };
  const loadErlangs = variance + 3 * peakedness * (peakedness - 1);
  return { agents: agentsWithPeakedness(loadErlangs, stream), loadErlangs };
}

/**
 * The one Poisson load and the one pool (with a real number of agents) whose overflow has the mean and variance of this
 * stream: Wilkinson's equivalent random method. Several pools are so replaced by one, whose overflow at a partner
 * is known. Exact for the overflow of a single pool, which is found again; for sums usually within 1-2 %.
 * Riordan's formula gives the agents for any load in closed form, so of Newton's two unknowns (a*, n*) one is left: the
 * load at which the mean is right too, found by a fenced secant on its logarithm with continuous Erlang B.
 * A Poisson stream (peakedness 1) is its own equivalent, with no agents.
 * Source: Wilkinson (1956), BSTJ 35(2), 421-514; continuous agents after Jagerman (1974), BSTJ 53(3), 525-551.
 * Cost: some ten evaluations of Erlang B. Relative error of the load about 1e-12 for peakedness above 1.01.
 * @throws Refusal for a stream that is no stream
 * @example equivalentRandom(overflowStream({ agents: 31, loadErlangs: 30.58 })).agents // about 31.0000
 */
export function equivalentRandom(stream: OverflowStream): QueueLoad {
  requireStream(stream, "/stream");
  const { meanErlangs, peakedness } = stream;
  if (meanErlangs === 0 || peakedness <= POISSON_UP_TO) return { agents: 0, loadErlangs: meanErlangs };
  const wantedLog = Math.log(meanErlangs);
  const excessLog = (load: number): number =>
    Math.log(load) - logReciprocalBlocking(agentsWithPeakedness(load, stream), load) - wantedLog;
  // With this load the pool has no agents, so everything overflows: at least the mean that is wanted.
  const low = ((meanErlangs + 1) * (meanErlangs + peakedness - 1)) / (meanErlangs + peakedness);
  let high = Math.max(2 * low, rappEquivalent(stream).loadErlangs);
  while (excessLog(high) > 0) high *= 2;
  const loadErlangs = fallsThroughZero(excessLog, low, high);
  return { agents: agentsWithPeakedness(loadErlangs, stream), loadErlangs };
}

/** Riordan's formula read backwards: the agents that give load `a` the stream's peakedness once they give its mean. */
function agentsWithPeakedness(loadErlangs: number, { meanErlangs, peakedness }: OverflowStream): number {
  const bursts = meanErlangs + peakedness;
  return Math.max(0, (loadErlangs * bursts) / (bursts - 1) - meanErlangs - 1);
}

/** Where a function that is not negative at `low` and negative at `high` crosses 0: secant steps, fenced by halving. */
function fallsThroughZero(excess: (x: number) => number, low: number, high: number): number {
  let below = low;
  let above = high;
  let excessBelow = excess(low);
  let excessAbove = excess(high);
  for (let step = 0; step < 200 && above - below > 2 * ENOUGH * above; step += 1) {
    let x = below + ((above - below) * excessBelow) / (excessBelow - excessAbove);
    // Every third step halves, so that an end that stays put cannot hold the search up.
    if (step % 3 === 2 || !(x > below && x < above)) x = (below + above) / 2;
    const here = excess(x);
    if (here === 0) return x;
    if (here > 0) {
      below = x;
      excessBelow = here;
    } else {
      above = x;
      excessAbove = here;
    }
  }
  return (below + above) / 2;
}

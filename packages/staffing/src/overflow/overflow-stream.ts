import { blockingProbability, type QueueLoad } from "../erlang/erlang-b.ts";
import { LARGEST_TEAM, refuse, requireLoad } from "../domain.ts";

/**
 * Contacts that one pool sends on to another, described by how many of them an endless team would be working on: the
 * two moments that decide how many agents they need.
 */
export interface OverflowStream {
  /** Mean number in service at an endless team: the load that the stream offers. */
  readonly meanErlangs: number;
  /** Variance of that number, in erlangs squared. */
  readonly variance: number;
  /** Variance / mean: 1 for a Poisson stream, above 1 for overflow, which comes in bursts. */
  readonly peakedness: number;
}

/**
 * The stream that overflows from a pool whose contacts do not wait: who finds all agents busy goes to the partner.
 * With B the chance of that (Erlang B), the mean is m = a B and the variance m (1 - m + a/(n + 1 + m - a)).
 * Assumes Poisson arrivals and exponential handling times. Agents may be real. Without agents everything overflows and
 * the stream is Poisson again (peakedness 1); without load there is no stream, its peakedness the limit 1.
 * Source: Riordan's formula in Wilkinson (1956), BSTJ 35(2), 421-514; Cooper (1981), Introduction to Queueing Theory.
 * Cost: one Erlang B.
 * @throws Refusal for agents or a load that are negative or not finite
 * @example overflowStream({ agents: 31, loadErlangs: 30.58 }).peakedness // about 3.1162
 */
export function overflowStream({ agents, loadErlangs }: QueueLoad): OverflowStream {
  const blocked = blockingProbability({ agents, loadErlangs });
  const meanErlangs = loadErlangs * blocked;
  const carriedErlangs = loadErlangs * (1 - blocked);
  const peakedness = Math.max(1, 1 - meanErlangs + loadErlangs / (agents + 1 - carriedErlangs));
  return { meanErlangs, variance: meanErlangs * peakedness, peakedness };
}

/** What a stream is where nothing overflows. */
const NOTHING: OverflowStream = { meanErlangs: 0, variance: 0, peakedness: 1 };

/**
 * Several streams that meet at one partner: independent streams add their means and their variances.
 * Assumes that the pools are independent of each other within an interval. Streams of pools that share a busy day are
 * not, across days: give such days rates of their own. No streams at all are a stream of nothing.
 * Source: Wilkinson (1956), BSTJ 35(2), 421-514. Cost: O(streams).
 * @throws Refusal for a stream that is no stream: a negative mean, a peakedness below 1
 * @example sumOfStreams([overflowStream({ agents: 0, loadErlangs: 2 }), overflowStream({ agents: 3, loadErlangs: 2 })]).meanErlangs // about 2.4211
 */
export function sumOfStreams(streams: readonly OverflowStream[]): OverflowStream {
  let meanErlangs = 0;
  let variance = 0;
  for (const [index, stream] of streams.entries()) {
    requireStream(stream, `/streams/${index}`);
    meanErlangs += stream.meanErlangs;
    variance += stream.variance;
  }
  return meanErlangs > 0 ? { meanErlangs, variance, peakedness: variance / meanErlangs } : NOTHING;
}

/**
 * The same contacts at a partner who needs longer or shorter for each: mean and variance both times
 * `partner's handling time / own handling time`, the peakedness kept. An approximation, since the bursts last as long
 * as before while the partner's work on each contact does not; it is the better the closer the ratio is to 1.
 * @throws Refusal for a ratio that is not between 0.001 and 1,000
 * @example streamAtPartner(overflowStream({ agents: 3, loadErlangs: 2 }), 1.5).meanErlangs // about 0.6316
 */
export function streamAtPartner(stream: OverflowStream, handleTimeRatio: number): OverflowStream {
  requireStream(stream, "/stream");
  if (!(handleTimeRatio >= 1e-3 && handleTimeRatio <= 1e3)) {
    refuse(
      "handle-time-ratio-out-of-range",
      "/handleTimeRatio",
      handleTimeRatio,
      "the partner's handling time over one's own lies between 0.001 and 1000",
      "Give it as a number such as 1.2 for a partner who needs a fifth longer; leave it out for the same time.",
    );
  }
  return {
    meanErlangs: stream.meanErlangs * handleTimeRatio,
    variance: stream.variance * handleTimeRatio,
    peakedness: stream.peakedness,
  };
}

/** A variance this little below the mean is rounding; below that the stream is smoother than chance. */
const ROUNDING = 1e-9;

/** Refuses what no overflow can be. Equivalent loads exist only for streams at least as bursty as Poisson. */
export function requireStream({ meanErlangs, variance, peakedness }: OverflowStream, field: string): void {
  requireLoad(meanErlangs, `${field}/meanErlangs`);
  if (!(peakedness >= 1 - ROUNDING && peakedness <= LARGEST_TEAM)) {
    refuse(
      "peakedness-out-of-range",
      `${field}/peakedness`,
      peakedness,
      "a stream that overflows is at least as bursty as chance: its peakedness is 1 or more",
      "Take it from overflowStream or sumOfStreams; for a Poisson stream it is 1.",
    );
  }
  const product = meanErlangs * peakedness;
  if (!(Math.abs(variance - product) <= ROUNDING * (product + meanErlangs))) {
    refuse(
      "variance-not-mean-times-peakedness",
      `${field}/variance`,
      variance,
      "the variance of a stream is its mean times its peakedness",
      "Take the stream whole, as overflowStream or sumOfStreams answers it.",
    );
  }
}

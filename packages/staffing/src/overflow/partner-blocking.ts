import { equivalentRandom } from "./equivalent-random.ts";
import { requireStream, streamAtPartner, type OverflowStream } from "./overflow-stream.ts";
import { logReciprocalBlocking, type QueueLoad } from "../erlang/erlang-b.ts";
import { LARGEST_TEAM, refuse, requireAgents, requireShare } from "../domain.ts";
import { leastThatDoes } from "../search/least-that-does.ts";

/** A stream offered to a partner's pool. */
export interface PartnerQuestion {
  readonly stream: OverflowStream;
  /** Partner's handling time over one's own; 1 if not given. Other ratios are an approximation. */
  readonly handleTimeRatio?: number;
}

/** What a partner's pool makes of the stream; contacts do not wait there. */
export interface PartnerBlocking {
  /** Share of the stream's contacts that find all partner agents busy. */
  readonly blockingProbability: number;
  /** Of the load offered to the partner, what it carries and what is lost, in erlangs of the partner's time. */
  readonly carriedErlangs: number;
  readonly lostErlangs: number;
  /** The Poisson load and pool whose overflow stands for the stream. */
  readonly equivalent: QueueLoad;
  /** True where the partner's handling time differs, so that mean and variance were only scaled. */
  readonly scaled: boolean;
}

/**
 * Share of overflowing contacts that a partner's pool loses, by the equivalent random method: with (a*, n*) the pool
 * that stands for the stream, its overflow behind N more agents over its overflow, a* B(n* + N, a*) / m.
 * Exact for the overflow of one pool with the same handling time at the partner. Agents may be real. Without a stream
 * nothing is lost; without partner agents everything is.
 * Source: Wilkinson (1956), BSTJ 35(2), 421-514. Cost: `equivalentRandom` and two Erlang B.
 * @throws Refusal for a stream that is no stream, or agents or a ratio out of range
 * @example partnerBlocking({ stream: overflowStream({ agents: 31, loadErlangs: 30.58 }), agents: 5 }).blockingProbability // about 0.3983
 */
export function partnerBlocking(question: PartnerQuestion & { readonly agents: number }): PartnerBlocking {
  const { agents } = question;
  requireAgents(agents);
  const { stream, scaled } = offeredTo(question);
  const equivalent = equivalentRandom(stream);
  const blockingProbability = agents === 0 && stream.meanErlangs > 0 ? 1 : lostBehind(equivalent, agents);
  return {
    blockingProbability,
    carriedErlangs: stream.meanErlangs * (1 - blockingProbability),
    lostErlangs: stream.meanErlangs * blockingProbability,
    equivalent,
    scaled,
  };
}

/** A target that is met but for the last digits of a double is met. */
const ROUNDING = 1 + 1e-12;

/**
 * The least whole number of partner agents that lose at most the share `maxBlocking` of the overflowing contacts,
 * judged by `partnerBlocking`, with what they give and what one fewer gives. 0 where nothing overflows.
 * Source and assumptions as there. Cost: a search by doubling and halving, some twenty Erlang B.
 * @throws Refusal for a stream that is no stream, a ratio out of range, a share outside 0 to 1 (both excluded), or one that
 * no pool within bounds keeps
 * @example leastPartnerAgents({ stream: overflowStream({ agents: 31, loadErlangs: 30.58 }), maxBlocking: 0.4 }).agents // => 5
 */
export function leastPartnerAgents(question: PartnerQuestion & { readonly maxBlocking: number }): {
  readonly agents: number;
  readonly at: PartnerBlocking;
  readonly oneFewer: PartnerBlocking | null;
} {
  requireShare(question.maxBlocking, "/maxBlocking", 0);
  const { stream } = offeredTo(question);
  const equivalent = equivalentRandom(stream);
  const limit = question.maxBlocking * ROUNDING;
  const agents = leastFor((count) => lostBehind(equivalent, count) <= limit, stream.meanErlangs);
  return {
    agents,
    at: partnerBlocking({ ...question, agents }),
    oneFewer: agents > 0 ? partnerBlocking({ ...question, agents: agents - 1 }) : null,
  };
}

function offeredTo({ stream, handleTimeRatio = 1 }: PartnerQuestion): { stream: OverflowStream; scaled: boolean } {
  requireStream(stream, "/stream");
  return { stream: streamAtPartner(stream, handleTimeRatio), scaled: handleTimeRatio !== 1 };
}

/** B(n* + N, a*) / B(n*, a*): what N more agents still lose of what the equivalent pool lost. */
function lostBehind({ agents, loadErlangs }: QueueLoad, partnerAgents: number): number {
  if (loadErlangs === 0) return 0;
  const logBefore = logReciprocalBlocking(agents, loadErlangs);
  return Math.min(1, Math.exp(logBefore - logReciprocalBlocking(agents + partnerAgents, loadErlangs)));
}

function leastFor(enough: (count: number) => boolean, meanErlangs: number): number {
  const guess = Math.min(LARGEST_TEAM, Math.ceil(meanErlangs) + 1);
  const agents = leastThatDoes(enough, { floor: 0, guess, cap: LARGEST_TEAM });
  if (agents !== null) return agents;
  return refuse(
    "target-out-of-reach",
    "/maxBlocking",
    `${LARGEST_TEAM} partner agents that lose more`,
    "some pool loses no more than this share",
    "Allow a larger share to be lost.",
  );
}

import { requireStream, streamAtPartner } from "./overflow-stream.ts";
import { reciprocalBlocking } from "../erlang/erlang-b.ts";
import { requireAgents } from "../domain.ts";
import type { PartnerQuestion } from "./partner-blocking.ts";

/** Hayward's estimate, which says of itself that it promises too much. */
export interface HaywardBlocking {
  /** Share of the stream's contacts that find all partner agents busy: too low nearly always. */
  readonly blockingProbability: number;
  readonly lostErlangs: number;
  /** Always true: the true blocking is nearly always higher. `partnerBlocking` is the better answer. */
  readonly optimistic: true;
  /** The share by which it was found too low at such a size: 0.11 from five agents per unit of peakedness, else 0.6. */
  readonly tooLowByUpTo: number;
}

const AGENTS_PER_PEAKEDNESS = 5;

/**
 * OPTIMISTIC. Share of overflowing contacts that a partner's pool loses, by Hayward's approximation: a stream of
 * peakedness z on N agents is like a Poisson stream on N/z agents with the load m/z.
 * It nearly always promises too much: against 24 exact cases 0-11 % too low where N/z is 5 or more, up to 60 % too low
 * where N/z is below 3. Use `partnerBlocking`; this one is here because tools and contracts quote it.
 * Exact only for peakedness 1. Agents may be real.
 * Source: Fredericks (1980), BSTJ 59(6), 805-827. Cost: one Erlang B.
 * @throws Refusal for a stream that is no stream, or agents or a ratio out of range
 * @example haywardBlocking({ stream: overflowStream({ agents: 31, loadErlangs: 30.58 }), agents: 5 }).blockingProbability // about 0.3485
 */
export function haywardBlocking(question: PartnerQuestion & { readonly agents: number }): HaywardBlocking {
  requireStream(question.stream, "/stream");
  requireAgents(question.agents);
  const stream = streamAtPartner(question.stream, question.handleTimeRatio ?? 1);
  const agents = question.agents / stream.peakedness;
  const nothing = stream.meanErlangs === 0;
  const blockingProbability = nothing ? 0 : 1 / reciprocalBlocking(agents, stream.meanErlangs / stream.peakedness);
  return {
    blockingProbability,
    lostErlangs: stream.meanErlangs * blockingProbability,
    optimistic: true,
    tooLowByUpTo: agents >= AGENTS_PER_PEAKEDNESS ? 0.11 : 0.6,
  };
}

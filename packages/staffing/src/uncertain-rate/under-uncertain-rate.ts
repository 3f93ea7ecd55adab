import { averageOverRates, type UncertainQueue } from "./average-over-rates.ts";
import type { UncertainRateResult } from "./season-sums.ts";
import { queueResult } from "../patience/queue-result.ts";
import type { QueueModel } from "../queue-model.ts";

/**
 * What a team gives over a season in which the rate of an interval is uncertain: service levels by definition, weighted
 * by contacts (what a report over the season shows) and by intervals, abandonment, waits, occupancy.
 *
 * A known mean rate promises more than the season keeps: service lost in busy intervals is not made up in quiet ones,
 * and the busy ones have more contacts in them. 51 agents for 50 erlangs (five minutes of handling, two of patience)
 * keep 81.5 % within 20 s at a known rate, 78.2 % where it varies by 10 %, 71.1 % where it varies by 20 %.
 *
 * Contact-weighted slAnswered and slExclShort are ratios of the season's sums, as reports build them; time-weighted ones
 * are means of the intervals' own ratios. Assumes that each interval is in steady state at its rate and that nobody
 * reacts: no redials, no agents called in. Erlang C has no steady state at rates beyond the team: service there is 0 and
 * mean waits over the season are null.
 * Source: Whitt (2006), POM 15(1), 88-102; Aksin, Armony & Mehrotra (2007), POM 16(6), 665-688.
 * Error about 1e-9 of all contacts. Cost: some 150 to 300 evaluations of the queue, or one for each path.
 * @throws Refusal for a rate, agents, times or a model out of range
 * @example underUncertainRate({ model: { kind: "erlang-a", patienceSeconds: 120 }, rate: { kind: "gamma", meanPerHour: 600, cv: 0.1 }, agents: 51, ahtSeconds: 300, withinSeconds: 20 }).contactWeighted.serviceLevels.slOffered // about 0.782
 */
export function underUncertainRate(queue: UncertainQueue & { readonly model: QueueModel }): UncertainRateResult {
  const { model, agents, ahtSeconds, shortAbandonSeconds } = queue;
  const short = shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds };
  return averageOverRates({
    ...queue,
    atLoad: (loadErlangs, withinSeconds) =>
      queueResult({ model, agents, loadErlangs, ahtSeconds, withinSeconds, ...short }),
  });
}

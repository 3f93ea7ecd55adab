import { blockingProbability, partnerBlocking, sumOfStreams, type OverflowStream } from "@springtide/staffing";
import type { LinkedQueues } from "../routing.ts";
import { loadOf, type Mix, type SkillProblem } from "../skill-problem.ts";

/** By group: the share of a queue's contacts reaching it that find it busy, while nobody waits. */
export type BlockedShares = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * What contacts meet while nobody waits: they ask the groups in order, and what one cannot take overflows to the next. Streams in erlangs of the
 * queue's own handling time. Source: Wilkinson (1956), BSTJ 35(2), 421-514.
 */
export function blockedShares(problem: SkillProblem, mix: Mix, { queues, groups }: LinkedQueues): BlockedShares {
  const streams = new Map<number, OverflowStream>();
  for (const queue of queues) {
    const load = problem.queues[queue] === undefined ? 0 : loadOf(problem.queues[queue]);
    streams.set(queue, { meanErlangs: load, variance: load, peakedness: 1 });
  }
  const blocked = new Map<number, Map<number, number>>();
  for (const group of groups) {
    const meeting = (problem.groups[group]?.skills ?? []).map(({ queue, ahtFactor }) => {
      const stream = streams.get(queue) ?? { meanErlangs: 0, variance: 0, peakedness: 1 };
      return { queue, ahtFactor, stream: scaled(stream, ahtFactor) };
    });
    const all = sumOfStreams(meeting.map(({ stream }) => stream));
    const agents = mix[group] ?? 0;
    const lost = partnerBlocking({ stream: all, agents });
    const beyond = overflowOf(lost.equivalent, agents);
    const shares = new Map<number, number>();
    for (const { queue, ahtFactor, stream } of meeting) {
      const part = all.variance > 0 ? stream.variance / all.variance : 0;
      const meanErlangs = Math.min(stream.meanErlangs, lost.lostErlangs * part);
      shares.set(queue, stream.meanErlangs > 0 ? meanErlangs / stream.meanErlangs : 0);
      streams.set(queue, scaled({ meanErlangs, variance: meanErlangs * beyond, peakedness: beyond }, 1 / ahtFactor));
    }
    blocked.set(group, shares);
  }
  return blocked;
}

function scaled({ meanErlangs, variance, peakedness }: OverflowStream, times: number): OverflowStream {
  return { meanErlangs: meanErlangs * times, variance: variance * times, peakedness };
}

/** Peakedness of what overflows behind so many more agents than the equivalent pool has. */
function overflowOf(equivalent: { readonly agents: number; readonly loadErlangs: number }, agents: number): number {
  const [all, load] = [equivalent.agents + agents, equivalent.loadErlangs];
  if (load === 0) return 1;
  const lost = load * blockingProbability({ agents: all, loadErlangs: load });
  return Math.max(1, 1 - lost + load / (all + 1 + lost - load));
}

import { ahtFactorOf, type LinkedQueues } from "../routing.ts";
import type { Mix, SkillProblem } from "../skill-problem.ts";

/** People of one group at work on contacts of one queue. */
interface BusyPlace {
  /** Into the groups of the layout. */
  readonly group: number;
  /** Into the queues of the layout. */
  readonly queue: number;
  /** Contacts that one of them completes in a second. */
  readonly perSecond: number;
  /** What one more of them adds to the number of a state. */
  readonly weight: number;
}

/** How the state of linked queues is written as one whole number, and at what rates it changes. */
export interface ChainLayout {
  readonly places: readonly BusyPlace[];
  readonly groups: readonly {
    readonly people: number;
    /** Places of this group, in the order in which a free person looks at the queues. */
    readonly places: readonly number[];
  }[];
  readonly queues: readonly {
    readonly arrivalsPerSecond: number;
    /** Rate at which one waiting customer gives up; 0 for those who never do. */
    readonly givesUpPerSecond: number;
    /** Places at which its contacts ask, in order. */
    readonly places: readonly number[];
    readonly mostWaiting: number;
    readonly waitWeight: number;
  }[];
}

/**
 * The layout of a part of the house in which at most so many wait in each queue, by queue of the part.
 * @returns null where the numbers of the states do not fit into a double, or customers are no exponential lot
 */
export function chainLayout(
  problem: SkillProblem,
  mix: Mix,
  { queues, groups }: LinkedQueues,
  mostWaiting: readonly number[],
): ChainLayout | null {
  let weight = 1;
  const next = (values: number): number => {
    const own = weight;
    weight *= values;
    return own;
  };
  const places = groups.flatMap((group, at) =>
    (problem.groups[group]?.skills ?? []).map(({ queue }) => ({
      group: at,
      queue: queues.indexOf(queue),
      perSecond: 1 / ((problem.queues[queue]?.ahtSeconds ?? 1) * ahtFactorOf(problem, group, queue)),
      weight: next((mix[group] ?? 0) + 1),
    })),
  );
  const layout: ChainLayout = {
    places,
    groups: groups.map((group, at) => ({
      people: mix[group] ?? 0,
      places: places.flatMap((place, index) => (place.group === at ? [index] : [])),
    })),
    queues: queues.map((queue, at) => ({
      arrivalsPerSecond: (problem.queues[queue]?.contactsPerHour ?? 0) / 3600,
      givesUpPerSecond: givesUpPerSecond(problem, queue),
      places: places.flatMap((place, index) => (place.queue === at ? [index] : [])),
      mostWaiting: mostWaiting[at] ?? 0,
      waitWeight: next((mostWaiting[at] ?? 0) + 1),
    })),
  };
  return weight < Number.MAX_SAFE_INTEGER ? layout : null;
}

function givesUpPerSecond({ queues }: SkillProblem, queue: number): number {
  const patience = queues[queue]?.patience;
  return patience?.kind === "exponential" ? 1 / patience.meanSeconds : 0;
}

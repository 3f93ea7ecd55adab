/** Takes the heads assigned off both what is needed and who is present. */
export type AssignInterval = (need: Int32Array, present: Int32Array) => void;

/**
 * Most heads covered, then fewest steps down the teams' lists in total: a min-cost flow from teams to queues by
 * successive shortest paths. A person may be moved to a later queue of the list where that frees one whom another
 * queue needs. Ties go to the team and the queue named first. The interval just solved is kept, since most intervals
 * are like the one before.
 * Source: Ahuja, Magnanti & Orlin (1993), Network Flows, section 9.7. Cost: a path search O((teams + queues) * links)
 * for each augmentation, at most as many as there are links for most inputs.
 */
export function mostHeadsByPriority(serves: readonly (readonly number[])[], queues: number): AssignInterval {
  const graph = new HeadGraph(serves, queues);
  const last = { need: new Int32Array(queues).fill(-1), present: new Int32Array(serves.length).fill(-1) };
  const left = { need: new Int32Array(queues), present: new Int32Array(serves.length) };
  return (need, present) => {
    if (!sameNumbers(last.need, need) || !sameNumbers(last.present, present)) {
      last.need.set(need);
      last.present.set(present);
      left.need.set(need);
      left.present.set(present);
      graph.assign(left.need, left.present);
    }
    need.set(left.need);
    present.set(left.present);
  };
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

interface Link {
  readonly team: number;
  readonly queue: number;
  /** Place of the queue in the team's list. */
  readonly steps: number;
  heads: number;
}

class HeadGraph {
  private readonly links: Link[];
  private readonly teamCost: Float64Array;
  private readonly queueCost: Float64Array;
  /** The link by which each node was reached. */
  private readonly teamLink: (Link | undefined)[] = [];
  private readonly queueLink: (Link | undefined)[] = [];

  constructor(serves: readonly (readonly number[])[], queues: number) {
    this.links = serves.flatMap((list, team) => list.map((queue, steps): Link => ({ team, queue, steps, heads: 0 })));
    this.teamCost = new Float64Array(serves.length);
    this.queueCost = new Float64Array(queues);
  }

  /** First choices cost no steps, so they are given out at once: whatever the rest, some best flow grows from them. */
  assign(need: Int32Array, present: Int32Array): void {
    for (const link of this.links) {
      link.heads = link.steps === 0 ? Math.min(need[link.queue] ?? 0, present[link.team] ?? 0) : 0;
      need[link.queue] = (need[link.queue] ?? 0) - link.heads;
      present[link.team] = (present[link.team] ?? 0) - link.heads;
    }
    for (let queue = this.cheapestQueue(need, present); queue >= 0; queue = this.cheapestQueue(need, present))
      this.augment(queue, need, present);
  }

  /**

   * The queue in need that a free person reaches in the fewest steps (Bellman-Ford over what can still be moved); -1

   * if none.

   */
  private cheapestQueue(need: Int32Array, present: Int32Array): number {
    const { links, teamCost, queueCost, teamLink, queueLink } = this;
    teamCost.forEach((_, team) => {
      teamCost[team] = (present[team] ?? 0) > 0 ? 0 : Infinity;
    });
    queueCost.fill(Infinity);
    teamLink.fill(undefined);
    for (let changed = true; changed;) {
      changed = false;
      for (const link of links) {
        const forward = (teamCost[link.team] ?? Infinity) + link.steps;
        if (forward < (queueCost[link.queue] ?? Infinity)) {
          queueCost[link.queue] = forward;
          queueLink[link.queue] = link;
          changed = true;
        }
        const back = (queueCost[link.queue] ?? Infinity) - link.steps;
        if (link.heads > 0 && back < (teamCost[link.team] ?? Infinity)) {
          teamCost[link.team] = back;
          teamLink[link.team] = link;
          changed = true;
        }
      }
    }
    let best = -1;
    queueCost.forEach((cost, queue) => {
      if ((need[queue] ?? 0) > 0 && cost < (best < 0 ? Infinity : (queueCost[best] ?? Infinity))) best = queue;
    });
    return best;
  }

  /** Sends as many heads as fit along the path found. */
  private augment(queue: number, need: Int32Array, present: Int32Array): void {
    const path: { link: Link; sign: 1 | -1 }[] = [];
    let team = -1;
    for (let at: number | undefined = queue; at !== undefined;) {
      const into: Link | undefined = this.queueLink[at];
      if (into === undefined) return;
      path.push({ link: into, sign: 1 });
      team = into.team;
      const moved: Link | undefined = this.teamLink[team];
      if (moved !== undefined) path.push({ link: moved, sign: -1 });
      at = moved?.queue;
    }
    const movable = path.map(({ link, sign }) => (sign < 0 ? link.heads : Infinity));
    const heads = Math.min(need[queue] ?? 0, present[team] ?? 0, ...movable);
    for (const { link, sign } of path) link.heads += sign * heads;
    need[queue] = (need[queue] ?? 0) - heads;
    present[team] = (present[team] ?? 0) - heads;
  }
}

import type { ShiftQueue, TeamProblem } from "./team-problem.ts";

/** Heads that would each save so much in a queue. */
interface Wish {
  readonly queue: number;
  readonly heads: number;
  readonly saves: number;
}

/** How heads are best split over queues in one interval. */
export interface Split {
  /** What the heads still missing cost. */
  readonly cost: number;
  /** Heads of team g on queue q: g x queues + q. */
  readonly onQueue: Int32Array;
  /** Heads missing by queue. */
  readonly missing: Int32Array;
}

/**
 * The cheapest split of the heads at work over the queues of one interval. Missing heads cost more the more are missing, so the dearest
 * missing heads are served first; whoever serves a queue may be moved to another of theirs to make room (augmenting paths). Serving the
 * dearest first is exact here: what teams can serve together is a polymatroid (Edmonds 1970). Cost: wishes x paths.
 */
export function bestSplit({ queues, teams }: TeamProblem, interval: number, heads: ArrayLike<number>): Split {
  const onQueue = new Int32Array(teams.length * queues.length);
  const spare = Int32Array.from(teams, (_, team) => heads[team] ?? 0);
  const missing = Int32Array.from(queues, ({ demand }) => demand[interval] ?? 0);
  const flow = new TeamFlow(teams, queues.length, spare, onQueue);
  let cost = 0;
  for (const { queue, heads: wanted, saves } of wishesOf(queues, interval)) {
    let left = wanted;
    for (let came = 1; left > 0 && came > 0; left -= came) came = flow.serve(queue, left);
    missing[queue] = (missing[queue] ?? 0) - (wanted - left);
    cost += left * saves;
  }
  return { cost, onQueue, missing };
}

/** Dearest first; heads that save nothing are not wished for. */
function wishesOf(queues: readonly ShiftQueue[], interval: number): Wish[] {
  return queues
    .flatMap(({ demand, shortfall }, queue) => {
      let left = demand[interval] ?? 0;
      return shortfall.map(({ heads, cost }) => {
        const here = Math.min(left, heads);
        left -= here;
        return { queue, heads: here, saves: cost };
      });
    })
    .filter(({ heads, saves }) => heads > 0 && saves > 0)
    .sort((a, b) => b.saves - a.saves);
}

/** Heads of teams flowing to queues. */
class TeamFlow {
  private readonly teams: TeamProblem["teams"];
  /** Who can serve each queue, those with fewest other queues first. */
  private readonly able: readonly (readonly number[])[];
  private readonly queues: number;
  private readonly spare: Int32Array;
  private readonly onQueue: Int32Array;

  constructor(teams: TeamProblem["teams"], queues: number, spare: Int32Array, onQueue: Int32Array) {
    this.teams = teams;
    this.queues = queues;
    this.spare = spare;
    this.onQueue = onQueue;
    const bySkills = teams.map((_, team) => team).sort((a, b) => this.skillsOf(a).length - this.skillsOf(b).length);
    this.able = Array.from({ length: queues }, (_, queue) =>
      bySkills.filter((team) => this.skillsOf(team).includes(queue)),
    );
  }

  /** Puts at most `wanted` heads more on a queue, moving others if need be; answers how many came, 0 where nobody can. */
  serve(queue: number, wanted: number): number {
    return this.cameTo(queue, wanted, new Uint8Array(this.queues));
  }

  private cameTo(queue: number, wanted: number, seen: Uint8Array): number {
    seen[queue] = 1;
    const able = this.able[queue] ?? [];
    for (const team of able) {
      const came = Math.min(wanted, this.spare[team] ?? 0);
      if (came === 0) continue;
      this.spare[team] = (this.spare[team] ?? 0) - came;
      this.move(team, queue, came);
      return came;
    }
    for (const team of able)
      for (const other of this.skillsOf(team)) {
        const there = Math.min(wanted, this.onQueue[team * this.queues + other] ?? 0);
        const came = seen[other] === 1 || there === 0 ? 0 : this.cameTo(other, there, seen);
        if (came === 0) continue;
        this.move(team, other, -came);
        this.move(team, queue, came);
        return came;
      }
    return 0;
  }

  private skillsOf(team: number): readonly number[] {
    return this.teams[team]?.skills ?? [];
  }

  private move(team: number, queue: number, change: number): void {
    const at = team * this.queues + queue;
    this.onQueue[at] = (this.onQueue[at] ?? 0) + change;
  }
}

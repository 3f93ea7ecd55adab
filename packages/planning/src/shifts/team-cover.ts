import { bestSplit, type Split } from "./best-split.ts";
import type { ShiftColumns } from "./shift-columns.ts";
import type { ShiftChange, ShiftCover } from "./shift-cover.ts";
import type { TeamProblem } from "./team-problem.ts";
import { StretchSums } from "./stretch-sums.ts";
import { SplitCosts } from "./split-costs.ts";

/**
 * People of several teams on shifts for several queues, and what it all costs, with the heads of each interval split over the queues as
 * is cheapest. What one head more or fewer of a team would change in an interval is kept, so that looking at every shift costs two
 * subtractions each, as with one queue.
 */
export class TeamCover implements ShiftCover {
  readonly columns: ShiftColumns;
  readonly heads: Int32Array;
  cost: number;
  private readonly problem: TeamProblem;
  /** Heads at work: interval x teams + team. */
  private readonly atWork: Int32Array;
  private readonly shiftsOf: Int32Array;
  private readonly costs: SplitCosts;
  private readonly saved: readonly StretchSums[];
  private readonly lost: readonly StretchSums[];

  constructor(columns: ShiftColumns, problem: TeamProblem) {
    this.columns = columns;
    this.problem = problem;
    this.heads = new Int32Array(columns.count);
    this.atWork = new Int32Array(problem.intervals * problem.teams.length);
    this.shiftsOf = new Int32Array(problem.teams.length);
    const dearest = columns.cost.reduce((most, cost) => Math.max(most, cost), 1);
    this.costs = new SplitCosts(problem, dearest);
    this.saved = problem.teams.map(() => new StretchSums(problem.intervals));
    this.lost = problem.teams.map(() => new StretchSums(problem.intervals));
    this.cost = 0;
    for (let t = 0; t < problem.intervals; t += 1) this.cost += this.priced(t);
  }

  add(shift: number, change: number): number {
    const { start, end, breakFrom, breakTo, cost, team } = this.columns;
    const g = team[shift] ?? 0;
    const difference =
      change * (cost[shift] ?? 0) +
      this.shift(g, start[shift] ?? 0, breakFrom[shift] ?? 0, change) +
      this.shift(g, breakTo[shift] ?? 0, end[shift] ?? 0, change);
    this.heads[shift] = (this.heads[shift] ?? 0) + change;
    this.shiftsOf[g] = (this.shiftsOf[g] ?? 0) + change;
    this.cost += difference;
    return difference;
  }

  cheapestToAdd(first = 0, count = this.columns.count): ShiftChange {
    const { count: all, cost, team } = this.columns;
    let [shift, difference] = [-1, Infinity];
    for (let i = 0; i < count; i += 1) {
      const candidate = first + i < all ? first + i : first + i - all;
      const g = team[candidate] ?? 0;
      if ((this.shiftsOf[g] ?? 0) >= (this.problem.teams[g]?.mostShifts ?? Infinity)) continue;
      const change = (cost[candidate] ?? 0) - this.over(this.saved[g], candidate);
      if (change >= difference) continue;
      shift = candidate;
      difference = change;
    }
    return { shift, difference };
  }

  cheapestToDrop(): ShiftChange {
    const { count, cost, team } = this.columns;
    let [shift, difference] = [-1, Infinity];
    for (let candidate = 0; candidate < count; candidate += 1) {
      if (this.heads[candidate] === 0) continue;
      const change = this.over(this.lost[team[candidate] ?? 0], candidate) - (cost[candidate] ?? 0);
      if (change >= difference) continue;
      shift = candidate;
      difference = change;
    }
    return { shift, difference };
  }

  repair(): void {
    // Heads that are missing have their price: every cover is an answer.
  }

  missingIn(interval: number, queue: number): number {
    return this.split(interval).missing[queue] ?? 0;
  }

  /** Who serves which queue in an interval, and who is missing. */
  split(interval: number): Split {
    const teams = this.problem.teams.length;
    return bestSplit(this.problem, interval, this.atWork.subarray(interval * teams, (interval + 1) * teams));
  }

  private shift(team: number, from: number, to: number, change: number): number {
    const { intervals, teams } = this.problem;
    let difference = 0;
    for (let at = from; at < to; at += 1) {
      const t = at < intervals ? at : at - intervals;
      const before = this.costs.at(t, this.atWork);
      const place = t * teams.length + team;
      this.atWork[place] = (this.atWork[place] ?? 0) + change;
      difference += this.priced(t) - before;
    }
    return difference;
  }

  /** The cost of an interval, after keeping what one head more or fewer of each team would change in it. */
  private priced(interval: number): number {
    const marginal = this.costs.marginal(interval, this.atWork);
    for (let team = 0; team < this.saved.length; team += 1) {
      this.saved[team]?.set(interval, marginal.saved[team] ?? 0);
      this.lost[team]?.set(interval, marginal.lost[team] ?? 0);
    }
    return marginal.cost;
  }

  private over(sums: StretchSums | undefined, shift: number): number {
    if (sums === undefined) return 0;
    const { start, end, breakFrom, breakTo } = this.columns;
    return sums.between(start[shift] ?? 0, end[shift] ?? 0) - sums.between(breakFrom[shift] ?? 0, breakTo[shift] ?? 0);
  }
}

import { bestSplit } from "./best-split.ts";
import type { TeamProblem } from "./team-problem.ts";

/** The cost of one interval, and what one head more of each team saves or one fewer loses. */
export interface MarginalCost {
  readonly cost: number;
  readonly saved: Float64Array;
  readonly lost: Float64Array;
}

/** Cost of each head beyond a team's seats, in dearest shifts: none is ever worth it. */
const SHIFTS_A_SEAT = 1000;

/** Costs of intervals by the heads at work in them, each split reckoned once: a search comes back to the same heads again and again. */
export class SplitCosts {
  private readonly problem: TeamProblem;
  private readonly perSeat: number;
  private readonly known: readonly Map<string, { cost: number; marginal: MarginalCost | null }>[];

  constructor(problem: TeamProblem, dearestShift: number) {
    this.problem = problem;
    this.perSeat = SHIFTS_A_SEAT * dearestShift;
    this.known = Array.from({ length: problem.intervals }, () => new Map());
  }

  /** @param atWork heads at work, interval x teams + team */
  at(interval: number, atWork: Int32Array): number {
    const teams = this.problem.teams.length;
    return this.entry(interval, atWork.subarray(interval * teams, (interval + 1) * teams)).cost;
  }

  marginal(interval: number, atWork: Int32Array): MarginalCost {
    const teams = this.problem.teams.length;
    const heads = atWork.subarray(interval * teams, (interval + 1) * teams);
    const entry = this.entry(interval, heads);
    entry.marginal ??= this.marginalOf(interval, entry.cost, heads.slice());
    return entry.marginal;
  }

  private marginalOf(interval: number, cost: number, heads: Int32Array): MarginalCost {
    const change = (team: number, by: number): number => {
      heads[team] = (heads[team] ?? 0) + by;
      const changed = this.entry(interval, heads).cost;
      heads[team] = (heads[team] ?? 0) - by;
      return changed;
    };
    return {
      cost,
      saved: Float64Array.from(heads, (_, team) => cost - change(team, 1)),
      lost: Float64Array.from(heads, (there, team) => (there > 0 ? change(team, -1) - cost : 0)),
    };
  }

  private entry(interval: number, heads: Int32Array): { cost: number; marginal: MarginalCost | null } {
    const key = heads.join(" ");
    const known = this.known[interval]?.get(key);
    if (known !== undefined) return known;
    const { cost } = bestSplit(this.problem, interval, heads);
    const beyond = this.problem.teams.reduce(
      (sum, { seats }, team) => sum + Math.max(0, (heads[team] ?? 0) - seats),
      0,
    );
    const entry = { cost: cost + beyond * this.perSeat, marginal: null };
    this.known[interval]?.set(key, entry);
    return entry;
  }
}

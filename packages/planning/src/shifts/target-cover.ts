import type { ShiftColumns } from "./shift-columns.ts";
import type { ShiftChange, ShiftCover } from "./shift-cover.ts";
import { ShiftPieces } from "./shift-pieces.ts";
import { StretchSums } from "./stretch-sums.ts";
import { pathsNeeded, worthOf, type TargetProblem } from "./target-problem.ts";
import { WorthPromise } from "./worth-promise.ts";

/** Below this a target is reached: the sums are rounded. */
const LEAST_SHORT = 1e-9;
/** Cost of being short at all, in dearest shifts: so that what is nearly reached is worth a shift, and crumbs are not fought over. */
const SHIFTS_A_MISS = 2;
/** Cost of each head beyond a team's seats or below the floor, in dearest shifts. */
const SHIFTS_A_HEAD = 1000;

/**
 * People on shifts for a target over periods, and what it costs: their shifts, and a price on what is short of the target. In a period
 * the paths that are least short count, as many as have to be met, so that which paths are given up is chosen anew with every
 * change. What a change costs is exact; what a shift would change is reckoned with the paths that count now, which is never less.
 */
export class TargetCover implements ShiftCover {
  readonly columns: ShiftColumns;
  readonly heads: Int32Array;
  cost = 0;
  private readonly problem: TargetProblem;
  private readonly needed: number;
  private readonly pieces: ShiftPieces;
  private readonly periodAt: Int32Array;
  private readonly atWork: Int32Array;
  private readonly ofTeam: readonly Int32Array[];
  private readonly shiftsOf: Int32Array;
  /** Reached on a path in a period: path x periods + period. */
  private readonly reached: Float64Array;
  private readonly gained: readonly StretchSums[];
  private readonly lost: readonly StretchSums[];
  /** By team: heads kept from going beyond seats, or saved by reaching the floor. */
  private readonly limitGained: readonly StretchSums[];
  private readonly limitLost: readonly StretchSums[];
  private readonly perHead: number;
  private readonly perMiss: number;
  private readonly promise: WorthPromise;
  private price: number;

  /** @param price cost of each unit of worth that is short */
  constructor(columns: ShiftColumns, problem: TargetProblem, price: number) {
    const { intervals, teams, paths, periods } = problem;
    this.columns = columns;
    this.problem = problem;
    this.price = price;
    this.needed = pathsNeeded(problem);
    this.promise = new WorthPromise(paths);
    this.pieces = new ShiftPieces(columns, problem);
    this.heads = new Int32Array(columns.count);
    this.atWork = new Int32Array(intervals);
    this.ofTeam = teams.map(() => new Int32Array(intervals));
    this.shiftsOf = new Int32Array(teams.length);
    this.reached = new Float64Array(paths.length * periods.length);
    this.periodAt = new Int32Array(intervals).fill(-1);
    periods.forEach(({ from, to }, period) => this.periodAt.fill(period, from, to));
    [this.gained, this.lost] = [sumsFor(paths, intervals), sumsFor(paths, intervals)];
    [this.limitGained, this.limitLost] = [sumsFor(teams, intervals), sumsFor(teams, intervals)];
    const dearest = columns.cost.reduce((most, cost) => Math.max(most, cost), 1);
    this.perHead = SHIFTS_A_HEAD * dearest;
    this.perMiss = SHIFTS_A_MISS * dearest;
    paths.forEach(({ worth }, path) => {
      worth.forEach((table, t) => {
        this.reach(path, this.periodAt[t] ?? -1, worthOf(table, 0));
      });
    });
    for (let t = 0; t < intervals; t += 1) this.remember(t);
    this.cost = this.costAnew();
  }

  add(shift: number, change: number): number {
    const before = this.pricedPeriods(shift);
    let difference = change * (this.columns.cost[shift] ?? 0);
    const team = this.columns.team[shift] ?? 0;
    this.pieces.each(shift, (t) => (difference += this.work(t, team, change)));
    this.heads[shift] = (this.heads[shift] ?? 0) + change;
    this.shiftsOf[team] = (this.shiftsOf[team] ?? 0) + change;
    difference += this.pricedPeriods(shift) - before;
    this.cost += difference;
    return difference;
  }

  cheapestToAdd(first = 0, count = this.columns.count): ShiftChange {
    const { count: all, cost, team } = this.columns;
    const short = this.counted().map((paths) => paths.filter(({ left }) => left > LEAST_SHORT));
    let [shift, difference] = [-1, Infinity];
    for (let i = 0; i < count; i += 1) {
      const candidate = first + i < all ? first + i : first + i - all;
      const g = team[candidate] ?? 0;
      if ((this.shiftsOf[g] ?? 0) >= (this.problem.teams[g]?.mostShifts ?? Infinity)) continue;
      let change = (cost[candidate] ?? 0) - this.pieces.sum(candidate, this.limitGained[g]);
      for (const period of this.pieces.periodsOf(candidate))
        for (const { path, left } of short[period] ?? []) {
          const after = left - this.pieces.sumIn(candidate, period, this.gained[path]);
          change += this.priceOf(after) - this.priceOf(left);
        }
      if (change >= difference) continue;
      shift = candidate;
      difference = change;
    }
    return { shift, difference };
  }

  cheapestToDrop(): ShiftChange {
    const { count, cost, team } = this.columns;
    const counted = this.counted();
    let [shift, difference] = [-1, Infinity];
    for (let candidate = 0; candidate < count; candidate += 1) {
      if (this.heads[candidate] === 0) continue;
      let change = this.pieces.sum(candidate, this.limitLost[team[candidate] ?? 0]) - (cost[candidate] ?? 0);
      for (const period of this.pieces.periodsOf(candidate))
        for (const { path, left } of counted[period] ?? []) {
          const after = left + this.pieces.sumIn(candidate, period, this.lost[path]);
          change += this.priceOf(after) - this.priceOf(left);
        }
      if (change >= difference) continue;
      shift = candidate;
      difference = change;
    }
    return { shift, difference };
  }

  /**
   * Adds shifts until the target is met, each time the one that brings most for its cost. Heads in a dent of a table count for what they
   * bring once the dent is behind them: one by one they may bring nothing.
   */
  repair(): void {
    while (!this.isMet()) {
      const shift = this.mostPromising();
      if (shift < 0) return;
      this.add(shift, 1);
    }
  }

  missingIn(): number {
    return 0;
  }

  /** Whether every period is reached on enough paths, no floor and no limit broken. */
  isMet(): boolean {
    return this.counted().every((paths) => paths.every(({ left }) => left <= LEAST_SHORT)) && this.pastLimits() === 0;
  }

  /** What the shifts alone cost. */
  shiftCost(): number {
    return this.heads.reduce((sum, heads, shift) => sum + heads * (this.columns.cost[shift] ?? 0), 0);
  }

  /** What is reached on a path in a period. */
  reachedOn(path: number, period: number): number {
    return this.reached[path * this.problem.periods.length + period] ?? 0;
  }

  /** Makes what is short dearer. */
  raisePrice(times: number): void {
    this.price *= times;
    this.cost = this.costAnew();
  }

  private mostPromising(): number {
    const { count, cost, team } = this.columns;
    const { paths, teams } = this.problem;
    const promised = paths.map(({ worth }, path) => {
      const sums = new StretchSums(this.problem.intervals);
      worth.forEach((_, t) => {
        sums.set(t, this.promise.of(path, t, this.atWork[t] ?? 0));
      });
      return sums;
    });
    const short = this.counted().map((counted) => counted.filter(({ left }) => left > LEAST_SHORT));
    let [shift, most] = [-1, 0];
    for (let candidate = 0; candidate < count; candidate += 1) {
      const g = team[candidate] ?? 0;
      if ((this.shiftsOf[g] ?? 0) >= (teams[g]?.mostShifts ?? Infinity)) continue;
      let brings = this.pieces.sum(candidate, this.limitGained[g]);
      for (const period of this.pieces.periodsOf(candidate))
        for (const { path, left } of short[period] ?? [])
          brings += this.price * Math.min(left, this.pieces.sumIn(candidate, period, promised[path]));
      const each = brings / Math.max(1e-6, cost[candidate] ?? 0);
      if (each <= most) continue;
      shift = candidate;
      most = each;
    }
    return shift;
  }

  private costAnew(): number {
    const short = this.problem.periods.reduce((sum, _, period) => sum + this.priced(period), 0);
    return this.shiftCost() + short + this.pastLimits() * this.perHead;
  }

  private pastLimits(): number {
    const below = this.problem.floor.reduce((sum, least, t) => sum + Math.max(0, least - (this.atWork[t] ?? 0)), 0);
    return this.problem.teams.reduce(
      (sum, { seats }, g) => sum + (this.ofTeam[g]?.reduce((over, n) => over + Math.max(0, n - seats), 0) ?? 0),
      below,
    );
  }

  private pricedPeriods(shift: number): number {
    return this.pieces.periodsOf(shift).reduce((sum, period) => sum + this.priced(period), 0);
  }

  private priced(period: number): number {
    return this.countedIn(period).reduce((sum, { left }) => sum + this.priceOf(left), 0);
  }

  private priceOf(left: number): number {
    return left > LEAST_SHORT ? this.perMiss + this.price * left : 0;
  }

  /** By period, the paths that are least short, with what is left to reach (below 0 where more than enough is reached). */
  private counted(): { readonly path: number; readonly left: number }[][] {
    return this.problem.periods.map((_, period) => this.countedIn(period));
  }

  private countedIn(period: number): { readonly path: number; readonly left: number }[] {
    const { paths } = this.problem;
    const all = paths.map(({ required }, path) => ({
      path,
      left: (required[period] ?? 0) - this.reachedOn(path, period),
    }));
    return this.needed === all.length ? all : all.sort((a, b) => a.left - b.left).slice(0, this.needed);
  }

  /** Changes the heads of an interval; answers what that costs at floor and seats. */
  private work(t: number, team: number, change: number): number {
    const { paths, teams, floor } = this.problem;
    const [before, mine] = [this.atWork[t] ?? 0, this.ofTeam[team]];
    const seats = teams[team]?.seats ?? Infinity;
    const least = floor[t] ?? 0;
    const now = before + change;
    paths.forEach(({ worth }, path) => {
      this.reach(path, this.periodAt[t] ?? -1, worthOf(worth[t], now) - worthOf(worth[t], before));
    });
    this.atWork[t] = now;
    let limits = Math.max(0, least - now) - Math.max(0, least - before);
    if (mine !== undefined) {
      const was = mine[t] ?? 0;
      limits += Math.max(0, was + change - seats) - Math.max(0, was - seats);
      mine[t] = was + change;
    }
    this.remember(t);
    return limits * this.perHead;
  }

  private reach(path: number, period: number, more: number): void {
    if (period < 0) return;
    const at = path * this.problem.periods.length + period;
    this.reached[at] = (this.reached[at] ?? 0) + more;
  }

  /** Keeps what one head more or fewer would change in an interval. */
  private remember(t: number): void {
    const { paths, teams, floor } = this.problem;
    const there = this.atWork[t] ?? 0;
    paths.forEach(({ worth }, path) => {
      const now = worthOf(worth[t], there);
      this.gained[path]?.set(t, worthOf(worth[t], there + 1) - now);
      this.lost[path]?.set(t, there > 0 ? now - worthOf(worth[t], there - 1) : 0);
    });
    const least = floor[t] ?? 0;
    teams.forEach(({ seats }, g) => {
      const mine = this.ofTeam[g]?.[t] ?? 0;
      this.limitGained[g]?.set(t, this.perHead * (Number(there < least) - Number(mine >= seats)));
      this.limitLost[g]?.set(t, this.perHead * (Number(least > 0 && there <= least) - Number(mine > seats)));
    });
  }
}

function sumsFor(each: readonly unknown[], intervals: number): StretchSums[] {
  return each.map(() => new StretchSums(intervals));
}

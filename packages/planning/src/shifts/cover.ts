import type { ShiftColumns } from "./shift-columns.ts";
import type { ShiftChange, ShiftCover } from "./shift-cover.ts";
import { shortfallCost } from "./shift-problem.ts";
import type { ShiftQueue } from "./team-problem.ts";

/**
 * People on shifts for one queue, the heads they give each interval, and what it all costs. What one shift more would change is read from sums
 * over the intervals, so that looking at every shift costs two subtractions each.
 */
export class Cover implements ShiftCover {
  /** People on each shift. */
  readonly heads: Int32Array;
  cost: number;
  readonly columns: ShiftColumns;
  private readonly missing: Int32Array;
  /** Cost of so many heads missing. */
  private readonly shortCost: Float64Array;
  private readonly saved: Float64Array;

  constructor(columns: ShiftColumns, problem: Pick<ShiftQueue, "demand" | "shortfall">) {
    this.columns = columns;
    this.heads = new Int32Array(columns.count);
    this.missing = problem.demand.slice();
    const most = problem.demand.reduce((largest, wanted) => Math.max(largest, wanted), 0);
    this.shortCost = Float64Array.from({ length: most + 1 }, (_, heads) => shortfallCost(problem.shortfall, heads));
    this.saved = new Float64Array(2 * problem.demand.length + 1);
    this.cost = problem.demand.reduce((sum, wanted) => sum + this.short(wanted), 0);
  }

  /** Puts `change` more people on a shift; answers what that changes in cost. */
  add(shift: number, change: number): number {
    const { start, end, breakFrom, breakTo, cost } = this.columns;
    let difference = change * (cost[shift] ?? 0);
    difference += this.shift(start[shift] ?? 0, breakFrom[shift] ?? 0, change);
    difference += this.shift(breakTo[shift] ?? 0, end[shift] ?? 0, change);
    this.heads[shift] = (this.heads[shift] ?? 0) + change;
    this.cost += difference;
    return difference;
  }

  /**
   * The shift of which one more costs least, and what it would change: below 0 it pays. -1 where there are no shifts. `first` and `count`
   * name a stretch of the shifts in their order, which may go round.
   */
  cheapestToAdd(first = 0, count = this.columns.count): ShiftChange {
    this.sumSaved(0);
    const { count: all, cost, start, end, breakFrom, breakTo } = this.columns;
    const { saved } = this;
    let shift = -1;
    let difference = Infinity;
    for (let i = 0; i < count; i += 1) {
      const candidate = first + i < all ? first + i : first + i - all;
      const change =
        (cost[candidate] ?? 0) -
        (saved[end[candidate] ?? 0] ?? 0) +
        (saved[start[candidate] ?? 0] ?? 0) +
        (saved[breakTo[candidate] ?? 0] ?? 0) -
        (saved[breakFrom[candidate] ?? 0] ?? 0);
      if (change >= difference) continue;
      shift = candidate;
      difference = change;
    }
    return { shift, difference };
  }

  /** The worked shift that is missed least, and what taking one person off it would change. -1 where nobody works. */
  cheapestToDrop(): ShiftChange {
    this.sumSaved(1);
    const { count, cost } = this.columns;
    let shift = -1;
    let difference = Infinity;
    for (let candidate = 0; candidate < count; candidate += 1) {
      if (this.heads[candidate] === 0) continue;
      const change = this.savedBy(candidate) - (cost[candidate] ?? 0);
      if (change >= difference) continue;
      shift = candidate;
      difference = change;
    }
    return { shift, difference };
  }

  repair(): void {
    // Heads that are missing have their price: every cover is an answer.
  }

  /** Heads missing in an interval. */
  missingIn(interval: number): number {
    return Math.max(0, this.missing[interval] ?? 0);
  }

  private short(missing: number): number {
    return missing <= 0 ? 0 : (this.shortCost[missing] ?? 0);
  }

  private shift(from: number, to: number, change: number): number {
    const intervals = this.missing.length;
    let difference = 0;
    for (let at = from; at < to; at += 1) {
      const t = at < intervals ? at : at - intervals;
      const before = this.missing[t] ?? 0;
      difference += this.short(before - change) - this.short(before);
      this.missing[t] = before - change;
    }
    return difference;
  }

  /** Sums of what one head more saves in each interval (`fewer` 0), or one head fewer costs (1). */
  private sumSaved(fewer: 0 | 1): void {
    const intervals = this.missing.length;
    let sum = 0;
    for (let t = 0; t < intervals; t += 1) {
      const missing = (this.missing[t] ?? 0) + fewer;
      if (missing > 0) sum += this.short(missing) - this.short(missing - 1);
      this.saved[t + 1] = sum;
    }
    for (let t = 1; t <= intervals; t += 1) this.saved[intervals + t] = sum + (this.saved[t] ?? 0);
  }

  private savedBy(shift: number): number {
    const { start, end, breakFrom, breakTo } = this.columns;
    const upTo = (at: Int32Array): number => this.saved[at[shift] ?? 0] ?? 0;
    return upTo(end) - upTo(start) - (upTo(breakTo) - upTo(breakFrom));
  }
}

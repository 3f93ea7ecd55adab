import { priceOf } from "../rosters/head-split.ts";
import type { TourProblem, TourShift } from "./tour-problem.ts";
import { tourShiftCost } from "./tour-shifts.ts";

/** Tours chosen so far, the heads missing still, and what both cost. */
export class TourCover {
  readonly problem: TourProblem;
  readonly tours: (readonly TourShift[])[] = [];
  readonly missing: Int32Array;
  private costSoFar: number;

  constructor(problem: TourProblem) {
    this.problem = problem;
    this.missing = problem.demand.slice();
    this.costSoFar = 0;
    problem.demand.forEach((heads) => {
      for (let head = 1; head <= heads; head += 1) this.costSoFar += priceOf(problem.shortfall, head);
    });
  }

  get cost(): number {
    return this.costSoFar;
  }

  add(tour: readonly TourShift[]): void {
    this.tours.push(tour);
    for (const shift of tour) this.change(shift, 1);
  }

  /** Takes the tour at an index away; the last one moves into its place. */
  removeAt(index: number): readonly TourShift[] {
    const tour = this.tours[index] ?? [];
    const last = this.tours.pop();
    if (last !== undefined && index < this.tours.length) this.tours[index] = last;
    for (const shift of tour) this.change(shift, -1);
    return tour;
  }

  /** What one head more saves in an interval. */
  worth(t: number): number {
    return priceOf(this.problem.shortfall, this.missing[t] ?? 0);
  }

  private change(shift: TourShift, heads: 1 | -1): void {
    const { kinds, shortfall } = this.problem;
    const { length = 0, breakLength = 0 } = kinds[shift.kind] ?? {};
    for (let i = 0; i < length; i += 1) {
      if (i >= shift.breakStart && i < shift.breakStart + breakLength) continue;
      const t = (shift.start + i) % this.missing.length;
      const before = this.missing[t] ?? 0;
      this.missing[t] = before - heads;
      this.costSoFar -= heads > 0 ? priceOf(shortfall, before) : -priceOf(shortfall, before + 1);
    }
    this.costSoFar += heads * tourShiftCost(this.problem, shift);
  }
}

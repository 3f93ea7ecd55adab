/** A kind of shift: how long, and where its break may be. Everything in whole intervals. */
export interface ShiftKind {
  readonly length: number;
  /** 0 for a shift without a break. */
  readonly breakLength: number;
  /** Where the break may begin, from the start of the shift; empty exactly where there is no break. */
  readonly breakStarts: readonly number[];
  /** 1 where a shift of this kind may begin. */
  readonly mayStart: Uint8Array;
}

/** What each missing head costs: so many at one price, further ones at the next, dearer one. */
export interface ShortfallStep {
  /** Infinity for the last step. */
  readonly heads: number;
  readonly cost: number;
}

/**
 * How many people to put on which shifts: cover the heads wanted in each interval, at the least sum of what shifts cost and of what
 * heads missing cost.
 */
export interface ShiftProblem {
  /** Heads wanted, by interval. */
  readonly demand: Int32Array;
  /** Whether the first interval follows the last, as in a week that repeats itself. */
  readonly isCyclic: boolean;
  readonly kinds: readonly ShiftKind[];
  /** What one head at work costs, by interval. */
  readonly wage: Float64Array;
  readonly fixedPerShift: number;
  readonly isBreakPaid: boolean;
  /** Rising prices; the last step has no end. */
  readonly shortfall: readonly ShortfallStep[];
}

/** So many people on one shift. */
export interface ShiftCount {
  readonly start: number;
  readonly kind: number;
  /** From the start of the shift; 0 where it has no break. */
  readonly breakStart: number;
  readonly heads: number;
}

/** So many people of one team on one shift. */
export interface TeamShiftCount extends ShiftCount {
  /** By index; 0 where there is one team. */
  readonly team: number;
}

/** Cost of so many heads missing in one interval. */
export function shortfallCost(steps: readonly ShortfallStep[], missing: number): number {
  let [left, cost] = [Math.max(0, missing), 0];
  for (const step of steps) {
    if (left <= 0) break;
    const here = Math.min(left, step.heads);
    cost += here * step.cost;
    left -= here;
  }
  return cost;
}

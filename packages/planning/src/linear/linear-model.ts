/**
 * A linear or mixed-integer programme in columns: minimise cost x, with rowLower <= A x <= rowUpper and
 * lower <= x <= upper. Rows and columns have names a person can read, for they are what a plan is explained by.
 */
export interface LinearModel {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  /** Infinity where there is no bound. */
  readonly upper: Float64Array;
  /** 1 where only whole numbers will do. */
  readonly isWhole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Column j has the entries starts[j] to starts[j + 1]. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
  readonly columnName: (column: number) => string;
  readonly rowName: (row: number) => string;
}

/** When a solver may stop. Work, not time, so that the same model gives the same answer on every machine. */
export interface SolverLimits {
  /** Stop when answer and bound are this near, as a share of the answer. */
  readonly gap: number;
  /** Nodes of the search tree; 0 solves the relaxation, in which nothing need be whole. */
  readonly nodes: number;
  /** Last resort only: an answer the clock stopped says so. */
  readonly seconds?: number;
  /** false leaves out the search for a smaller model of the same meaning, where it is known to find none. */
  readonly presolve?: boolean;
  /** A solution to start from; it need not be complete nor feasible. */
  readonly start?: Float64Array;
}

/** What a solver found. */
export interface LinearSolution {
  /** optimal: within the gap; limit: stopped before, with an answer; none: stopped before any; infeasible: there is none. */
  readonly status: "optimal" | "limit" | "none" | "infeasible" | "unbounded";
  readonly x: Float64Array;
  readonly objective: number;
  /** No solution costs less. */
  readonly bound: number;
  /** Of the relaxation only: what one more unit of the row would cost. */
  readonly rowPrices: Float64Array | null;
  readonly stoppedByClock: boolean;
}

/** Solves one model after the other, each alone: the same call gives the same answer. */
export type Solve = (model: LinearModel, limits: SolverLimits) => LinearSolution;

import type { ConvexLoss } from "./convex-loss.ts";

/** Something decided before the signal is known: own shifts, hires, seats reserved. */
export interface EarlyDecision {
  readonly name: string;
  /** For each one. */
  readonly cost: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** Supplies that each one adds a head to; none for seats that are only reserved. */
  readonly supplies: readonly number[];
}

/** Something decided once the signal is known: seats confirmed, overtime. */
export interface LateDecision {
  readonly name: string;
  readonly cost: number;
  readonly most: number;
  readonly isWhole: boolean;
  readonly supplies: readonly number[];
  /** At most so many for each of an early decision: no seat is confirmed that was not reserved. */
  readonly within: { readonly early: number; readonly share: number } | null;
}

/**
 * Heads of one pool in one interval, and the cells they may work in; one head works in one cell. There it counts for so many agents:
 * shrinkage taken off, slower if untrained, and for its part of the time where a cell is longer than the interval.
 */
export interface Supply {
  readonly name: string;
  readonly works: readonly { readonly cell: number; readonly agents: number }[];
  /** Heads that are there whatever is decided. */
  readonly heads: number;
}

/** What is known when the late decisions are due. */
export interface Signal {
  readonly name: string;
  readonly probability: number;
  /** Loss of each cell (a queue in an interval, or in a day) by agents working in it, expected over what may still happen after this signal. */
  readonly losses: readonly ConvexLoss[];
}

/** What early decisions use of something scarce: people of a team on a day, hours of a week, desks. */
export interface EarlyLimit {
  readonly name: string;
  readonly most: number;
  readonly uses: readonly { readonly early: number; readonly amount: number }[];
}

/** What late decisions use of something scarce, whatever the signal: people on extra hours at one time, room in an account. */
export interface LateLimit {
  readonly name: string;
  readonly most: number;
  readonly uses: readonly { readonly late: number; readonly amount: number }[];
  /** What early decisions use of the same; nothing if left out. */
  readonly early?: readonly { readonly early: number; readonly amount: number }[];
}

/** Decisions in two stages: early ones at a price, late ones by what is known by then, at the least expected cost and loss. */
export interface StagedProblem {
  readonly early: readonly EarlyDecision[];
  readonly late: readonly LateDecision[];
  readonly supplies: readonly Supply[];
  readonly limits: readonly EarlyLimit[];
  /** None if left out. */
  readonly lateLimits?: readonly LateLimit[];
  readonly signals: readonly Signal[];
  /** Pairs of signals, by index: no late decision is smaller at the second than at the first. So it is a rule that people can follow. */
  readonly rising: readonly (readonly [lower: number, higher: number])[];
}

/** What to decide, and what to expect of it. */
export interface StagedAnswer {
  readonly early: Float64Array;
  /** By signal. */
  readonly late: readonly Float64Array[];
  readonly cost: number;
  /** No decisions cost less, by the convex losses. */
  readonly bound: number;
  readonly gap: number;
}

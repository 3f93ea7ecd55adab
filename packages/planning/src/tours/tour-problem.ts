import type { ShiftProblem } from "../shifts/shift-problem.ts";

/**
 * How many people to put on which week's tour: so many shifts of the kinds allowed, on so many days of a week, with rest between them.
 * Nobody has a name; there are as many people as it pays to have. Demand is one week of seven days of equal length.
 */
export interface TourProblem extends ShiftProblem {
  readonly intervalsADay: number;
  /** Shifts everybody works in the week, at most one begun on each day. */
  readonly shiftsATour: number;
  /** Intervals of rest between two shifts. */
  readonly dailyRest: number;
  /** Intervals of rest in a row, once in the week: between two shifts, and in a week that does not repeat itself also before the first or after the last. */
  readonly weeklyRest: number;
}

/** One shift of a tour. */
export interface TourShift {
  readonly start: number;
  readonly kind: number;
  /** From the start of the shift; 0 where it has no break. */
  readonly breakStart: number;
}

/** So many people who work the same week, its shifts in order of their days. */
export interface TourCount {
  readonly shifts: readonly TourShift[];
  readonly heads: number;
}

/** People by tour, what they cost, and how much less any other answer could cost. */
export interface TourAnswer {
  readonly tours: readonly TourCount[];
  readonly cost: number;
  /** Nothing costs less than this. */
  readonly bound: number;
  /** (cost - bound) / cost. */
  readonly gap: number;
  readonly people: number;
  readonly missingHeads: number;
  readonly stopped: "gap" | "work-limit";
  readonly steps: readonly { readonly step: string; readonly cost: number }[];
  readonly work: { readonly rounds: number };
}

import type { ConvexLoss } from "../staged/convex-loss.ts";

/** People who would start together: what one costs, and by week of the plan what they are worth. */
export interface HireCandidate {
  readonly name: string;
  /** Wages of the contract and hiring, of each person. */
  readonly costPerPerson: number;
  /** Part of an experienced person's work that each does. */
  readonly productive: Float64Array;
  /** Heads that each class keeps from contacts. */
  readonly trainers: Float64Array;
  /** 1 where they sit at a desk. */
  readonly present: Uint8Array;
}

/** A week of the plan. */
export interface HiringWeek {
  /** What partners and lost contacts cost by heads at work, of those who may be taken from contacts to train and of new ones. */
  readonly loss: ConvexLoss;
  /** Heads of these that are there if nobody is hired: no more can train at one time. */
  readonly standing: number;
  /** New people for whom there are desks. */
  readonly room: number;
}

/** Whom to hire from when on, at the least cost of wages, hiring, partners and lost contacts. */
export interface HiringProblem {
  readonly candidates: readonly HireCandidate[];
  readonly weeks: readonly HiringWeek[];
  /** Most people trained together: one more opens another class. */
  readonly classSize: number;
  /** Most people hired in all. */
  readonly most: number;
}

/** Whom to hire, and what to expect of it. */
export interface HiringAnswer {
  /** By candidate. */
  readonly people: Int32Array;
  readonly cost: number;
  /** No choice costs less. */
  readonly bound: number;
  readonly gap: number;
}

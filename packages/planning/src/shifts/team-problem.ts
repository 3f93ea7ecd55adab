import type { ShiftKind, ShiftProblem, ShortfallStep } from "./shift-problem.ts";

/** A queue as the shift planner sees it: heads wanted, and what each missing head costs. */
export interface ShiftQueue {
  readonly name: string;
  /** Where a person wrote of it, as a JSON pointer: refusals point there. */
  readonly field: string;
  /** Heads wanted, by interval. */
  readonly demand: Int32Array;
  /** Rising prices; the last step has no end. */
  readonly shortfall: readonly ShortfallStep[];
}

/** People who may work the same shifts for the same wage and can serve the same queues. */
export interface ShiftTeam {
  readonly name: string;
  readonly field: string;
  /** The queues they can serve, by index; each of them serves one queue at a time. */
  readonly skills: readonly number[];
  readonly kinds: readonly ShiftKind[];
  /** What one head at work costs, by interval. */
  readonly wage: Float64Array;
  readonly fixedPerShift: number;
  readonly isBreakPaid: boolean;
  /** Heads at work at once at most, breaks not counted; Infinity where nothing limits them. */
  readonly seats: number;
  /** Shifts in the whole plan at most. */
  readonly mostShifts: number;
}

/** Who may work when: what every kind of shift problem has. */
export interface ShiftTeams {
  readonly intervals: number;
  /** Whether the first interval follows the last, as in a week that repeats itself. */
  readonly isCyclic: boolean;
  readonly teams: readonly ShiftTeam[];
}

/**
 * How many people of which team to put on which shifts: cover the heads wanted by each queue in each interval, at the least sum of
 * what shifts cost and of what missing heads cost. A person counts once: in an interval each head of a team serves one queue.
 */
export interface TeamProblem extends ShiftTeams {
  readonly queues: readonly ShiftQueue[];
}

/** One queue and one team. */
export function teamProblemOf(problem: ShiftProblem): TeamProblem {
  const { demand, isCyclic, kinds, wage, fixedPerShift, isBreakPaid, shortfall } = problem;
  const limits = { seats: Infinity, mostShifts: Infinity };
  return {
    intervals: demand.length,
    isCyclic,
    queues: [{ name: "", field: "", demand, shortfall }],
    teams: [{ name: "", field: "", skills: [0], kinds, wage, fixedPerShift, isBreakPaid, ...limits }],
  };
}

/** Whether one team without limits serves one queue: then an interval's cost hangs on one number only. */
export function isOneQueueOneTeam({ queues, teams }: TeamProblem): boolean {
  const [team] = teams;
  return queues.length === 1 && teams.length === 1 && team?.seats === Infinity && team.mostShifts === Infinity;
}

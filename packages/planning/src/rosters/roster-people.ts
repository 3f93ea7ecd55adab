import { randomStream } from "@springtide/probability";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import type { Solve } from "../linear/linear-model.ts";
import { WeekImprover } from "./improve-week.ts";
import { personFrames } from "./person-frame.ts";
import { rosterAnswer } from "./roster-answer.ts";
import { RosterBounds } from "./roster-bound.ts";
import { rosterFrame } from "./roster-frame.ts";
import type { RosterAnswer, RosteredShift, RosterProblem } from "./roster-problem.ts";
import { tryProgrammeWeeks } from "./programme-weeks.ts";
import { RosterState } from "./roster-state.ts";
import { descendRoster, ruinAndRecreateRoster } from "./search-roster.ts";
import { shiftOptions } from "./shift-options.ts";
import { startFrom } from "./start-from.ts";

/** How good a roster has to be, and how much work may go into it. */
export interface RosterLimits {
  /** Stop when cost and bound are this near, as a share of the cost. */
  readonly gap: number;
  /** Rounds of ruin and recreate. */
  readonly rounds: number;
  /** Steps towards a higher bound: each prices a week of every person anew. */
  readonly nodes: number;
  readonly seed: number;
  /** A roster to start from: the last answer, or the planner's own. What of it is not legal is left out. */
  readonly start?: readonly RosteredShift[];
}

const SWEEPS = 8;

/**
 * Who works when, by name: wages, overtime, missing heads, wishes passed over and unfair shares of unpopular hours cost least together,
 * and no rule of working time, contract or availability is broken. What the rules leave no people for is missing. Same problem, limits
 * and seed, same answer.
 * @throws Cancelled when asked to stop
 */
export function rosterPeople(
  problem: RosterProblem,
  limits: RosterLimits,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): RosterAnswer {
  const frame = rosterFrame(problem);
  const options = shiftOptions(frame);
  const { people, skillClasses } = personFrames(frame, options);
  const state = new RosterState(frame, people, skillClasses, options);
  const improver = new WeekImprover(state);
  const steps: { step: string; cost: number }[] = [];
  const done = (step: string): void => void steps.push({ step, cost: state.cost });
  stopIfCancelled(cancel);
  progress?.(0, 3, "Giving each person their best week");
  startFrom(state, improver, limits.start ?? []);
  if (limits.start !== undefined) done("started");
  descendRoster(state, improver, SWEEPS, cancel);
  done("one by one");
  const bounds = new RosterBounds(state, solve);
  const found = bounds.raise({ gap: limits.gap / 4, steps: limits.nodes }, cancel, (share) =>
    progress?.(1 + share, 3, "Proving what no roster can cost less than"),
  );
  const { bound, columns } = found;
  tryProgrammeWeeks(state, improver, found.shares);
  done("from the programme");
  const rounds = ruinAndRecreateRoster(
    state,
    improver,
    randomStream(limits.seed, "rosters"),
    { rounds: limits.rounds, enough: bound / (1 - limits.gap) },
    (round) => {
      stopIfCancelled(cancel);
      if (round % 50 === 0) progress?.(2 + round / limits.rounds, 3, "Trying other weeks for a few people together");
    },
  );
  done("searched");
  return rosterAnswer(state, { bound, gap: limits.gap, steps, work: { rounds, columns, nodes: found.steps } });
}

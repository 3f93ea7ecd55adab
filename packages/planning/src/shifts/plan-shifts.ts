import type { CancelSignal, Progress } from "@springtide/refusal";
import type { Solve } from "../linear/linear-model.ts";
import { Cover } from "./cover.ts";
import { requireTeamProblem } from "./require-shift-problem.ts";
import { ShiftSearch, type SearchResult } from "./search-shifts.ts";
import { shiftColumns } from "./shift-columns.ts";
import type { ShiftCover } from "./shift-cover.ts";
import type { ShiftLimits } from "./shift-limits.ts";
import { shiftModel } from "./shift-model.ts";
import type { ShiftProblem, TeamShiftCount } from "./shift-problem.ts";
import { TeamCover } from "./team-cover.ts";
import { isOneQueueOneTeam, teamProblemOf, type TeamProblem } from "./team-problem.ts";

/** People by shift, what they cost, and how much less any other answer could cost. */
export interface ShiftAnswer extends SearchResult {
  readonly shifts: readonly TeamShiftCount[];
  readonly cost: number;
  /** (cost - bound) / cost. */
  readonly gap: number;
}

/** As `ShiftAnswer`, with who is missing where and who serves what. */
export interface CoverAnswer extends ShiftAnswer {
  /** Heads missing, added up over queues and intervals. */
  readonly missingHeads: number;
  /** By queue. */
  readonly missingByQueue: readonly number[];
  /** Heads of a team on a queue by interval, for teams with more than one queue. */
  readonly splits: readonly { readonly team: number; readonly queue: number; readonly heads: Int32Array }[];
}

/**
 * The cheapest people by shift for one queue, to a proven gap: the relaxation gives the bound; its fractions are rounded, then improved
 * by exchanges, by ruin and recreate, and where that is not yet near enough by a search tree over the shifts that may still be in a
 * better answer. Same problem, limits and seed, same answer.
 * @throws Refusal for a problem that contradicts itself; Cancelled when asked to stop
 */
export function planShifts(
  problem: ShiftProblem,
  limits: ShiftLimits,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): CoverAnswer {
  return planTeamShifts(teamProblemOf(problem), limits, solve, progress, cancel);
}

/**
 * As `planShifts`, for several queues and several teams at once: in each interval every head of a team serves one of the queues that
 * the team can serve, split as is cheapest.
 * @throws Refusal for a problem that contradicts itself; Cancelled when asked to stop
 */
export function planTeamShifts(
  problem: TeamProblem,
  limits: ShiftLimits,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): CoverAnswer {
  requireTeamProblem(problem);
  const { intervals } = problem;
  const cover = coverOf(problem);
  const model = shiftModel(problem);
  const result = new ShiftSearch({ cover, model, intervals }, limits, solve, progress, cancel).run();
  const missingByQueue = problem.queues.map((_, queue) => missingOf(cover, intervals, queue));
  return {
    ...answerOf(cover, result),
    missingByQueue,
    missingHeads: missingByQueue.reduce((sum, heads) => sum + heads, 0),
    splits: cover instanceof TeamCover ? splitsOf(cover, problem) : [],
  };
}

/** What a search left in the cover, shift by shift. */
export function answerOf(cover: ShiftCover, result: SearchResult): ShiftAnswer {
  const { columns, heads, cost } = cover;
  const shifts = Array.from(heads, (count, shift) => ({
    team: columns.team[shift] ?? 0,
    start: columns.start[shift] ?? 0,
    kind: columns.kind[shift] ?? 0,
    breakStart: (columns.breakFrom[shift] ?? 0) - (columns.start[shift] ?? 0),
    heads: count,
  })).filter((shift) => shift.heads > 0);
  return { ...result, shifts, cost, gap: cost > 0 ? Math.max(0, (cost - result.bound) / cost) : 0 };
}

function coverOf(problem: TeamProblem): ShiftCover {
  const [queue] = problem.queues;
  const columns = shiftColumns(problem);
  return queue !== undefined && isOneQueueOneTeam(problem)
    ? new Cover(columns, queue)
    : new TeamCover(columns, problem);
}

function missingOf(cover: ShiftCover, intervals: number, queue: number): number {
  let sum = 0;
  for (let t = 0; t < intervals; t += 1) sum += cover.missingIn(t, queue);
  return sum;
}

function splitsOf(cover: TeamCover, { teams, queues, intervals }: TeamProblem): CoverAnswer["splits"] {
  const splits = Array.from({ length: intervals }, (_, t) => cover.split(t).onQueue);
  return teams.flatMap(({ skills }, team) =>
    skills.length === 1
      ? []
      : skills.map((queue) => ({
          team,
          queue,
          heads: Int32Array.from(splits, (onQueue) => onQueue[team * queues.length + queue] ?? 0),
        })),
  );
}

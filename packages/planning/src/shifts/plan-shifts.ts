import { randomStream } from "@springtide/probability";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import type { Solve } from "../linear/linear-model.ts";
import { Cover } from "./cover.ts";
import { descend } from "./descend.ts";
import { addRounded } from "./rounded-shifts.ts";
import { ruinAndRecreate } from "./ruin-and-recreate.ts";
import { shiftColumns } from "./shift-columns.ts";
import { shiftModel } from "./shift-model.ts";
import { requireShiftProblem } from "./require-shift-problem.ts";
import type { ShiftCount, ShiftProblem } from "./shift-problem.ts";
import { improvedByTree } from "./tree-search.ts";

/** How good an answer has to be, and how much work may go into it. */
export interface ShiftLimits {
  /** Stop when cost and bound are this near, as a share of the cost. */
  readonly gap: number;
  /** Rounds of ruin and recreate. */
  readonly rounds?: number;
  /** Nodes of the search tree that is tried last. */
  readonly nodes?: number;
  readonly seed?: number;
}

/** People by shift, what they cost, and how much less any other answer could cost. */
export interface ShiftAnswer {
  readonly shifts: readonly ShiftCount[];
  readonly cost: number;
  /** Nothing costs less than this: proven by the relaxation, or by the search tree where it was needed. */
  readonly bound: number;
  /** (cost - bound) / cost. */
  readonly gap: number;
  readonly missingHeads: number;
  /** What ended the search. */
  readonly stopped: "gap" | "work-limit";
  /** Cost after each step, for who wants to see how the answer came about. */
  readonly steps: readonly { readonly step: string; readonly cost: number }[];
}

const ROUNDS = 20_000;
const NODES = 2_000;
const STRETCH = 2_000;

/**
 * The cheapest people by shift, to a proven gap: the relaxation gives the bound; its fractions are rounded, then improved by exchanges, by
 * ruin and recreate, and where that is not yet near enough by a search tree over the shifts that may still be in a better answer. Same
 * problem, limits and seed, same answer.
 * @throws Refusal for a problem that contradicts itself; Cancelled when asked to stop
 */
export function planShifts(
  problem: ShiftProblem,
  { gap, rounds = ROUNDS, nodes = NODES, seed = 1 }: ShiftLimits,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): ShiftAnswer {
  requireShiftProblem(problem);
  const model = shiftModel(problem);
  progress?.(0, 4, "Solving the relaxation");
  const relaxed = solve(model.model, { gap: 0, nodes: 0, presolve: false });
  const cover = new Cover(shiftColumns(problem), problem);
  const steps: { step: string; cost: number }[] = [];
  const enough = (bound: number): number => bound / (1 - gap);
  const done = (step: string): boolean => {
    steps.push({ step, cost: cover.cost });
    return cover.cost <= enough(relaxed.bound);
  };
  stopIfCancelled(cancel);
  addRounded(cover, problem, model, relaxed.x);
  done("rounded");
  progress?.(1, 4, "Exchanging shifts");
  descend(cover);
  if (done("exchanged")) return answerOf(cover, relaxed.bound, gap, steps);
  search(cover, problem, { rounds, seed, enough: enough(relaxed.bound) }, progress, cancel);
  if (done("searched") || nodes === 0) return answerOf(cover, relaxed.bound, gap, steps);
  progress?.(3, 4, "Searching the tree of what is left");
  const bound = improvedByTree(cover, problem, model, { relaxed, gap, nodes }, solve);
  done("search tree");
  return answerOf(cover, bound, gap, steps);
}

function search(
  cover: Cover,
  problem: ShiftProblem,
  { rounds, seed, enough }: { readonly rounds: number; readonly seed: number; readonly enough: number },
  progress?: Progress,
  cancel?: CancelSignal,
): void {
  const random = randomStream(seed, "shifts");
  for (let gone = 0; gone < rounds && cover.cost > enough; gone += STRETCH) {
    stopIfCancelled(cancel);
    progress?.(2 + gone / rounds, 4, "Trying other shifts");
    ruinAndRecreate(cover, problem.demand.length, random, {
      from: gone,
      to: Math.min(rounds, gone + STRETCH),
      rounds,
      enough,
    });
  }
  descend(cover);
}

function answerOf(cover: Cover, bound: number, gap: number, steps: ShiftAnswer["steps"]): ShiftAnswer {
  const { columns, heads, cost } = cover;
  const found = cost > 0 ? Math.max(0, (cost - bound) / cost) : 0;
  return {
    shifts: Array.from(heads, (count, shift) => ({
      start: columns.start[shift] ?? 0,
      kind: columns.kind[shift] ?? 0,
      breakStart: (columns.breakFrom[shift] ?? 0) - (columns.start[shift] ?? 0),
      heads: count,
    })).filter((shift) => shift.heads > 0),
    cost,
    bound: Math.min(bound, cost),
    gap: found,
    missingHeads: cover.missingHeads(),
    stopped: found <= gap + 1e-12 ? "gap" : "work-limit",
    steps,
  };
}

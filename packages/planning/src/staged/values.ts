import { expectedLoss } from "./convex-loss.ts";
import type { Signal, StagedProblem } from "./staged-problem.ts";

/** The same problem where nothing that was only kept free is ever taken: what stand-by is worth is the difference. */
export function withoutStandBy(problem: StagedProblem): StagedProblem {
  return {
    ...problem,
    late: problem.late.map((decision) => (decision.within === null ? decision : { ...decision, most: 0 })),
  };
}

/** The same problem where the signals tell nothing: what deciding by the signal is worth is the difference. */
export function withoutSignal(problem: StagedProblem): StagedProblem {
  return withSignalsJoined(problem, [[...problem.signals.keys()]], []);
}

/**
 * The same problem where some signals cannot be told apart: each group is one signal. What telling them apart is worth is the difference, never
 * below nothing: whatever is decided by groups can be decided by their parts.
 * @param groups signals by index, each in one group @param rising pairs of groups (see `StagedProblem`)
 */
export function withSignalsJoined(
  problem: StagedProblem,
  groups: readonly (readonly number[])[],
  rising: StagedProblem["rising"],
): StagedProblem {
  const cells = problem.signals[0]?.losses.length ?? 0;
  const signals = groups.map((group, g): Signal => {
    const parts = group.flatMap((s) => problem.signals[s] ?? []);
    const all = parts.reduce((sum, { probability }) => sum + probability, 0);
    const losses = Array.from({ length: cells }, (_, c) =>
      expectedLoss(
        parts.flatMap(({ probability, losses: of }) => {
          const loss = of[c];
          return loss === undefined ? [] : [{ probability: probability / all, loss }];
        }),
      ),
    );
    return { name: `joined-${g}`, probability: all, losses };
  });
  return { ...problem, signals, rising };
}

/** The same problem where each signal tells what will happen: what knowing it is worth is the difference. */
export function withPerfectSignal(problem: StagedProblem, outcomes: readonly (readonly Signal[])[]): StagedProblem {
  const signals = outcomes.flatMap((of, s) =>
    of.map((outcome) => ({
      ...outcome,
      name: `${problem.signals[s]?.name ?? s}-${outcome.name}`,
      probability: (problem.signals[s]?.probability ?? 0) * outcome.probability,
    })),
  );
  return { ...problem, signals, rising: [] };
}

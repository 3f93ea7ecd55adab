import {
  type Signal,
  solveStaged,
  type Solve,
  type SolverLimits,
  thinnedLoss,
  type StagedProblem,
} from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import type { BlockOption, DecidedPartner } from "./block-options.ts";
import type { Deciding } from "./deciding.ts";
import { type SpanCells, spanCells } from "./heads-there.ts";
import { stagedPiece } from "./staged-piece.ts";

/** How many seats of each option, in the order of the options. */
export interface SeatsDecided {
  readonly ordered: Float64Array;
  readonly reserved: Float64Array;
  /** By signal. */
  readonly confirmed: readonly Float64Array[];
  readonly cost: number;
  readonly bound: number;
  /** What could not be solved within the work allowed, in words. */
  readonly unsolved: readonly string[];
}

/** What the solver is asked with. */
export interface DecidingWork {
  readonly solve: Solve;
  readonly limits: SolverLimits;
  /** Money of a cell: what is lost is told only so exactly to the solver. */
  readonly tolerance: number;
}

/**
 * Decides on options of least expected cost and loss. No option crosses from one piece of days into another, so that each piece is a programme of its
 * own and all together are as good as one.
 * @param vary makes another problem of each: without the right to decide late, without a signal
 */
export function decidePieces(
  deciding: Deciding,
  cells: SpanCells,
  {
    partners,
    options,
    signals,
    rising,
    vary = (problem) => problem,
  }: {
    readonly partners: readonly DecidedPartner[];
    readonly options: readonly BlockOption[];
    /** With the losses of `cells`. */
    readonly signals: readonly Signal[];
    readonly rising: StagedProblem["rising"];
    readonly vary?: (problem: StagedProblem) => StagedProblem;
  },
  work: DecidingWork,
): SeatsDecided {
  const ordered = new Float64Array(options.length);
  const reserved = new Float64Array(options.length);
  const confirmed = signals.map(() => new Float64Array(options.length));
  const unsolved: string[] = [];
  let [cost, bound] = [0, 0];
  for (const piece of piecesOf(deciding, cells, options)) {
    const own = spanCells(deciding, piece);
    const mine = options.flatMap((option, i) => (option.from >= piece.from && option.to <= piece.to ? [i] : []));
    const { problem, places } = stagedPiece(deciding, own, partners, {
      options: mine.flatMap((i) => options[i] ?? []),
      signals: signals.map((signal) => ({ ...signal, losses: lossesWithin(signal, cells, own, work.tolerance) })),
      rising,
    });
    const varied = vary(problem);
    try {
      const answer = solveStaged(varied, work.limits, work.solve);
      cost += answer.cost;
      bound += answer.bound;
      places.forEach(({ order, reserve, confirm }, i) => {
        const at = mine[i] ?? 0;
        ordered[at] = Math.round(answer.early[order] ?? 0);
        reserved[at] = Math.round(answer.early[reserve] ?? 0);
        confirmed.forEach((ofSignal, s) => {
          // Where the signals tell nothing there is one answer for all of them.
          ofSignal[at] = Math.round((answer.late[s] ?? answer.late[0])?.[confirm] ?? 0);
        });
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      unsolved.push(error.message);
    }
  }
  return { ordered, reserved, confirmed, cost, bound, unsolved };
}

/** Runs of whole days that no option leaves. */
function piecesOf(
  { basis: { grid } }: Deciding,
  { from, to }: SpanCells,
  options: readonly BlockOption[],
): { readonly from: number; readonly to: number }[] {
  const cuts = [...grid.dayOffsets]
    .filter((at) => at >= from && at <= to)
    .filter((at) => !options.some((option) => option.from < at && option.to > at));
  return cuts
    .slice(1)
    .map((end, i) => ({ from: cuts[i] ?? from, to: end }))
    .filter((piece) => options.some((option) => option.from >= piece.from && option.to <= piece.to));
}

function lossesWithin({ losses }: Signal, all: SpanCells, own: SpanCells, tolerance: number): Signal["losses"] {
  return own.ranges.flatMap(({ from, to }, q) => {
    const start = (all.offsets[q] ?? 0) + from - (all.ranges[q]?.from ?? 0);
    return losses.slice(start, start + to - from).map((loss) => thinnedLoss(loss, tolerance));
  });
}

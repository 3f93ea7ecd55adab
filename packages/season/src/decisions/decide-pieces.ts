import {
  type Signal,
  solveStaged,
  type Solve,
  type SolverLimits,
  thinnedLoss,
  type StagedProblem,
} from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { type ExtraHoursOffer, NO_EXTRA_HOURS } from "../hiring/extra-hours.ts";
import { hoursAsked } from "../hiring/extra-hours-pay.ts";
import { priceBeyondRoom, withExtraHours } from "../hiring/extra-hours-piece.ts";
import type { BlockOption, DecidedPartner } from "./block-options.ts";
import type { Deciding } from "./deciding.ts";
import type { Intervals } from "./decision-span.ts";
import { type SpanCells, spanCells } from "./heads-there.ts";
import { stagedPiece } from "./staged-piece.ts";

/** How many seats of each option, in the order of the options. */
export interface SeatsDecided {
  readonly ordered: Float64Array;
  readonly reserved: Float64Array;
  /** By signal. */
  readonly confirmed: readonly Float64Array[];
  /** People on extra hours by signal, in the order of the stretches offered. */
  readonly extra: readonly Float64Array[];
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

/** What is decided on together. */
interface PiecesQuestion {
  readonly partners: readonly DecidedPartner[];
  readonly options: readonly BlockOption[];
  readonly extra?: ExtraHoursOffer;
  /** With the losses of `cells`. */
  readonly signals: readonly Signal[];
  readonly rising: StagedProblem["rising"];
  readonly vary?: (problem: StagedProblem) => StagedProblem;
}

/** A piece as it was solved: of each option or stretch in it, how many. */
interface PieceSolved extends Intervals {
  readonly seats: readonly {
    readonly at: number;
    readonly ordered: number;
    readonly reserved: number;
    readonly confirmed: readonly number[];
  }[];
  readonly extra: readonly { readonly at: number; readonly heads: readonly number[] }[];
  /** By signal and team: hours that are paid out because the account has no room. */
  readonly paidOut: readonly (readonly number[])[];
  readonly cost: number;
  readonly bound: number;
  readonly unsolved: string | null;
}

/**
 * Decides on options of least expected cost and loss. No option crosses from one piece of days into another, so that each piece is a programme of its
 * own and all together are as good as one. Hours of a week and room in an account hold for all pieces: where those decided apart take more
 * together, they are decided as one.
 * @param question.vary makes another problem of each: without the right to decide late, without a signal
 */
export function decidePieces(
  deciding: Deciding,
  cells: SpanCells,
  question: PiecesQuestion,
  work: DecidingWork,
): SeatsDecided {
  const { options, signals, extra = NO_EXTRA_HOURS } = question;
  const apart = piecesOf(deciding, cells, [...options, ...extra.options]).map((piece) =>
    solvedPiece(deciding, cells, piece, question, work),
  );
  const pieces = takeTooMuch(extra, apart, signals.length) ? joined(deciding, cells, apart, question, work) : apart;
  const decided = {
    ordered: new Float64Array(options.length),
    reserved: new Float64Array(options.length),
    confirmed: signals.map(() => new Float64Array(options.length)),
    extra: signals.map(() => new Float64Array(extra.options.length)),
  };
  for (const { seats, extra: stretches } of pieces) {
    for (const { at, ordered, reserved, confirmed } of seats) {
      decided.ordered[at] = Math.round(ordered);
      decided.reserved[at] = Math.round(reserved);
      decided.confirmed.forEach((ofSignal, s) => {
        ofSignal[at] = Math.round(confirmed[s] ?? 0);
      });
    }
    for (const { at, heads } of stretches)
      decided.extra.forEach((ofSignal, s) => {
        ofSignal[at] = Math.round(heads[s] ?? 0);
      });
  }
  return {
    ...decided,
    cost: pieces.reduce((sum, { cost }) => sum + cost, 0),
    bound: pieces.reduce((sum, { bound }) => sum + bound, 0),
    unsolved: pieces.flatMap(({ unsolved }) => unsolved ?? []),
  };
}

function solvedPiece(
  deciding: Deciding,
  cells: SpanCells,
  piece: Intervals,
  question: PiecesQuestion,
  work: DecidingWork,
): PieceSolved {
  const { partners, options, extra = NO_EXTRA_HOURS, signals, rising, vary } = question;
  const own = spanCells(deciding, piece);
  const within = ({ from, to }: Intervals): boolean => from >= piece.from && to <= piece.to;
  const mine = options.flatMap((option, i) => (within(option) ? [i] : []));
  const stretches = extra.options.flatMap((option, i) => (within(option) ? [i] : []));
  const seats = stagedPiece(deciding, own, partners, {
    options: mine.flatMap((i) => options[i] ?? []),
    signals: signals.map((signal) => ({ ...signal, losses: lossesWithin(signal, cells, own, work.tolerance) })),
    rising,
  });
  const all =
    stretches.length === 0
      ? { problem: seats.problem, places: [], paidOut: [] }
      : withExtraHours(deciding, own, seats.problem, { offer: extra, mine: stretches });
  try {
    const answer = solveStaged(vary?.(all.problem) ?? all.problem, work.limits, work.solve);
    // Where the signals tell nothing there is one answer for all of them.
    const lateOf = (s: number, at: number): number => (answer.late[s] ?? answer.late[0])?.[at] ?? 0;
    return {
      ...piece,
      seats: seats.places.map(({ order, reserve, confirm }, i) => ({
        at: mine[i] ?? 0,
        ordered: answer.early[order] ?? 0,
        reserved: answer.early[reserve] ?? 0,
        confirmed: signals.map((_, s) => lateOf(s, confirm)),
      })),
      extra: all.places.map(({ early, late }, i) => ({
        at: stretches[i] ?? 0,
        heads: signals.map((_, s) => (early >= 0 ? (answer.early[early] ?? 0) : lateOf(s, late))),
      })),
      paidOut: signals.map((_, s) => all.paidOut.map((at) => lateOf(s, at))),
      cost: answer.cost,
      bound: answer.bound,
      unsolved: null,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...piece, seats: [], extra: [], paidOut: [], cost: 0, bound: 0, unsolved: error.message };
  }
}

const ROUNDING = 1e-6;

/** Whether the pieces together take more hours than a week may have, or bank more than the account has room for. */
function takeTooMuch(extra: ExtraHoursOffer, pieces: readonly PieceSolved[], signals: number): boolean {
  if (extra.options.length === 0) return false;
  return Array.from({ length: signals }, (_, s) => s).some((s) => {
    const heads = new Float64Array(extra.options.length);
    for (const { extra: stretches } of pieces) for (const { at, heads: of } of stretches) heads[at] = of[s] ?? 0;
    return extra.teams.some((of, team) => {
      const { terms, roomHours } = of;
      const hours = hoursAsked(extra, team, heads);
      const paidOut = pieces.reduce((sum, piece) => sum + (piece.paidOut[s]?.[team] ?? 0), 0);
      const isBanked = roomHours < terms.hoursAWeek && priceBeyondRoom(of) > 0;
      return hours > terms.hoursAWeek + ROUNDING || (isBanked && hours - paidOut > roomHours + ROUNDING);
    });
  });
}

/** All days with extra hours as one piece; the others as they are. */
function joined(
  deciding: Deciding,
  cells: SpanCells,
  apart: readonly PieceSolved[],
  question: PiecesQuestion,
  work: DecidingWork,
): PieceSolved[] {
  const asked = apart.filter(({ extra }) => extra.length > 0);
  const [from, to] = [Math.min(...asked.map((one) => one.from)), Math.max(...asked.map((one) => one.to))];
  const others = apart.filter((one) => one.to <= from || one.from >= to);
  const nodes = work.limits.nodes * (apart.length - others.length);
  const together = solvedPiece(deciding, cells, { from, to }, question, { ...work, limits: { ...work.limits, nodes } });
  return [...others, together];
}

/** Runs of whole days that no option leaves. */
function piecesOf({ basis: { grid } }: Deciding, { from, to }: SpanCells, options: readonly Intervals[]): Intervals[] {
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

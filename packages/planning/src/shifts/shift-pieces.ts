import type { ShiftColumns } from "./shift-columns.ts";
import type { StretchSums } from "./stretch-sums.ts";
import type { TargetProblem } from "./target-problem.ts";

/** A stretch of work of one shift; `period` is -1 outside every period. */
interface Piece {
  readonly period: number;
  readonly from: number;
  readonly to: number;
}

/** The stretches in which each shift is at work, cut where periods begin and end, and once round the plan. */
export class ShiftPieces {
  private readonly pieces: readonly (readonly Piece[])[];
  private readonly periods: readonly (readonly number[])[];

  constructor(columns: ShiftColumns, { intervals, periods }: TargetProblem) {
    const periodAt = new Int32Array(intervals).fill(-1);
    periods.forEach(({ from, to }, period) => periodAt.fill(period, from, to));
    const { start, end, breakFrom, breakTo } = columns;
    this.pieces = Array.from({ length: columns.count }, (_, j) => [
      ...cut(start[j] ?? 0, breakFrom[j] ?? 0, periodAt),
      ...cut(breakTo[j] ?? 0, end[j] ?? 0, periodAt),
    ]);
    this.periods = this.pieces.map((all) => [...new Set(all.flatMap(({ period }) => (period < 0 ? [] : [period])))]);
  }

  periodsOf(shift: number): readonly number[] {
    return this.periods[shift] ?? [];
  }

  /** Calls for each interval in which the shift is at work. */
  each(shift: number, at: (interval: number) => void): void {
    for (const { from, to } of this.pieces[shift] ?? []) for (let t = from; t < to; t += 1) at(t);
  }

  /** The sum of figures over the intervals in which the shift is at work. */
  sum(shift: number, figures: StretchSums | undefined): number {
    let sum = 0;
    if (figures !== undefined) for (const { from, to } of this.pieces[shift] ?? []) sum += figures.between(from, to);
    return sum;
  }

  /** As `sum`, in one period. */
  sumIn(shift: number, period: number, figures: StretchSums | undefined): number {
    let sum = 0;
    if (figures === undefined) return sum;
    for (const piece of this.pieces[shift] ?? [])
      if (piece.period === period) sum += figures.between(piece.from, piece.to);
    return sum;
  }
}

function cut(from: number, to: number, periodAt: Int32Array): Piece[] {
  const pieces: { period: number; from: number; to: number }[] = [];
  for (let at = from; at < to; at += 1) {
    const t = at % periodAt.length;
    const period = periodAt[t] ?? -1;
    const last = pieces.at(-1);
    if (last?.to === t && last.period === period) last.to = t + 1;
    else pieces.push({ period, from: t, to: t + 1 });
  }
  return pieces;
}

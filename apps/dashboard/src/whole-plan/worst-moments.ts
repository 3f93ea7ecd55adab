import type { PlanIndex } from "../plan-index/plan-index.ts";

/** Heads of some queues by interval of the plan, all of them added up. */
export interface HeadsByInterval {
  readonly required: Float64Array;
  readonly own: Float64Array;
  readonly overflow: Float64Array;
  readonly gap: Float64Array;
}

/** One column of the picture: the heads of its worst interval. */
export interface Moment {
  readonly interval: number;
  readonly required: number;
  readonly own: number;
  readonly overflow: number;
  readonly gap: number;
}

export function headsByInterval({ plan, grid }: PlanIndex, queues: readonly string[]): HeadsByInterval {
  const sumOf = (pick: (staffing: (typeof plan.staffing)[number]) => readonly number[]): Float64Array => {
    const sum = new Float64Array(grid.startsMs.length);
    for (const staffing of plan.staffing) {
      if (!queues.includes(staffing.queue)) continue;
      const heads = pick(staffing);
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (heads[i] ?? 0);
    }
    return sum;
  };
  return {
    required: sumOf(({ required }) => required),
    own: sumOf(({ own }) => own),
    overflow: sumOf(({ overflow }) => overflow),
    gap: sumOf(({ gap }) => gap),
  };
}

/**
 * A stretch of intervals in so many columns or fewer, each with the heads of its worst interval: the one with the widest gap, among equals
 * the one with the most required. A gap of a single quarter hour is seen in a picture of a year, and never drawn wider than a column.
 * @param from first interval, to: the one after the last
 */
export function worstMoments(
  heads: HeadsByInterval,
  { from, to, columns }: { readonly from: number; readonly to: number; readonly columns: number },
): readonly Moment[] {
  const count = Math.max(0, Math.min(columns, to - from));
  return Array.from({ length: count }, (_, column) => {
    const start = from + Math.floor(((to - from) * column) / count);
    const end = from + Math.floor(((to - from) * (column + 1)) / count);
    return momentAt(heads, worstOf(heads, start, end));
  });
}

function worstOf({ gap, required }: HeadsByInterval, start: number, end: number): number {
  let worst = start;
  for (let i = start + 1; i < end; i += 1) {
    const [here, there] = [gap[i] ?? 0, gap[worst] ?? 0];
    if (here > there || (here === there && (required[i] ?? 0) > (required[worst] ?? 0))) worst = i;
  }
  return worst;
}

function momentAt({ required, own, overflow, gap }: HeadsByInterval, interval: number): Moment {
  return {
    interval,
    required: required[interval] ?? 0,
    own: own[interval] ?? 0,
    overflow: overflow[interval] ?? 0,
    gap: gap[interval] ?? 0,
  };
}

import type { RandomStream } from "@springtide/probability";
import type { ShiftCover } from "./shift-cover.ts";

/** Which of all rounds to run now, and when it is good enough. */
export interface RuinLimits {
  readonly from: number;
  readonly to: number;
  /** All rounds: the search cools from the first to the last. */
  readonly rounds: number;
  /** Stop at this cost or below. */
  readonly enough: number;
}

const MOST_TAKEN = 3;
/** Worse answers are accepted at first as if so large a share of a shift's cost were nothing. */
const FIRST_HEAT = 0.06;

/**
 * Takes one to three people off shifts that meet at one hour and puts people where they serve best then; keeps what is not worse, and
 * at first also some of what is (annealing), so that the search leaves the places where `descend` ends. Leaves the best cover found.
 * Schrimpf, Schneider, Stamm-Wilbrandt and Dueck (2000), Journal of Computational Physics 159(2). Cost: rounds x shifts near one hour.
 */
export function ruinAndRecreate(cover: ShiftCover, intervals: number, random: RandomStream, limits: RuinLimits): void {
  const near = new ShiftsNear(cover, intervals);
  const shiftCost = meanCost(cover);
  let best = cover.cost;
  let bestHeads = cover.heads.slice();
  for (let round = limits.from; round < limits.to && best > limits.enough; round += 1) {
    const before = cover.cost;
    const undo = oneRound(cover, near, Math.floor(random.uniform() * intervals), random);
    const worse = cover.cost - before;
    const heat = FIRST_HEAT * shiftCost * (1 - round / limits.rounds);
    if (worse > 0 && random.uniform() >= Math.exp(-worse / heat)) undo();
    if (cover.cost >= best - 1e-9) continue;
    best = cover.cost;
    bestHeads = cover.heads.slice();
  }
  bestHeads.forEach((heads, shift) => {
    const change = heads - (cover.heads[shift] ?? 0);
    if (change !== 0) cover.add(shift, change);
  });
}

/** One round; answers how to take it back. */
function oneRound(cover: ShiftCover, near: ShiftsNear, hour: number, random: RandomStream): () => void {
  const changes: { readonly shift: number; readonly change: number }[] = [];
  const change = (shift: number, by: number): void => {
    cover.add(shift, by);
    changes.push({ shift, change: by });
  };
  const worked = near.worked(hour);
  const taken = Math.min(worked.length, 1 + Math.floor(random.uniform() * MOST_TAKEN));
  for (let i = 0; i < taken; i += 1) {
    const shift = worked[Math.floor(random.uniform() * worked.length)] ?? -1;
    if ((cover.heads[shift] ?? 0) > 0) change(shift, -1);
  }
  const { first, count } = near.stretch(hour);
  for (let i = 0; i < taken + 1; i += 1) {
    const { shift, difference } = cover.cheapestToAdd(first, count);
    if (shift < 0 || difference > -1e-9) break;
    change(shift, 1);
  }
  return () => {
    for (const made of changes.reverse()) cover.add(made.shift, -made.change);
  };
}

/** Which shifts meet at an hour: shifts stand in order of their starts, so they are one stretch of them. */
class ShiftsNear {
  private readonly cover: ShiftCover;
  private readonly intervals: number;
  private readonly firstFrom: Int32Array;
  private readonly longest: number;

  constructor(cover: ShiftCover, intervals: number) {
    this.cover = cover;
    this.intervals = intervals;
    const { start, end, count } = cover.columns;
    this.longest = end.reduce((most, to, j) => Math.max(most, to - (start[j] ?? 0)), 0);
    this.firstFrom = new Int32Array(intervals + 1).fill(count);
    for (let j = count - 1; j >= 0; j -= 1) this.firstFrom[start[j] ?? 0] = j;
    for (let t = intervals - 1; t >= 0; t -= 1)
      this.firstFrom[t] = Math.min(this.firstFrom[t] ?? count, this.firstFrom[t + 1] ?? count);
  }

  /** Shifts that start less than the longest shift before the hour or after it. */
  stretch(hour: number): { readonly first: number; readonly count: number } {
    const { count } = this.cover.columns;
    if (2 * this.longest >= this.intervals) return { first: 0, count };
    const from = this.firstAt(hour - this.longest + 1);
    const to = this.firstAt(hour + this.longest);
    return { first: from % count, count: (to - from + count) % count };
  }

  /** Shifts that somebody works and that are under way at the hour or near it. */
  worked(hour: number): number[] {
    const { first, count } = this.stretch(hour);
    const all = this.cover.columns.count;
    const found: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const shift = (first + i) % all;
      if (this.cover.heads[shift] !== 0) found.push(shift);
    }
    return found;
  }

  private firstAt(interval: number): number {
    const inside = ((interval % this.intervals) + this.intervals) % this.intervals;
    return this.firstFrom[inside] ?? 0;
  }
}

function meanCost({ columns }: ShiftCover): number {
  return columns.cost.reduce((sum, cost) => sum + cost, 0) / Math.max(1, columns.count);
}

import type { TourProblem, TourShift } from "./tour-problem.ts";
import { isTour, type TourShifts } from "./tour-shifts.ts";

/** Where the weeks that are tried begin, as shares of a day: the long rest lies before the first shift. */
export const FIRST_STARTS: readonly number[] = [0, 1 / 3, 2 / 3];

/** A tour and what it gains: what its heads are worth less what its shifts cost. */
export interface GainingTour {
  readonly gain: number;
  readonly shifts: readonly TourShift[];
}

/**
 * The tour that gains most, given what a head is worth in each interval: day by day the best ways to so many shifts by when the last one
 * ends, in weeks that begin at any day after the long rest (in a week that does not go round: with the long rest before the first shift,
 * after the last, or where free days happen to give it). The long rest may lie a little longer than it has to, as three beginnings a day are tried.
 */
export class TourSearch {
  private readonly problem: TourProblem;
  private readonly shifts: TourShifts;
  private readonly gain: Float64Array;
  private readonly breakAt: Int32Array;
  private readonly most: Float64Array;
  private readonly by: Int32Array;
  private readonly width: number;

  constructor(problem: TourProblem, shifts: TourShifts) {
    const longest = problem.kinds.reduce((most, { length }) => Math.max(most, length), 0);
    this.problem = problem;
    this.shifts = shifts;
    this.gain = new Float64Array(shifts.count);
    this.breakAt = new Int32Array(shifts.count);
    this.width = problem.demand.length + problem.intervalsADay + longest + 1;
    this.most = new Float64Array((problem.shiftsATour + 1) * this.width);
    this.by = new Int32Array(this.most.length);
  }

  best(worth: (t: number) => number, firstStarts: readonly number[] = FIRST_STARTS): GainingTour | null {
    this.priceShifts(worth);
    const { demand, intervalsADay, isCyclic, weeklyRest } = this.problem;
    let best: GainingTour | null = null;
    const consider = (firstDay: number, from: number, to: number): void => {
      const found = this.within(firstDay, from, to, best?.gain ?? 0);
      if (found !== null && isTour(this.problem, found.shifts)) best = found;
    };
    if (!isCyclic) {
      consider(0, weeklyRest, demand.length);
      consider(0, 0, demand.length - weeklyRest);
      // Free days in between may be rest enough.
      consider(0, 0, demand.length);
      return best;
    }
    for (let day = 0; day * intervalsADay < demand.length; day += 1)
      for (const share of firstStarts) {
        const from = Math.round(share * intervalsADay);
        consider(day, from, from + demand.length - Math.max(weeklyRest, this.problem.dailyRest));
      }
    return best;
  }

  /** The best tour that begins at `from` or later and ends by `to`, both counted from the start of a day. */
  private within(firstDay: number, from: number, to: number, atLeast: number): GainingTour | null {
    const { shiftsATour, dailyRest, intervalsADay, demand } = this.problem;
    const { most, by, width, shifts } = this;
    const days = demand.length / intervalsADay;
    const reach = Math.min(days, Math.ceil(to / intervalsADay));
    most.fill(-Infinity);
    for (let i = 0; i < reach; i += 1) {
      const day = (firstDay + i) % days;
      const shift = i * intervalsADay - day * intervalsADay;
      const [first = 0, end = 0] = [shifts.dayFrom[day], shifts.dayFrom[day + 1]];
      // Fewer shifts by now, and the days left would not do.
      const fewest = Math.max(0, i - (reach - shiftsATour));
      for (let count = Math.min(i, shiftsATour - 1); count >= fewest; count -= 1) {
        const [row, next] = [count * width, (count + 1) * width];
        let lowest = width;
        for (let j = first; j < end; j += 1) {
          const [start, stop] = [(shifts.start[j] ?? 0) + shift, (shifts.end[j] ?? 0) + shift];
          if (start < from || stop > to) continue;
          // A first shift needs no rest before it but the long one.
          const way = count === 0 ? 0 : start < dailyRest ? -Infinity : (most[row + start - dailyRest] ?? -Infinity);
          const gain = way + (this.gain[j] ?? 0);
          if (gain <= (most[next + stop] ?? 0)) continue;
          most[next + stop] = gain;
          by[next + stop] = j;
          lowest = Math.min(lowest, stop);
        }
        for (let e = lowest + 1; e < width; e += 1) {
          if ((most[next + e] ?? 0) >= (most[next + e - 1] ?? 0)) continue;
          most[next + e] = most[next + e - 1] ?? 0;
          by[next + e] = by[next + e - 1] ?? 0;
        }
      }
    }
    const gain = most[shiftsATour * width + Math.min(to, width - 1)] ?? -Infinity;
    return gain > atLeast + 1e-9 ? { gain, shifts: this.shiftsTo(firstDay, to) } : null;
  }

  private shiftsTo(firstDay: number, to: number): TourShift[] {
    const { demand, intervalsADay, shiftsATour, dailyRest } = this.problem;
    const found: TourShift[] = [];
    let at = Math.min(to, this.width - 1);
    for (let count = shiftsATour; count > 0; count -= 1) {
      const j = this.by[count * this.width + at] ?? 0;
      const start = this.shifts.start[j] ?? 0;
      found.push({ start, kind: this.shifts.kind[j] ?? 0, breakStart: this.breakAt[j] ?? 0 });
      at = ((start - firstDay * intervalsADay + demand.length) % demand.length) - dailyRest;
    }
    return found.sort((a, b) => a.start - b.start);
  }

  /** What each shift gains with its break where it gains most. */
  private priceShifts(worth: (t: number) => number): void {
    const { demand, kinds, wage, fixedPerShift, isBreakPaid } = this.problem;
    const total = new Float64Array(2 * demand.length + 1);
    const lost = new Float64Array(2 * demand.length + 1);
    for (let t = 0; t < 2 * demand.length; t += 1) {
      const [value, pay] = [worth(t % demand.length), wage[t % demand.length] ?? 0];
      total[t + 1] = (total[t] ?? 0) + value - pay;
      lost[t + 1] = (lost[t] ?? 0) + (isBreakPaid ? value : value - pay);
    }
    for (let j = 0; j < this.shifts.count; j += 1) {
      const [start = 0, end = 0] = [this.shifts.start[j], this.shifts.end[j]];
      const { breakLength = 0, breakStarts = [] } = kinds[this.shifts.kind[j] ?? 0] ?? {};
      let [at, least] = [0, breakLength === 0 ? 0 : Infinity];
      for (const from of breakLength === 0 ? [] : breakStarts) {
        const away = (lost[start + from + breakLength] ?? 0) - (lost[start + from] ?? 0);
        if (away < least) [at, least] = [from, away];
      }
      this.gain[j] = (total[end] ?? 0) - (total[start] ?? 0) - least - fixedPerShift;
      this.breakAt[j] = at;
    }
  }
}

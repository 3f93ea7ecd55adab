import type { MendCover, ShiftTimes } from "./mend-problem.ts";
import { stretchesOf } from "./placed.ts";

const TOLERANCE = 1e-6;
/** With more queues than this their subsets are too many to go through: then all count as one. */
const MOST_QUEUES = 10;

/** People at work by group and interval, and how much of what is wanted they cover. */
export class Coverage {
  readonly #cover: MendCover;
  readonly #atWork: readonly Float64Array[];
  readonly #before: Float64Array;
  /** By subset of queues, as bits: which groups can work a queue outside it. */
  readonly #subsets: readonly { readonly queues: readonly number[]; readonly groups: readonly number[] }[];

  constructor(cover: MendCover, working: readonly { readonly group: number; readonly times: ShiftTimes }[]) {
    this.#cover = cover;
    this.#atWork = cover.groupQueues.map(() => new Float64Array(cover.startsMs.length));
    this.#subsets = subsetsOf(cover);
    for (const { group, times } of working) this.add(group, times, 1);
    this.#before = Float64Array.from(cover.startsMs, (_, t) => this.covered(t));
  }

  /** Adds somebody of a group at work, or takes them away with sign -1. */
  add(group: number, times: ShiftTimes, sign: 1 | -1): void {
    const { startsMs, endsMs } = this.#cover;
    const heads = this.#atWork[group];
    if (heads === undefined) throw new RangeError(`no group ${group}`);
    for (const [fromMs, toMs] of stretchesOf(times))
      for (let t = this.#firstEndingAfter(fromMs); t < heads.length && (startsMs[t] ?? 0) < toMs; t += 1) {
        const [start, end] = [startsMs[t] ?? 0, endsMs[t] ?? 0];
        const share = Math.max(0, Math.min(toMs, end) - Math.max(fromMs, start)) / (end - start);
        heads[t] = (heads[t] ?? 0) + sign * share;
      }
  }

  /**
   * Heads wanted in an interval that people at work can cover, each at one queue: by max flow and min cut, the least over all subsets of
   * queues of the heads wanted in it and the people who can work outside it.
   */
  covered(t: number): number {
    let least = Infinity;
    for (const { queues, groups } of this.#subsets) {
      let cut = 0;
      for (const queue of queues) cut += this.#cover.required[queue]?.[t] ?? 0;
      for (const group of groups) cut += this.#atWork[group]?.[t] ?? 0;
      least = Math.min(least, cut);
    }
    return least;
  }

  /** The first interval touched by these shifts that is covered worse than at first; null where there is none. */
  worse(touched: Iterable<ShiftTimes>): number | null {
    for (const { startMs, endMs } of touched)
      for (let t = this.#firstEndingAfter(startMs); (this.#cover.startsMs[t] ?? Infinity) < endMs; t += 1)
        if (this.covered(t) < (this.#before[t] ?? 0) - TOLERANCE) return t;
    return null;
  }

  /** Hours of heads wanted that are not covered, in the intervals these shifts touch; each counted once. */
  gapHours(touched: Iterable<ShiftTimes>): number {
    const seen = new Set<number>();
    for (const { startMs, endMs } of touched)
      for (let t = this.#firstEndingAfter(startMs); (this.#cover.startsMs[t] ?? Infinity) < endMs; t += 1) seen.add(t);
    let hours = 0;
    for (const t of seen) {
      const wanted = this.#cover.required.reduce((sum, heads) => sum + (heads[t] ?? 0), 0);
      hours +=
        ((wanted - this.covered(t)) * ((this.#cover.endsMs[t] ?? 0) - (this.#cover.startsMs[t] ?? 0))) / 3_600_000;
    }
    return hours;
  }

  /** How much of an interval somebody works, in milliseconds. */
  workedIn(t: number, times: ShiftTimes): number {
    const [start, end] = [this.#cover.startsMs[t] ?? 0, this.#cover.endsMs[t] ?? 0];
    return stretchesOf(times).reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)),
      0,
    );
  }

  #firstEndingAfter(ms: number): number {
    const { endsMs } = this.#cover;
    let [low, high] = [0, endsMs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((endsMs[middle] ?? 0) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function subsetsOf({ required, groupQueues }: MendCover): { queues: number[]; groups: number[] }[] {
  const all = required.map((_, queue) => queue);
  const everyGroup = groupQueues.map((_, group) => group);
  if (all.length > MOST_QUEUES)
    return [
      { queues: all, groups: [] },
      { queues: [], groups: everyGroup },
    ];
  return Array.from({ length: 2 ** all.length }, (_, bits) => {
    const queues = all.filter((queue) => Math.floor(bits / 2 ** queue) % 2 === 1);
    const groups = everyGroup.filter((group) => (groupQueues[group] ?? []).some((queue) => !queues.includes(queue)));
    return { queues, groups };
  });
}

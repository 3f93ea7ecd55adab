import type { ShortfallStep } from "../shifts/shift-problem.ts";

/**
 * Heads of one interval, split over queues so that what is missing costs least. People of one class can work the same queues; a person
 * counts once. Adding a head follows the best chain of moves (who could work elsewhere makes room), taking one away the cheapest: as
 * prices rise, the split stays the best one after each step (successive shortest paths; Ahuja, Magnanti and Orlin 1993, chapter 9).
 * Cost of a step: queues x queues x classes.
 */
export class HeadSplit {
  private readonly skills: readonly (readonly number[])[];
  private readonly prices: readonly (readonly ShortfallStep[])[];
  private readonly queues: number;
  private readonly intervals: number;
  /** Heads of class c that serve queue q, at [(t * classes + c) * queues + q]. */
  private readonly serving: Int32Array;
  /** Heads with nothing to do, at [t * classes + c]. */
  private readonly idle: Int32Array;
  /** Heads missing, at [t * queues + q]. */
  private readonly missing: Int32Array;
  private readonly worth: Float64Array;
  private readonly via: Int32Array;
  private readonly viaClass: Int32Array;

  constructor(
    skills: readonly (readonly number[])[],
    prices: readonly (readonly ShortfallStep[])[],
    demand: readonly Int32Array[],
  ) {
    this.skills = skills;
    this.prices = prices;
    this.queues = demand.length;
    this.intervals = demand[0]?.length ?? 0;
    this.serving = new Int32Array(this.intervals * skills.length * this.queues);
    this.idle = new Int32Array(this.intervals * skills.length);
    this.missing = new Int32Array(this.intervals * this.queues);
    demand.forEach((wanted, q) => {
      wanted.forEach((heads, t) => (this.missing[t * this.queues + q] = heads));
    });
    this.worth = new Float64Array(this.queues);
    this.via = new Int32Array(this.queues);
    this.viaClass = new Int32Array(this.queues);
  }

  /** What each class's next head saves in an hour of the interval, into `worth` by class. */
  worthOfNext(t: number, worth: Float64Array): void {
    this.chainsToMissing(t);
    for (let c = 0; c < this.skills.length; c += 1) {
      let best = 0;
      for (const q of this.skills[c] ?? []) best = Math.max(best, this.worth[q] ?? 0);
      worth[c] = best;
    }
  }

  /** Adds a head of a class and answers what it saves in an hour. */
  add(t: number, c: number): number {
    this.chainsToMissing(t);
    let [first, best] = [-1, 0];
    for (const q of this.skills[c] ?? []) if ((this.worth[q] ?? 0) > best) [first, best] = [q, this.worth[q] ?? 0];
    if (first < 0) {
      this.change(this.idle, t * this.skills.length + c, 1);
      return 0;
    }
    let [queue, mover] = [first, c];
    for (;;) {
      this.serve(t, mover, queue, 1);
      const next = this.via[queue] ?? -1;
      if (next < 0) break;
      mover = this.viaClass[queue] ?? 0;
      this.serve(t, mover, queue, -1);
      queue = next;
    }
    this.change(this.missing, t * this.queues + queue, -1);
    return best;
  }

  /** Takes a head of a class away and answers what that costs in an hour. */
  remove(t: number, c: number): number {
    const idleAt = t * this.skills.length + c;
    if ((this.idle[idleAt] ?? 0) > 0) {
      this.change(this.idle, idleAt, -1);
      return 0;
    }
    const { last, loss, from } = this.cheapestLoss(t, c);
    let queue = last;
    // The chain runs back from where a head goes missing, or is taken from the idle, to a queue that the class serves.
    if (from >= 0) {
      this.change(this.idle, t * this.skills.length + from, -1);
      this.serve(t, from, queue, 1);
    } else this.change(this.missing, t * this.queues + queue, 1);
    for (;;) {
      const before = this.via[queue] ?? -1;
      if (before < 0) break;
      const mover = this.viaClass[queue] ?? 0;
      this.serve(t, mover, queue, -1);
      this.serve(t, mover, before, 1);
      queue = before;
    }
    this.serve(t, c, queue, -1);
    return loss;
  }

  /** Heads missing in a queue. */
  missingIn(t: number, queue: number): number {
    return this.missing[t * this.queues + queue] ?? 0;
  }

  /** Heads of a class that serve a queue; people with nothing to do are at the first queue of theirs. */
  servingOf(t: number, c: number, queue: number): number {
    const idle = this.skills[c]?.[0] === queue ? (this.idle[t * this.skills.length + c] ?? 0) : 0;
    return idle + (this.serving[(t * this.skills.length + c) * this.queues + queue] ?? 0);
  }

  /** What a head at each queue is worth: the price of one missing there, or where those it frees can go. */
  private chainsToMissing(t: number): void {
    const { worth, via, viaClass, queues } = this;
    for (let q = 0; q < queues; q += 1) {
      worth[q] = priceOf(this.prices[q] ?? [], this.missing[t * queues + q] ?? 0);
      via[q] = -1;
    }
    if (queues === 1) return;
    for (let round = 1; round < queues; round += 1) {
      let changed = false;
      for (let q = 0; q < queues; q += 1)
        for (let c = 0; c < this.skills.length; c += 1) {
          if ((this.serving[(t * this.skills.length + c) * queues + q] ?? 0) === 0) continue;
          for (const to of this.skills[c] ?? [])
            if ((worth[to] ?? 0) > (worth[q] ?? 0) + 1e-12) {
              worth[q] = worth[to] ?? 0;
              via[q] = to;
              viaClass[q] = c;
              changed = true;
            }
        }
      if (!changed) return;
    }
  }

  /** Where a head goes missing at the least price when class c gives one; `from` is a class with somebody idle, or -1. */
  private cheapestLoss(t: number, c: number): { readonly last: number; readonly loss: number; readonly from: number } {
    const { via, viaClass, queues, skills } = this;
    const order: number[] = [];
    const isSeen = new Uint8Array(queues);
    for (let q = 0; q < queues; q += 1) {
      if ((this.serving[(t * skills.length + c) * queues + q] ?? 0) === 0) continue;
      via[q] = -1;
      isSeen[q] = 1;
      order.push(q);
    }
    let [last, loss] = [-1, Infinity];
    for (const q of order) {
      const idle = skills.findIndex(
        (known, other) => known.includes(q) && (this.idle[t * skills.length + other] ?? 0) > 0,
      );
      if (idle >= 0) return { last: q, loss: 0, from: idle };
      const price = priceOf(this.prices[q] ?? [], (this.missing[t * queues + q] ?? 0) + 1);
      if (price < loss) [last, loss] = [q, price];
      for (let other = 0; other < skills.length; other += 1) {
        if (!(skills[other] ?? []).includes(q)) continue;
        for (let at = 0; at < queues; at += 1) {
          if (isSeen[at] === 1 || (this.serving[(t * skills.length + other) * queues + at] ?? 0) === 0) continue;
          isSeen[at] = 1;
          via[at] = q;
          viaClass[at] = other;
          order.push(at);
        }
      }
    }
    return { last, loss, from: -1 };
  }

  private serve(t: number, c: number, queue: number, change: number): void {
    this.change(this.serving, (t * this.skills.length + c) * this.queues + queue, change);
  }

  private change(counts: Int32Array, at: number, by: number): void {
    counts[at] = (counts[at] ?? 0) + by;
  }
}

/** Price of the so-manieth missing head, for an hour; 0 where none is missing. */
export function priceOf(steps: readonly ShortfallStep[], missing: number): number {
  if (missing <= 0) return 0;
  let left = missing;
  for (const step of steps) {
    if (left <= step.heads) return step.cost;
    left -= step.heads;
  }
  return steps.at(-1)?.cost ?? 0;
}

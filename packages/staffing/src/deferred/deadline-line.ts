import { DueBuckets } from "./due-buckets.ts";
import type { DueItems } from "./deferred-work.ts";

/** Gains and leftovers below this share of the work at stake are rounding. */
const ROUNDING = 1e-12;
/** Periods between two copies of the work in hand, from which a purchase is tried out. */
const STRIDE = 32;

/**
 * Earliest-deadline-first over the horizon, under a capacity that grows purchase by purchase; what is not done in time
 * is missed. A purchase changes nothing before its period. After it, less work of every deadline is in hand than
 * without, so the two histories are one again as soon as all of it has saved work from being missed, or the work in hand
 * runs out: only that stretch is run again.
 */
export class DeadlineLine {
  readonly items: DueItems;
  readonly capacityHours: Float64Array;
  /** Work whose last period this was and that was not done. */
  readonly missedHours: Float64Array;
  private readonly dueHours: Float64Array;
  private readonly beginsEmpty: Uint8Array;
  private readonly inHand: DueBuckets;
  private readonly copies: readonly DueBuckets[];
  private gain = 0;

  constructor(items: DueItems, capacityHours: Float64Array) {
    this.items = items;
    this.capacityHours = capacityHours;
    this.missedHours = new Float64Array(items.periods);
    this.dueHours = new Float64Array(items.periods);
    items.hours.forEach((hours, item) => {
      const due = items.lastPeriod[item] ?? 0;
      this.dueHours[due] = (this.dueHours[due] ?? 0) + hours;
    });
    this.beginsEmpty = new Uint8Array(items.periods + 1).fill(1);
    this.inHand = new DueBuckets(items.periods);
    this.copies = Array.from({ length: Math.ceil(items.periods / STRIDE) }, () => new DueBuckets(items.periods));
    this.record(0, items.periods);
  }

  /** Adds to a period as many hours, up to `most`, as get that much more work done in time; returns how many. */
  buy(period: number, most: number): number {
    if (!this.missesBeforeRest(period)) return 0;
    const before = this.capacityHours[period] ?? 0;
    this.capacityHours[period] = before + most;
    const end = this.tryOut(period, most);
    const bought = this.gain >= most * (1 - ROUNDING) ? most : this.gain;
    this.capacityHours[period] = before + bought;
    if (bought > 0) this.record(period, end);
    return bought;
  }

  /** Whether work is missed from here on before the work in hand runs out: else more hours would save nothing. */
  private missesBeforeRest(period: number): boolean {
    let now = period;
    do {
      if ((this.missedHours[now] ?? 0) > 0) return true;
      now += 1;
    } while (this.beginsEmpty[now] === 0);
    return false;
  }

  /** Runs with the hours added to a period, notes the work saved and returns where the stretch that changes ends. */
  private tryOut(period: number, most: number): number {
    let atStake = 0;
    let saved = 0;
    let now = this.resume(period);
    for (; now < period; now += 1) this.pass(now);
    do {
      const missed = this.missedHours[now] ?? 0;
      atStake += missed;
      saved += missed - this.pass(now);
      now += 1;
    } while (this.beginsEmpty[now] === 0 && saved < most * (1 - ROUNDING));
    this.gain = saved > atStake * ROUNDING ? saved : 0;
    return now;
  }

  /** Runs from the last copy before `from` and remembers what happens up to, not including, `end`. */
  private record(from: number, end: number): void {
    for (let now = this.resume(from); now < end; now += 1) {
      if (now % STRIDE === 0) this.copies[now / STRIDE]?.copyFrom(this.inHand);
      this.beginsEmpty[now] = this.inHand.isEmpty ? 1 : 0;
      this.missedHours[now] = this.pass(now);
    }
  }

  /** Takes up the work in hand as it was at the last copy, and returns the period of that copy. */
  private resume(period: number): number {
    const index = Math.floor(period / STRIDE);
    const copy = this.copies[index];
    if (copy !== undefined) this.inHand.copyFrom(copy);
    return index * STRIDE;
  }

  private pass(period: number): number {
    const { firstItem, lastPeriod, hours } = this.items;
    const end = firstItem[period + 1] ?? 0;
    for (let item = firstItem[period] ?? 0; item < end; item += 1) {
      this.inHand.add(lastPeriod[item] ?? 0, hours[item] ?? 0);
    }
    this.inHand.work(this.capacityHours[period] ?? 0);
    const missed = this.inHand.expire(period);
    return missed > (this.dueHours[period] ?? 0) * ROUNDING ? missed : 0;
  }
}

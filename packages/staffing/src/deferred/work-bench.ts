import type { DueItems } from "./deferred-work.ts";

const NONE = -1;
/** An item of which no more than this share is left is done: a capacity that just suffices may miss its last digit. */
const ROUNDING = 1e-12;

/**
 * Items in hand, each with what is left of it, in one line of arrival for each deadline. Late items stay at the front
 * until they are done. Everything in hand is counted exactly as zero when nothing is.
 */
export class WorkBench {
  backlogHours = 0;
  overdueHours = 0;
  onTimeHours = 0;
  lateHours = 0;
  private readonly items: DueItems;
  private readonly left: Float64Array;
  private readonly nextItem: Int32Array;
  private readonly frontItem: Int32Array;
  private readonly backItem: Int32Array;
  private readonly arrivalPeriod: Int32Array;
  private earliest: number;
  private received = 0;
  private oldestItem = 0;

  constructor(items: DueItems) {
    this.items = items;
    this.left = Float64Array.from(items.hours);
    this.nextItem = new Int32Array(items.hours.length).fill(NONE);
    this.frontItem = new Int32Array(items.periods + 1).fill(NONE);
    this.backItem = new Int32Array(items.periods + 1).fill(NONE);
    this.arrivalPeriod = new Int32Array(items.hours.length);
    this.earliest = items.periods + 1;
  }

  receive(period: number): void {
    const end = this.items.firstItem[period + 1] ?? 0;
    for (; this.received < end; this.received += 1) {
      const item = this.received;
      const due = this.items.lastPeriod[item] ?? 0;
      const back = this.backItem[due] ?? NONE;
      if (back === NONE) this.frontItem[due] = item;
      else this.nextItem[back] = item;
      this.backItem[due] = item;
      this.arrivalPeriod[item] = period;
      this.backlogHours += this.left[item] ?? 0;
      if (due < this.earliest) this.earliest = due;
    }
  }

  /** Works through one period and closes it; returns the hours done. */
  work(period: number, capacityHours: number): number {
    let toGive = capacityHours;
    let done = 0;
    for (let item = this.frontmost(); item !== NONE && toGive > 0; item = this.frontmost()) {
      const left = this.left[item] ?? 0;
      const given = left <= toGive + (this.items.hours[item] ?? 0) * ROUNDING ? left : toGive;
      this.take(item, given, period);
      toGive -= given;
      done += given;
    }
    this.close(period);
    return done;
  }

  /** Periods that the oldest item in hand has been there, the one of its arrival included; 0 where there is none. */
  oldestAge(period: number): number {
    while (this.oldestItem < this.received && this.left[this.oldestItem] === 0) this.oldestItem += 1;
    return this.oldestItem < this.received ? period + 1 - (this.arrivalPeriod[this.oldestItem] ?? 0) : 0;
  }

  private frontmost(): number {
    for (; this.earliest < this.frontItem.length; this.earliest += 1) {
      const item = this.frontItem[this.earliest] ?? NONE;
      if (item !== NONE) return item;
    }
    return NONE;
  }

  private take(item: number, hours: number, period: number): void {
    const due = this.items.lastPeriod[item] ?? 0;
    const left = (this.left[item] ?? 0) - hours;
    this.left[item] = left;
    this.backlogHours -= hours;
    if (due < period) {
      this.lateHours += hours;
      this.overdueHours -= hours;
    } else this.onTimeHours += hours;
    if (left > 0) return;
    this.frontItem[due] = this.nextItem[item] ?? NONE;
    if (this.frontItem[due] === NONE) this.backItem[due] = NONE;
  }

  private close(period: number): void {
    const front = this.frontmost();
    if (front === NONE) this.backlogHours = 0;
    if (this.earliest > period) this.overdueHours = 0;
    for (let item = this.frontItem[period] ?? NONE; item !== NONE; item = this.nextItem[item] ?? NONE) {
      this.overdueHours += this.left[item] ?? 0;
    }
  }
}

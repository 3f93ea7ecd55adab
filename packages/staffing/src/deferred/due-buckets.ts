/**
 * Work in hand, sorted by the period in which it falls due: what earliest-deadline-first draws from. Made once, refilled
 * at will; a step costs a few additions. Empty means exactly empty: work that is finished leaves no rounding behind.
 */
export class DueBuckets {
  private readonly hours: Float64Array;
  private earliest: number;
  private latest = -1;

  /** `periods` is the length of the horizon; one bucket more takes what falls due after it. */
  constructor(periods: number) {
    this.hours = new Float64Array(periods + 1);
    this.earliest = periods + 1;
  }

  clear(): void {
    this.hours.fill(0);
    this.earliest = this.hours.length;
    this.latest = -1;
  }

  /** Becomes a copy of another set of the same horizon; costs no more than the stretch of deadlines in hand. */
  copyFrom(other: DueBuckets): void {
    for (let due = this.earliest; due <= this.latest; due += 1) this.hours[due] = 0;
    for (let due = other.earliest; due <= other.latest; due += 1) this.hours[due] = other.hours[due] ?? 0;
    this.earliest = other.earliest;
    this.latest = other.latest;
  }

  add(lastPeriod: number, hours: number): void {
    this.hours[lastPeriod] = (this.hours[lastPeriod] ?? 0) + hours;
    if (lastPeriod < this.earliest) this.earliest = lastPeriod;
    if (lastPeriod > this.latest) this.latest = lastPeriod;
  }

  /** Works off what falls due first, up to the capacity. */
  work(capacityHours: number): void {
    let left = capacityHours;
    while (left > 0 && this.earliest <= this.latest) {
      const due = this.hours[this.earliest] ?? 0;
      if (due > left) {
        this.hours[this.earliest] = due - left;
        return;
      }
      this.hours[this.earliest] = 0;
      left -= due;
      this.earliest += 1;
    }
    if (this.earliest > this.latest) this.markEmpty();
  }

  /** Takes out and returns what had to be done by the end of this period and was not. */
  expire(period: number): number {
    if (this.earliest > period) return 0;
    const missed = this.hours[period] ?? 0;
    this.hours[period] = 0;
    this.earliest = period + 1;
    if (this.earliest > this.latest) this.markEmpty();
    return missed;
  }

  get isEmpty(): boolean {
    return this.latest < 0;
  }

  private markEmpty(): void {
    this.earliest = this.hours.length;
    this.latest = -1;
  }
}

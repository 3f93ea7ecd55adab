import { coveredBy } from "./person-frame.ts";
import type { RosterState } from "./roster-state.ts";

/** What presence is worth by queue and interval, in money for the interval; and what the heads wanted come to at such prices. */
export class PresencePrices {
  readonly intervals: number;
  readonly prices: Float64Array;
  private readonly state: RosterState;
  private readonly fixedCover: { readonly skillClass: number; readonly t: number }[] = [];

  constructor(state: RosterState) {
    const { frame, people } = state;
    this.state = state;
    this.intervals = frame.hours.length;
    this.prices = new Float64Array(frame.problem.demand.length * this.intervals);
    for (const { skillClass, person } of people)
      for (const shift of person.published)
        for (const t of coveredBy(frame, shift)) this.fixedCover.push({ skillClass, t });
  }

  /** What presence of a class is worth, added up over the intervals: each person is where they are worth most. */
  worthSums(skillClass: number, sums: Float64Array): void {
    sums[0] = 0;
    for (let t = 0; t < this.intervals; t += 1) sums[t + 1] = (sums[t] ?? 0) + this.worthAt(skillClass, t);
  }

  /** The least that heads wanted from interval `from` on and before `to` cost, published shifts taken off: missing, or paid for at the prices. */
  wantedCost(from: number, to: number): number {
    const { demand } = this.state.frame.problem;
    let cost = 0;
    for (let queue = 0; queue < demand.length; queue += 1)
      for (let t = from; t < to; t += 1) cost += this.leastShortfall(queue, t);
    for (const { skillClass, t } of this.fixedCover) if (t >= from && t < to) cost -= this.worthAt(skillClass, t);
    return cost;
  }

  private leastShortfall(queue: number, t: number): number {
    const { demand, shortfallPerHour } = this.state.frame.problem;
    const price = this.prices[queue * this.intervals + t] ?? 0;
    let [left, cost] = [demand[queue]?.[t] ?? 0, 0];
    for (const step of shortfallPerHour[queue] ?? []) {
      const each = step.cost * (this.state.frame.hours[t] ?? 0);
      if (each >= price) break;
      const here = Math.min(left, step.heads);
      cost += here * each;
      left -= here;
    }
    return cost + left * price;
  }

  private worthAt(skillClass: number, t: number): number {
    let most = 0;
    for (const queue of this.state.skillClasses[skillClass] ?? [])
      most = Math.max(most, this.prices[queue * this.intervals + t] ?? 0);
    return most;
  }
}

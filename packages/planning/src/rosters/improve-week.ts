import { weekday } from "@springtide/calendar";
import { bestWeek, type BestWeek } from "./best-week.ts";
import { breachesOf, brokenContract } from "./person-legality.ts";
import type { RosterState } from "./roster-state.ts";

const SUNDAY = 7;

/** Gives people the best week there is for them as things stand, and nothing that a rule forbids. */
export class WeekImprover {
  private readonly state: RosterState;
  private readonly sums: Float64Array;
  private readonly everyDay: Uint8Array;
  private readonly plainDays: Uint8Array;

  constructor(state: RosterState) {
    const { problem, hours } = state.frame;
    this.state = state;
    this.sums = new Float64Array(hours.length + 1);
    this.everyDay = new Uint8Array(problem.days).fill(1);
    this.plainDays = this.everyDay.map((_, day) => {
      const civil = problem.firstDay + day;
      return Number(weekday(civil) !== SUNDAY && !problem.holidays.has(civil));
    });
  }

  /**
   * Fills a person's week, which has to be clear, with its best shifts. Where those break a rule on averages, Sundays or holidays, the
   * best ones without Sundays and holidays are taken; where those do too, none. `noise` multiplies what presence is worth, by interval.
   */
  fill(person: number, week: number, noise?: (interval: number) => number): void {
    for (const mayBegin of [this.everyDay, this.plainDays]) {
      const best = this.ask(person, week, mayBegin, noise);
      if (best === null) return;
      if (best.days.every((shift) => shift === null)) return;
      this.state.setWeek(person, week, best.days);
      if (this.isLegal(person)) return;
      this.state.clearWeek(person, week);
    }
  }

  /** The best week of a person that is cheaper than theirs, if there is one. Answers whether anything changed. */
  improve(person: number, week: number): boolean {
    const cost = this.state.cost;
    const before = this.state.clearWeek(person, week);
    this.fill(person, week);
    if (this.state.cost < cost - 1e-7) return true;
    this.state.setWeek(person, week, before);
    return false;
  }

  isLegal(person: number): boolean {
    const { frame, people, chosen } = this.state;
    const [known, mine] = [people[person], chosen[person]];
    if (known === undefined || mine === undefined) return true;
    return brokenContract(frame, known, mine) === null && breachesOf(frame, known, mine).length === 0;
  }

  private ask(
    person: number,
    week: number,
    mayBegin: Uint8Array,
    noise: ((interval: number) => number) | undefined,
  ): BestWeek | null {
    const { frame, people } = this.state;
    const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
    const from = frame.dayOffsets[firstDay] ?? 0;
    // Shifts of the last day may run into the day after.
    const to = frame.dayOffsets[Math.min(frame.problem.days, endDay + 1)] ?? 0;
    this.state.worthSums(people[person]?.skillClass ?? 0, from, to, this.sums);
    if (noise !== undefined) addNoise(this.sums, from, to, noise);
    const question = this.state.weekQuestion(person, week, this.sums, mayBegin);
    return question === null ? null : bestWeek(frame, question);
  }
}

function addNoise(sums: Float64Array, from: number, to: number, noise: (interval: number) => number): void {
  let last = sums[from] ?? 0;
  for (let t = from; t < to; t += 1) {
    const worth = (sums[t + 1] ?? 0) - last;
    last = sums[t + 1] ?? 0;
    sums[t + 1] = (sums[t] ?? 0) + worth * noise(t);
  }
}

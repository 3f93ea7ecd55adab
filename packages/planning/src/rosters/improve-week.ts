import { bestPlace, WeekSearch, type ChosenShift } from "./best-week.ts";
import { breachesOf, brokenContract } from "./person-legality.ts";
import type { PersonFrame } from "./person-frame.ts";
import type { RosterState } from "./roster-state.ts";
import { pricesAsThingsStand, shiftExtra } from "./shift-extras.ts";

/** Weeks looked at for one person before nothing is rostered. */
const MOST_TRIES = 12;

/** Gives people the best week there is for them as things stand, and nothing that a rule forbids. */
export class WeekImprover {
  private readonly state: RosterState;
  private readonly searches: readonly WeekSearch[];
  private readonly sums: Float64Array;
  private readonly gain: Float64Array;
  private readonly place: Int32Array;
  private readonly everyDay: Uint8Array;

  constructor(state: RosterState) {
    const options = state.options.length;
    const { problem, hours, weeks } = state.frame;
    this.state = state;
    this.searches = weeks.map((_, week) => new WeekSearch(state.frame, week));
    this.sums = new Float64Array(hours.length + 1);
    this.gain = new Float64Array(options);
    this.place = new Int32Array(options);
    this.everyDay = new Uint8Array(problem.days).fill(1);
  }

  /**
   * Fills a person's week, which has to be clear, with its best shifts. Where those break a rule on averages, Sundays or holidays, the
   * same is tried without each of the days at fault, and so on a few times; of what is legal the cheapest is taken, or nothing. `noise`
   * multiplies what presence is worth, by interval.
   */
  fill(person: number, week: number, noise?: (interval: number) => number): void {
    const known = this.state.people[person];
    if (known === undefined) return;
    this.priceShifts(known, week, noise);
    const open = [this.everyDay];
    let best: readonly (ChosenShift | null)[] | null = null;
    let least = Infinity;
    for (let tried = 0; tried < open.length && tried < MOST_TRIES; tried += 1) {
      const mayBegin = open[tried];
      if (mayBegin === undefined) break;
      const days = this.ask(known, week, mayBegin);
      this.state.setWeek(person, week, days);
      const faults = this.faultyDays(person, week);
      if (faults.length === 0 && this.state.cost < least) [best, least] = [days, this.state.cost];
      this.state.clearWeek(person, week);
      for (const day of faults) open.push(mayBegin.with(day, 0));
    }
    if (best !== null) this.state.setWeek(person, week, best);
  }

  /** The best week of a person that is cheaper than theirs, if there is one. Answers whether anything changed. */
  improve(person: number, week: number): boolean {
    const cost = this.state.cost;
    const before: readonly (ChosenShift | null)[] = this.state.clearWeek(person, week);
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

  private ask(person: PersonFrame, week: number, mayBegin: Uint8Array): readonly (ChosenShift | null)[] {
    const best = this.searches[week]?.best(this.state.weekQuestion(person, week, this.gain, mayBegin));
    const { firstDay = 0, endDay = 0 } = this.state.frame.weeks[week] ?? {};
    const days = best?.days ?? new Array<null>(endDay - firstDay).fill(null);
    return days.map((option) => (option === null ? null : { option, place: this.place[option.id] ?? 0 }));
  }

  /** Days of the week on which a new shift begins that has a part in the first rule broken; none where all is legal. */
  private faultyDays(person: number, week: number): readonly number[] {
    const { frame, people, chosen } = this.state;
    const [known, mine] = [people[person], chosen[person]];
    const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
    if (known === undefined || mine === undefined) return [];
    const [breach] = breachesOf(frame, known, mine);
    if (breach === undefined && brokenContract(frame, known, mine) === null) return [];
    const worked = mine.flatMap((shift, day) => (shift !== null && day >= firstDay && day < endDay ? [day] : []));
    const atFault = worked.filter((day) => breach?.sources.includes(day) === true);
    return atFault.length > 0 ? atFault : worked;
  }

  /** What each shift of the week is worth, its breaks laid best, less what it costs the person beside its hours. */
  private priceShifts(person: PersonFrame, week: number, noise: ((interval: number) => number) | undefined): void {
    const { frame, chosen } = this.state;
    const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
    const from = frame.dayOffsets[firstDay] ?? 0;
    // Shifts of the last day may run into the days after.
    const to = frame.dayOffsets[Math.min(frame.problem.days, endDay + 2)] ?? 0;
    this.state.worthSums(person.skillClass, from, to, this.sums);
    if (noise !== undefined) addNoise(this.sums, from, to, noise);
    const prices = pricesAsThingsStand(frame, person, chosen[person.index] ?? []);
    for (const { options } of this.state.daysOf(person, week).days)
      for (const option of options) {
        const { place, worth } = bestPlace(option, this.sums);
        this.gain[option.id] = worth - shiftExtra(option, prices);
        this.place[option.id] = place;
      }
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

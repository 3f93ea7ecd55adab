import type { ChosenShift, WeekQuestion } from "./best-week.ts";
import { HeadSplit } from "./head-split.ts";
import { newHoursByWeek, personCost, totalOf, weekWages } from "./person-cost.ts";
import { coveredBy, type PersonFrame } from "./person-frame.ts";
import type { RosterFrame } from "./roster-frame.ts";
import { hoursRoom } from "./hours-room.ts";
import type { ShiftOption } from "./shift-options.ts";
import { weekDays, type WeekDays } from "./week-days.ts";

/** A roster under way: who has which shift on which day, who covers what, and what it costs; changed a person's week at a time. */
export class RosterState {
  readonly frame: RosterFrame;
  readonly people: readonly PersonFrame[];
  /** Every shift of the problem, by its number. */
  readonly options: readonly ShiftOption[];
  /** The different lists of skills that people have. */
  readonly skillClasses: readonly (readonly number[])[];
  readonly split: HeadSplit;
  /** By person and day. */
  readonly chosen: (ChosenShift | null)[][];
  /** How many different lists of skills there are. */
  readonly classes: number;
  private readonly weekDays: readonly (readonly WeekDays[])[];
  private readonly personCosts: Float64Array;
  /** What the next head of each class is worth in an interval, in money, at [c * intervals + t]. */
  private readonly worth: Float64Array;
  private readonly ofInterval: Float64Array;
  private shortfall = 0;

  constructor(
    frame: RosterFrame,
    people: readonly PersonFrame[],
    skillClasses: readonly (readonly number[])[],
    options: readonly (readonly ShiftOption[])[],
  ) {
    this.options = options.flat();
    this.skillClasses = skillClasses;
    const { demand, shortfallPerHour, days } = frame.problem;
    this.frame = frame;
    this.people = people;
    this.classes = skillClasses.length;
    this.split = new HeadSplit(skillClasses, shortfallPerHour, demand);
    this.chosen = people.map(() => new Array<ChosenShift | null>(days).fill(null));
    this.weekDays = people.map((person) => weekDays(frame, person));
    this.worth = new Float64Array(this.classes * frame.hours.length);
    this.ofInterval = new Float64Array(this.classes);
    this.shortfall = emptyShortfall(frame);
    for (let t = 0; t < frame.hours.length; t += 1) this.refresh(t);
    for (const person of people)
      for (const fixed of person.fixedOfDay)
        for (const shift of fixed?.shifts ?? [])
          for (const t of coveredBy(frame, shift)) this.changeHead(t, person.skillClass, 1);
    for (const person of people) this.coverPublishedBefore(person);
    this.personCosts = Float64Array.from(people, (person) => totalOf(personCost(frame, person, [])));
  }

  get cost(): number {
    return this.personCosts.reduce((sum, cost) => sum + cost, this.shortfall);
  }

  get shortfallCost(): number {
    return this.shortfall;
  }

  /** What a person costs as things stand. */
  costOf(person: number): number {
    return this.personCosts[person] ?? 0;
  }

  /** What a head of the class is worth in each interval, added up from the first interval on into `sums` over those asked for. */
  worthSums(skillClass: number, from: number, to: number, sums: Float64Array): void {
    const at = skillClass * this.frame.hours.length;
    sums[from] = 0;
    for (let t = from; t < to; t += 1) sums[t + 1] = (sums[t] ?? 0) + (this.worth[at + t] ?? 0);
  }

  /** Takes all new shifts of a person's week away and answers them. */
  clearWeek(person: number, week: number): readonly (ChosenShift | null)[] {
    const { firstDay = 0, endDay = 0 } = this.frame.weeks[week] ?? {};
    const before = (this.chosen[person] ?? []).slice(firstDay, endDay);
    this.setWeek(
      person,
      week,
      before.map(() => null),
    );
    return before;
  }

  /** Gives a person these shifts in a week instead of those they have. */
  setWeek(person: number, week: number, days: readonly (ChosenShift | null)[]): void {
    const { firstDay = 0, endDay = 0 } = this.frame.weeks[week] ?? {};
    const mine = this.chosen[person];
    const known = this.people[person];
    if (mine === undefined || known === undefined) return;
    for (let day = firstDay; day < endDay; day += 1) {
      const [before = null, after = null] = [mine[day], days[day - firstDay]];
      if (before === after) continue;
      if (before !== null) this.changeShift(before, known.skillClass, -1);
      if (after !== null) this.changeShift(after, known.skillClass, 1);
      mine[day] = after;
    }
    this.personCosts[person] = totalOf(personCost(this.frame, known, mine));
  }

  /** Given all else, which shifts would serve a person's week best; the week itself has to be clear. */
  weekQuestion(person: PersonFrame, week: number, gain: Float64Array, mayBegin: Uint8Array): WeekQuestion {
    const mine = this.chosen[person.index] ?? [];
    return {
      ...{ person, week, gain, mayBegin, days: this.daysOf(person, week) },
      ...surroundings(person, mine, this.frame.weeks[week] ?? { firstDay: 0, endDay: 0 }),
      mostHours: hoursRoom(this.frame, person, week, newHoursByWeek(this.frame, mine)),
      hoursCost: (hours) => {
        const { wages, overtime } = weekWages(person, week, hours);
        return wages + overtime;
      },
    };
  }

  /** The days of a person's week, laid out for a search. */
  daysOf(person: PersonFrame, week: number): WeekDays {
    return this.weekDays[person.index]?.[week] ?? { days: [], unitHours: 1 };
  }

  private changeShift({ option, place }: ChosenShift, skillClass: number, change: 1 | -1): void {
    const { from, to, places } = option;
    let t = from;
    for (let i = place * places.breaks; i < (place + 1) * places.breaks; i += 1) {
      for (; t < from + (places.from[i] ?? 0) && t < to; t += 1) this.changeHead(t, skillClass, change);
      t = Math.max(t, from + (places.to[i] ?? 0));
    }
    for (; t < to; t += 1) this.changeHead(t, skillClass, change);
  }

  private changeHead(t: number, skillClass: number, change: 1 | -1): void {
    const hours = this.frame.hours[t] ?? 0;
    if (change > 0) this.shortfall -= hours * this.split.add(t, skillClass);
    else this.shortfall += hours * this.split.remove(t, skillClass);
    this.refresh(t);
  }

  private refresh(t: number): void {
    this.split.worthOfNext(t, this.ofInterval);
    const hours = this.frame.hours[t] ?? 0;
    for (let c = 0; c < this.classes; c += 1)
      this.worth[c * this.frame.hours.length + t] = hours * (this.ofInterval[c] ?? 0);
  }

  /** A shift that began before the range may reach into it. */
  private coverPublishedBefore({ person, skillClass }: PersonFrame): void {
    const fromMs = this.frame.dayStartsMs[0] ?? 0;
    for (const shift of person.published)
      if (shift.startMs < fromMs && shift.endMs > fromMs)
        for (const t of coveredBy(this.frame, shift)) this.changeHead(t, skillClass, 1);
  }
}

function emptyShortfall({ problem, hours }: RosterFrame): number {
  let cost = 0;
  problem.demand.forEach((wanted, queue) => {
    wanted.forEach((heads, t) => {
      let left = heads;
      for (const step of problem.shortfallPerHour[queue] ?? []) {
        const here = Math.min(left, step.heads);
        cost += here * step.cost * (hours[t] ?? 0);
        left -= here;
      }
    });
  });
  return cost;
}

function surroundings(
  known: PersonFrame,
  mine: readonly (ChosenShift | null)[],
  { firstDay, endDay }: Pick<RosterFrame["weeks"][number], "firstDay" | "endDay">,
): Pick<WeekQuestion, "endBeforeMs" | "rowBefore" | "startAfterMs" | "rowAfter"> {
  const days = mine.length;
  const on = (day: number): { readonly startMs: number; readonly endMs: number } | null =>
    mine[day]?.option ?? known.fixedOfDay[day] ?? null;
  let before = firstDay - 1;
  while (before >= 0 && on(before) === null) before -= 1;
  let after = endDay;
  while (after < days && on(after) === null) after += 1;
  let rowBefore = 0;
  while (rowBefore < firstDay && on(firstDay - 1 - rowBefore) !== null) rowBefore += 1;
  let rowAfter = 0;
  while (endDay + rowAfter < days && on(endDay + rowAfter) !== null) rowAfter += 1;
  return {
    endBeforeMs: (before >= 0 ? on(before)?.endMs : undefined) ?? known.endBeforeMs,
    rowBefore: rowBefore === firstDay ? rowBefore + known.rowBefore : rowBefore,
    startAfterMs: (after < days ? on(after)?.startMs : undefined) ?? known.startAfterMs,
    rowAfter: endDay + rowAfter === days ? rowAfter + known.rowAfter : rowAfter,
  };
}

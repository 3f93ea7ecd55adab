import type { ShiftOption } from "../rosters/shift-options.ts";
import { intervalsWorked } from "./intervals-worked.ts";
import type { RosterReading } from "./roster-reading.ts";
import { layBreaks } from "./shift-ways.ts";

/**
 * Most hours that a person can be at work in some intervals by what begins on one day: the best shift that pattern and availability
 * allow, or those published. Many people are alike: what was found for one is kept for all who have the same choice.
 */
export class MostHours {
  private readonly reading: RosterReading;
  private readonly hoursAt: (t: number) => number;
  private readonly known = new Map<string, number>();

  /** @param isWanted the intervals that count */
  constructor(reading: RosterReading, isWanted: (t: number) => boolean) {
    this.reading = reading;
    this.hoursAt = (t) => (isWanted(t) ? (reading.frame.hours[t] ?? 0) : 0);
  }

  /** Of what begins on a day, counted from the first of the range; -1 for what was published before it. */
  onDay(person: number, day: number): number {
    const { problem, frame, people } = this.reading;
    const of = people[person];
    if (of === undefined) return 0;
    const published = of.shifts.filter((shift) => shift.isPublished && shift.day - problem.firstDay === day);
    if (published.length > 0) {
      const worked = new Set(published.flatMap((shift) => intervalsWorked(frame.problem, shift)));
      return [...worked].reduce((sum, t) => sum + this.hoursAt(t), 0);
    }
    const options = of.frame.optionsOfDay[day] ?? [];
    const key = options.map(({ pattern, startMs, endMs }) => `${pattern} ${startMs} ${endMs}`).join();
    const known = this.known.get(key) ?? this.bestOf(options);
    this.known.set(key, known);
    return known;
  }

  private bestOf(options: readonly ShiftOption[]): number {
    return options.reduce((most, option) => Math.max(most, layBreaks(option, this.hoursAt).worth), 0);
  }
}

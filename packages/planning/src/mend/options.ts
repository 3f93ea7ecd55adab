import type { MendProblem, MendShift, ShiftTimes } from "./mend-problem.ts";
import { breakLengths, withLegalBreaks, withOneLegalBreak } from "./break-layouts.ts";
import type { Legality } from "./legality.ts";
import { minutesApart, type Placed, workedMinutes } from "./placed.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Both ends of a shift are drawn in by at most so many minutes each. */
const INWARD_MINUTES = 120;
/** No shift is cut to less than half, nor below so many minutes, unless it was shorter. */
const LEAST_MINUTES = 120;
/** Breaks of a shift that is moved as well are laid no finer. */
const COARSE_MINUTES = 60;

/** What may become of a shift: where it goes, or null for left open; and the minutes of work that are then elsewhere. */
export interface Option {
  readonly to: Placed | null;
  readonly minutes: number;
}

/**
 * What may become of each shift, the least change first: start, end or both moved, breaks added, made longer or moved, given to somebody
 * else, left open. A shift still begins on its local day, and what it is changed to breaks nothing by itself. Made when first asked for.
 */
export class Options {
  readonly #problem: MendProblem;
  readonly #legality: Legality;
  readonly #lengths: readonly number[];
  readonly #made = new Map<number, readonly Option[]>();

  constructor(problem: MendProblem, legality: Legality) {
    this.#problem = problem;
    this.#legality = legality;
    this.#lengths = breakLengths(problem.terms);
  }

  of(index: number): readonly Option[] {
    const made = this.#made.get(index) ?? this.#make(index);
    this.#made.set(index, made);
    return made;
  }

  #make(index: number): readonly Option[] {
    const shift = this.#problem.shifts[index];
    if (shift === undefined) throw new RangeError(`no shift ${index}`);
    const all = [...this.#ownTimes(index, shift), ...this.#others(index, shift)].sort((a, b) => a.minutes - b.minutes);
    return [...all, { to: null, minutes: workedMinutes(shift) }];
  }

  #ownTimes(index: number, shift: MendShift): readonly Option[] {
    const { stepMinutes } = this.#problem;
    const place = (times: ShiftTimes, person = shift.person): Placed => ({
      startMs: times.startMs,
      endMs: times.endMs,
      breaks: times.breaks,
      shift: index,
      person,
      isSettled: true,
    });
    const isLegal = (times: ShiftTimes): boolean => this.#legality.isLegal(shift.person, [place(times)]);
    const choice = { lengths: this.#lengths, stepMinutes, isLegal };
    const coarse = { ...choice, stepMinutes: Math.max(stepMinutes, COARSE_MINUTES) };
    const moved = this.#spans(shift).flatMap((times) => {
      const legal = isLegal(times) ? times : withOneLegalBreak(times, coarse);
      return legal === null ? [] : [legal];
    });
    const rested = withLegalBreaks(shift, choice);
    return [...moved, ...rested].map((times) => ({ to: place(times), minutes: minutesApart(shift, times) }));
  }

  /** The shift with start, end or both moved; breaks go with a shift that moves as a whole, and else stay where they are if they can. */
  #spans(shift: MendShift): readonly ShiftTimes[] {
    const { stepMinutes, mostMinutes, people } = this.#problem;
    const zone = people[shift.person]?.zone;
    const steps = Array.from({ length: Math.floor(mostMinutes / stepMinutes) }, (_, i) => (i + 1) * stepMinutes);
    const inward = steps.filter((minutes) => minutes <= INWARD_MINUTES);
    const pairs: (readonly [number, number])[] = [
      ...steps.flatMap((by): [number, number][] =>
        [-by, by].flatMap((to): [number, number][] => [
          [to, 0],
          [0, to],
          [to, to],
        ]),
      ),
      ...inward.flatMap((start) => inward.map((end): readonly [number, number] => [start, -end])),
    ];
    const lengthMs = shift.endMs - shift.startMs;
    const leastMs = Math.min(lengthMs, Math.max(LEAST_MINUTES * MINUTE_MS, lengthMs / 2));
    return pairs.flatMap(([byStart, byEnd]) => {
      const startMs = shift.startMs + byStart * MINUTE_MS;
      const endMs = shift.endMs + byEnd * MINUTE_MS;
      if (endMs - startMs < leastMs || endMs - startMs > DAY_MS) return [];
      if (zone?.dayAt(startMs) !== zone?.dayAt(shift.startMs)) return [];
      const alongMs = byStart === byEnd ? byStart * MINUTE_MS : 0;
      const breaks = shift.breaks
        .map((away) => ({ startMs: away.startMs + alongMs, endMs: away.endMs + alongMs }))
        .filter((away) => away.startMs > startMs && away.endMs < endMs);
      return [{ startMs, endMs, breaks }];
    });
  }

  #others(index: number, shift: MendShift): readonly Option[] {
    const { people, standIns } = this.#problem;
    const groups = standIns[people[shift.person]?.group ?? -1] ?? [];
    return people.flatMap((who, person) => {
      if (person === shift.person || !who.mayTake || !groups.includes(who.group)) return [];
      const { startMs, endMs, breaks } = shift;
      const to: Placed = { startMs, endMs, breaks, shift: index, person, isSettled: true };
      return this.#legality.isLegal(person, [to]) ? [{ to, minutes: 2 * workedMinutes(shift) }] : [];
    });
  }
}

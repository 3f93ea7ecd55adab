import { bestPlace, type ChosenShift } from "./best-week.ts";
import type { WeekImprover } from "./improve-week.ts";
import type { RosterState } from "./roster-state.ts";
import type { ShiftOption } from "./shift-options.ts";

/** A week that the programme gives to some people of a group, in parts of people. */
export interface WeekShare {
  readonly people: readonly number[];
  readonly days: readonly (ShiftOption | null)[];
  readonly share: number;
}

/** So often everybody's week is improved after it was taken from the programme. */
const SWEEPS = 3;

/**
 * Tries the weeks that the linear programme gives to people in whole people: the largest shares first, as far as rules over several weeks
 * allow, then improved one by one. Each week of the range is kept only where that is cheaper than what was there.
 */
export function tryProgrammeWeeks(
  state: RosterState,
  improver: WeekImprover,
  shares: readonly (readonly WeekShare[])[],
): void {
  shares.forEach((ofWeek, week) => {
    const cost = state.cost;
    const everybody = [...state.people.keys()];
    const before = everybody.map((person) => state.clearWeek(person, week));
    for (const { person, days } of wholePeople(ofWeek)) {
      state.setWeek(person, week, laidOut(state, person, week, days));
      if (!improver.isLegal(person)) state.clearWeek(person, week);
    }
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) for (const person of everybody) improver.improve(person, week);
    if (state.cost < cost - 1e-7 && everybody.every((person) => improver.isLegal(person))) return;
    for (const person of everybody) state.clearWeek(person, week);
    everybody.forEach((person) => {
      state.setWeek(person, week, before[person] ?? []);
    });
  });
}

/** Who gets which week: the whole parts of each share, then one each by the largest part left, while a group has people. */
function wholePeople(shares: readonly WeekShare[]): { readonly person: number; readonly days: WeekShare["days"] }[] {
  const left = new Map(shares.map(({ people }) => [people, [...people]]));
  const byPart = shares.toSorted((a, b) => (b.share % 1) - (a.share % 1));
  const rounds = [
    ...shares.flatMap((week) => new Array<WeekShare>(Math.floor(week.share + 1e-6)).fill(week)),
    ...byPart.filter(({ share }) => share % 1 > 1e-6),
  ];
  return rounds.flatMap(({ people, days }) => {
    const person = left.get(people)?.shift();
    return person === undefined ? [] : [{ person, days }];
  });
}

/** The shifts of a week, the breaks of each where presence is worth least as things stand. */
function laidOut(state: RosterState, person: number, week: number, days: WeekShare["days"]): (ChosenShift | null)[] {
  const { frame, people } = state;
  const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
  const from = frame.dayOffsets[firstDay] ?? 0;
  const to = frame.dayOffsets[Math.min(frame.problem.days, endDay + 2)] ?? 0;
  const sums = new Float64Array(frame.hours.length + 1);
  state.worthSums(people[person]?.skillClass ?? 0, from, to, sums);
  return days.map((option) => (option === null ? null : { option, place: bestPlace(option, sums).place }));
}

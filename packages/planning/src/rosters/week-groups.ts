import type { WeekQuestion } from "./best-week.ts";
import { hoursRoom } from "./hours-room.ts";
import { leastWishCosts } from "./least-wish-costs.ts";
import { weekWages } from "./person-cost.ts";
import type { PersonFrame } from "./person-frame.ts";
import type { RosterFrame } from "./roster-frame.ts";
import type { RosterState } from "./roster-state.ts";

/** People for whom the same weeks are allowed and cost the same. */
export interface WeekGroup {
  readonly people: readonly number[];
  readonly skillClass: number;
  readonly question: Omit<WeekQuestion, "gain">;
  /** What an option costs beside its hours, by its number; null where nothing. */
  readonly extra: Float64Array | null;
}

/** The people of each week in groups that are alike, and what their wishes cost whatever they work. */
export function weekGroups(state: RosterState): {
  readonly groups: readonly (readonly WeekGroup[])[];
  readonly wishesAlways: number;
} {
  const wishes = state.people.map((person) => leastWishCosts(person, state.options.length));
  const groups = state.frame.weeks.map((_, week) => {
    const byKey = new Map<string, { readonly group: WeekGroup; readonly people: number[] }>();
    for (const person of state.people) {
      const question = relaxedQuestion(state, person, week);
      const extra = wishes[person.index]?.ofOption ?? null;
      const key = keyOf(question, extra);
      const known = byKey.get(key);
      if (known !== undefined) known.people.push(person.index);
      else {
        const people = [person.index];
        byKey.set(key, { people, group: { people, skillClass: person.skillClass, question, extra } });
      }
    }
    return [...byKey.values()].map(({ group }) => group);
  });
  return { groups, wishesAlways: wishes.reduce((sum, { always }) => sum + always, 0) };
}

function keyOf({ person, week, days, ...around }: Omit<WeekQuestion, "gain">, extra: Float64Array | null): string {
  const { contract, costPerHour } = person.person;
  const { leastHoursAWeek, hoursAWeek, overtimePremium, daysAWeek, daysInARow } = contract;
  const options = days.days.flatMap((day) => day.options.map(({ id }) => `${id}:${extra?.[id] ?? 0}`));
  const fixed = days.days.flatMap((day) => (day.isFixed ? [`${day.day} ${day.fixedStartMs} ${day.fixedEndMs}`] : []));
  return [
    ...[person.skillClass, costPerHour, leastHoursAWeek, hoursAWeek, overtimePremium, daysAWeek, daysInARow],
    ...[person.fixedHours[week], person.fixedHoursOutside[week], person.fixedDays[week], around.endBeforeMs],
    ...[around.rowBefore, around.startAfterMs, around.rowAfter, around.mostHours],
    ...["|", ...options, "|", ...fixed],
  ].join(" ");
}

/** A person's week with nothing around it but what is published: whatever the other weeks are, it is never harder than this. */
function relaxedQuestion(state: RosterState, person: PersonFrame, week: number): Omit<WeekQuestion, "gain"> {
  const { frame } = state;
  const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
  const { days } = frame.problem;
  const fixedEnds = person.fixedOfDay.slice(0, firstDay).map((fixed) => fixed?.endMs ?? -Infinity);
  const fixedStarts = person.fixedOfDay.slice(endDay).map((fixed) => fixed?.startMs ?? Infinity);
  const isFixed = (day: number): boolean => (person.fixedOfDay[day] ?? null) !== null;
  let rowBefore = 0;
  while (rowBefore < firstDay && isFixed(firstDay - 1 - rowBefore)) rowBefore += 1;
  let rowAfter = 0;
  while (endDay + rowAfter < days && isFixed(endDay + rowAfter)) rowAfter += 1;
  return {
    ...{ person, week, days: state.daysOf(person, week) },
    endBeforeMs: Math.max(person.endBeforeMs, ...fixedEnds),
    rowBefore: rowBefore === firstDay ? rowBefore + person.rowBefore : rowBefore,
    startAfterMs: Math.min(person.startAfterMs, ...fixedStarts),
    rowAfter: endDay + rowAfter === days ? rowAfter + person.rowAfter : rowAfter,
    mostHours: relaxedRoom(frame, person, week),
    hoursCost: (hours) => {
      const { wages, overtime } = weekWages(person, week, hours);
      return wages + overtime;
    },
    mayBegin: new Uint8Array(days).fill(1),
  };
}

/**
 * Legal limits on hours count what is worked, wherever in the week; where paid breaks or the turn of the week make that differ from the
 * hours of the contract, only the contract counts.
 */
function relaxedRoom(frame: RosterFrame, person: PersonFrame, week: number): number {
  const { contract } = person.person;
  const { firstDay = 0, endDay = 0, toMs = 0 } = frame.weeks[week] ?? {};
  const options = person.optionsOfDay.slice(firstDay, endDay).flat();
  const isPlain = options.every((option) => option.paidHours === option.workedHours && option.endMs <= toMs);
  const fixed = (person.fixedHours[week] ?? 0) + (person.fixedHoursOutside[week] ?? 0);
  const agreed = contract.hoursAWeek + contract.overtimeHoursAWeek - fixed;
  return isPlain ? hoursRoom(frame, person, week, new Float64Array(frame.weeks.length)) : agreed;
}

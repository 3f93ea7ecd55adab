import type { ChosenShift } from "./best-week.ts";
import type { WeekImprover } from "./improve-week.ts";
import { workedShift } from "./person-legality.ts";
import type { RosteredShift } from "./roster-problem.ts";
import type { RosterState } from "./roster-state.ts";
import { startDay } from "./shift-options.ts";

/** Puts the shifts of an earlier roster into an empty one, as far as they may still be worked: earliest first, each only if it is legal. */
export function startFrom(state: RosterState, improver: WeekImprover, start: readonly RosteredShift[]): void {
  const { frame } = state;
  for (const shift of start.toSorted((a, b) => a.startMs - b.startMs || a.person - b.person)) {
    const day = startDay(frame, shift.startMs);
    const week = frame.weekOfDay[day];
    const mine = state.chosen[shift.person];
    const chosen = sameShift(state, shift, day);
    if (week === undefined || mine === undefined || chosen === null || mine[day] !== null) continue;
    const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
    const before = mine.slice(firstDay, endDay);
    state.setWeek(shift.person, week, before.with(day - firstDay, chosen));
    if (!improver.isLegal(shift.person)) state.setWeek(shift.person, week, before);
  }
}

/** The shift of the person's own options with the same times; of those, the one whose breaks lie likewise, else its first. */
function sameShift(state: RosterState, shift: RosteredShift, day: number): ChosenShift | null {
  const same = (state.people[shift.person]?.optionsOfDay[day] ?? []).filter(
    ({ startMs, endMs }) => startMs === shift.startMs && endMs === shift.endMs,
  );
  for (const option of same)
    for (let place = 0; place < option.places.count; place += 1) {
      const { breaks } = workedShift({ option, place }, 0);
      const isSame =
        breaks.length === shift.breaks.length &&
        breaks.every((away, i) => away.startMs === shift.breaks[i]?.startMs && away.endMs === shift.breaks[i].endMs);
      if (isSame) return { option, place };
    }
  const option = same.find(({ pattern }) => pattern === shift.pattern) ?? same[0];
  return option === undefined ? null : { option, place: 0 };
}

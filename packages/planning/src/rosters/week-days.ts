import type { PersonFrame } from "./person-frame.ts";
import { restHours } from "./rest-hours.ts";
import type { RosterFrame } from "./roster-frame.ts";
import type { ShiftOption } from "./shift-options.ts";

/** One day of a person's week as a search sees it. */
export interface WeekDay {
  readonly day: number;
  readonly options: readonly ShiftOption[];
  /** Paid time of each option in the units of the week. */
  readonly units: Int32Array;
  /** Published work of the day, if any. */
  readonly fixedStartMs: number;
  readonly fixedEndMs: number;
  readonly isFixed: boolean;
  /** End of the last published shift before the day, within the range. */
  readonly lastFixedEndMs: number;
  /** Days in a row up to this one that were all published. */
  readonly fixedRow: number;
  /** Ends of work up to this day between which none of these instants lies are alike for all that follows in the week; ascending. */
  readonly tellingMs: Float64Array;
}

/** A person's week of the range, laid out for a search. */
export interface WeekDays {
  readonly days: readonly WeekDay[];
  /** All paid times are multiples of so many hours. */
  readonly unitHours: number;
}

/** Lays out each week of a person. */
export function weekDays(frame: RosterFrame, person: PersonFrame): readonly WeekDays[] {
  return frame.weeks.map(({ firstDay, endDay }) => {
    const indices = Array.from({ length: endDay - firstDay }, (_, i) => firstDay + i);
    const minutes = indices.flatMap((day) =>
      (person.optionsOfDay[day] ?? []).map(({ paidHours }) => Math.round(paidHours * 60)),
    );
    const unitMinutes = minutes.reduce(greatestCommonDivisor, 0) || 60;
    return {
      unitHours: unitMinutes / 60,
      days: indices.map((day) => weekDay(frame, person, { day, endDay, unitMinutes })),
    };
  });
}

function weekDay(
  frame: RosterFrame,
  person: PersonFrame,
  { day, endDay, unitMinutes }: { readonly day: number; readonly endDay: number; readonly unitMinutes: number },
): WeekDay {
  const options = person.optionsOfDay[day] ?? [];
  const fixed = person.fixedOfDay[day] ?? null;
  let lastFixedEndMs = -Infinity;
  for (let before = 0; before < day; before += 1)
    lastFixedEndMs = Math.max(lastFixedEndMs, person.fixedOfDay[before]?.endMs ?? -Infinity);
  let fixedRow = 0;
  while (fixedRow <= day && (person.fixedOfDay[day - fixedRow] ?? null) !== null) fixedRow += 1;
  return {
    ...{ day, options, lastFixedEndMs, isFixed: fixed !== null },
    units: Int32Array.from(options, ({ paidHours }) => Math.round((paidHours * 60) / unitMinutes)),
    fixedStartMs: fixed?.startMs ?? 0,
    fixedEndMs: fixed?.endMs ?? 0,
    fixedRow: fixedRow > day ? fixedRow + person.rowBefore : fixedRow,
    tellingMs: tellingMs(frame, person, day + 1, endDay),
  };
}

function tellingMs(frame: RosterFrame, person: PersonFrame, fromDay: number, endDay: number): Float64Array {
  const { dailyMs, weeklyMs } = restHours(frame);
  const telling = new Set<number>();
  for (let day = fromDay; day < endDay; day += 1) {
    const starts = (person.optionsOfDay[day] ?? []).map(({ startMs }) => startMs);
    const fixed = person.fixedOfDay[day] ?? null;
    if (fixed !== null) starts.push(fixed.startMs);
    for (const startMs of starts) telling.add(startMs - dailyMs).add(startMs - weeklyMs);
  }
  return Float64Array.from(telling).sort();
}

function greatestCommonDivisor(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small > 0) [large, small] = [small, large % small];
  return large;
}

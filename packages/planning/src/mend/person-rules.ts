import type { CivilDay } from "@springtide/calendar";
import { hoursByWeek } from "../labour/hours-by-week.ts";
import { rule, type LabourRule } from "../labour/labour-rule.ts";
import type { WorkedShift } from "../labour/person-shifts.ts";

/** What one person has agreed on, over days that count from the first to the last. */
export interface PersonTerms {
  readonly person: string;
  readonly hoursAWeek: number | null;
  readonly daysAWeek: number | null;
  readonly daysInARow: number | null;
  readonly fromDay: CivilDay;
  /** Infinity where it has no end. */
  readonly untilDay: CivilDay;
}

/** A stretch in which a person is away. */
export interface PersonAway {
  readonly person: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Nobody works while they are on leave or sick. */
export function noWorkWhileAway(id: string, away: readonly PersonAway[]): LabourRule {
  return rule(id, ({ person, shifts }) =>
    away
      .filter((one) => one.person === person)
      .flatMap(({ fromMs, toMs }) =>
        shifts
          .filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs)
          .map(({ startMs, endMs, source }) => ({
            fromMs: Math.max(startMs, fromMs),
            toMs: Math.min(endMs, toMs),
            found: (Math.min(endMs, toMs) - Math.max(startMs, fromMs)) / 3_600_000,
            limit: 0,
            unit: "hours",
            sources: [source],
          })),
      ),
  );
}

/** At most the hours of the contract in each week from Monday to Sunday that lies in it. */
export function contractHours(id: string, terms: readonly PersonTerms[]): LabourRule {
  return rule(id, (of) =>
    termsOf(of.person, terms).flatMap(({ hoursAWeek, fromDay, untilDay }) =>
      hoursByWeek(of)
        .filter(
          ({ monday, hours }) => hours > (hoursAWeek ?? Infinity) + 1e-9 && monday + 6 >= fromDay && monday <= untilDay,
        )
        .map(({ monday, hours, sources }) => ({
          fromMs: of.zone.startOfDayMs(monday),
          toMs: of.zone.startOfDayMs(monday + 7),
          found: hours,
          limit: hoursAWeek ?? Infinity,
          unit: "hours",
          sources,
        })),
    ),
  );
}

/** At most so many days of work in each week from Monday to Sunday; a day counts on which a shift begins. */
export function contractDays(id: string, terms: readonly PersonTerms[]): LabourRule {
  return rule(id, (of) =>
    termsOf(of.person, terms).flatMap(({ daysAWeek, fromDay, untilDay }) =>
      hoursByWeek(of).flatMap(({ monday }) => {
        const begun = of.shifts.filter(({ startMs }) => {
          const day = of.zone.dayAt(startMs);
          return day >= Math.max(monday, fromDay) && day <= Math.min(monday + 6, untilDay);
        });
        const found = new Set(begun.map(({ startMs }) => of.zone.dayAt(startMs))).size;
        if (found <= (daysAWeek ?? 7)) return [];
        const [fromMs, toMs] = [of.zone.startOfDayMs(monday), of.zone.startOfDayMs(monday + 7)];
        return [
          { fromMs, toMs, found, limit: daysAWeek ?? 7, unit: "days", sources: begun.map(({ source }) => source) },
        ];
      }),
    ),
  );
}

/** At most so many days in a row on which a shift begins. Told once for each row that is too long. */
export function daysInARow(id: string, terms: readonly PersonTerms[]): LabourRule {
  return rule(id, (of) =>
    termsOf(of.person, terms).flatMap(({ daysInARow: most, fromDay, untilDay }) => {
      if (most === null) return [];
      const byDay = new Map<CivilDay, WorkedShift[]>();
      for (const shift of of.shifts) {
        const day = of.zone.dayAt(shift.startMs);
        if (day >= fromDay && day <= untilDay) byDay.set(day, [...(byDay.get(day) ?? []), shift]);
      }
      return rowsOf([...byDay.keys()])
        .filter((row) => row.length > most)
        .map((row) => ({
          fromMs: of.zone.startOfDayMs(row[0] ?? 0),
          toMs: of.zone.startOfDayMs((row.at(-1) ?? 0) + 1),
          found: row.length,
          limit: most,
          unit: "days",
          sources: row.flatMap((day) => (byDay.get(day) ?? []).map(({ source }) => source)),
        }));
    }),
  );
}

function termsOf(person: string, terms: readonly PersonTerms[]): readonly PersonTerms[] {
  return terms.filter((one) => one.person === person);
}

/** Days cut into rows without a day between. */
function rowsOf(days: readonly CivilDay[]): readonly (readonly CivilDay[])[] {
  const rows: CivilDay[][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const row = rows.at(-1);
    if (row !== undefined && row.at(-1) === day - 1) row.push(day);
    else rows.push([day]);
  }
  return rows;
}

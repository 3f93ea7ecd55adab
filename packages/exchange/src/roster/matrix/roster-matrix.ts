import { isoDay, type CivilDay, type TimeZone } from "@springtide/calendar";
import type { Table } from "../../tables/write-table.ts";
import { cellOfShifts, type ShiftTimes } from "./shift-text.ts";

/** Somebody with a row of the sheet. */
export interface MatrixPerson {
  readonly person: string;
  readonly team?: string;
  /** Queues they can work. */
  readonly queues?: readonly string[];
}

/** A roster to be laid out with people down and days across. */
export interface MatrixRoster {
  /** By whose clock the cells are written, and read again. */
  readonly zone: TimeZone;
  readonly firstDay: CivilDay;
  readonly days: number;
  readonly people: readonly MatrixPerson[];
  /** Of people above; a shift stands under the day on which it begins. */
  readonly shifts: readonly (ShiftTimes & { readonly person: string })[];
}

/**
 * The sheet that planners know: a row a person, a column a day, in each cell the shifts that begin on that day ("08:00-16:30
 * /12:00-12:30", several parted by " + "), nothing on a free day. `readRoster` reads it back as it was. Columns team and queues stand
 * before the days where anybody has them; days outside the range get a column if a shift begins there.
 * @throws RangeError for a shift of somebody without a row
 */
export function rosterMatrix(roster: MatrixRoster): Table {
  const { zone, people, shifts } = roster;
  const days = daysAcross(roster);
  const named = new Set(people.map(({ person }) => person));
  const cells = new Map<string, ShiftTimes[]>();
  for (const shift of shifts) {
    if (!named.has(shift.person)) throw new RangeError(`a shift of ${shift.person}, who has no row`);
    const key = cellKey(shift.person, zone.dayAt(shift.startMs));
    cells.set(key, [...(cells.get(key) ?? []), shift]);
  }
  const hasTeams = people.some(({ team }) => team !== undefined);
  const hasQueues = people.some(({ queues }) => queues !== undefined);
  return {
    header: ["person", ...(hasTeams ? ["team"] : []), ...(hasQueues ? ["queues"] : []), ...days.map(isoDay)],
    rows: people.map(({ person, team, queues }) => [
      person,
      ...(hasTeams ? [team ?? ""] : []),
      ...(hasQueues ? [(queues ?? []).join(" ")] : []),
      ...days.map((day) => cellOfShifts(cells.get(cellKey(person, day)) ?? [], zone)),
    ]),
  };
}

function cellKey(person: string, day: CivilDay): string {
  return `${day} ${person}`;
}

function daysAcross({ zone, firstDay, days, shifts }: MatrixRoster): readonly CivilDay[] {
  let [first, last] = [firstDay, firstDay + days - 1];
  for (const { startMs } of shifts) {
    const day = zone.dayAt(startMs);
    [first, last] = [Math.min(first, day), Math.max(last, day)];
  }
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

import { isoDay, weekday, type CivilDay } from "@springtide/calendar";
import type { RosterAbsence, RosterMember, RosterShift } from "@springtide/contracts";
import { quoted, RefusedRows } from "../../contacts/refused-rows.ts";
import { oncePerPerson, queuesOfCell } from "../members.ts";
import type { RosterFile, RosterReading } from "../roster-file.ts";
import { spreadBreaksNote } from "../reading-notes.ts";
import type { Sheet, SheetRow } from "../sheet.ts";
import { ROSTER_REMEDIES, type RosterSurface } from "../surface.ts";
import { type CellReading, readCell } from "./cell-shifts.ts";
import { type Codes, codesOfLegend, isLegendHead } from "./codes.ts";
import { findHeader, type MatrixHeader } from "./find-header.ts";
import { weekdaysNamed } from "./weekday-names.ts";

/**
 * Reads a roster with people down and days across. A cell holds a code or times ("08:00-16:30 /12:00-12:30", "8-16:30 /30", several shifts
 * parted by " + "); a shift stands under the day on which it begins. Codes are explained in a legend under the people or handed in; only
 * plain signs for a day off and plain words for leave need none. A row of weekdays beside the header is checked and left.
 * @throws Refusal with the first hundred bad cells
 */
export function matrixRoster(sheet: Sheet, reading: RosterReading): RosterFile {
  const header = findHeader(sheet, reading.dates ?? { order: null, month: null }, surfaceOf(reading));
  const { people, codes } = partsOf(sheet, header, reading);
  const into = new MatrixReading(sheet, header, reading, codes);
  for (const row of people) into.take(row);
  return into.file();
}

/** Rows of people, and what the codes mean: those of the sheet's own legend before those handed in. */
function partsOf(
  sheet: Sheet,
  header: MatrixHeader,
  reading: RosterReading,
): { people: readonly SheetRow[]; codes: Codes } {
  const { codes = new Map() } = reading;
  const below = sheet.rows.slice(header.at + 1);
  const legendAt = below.findIndex(isLegendHead);
  const head = below[legendAt];
  const around = [sheet.rows[header.at - 1], below[0]].filter((row) => row !== undefined);
  const weekdayRows = around.filter((row) => isWeekdayRow(row, header));
  refuseOtherWeekdays(weekdayRows, header, sheet.file, surfaceOf(reading));
  const people = (head === undefined ? below : below.slice(0, legendAt)).filter((row) => !weekdayRows.includes(row));
  if (head === undefined) return { people, codes };
  return { people, codes: new Map([...codes, ...codesOfLegend(head, below.slice(legendAt + 1), sheet.file)]) };
}

function isWeekdayRow({ cells }: SheetRow, { days, personColumn }: MatrixHeader): boolean {
  if (days.has(personColumn) || weekdaysNamed(cells[personColumn] ?? "").size > 0) return false;
  const named = [...days.keys()].map((column) => cells[column] ?? "").filter((cell) => cell !== "");
  return (cells[personColumn] ?? "") === "" && named.length > 0 && named.every((cell) => weekdaysNamed(cell).size > 0);
}

function surfaceOf({ surface = "command line" }: RosterReading): RosterSurface {
  return surface;
}

function refuseOtherWeekdays(
  rows: readonly SheetRow[],
  { days, row: head }: MatrixHeader,
  file: string,
  surface: RosterSurface,
): void {
  const refused = new RefusedRows(file, false);
  for (const { row, cells } of rows)
    for (const [column, day] of days) {
      const cell = cells[column] ?? "";
      if (cell === "" || weekdaysNamed(cell).has(weekday(day))) continue;
      refused.add(row, head.cells[column], quoted(cell), {
        code: "weekday-differs",
        rule: `${isoDay(day)} is another day of the week`,
        remedy: ROSTER_REMEDIES[surface].weekday,
        values: { day: isoDay(day) },
      });
    }
  if (refused.total > 0) throw refused.refusal();
}

/** What has been read of a matrix so far. */
class MatrixReading {
  readonly #shifts: RosterShift[] = [];
  readonly #texts: string[] = [];
  readonly #members: RosterMember[] = [];
  readonly #absences: RosterAbsence[] = [];
  readonly #refused: RefusedRows;
  #spreadBreaks = 0;
  readonly #sheet: Sheet;
  readonly #header: MatrixHeader;
  readonly #reading: RosterReading;
  readonly #codes: Codes;

  constructor(sheet: Sheet, header: MatrixHeader, reading: RosterReading, codes: Codes) {
    this.#sheet = sheet;
    this.#header = header;
    this.#reading = reading;
    this.#codes = codes;
    this.#refused = new RefusedRows(sheet.file, false);
  }

  take(row: SheetRow): void {
    const { personColumn, teamColumn, queuesColumn, days } = this.#header;
    const cell = (column: number | null): string => row.cells[column ?? -1] ?? "";
    const person = cell(personColumn);
    const isEmpty = [...days.keys()].every((column) => cell(column) === "");
    if (person === "" && isEmpty) return;
    if (person === "") {
      this.#refused.add(row.row, this.#header.row.cells[personColumn], "nothing", {
        code: "no-person",
        rule: "each shift is somebody's",
        remedy: "Name the person, or clear the row.",
      });
      return;
    }
    const team = cell(teamColumn);
    this.#members.push({
      person,
      team: team === "" ? undefined : team,
      queues: queuesOfCell(cell(queuesColumn)),
      file: this.#sheet.file,
      row: row.row,
    });
    this.#refuseBesideDays(row);
    for (const [column, day] of days) this.#takeCell(person, row.row, column, day, cell(column));
  }

  /** Something under no day and no name would be work that nobody sees. */
  #refuseBesideDays({ row, cells }: SheetRow): void {
    const { days, row: head } = this.#header;
    const firstDay = Math.min(...days.keys());
    cells.forEach((cell, column) => {
      if (cell === "" || column < firstDay || days.has(column) || (head.cells[column] ?? "") !== "") return;
      this.#refused.add(row, `${column + 1}`, quoted(cell), {
        code: "column-without-day",
        rule: "a cell stands under a day, or under a name that says what else it is",
        remedy: "Write the date above the column, or a name such as note.",
      });
    });
  }

  #takeCell(person: string, row: number, column: number, day: CivilDay, text: string): void {
    const { zone } = this.#reading;
    const place = { file: this.#sheet.file, row, column: this.#header.row.cells[column] ?? "" };
    const found: CellReading = readCell(text, {
      ...{ day, zone, codes: this.#codes, surface: surfaceOf(this.#reading) },
    });
    if (found.kind === "trouble") this.#refused.add(row, place.column, quoted(text), found.trouble);
    else if (found.kind === "leave")
      this.#absences.push({ person, fromMs: zone.startOfDayMs(day), toMs: zone.startOfDayMs(day + 1), ...place });
    else {
      for (const { times, text: written } of found.shifts) {
        this.#shifts.push({ person, ...times, ...place });
        this.#texts.push(written);
      }
      this.#spreadBreaks += found.spreadBreaks;
    }
  }

  /** @throws Refusal where cells could not be read */
  file(): RosterFile {
    if (this.#refused.total > 0) throw this.#refused.refusal();
    const { days, note, personColumn } = this.#header;
    const inOrder = [...days.values()];
    const spread = this.#spreadBreaks === 0 ? null : spreadBreaksNote(this.#spreadBreaks);
    return {
      shifts: this.#shifts,
      members: oncePerPerson(this.#members),
      absences: this.#absences,
      days: { first: Math.min(...inOrder), last: Math.max(...inOrder) },
      notes: [note, spread].filter((one) => one !== null),
      sheet: this.#sheet,
      layout: { form: "matrix", personColumn, days, texts: this.#texts },
    };
  }
}

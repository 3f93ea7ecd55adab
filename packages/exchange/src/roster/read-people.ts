import { basename } from "node:path";
import { type CivilDay, civilDay, type TimeZone } from "@springtide/calendar";
import type { RosterAbsence, RosterContract, RosterMember } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { readDate } from "../contacts/clock-reading.ts";
import { quoted, RefusedRows } from "../contacts/refused-rows.ts";
import { leaveOfTable } from "../people-table/leave-of-table.ts";
import { type PeopleTable, recognisePeople } from "../people-table/recognise-people.ts";
import { readTableText } from "../xlsx/read-table-text.ts";
import { oncePerPerson, queuesOfCell } from "./members.ts";
import { readingsOf, type SheetRow } from "./sheet.ts";

/** People of a roster: who there is, what is agreed on with them, and when they are away. */
export interface RosterPeople {
  readonly members: readonly RosterMember[];
  readonly contracts: readonly RosterContract[];
  readonly absences: readonly RosterAbsence[];
}

const SPAN = /^(\S+?)(?:\s*(?:\.\.|\/|\bto\b)\s*(\S+))?$/;

/** Reads a file of people (see `peopleOfText`). @throws Refusal if it cannot be read */
export async function readPeople(path: string, zone: TimeZone): Promise<RosterPeople> {
  const text = await readTableText({ path, what: "a file of people", largestMegabytes: 20 });
  return peopleOfText(text, basename(path), zone);
}

/**
 * Reads people: a row a person, or a row a contract of one, with the column person and any of hours_a_week, days_a_week, days_in_a_row, from
 * and until (the first and last day of the contract), leave ("2026-12-24..2026-12-31; 2027-01-04"), team and queues. A table of leave alone,
 * a row a stretch, is known by its columns.
 * @throws Refusal with row and column of each cell that cannot be read; `availability-not-checked` for a table of availability
 */
export function peopleOfText(text: string, file: string, zone: TimeZone): RosterPeople {
  const sheets = readingsOf(text, file);
  const table = recognisePeople(sheets);
  if (table?.mapping.kind === "leave") return peopleOfLeave(table, file, zone);
  if (table?.mapping.kind === "availability") throw availabilityNotChecked(file);
  const sheet = sheets.find(({ rows }) => (rows[0]?.cells ?? []).some((name) => plain(name) === "person"));
  const head = sheet?.rows[0];
  if (sheet === undefined || head === undefined) throw noPersonColumn(file, sheets[0]?.rows[0]?.cells ?? []);
  const columns = new Map(head.cells.map((name, at) => [plain(name), at]));
  const refused = new RefusedRows(file, false);
  const read = sheet.rows.slice(1).map((row) => personOf(row, columns, { file, zone, refused }));
  if (refused.total > 0) throw refused.refusal();
  return {
    members: oncePerPerson(read.map(({ member }) => member)),
    contracts: read.flatMap(({ contract }) => (contract === null ? [] : [contract])),
    absences: read.flatMap(({ absences }) => absences),
  };
}

function peopleOfLeave(table: PeopleTable, file: string, zone: TimeZone): RosterPeople {
  const told = leaveOfTable(table, file);
  return {
    members: oncePerPerson(told.map(({ name, row }) => ({ person: name, team: undefined, file, row }))),
    contracts: [],
    absences: told.map(({ name, row, fromDay, untilDay }) => ({
      ...{ person: name, file, row, column: table.mapping.columns.from },
      ...{ fromMs: zone.startOfDayMs(civilDay(fromDay)), toMs: zone.startOfDayMs(civilDay(untilDay) + 1) },
    })),
  };
}

function availabilityNotChecked(file: string): Refusal {
  return new Refusal({
    code: "availability-not-checked",
    place: { file },
    found: "a table of availability",
    rule: "a roster is held against contracts and leave",
    remedy: "Give those; availability is kept where Springtide makes the roster (springtide plan --people).",
  });
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
}

function personOf(
  { row, cells }: SheetRow,
  columns: ReadonlyMap<string, number>,
  { file, zone, refused }: { readonly file: string; readonly zone: TimeZone; readonly refused: RefusedRows },
): { member: RosterMember; contract: RosterContract | null; absences: readonly RosterAbsence[] } {
  const cell = (name: string): string => cells[columns.get(name) ?? -1] ?? "";
  const refuse = (column: string, code: string, rule: string, remedy: string): null => {
    refused.add(row, column, quoted(cell(column)), { code, rule, remedy });
    return null;
  };
  const number = (column: string, most: number): number | null => {
    const text = cell(column).replace(",", ".");
    if (text === "") return null;
    if (/^\d+(\.\d+)?$/.test(text) && Number(text) <= most) return Number(text);
    return refuse(column, "not-a-number", `this is a number from 0 to ${most}`, "Correct it, or leave it empty.");
  };
  const day = (column: string, text: string): CivilDay | null => {
    if (text === "") return null;
    const found = readDate(text, text.includes(".") ? "dmy" : "ymd");
    if (typeof found === "number") return found;
    return refuse(column, found.code, "a day is written 2026-12-24", "Correct it.");
  };
  const person = cell("person");
  if (person === "") refuse("person", "no-person", "each row is somebody's", "Name the person.");
  const place = { file, row };
  const team = cell("team");
  const agreed = {
    hoursAWeek: number("hours_a_week", 168),
    daysAWeek: number("days_a_week", 7),
    daysInARow: number("days_in_a_row", 366),
    fromDay: day("from", cell("from")),
    untilDay: day("until", cell("until")),
  };
  const hasContract = Object.values(agreed).some((value) => value !== null);
  return {
    member: { person, team: team === "" ? undefined : team, queues: queuesOfCell(cell("queues")), ...place },
    contract: hasContract ? { person, ...agreed, ...place } : null,
    absences: leaveOf(cell("leave"), (text) => day("leave", text)).flatMap(({ first, last }) => {
      if (last < first) refuse("leave", "leave-ends-wrong", "a leave ends on or after its first day", "Correct it.");
      const [fromMs, toMs] = [zone.startOfDayMs(first), zone.startOfDayMs(last + 1)];
      return [{ person, fromMs, toMs, ...place, column: "leave" }];
    }),
  };
}

function leaveOf(text: string, day: (text: string) => CivilDay | null): { first: CivilDay; last: CivilDay }[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part) => {
      const [, from = part, to = from] = SPAN.exec(part) ?? [];
      const [first, last] = [day(from), day(to)];
      return first === null || last === null ? [] : [{ first, last }];
    });
}

function noPersonColumn(file: string, found: readonly string[]): Refusal {
  return new Refusal({
    code: "column-missing",
    place: { file, row: 1 },
    found: `the columns ${found.join(", ")}`,
    rule: "a file of people has a column person",
    remedy: "Name it so; hours_a_week, days_a_week, days_in_a_row, from, until, leave, team and queues may follow.",
  });
}

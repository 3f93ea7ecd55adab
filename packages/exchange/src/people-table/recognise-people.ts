import type { PeopleMapping, PeopleRole, PeopleTableKind } from "@springtide/contracts";
import { Weekdays } from "@springtide/contracts";
import { readNumber } from "../contacts/number-cell.ts";
import { plainName } from "../doctor/recognise-log.ts";
import { weekdaysNamed } from "../roster/matrix/weekday-names.ts";
import { type Sheet, type SheetRow } from "../roster/sheet.ts";
import { dateOrder, withMonthNumber } from "../series/written-date.ts";
import { looksLikeMoment } from "../mapping/written-moment.ts";
import { stretchesOf, timeOf } from "./times-of-cells.ts";

/** Names that planners and personnel systems give to each thing; letters and figures alone count. */
const NAMES: Readonly<Record<PeopleRole, readonly string[]>> = {
  person: [
    ...["person", "personid", "employee", "employeeid", "employeename", "agent", "agentname", "agentid", "name"],
    ...["fullname", "staff", "user", "mitarbeiter", "mitarbeiterin", "personalnummer", "medewerker", "salarie"],
  ],
  from: [
    ...["from", "start", "startdate", "starttime", "firstday", "leavefrom", "leavestart", "absencestart", "datefrom"],
    ...["begin", "beginn", "von", "van", "du", "debut", "date", "day"],
  ],
  until: [
    ...["until", "to", "end", "enddate", "endtime", "lastday", "leaveuntil", "leaveend", "absenceend", "dateto"],
    ...["through", "ende", "bis", "tot", "au", "fin"],
  ],
  kind: [
    ...["kind", "type", "reason", "leavetype", "absencetype", "absencereason", "absence", "category"],
    ...["art", "abwesenheit", "abwesenheitsart", "grund", "soort", "motif"],
  ],
  days: [
    "days",
    "weekday",
    "weekdays",
    "dayofweek",
    "wochentag",
    "wochentage",
    "tage",
    "weekdag",
    "jour",
    "jours",
    "day",
  ],
  hours: ["hours", "window", "windows", "availability", "available", "zeiten", "zeit", "heures", "uren"],
  contract: ["contract", "contractid", "contracttype", "vertrag", "contrat"],
  hoursAWeek: [
    ...["hoursaweek", "hoursperweek", "weeklyhours", "contracthours", "contractedhours", "hoursweek"],
    ...["wochenstunden", "urenperweek", "contracturen", "heuresparsemaine"],
  ],
  leave: ["leave", "urlaub", "verlof", "conges"],
};

/** A table about people, with its header found. */
export interface PeopleTable {
  readonly header: SheetRow;
  readonly rows: readonly SheetRow[];
  readonly mapping: PeopleMapping;
}

const HEADER_WITHIN = 10;

/**
 * A table that tells of people's leave, availability or contracts, by the names of its columns and what stands below them; null where
 * it is none. Days of the week with times of day are availability, dates are leave, hours a week or a contract are contracts.
 */
export function recognisePeople(sheets: readonly Sheet[]): PeopleTable | null {
  for (const { rows } of sheets)
    for (const [at, header] of rows.slice(0, HEADER_WITHIN).entries()) {
      const below = rows.slice(at + 1);
      const found = below.length === 0 ? null : mappingOf(header, below);
      if (found !== null) return { header, rows: below, mapping: found };
    }
  return null;
}

function mappingOf({ cells: header }: SheetRow, rows: readonly SheetRow[]): PeopleMapping | null {
  const plain = header.map(plainName);
  const cellsOf = (column: string): string[] =>
    rows.map(({ cells }) => cells[header.indexOf(column)] ?? "").filter((text) => text !== "");
  const named = (role: PeopleRole, fits: (text: string) => boolean): string | undefined => {
    const names = NAMES[role].flatMap((name) => header.filter((_, at) => plain[at] === name));
    return names.find((column) => {
      const cells = cellsOf(column);
      return cells.length > 0 && cells.filter(fits).length >= 0.6 * cells.length;
    });
  };
  const person = named("person", () => true);
  if (person === undefined) return null;
  const contracts = { contract: named("contract", isWord), hoursAWeek: named("hoursAWeek", isFigure) };
  const from = named("from", isDate);
  if (contracts.contract !== undefined || contracts.hoursAWeek !== undefined)
    return mapping("contracts", { person, ...contracts, from, leave: named("leave", () => true) }, cellsOf);
  const days = named("days", isDays);
  const hours = named("hours", (text) => stretchesOf(text) !== null);
  const clock = { from: named("from", isTime), until: named("until", isTime) };
  if (days !== undefined && (hours !== undefined || (clock.from !== undefined && clock.until !== undefined)))
    return mapping("availability", hours === undefined ? { person, days, ...clock } : { person, days, hours }, cellsOf);
  const leave = { person, from, until: named("until", isDate), kind: named("kind", isWord) };
  return from === undefined || (leave.until === undefined && leave.kind === undefined)
    ? null
    : mapping("leave", leave, cellsOf);
}

function mapping(
  kind: PeopleTableKind,
  named: Partial<Record<PeopleRole, string | undefined>>,
  cellsOf: (column: string) => string[],
): PeopleMapping {
  const columns: Partial<Record<PeopleRole, string>> = {};
  for (const [role, name] of Object.entries(named)) if (name !== undefined && isRole(role)) columns[role] = name;
  const dated = kind === "availability" ? [] : [columns.from, columns.until].filter((name) => name !== undefined);
  const dates = dated.flatMap(cellsOf).map(withMonthNumber);
  return {
    ...{ kind, columns, dateOrder: dateOrder(dates), datesClear: false },
    ...{ persons: {}, ignorePersons: [], badRows: "refuse" },
  };
}

function isRole(text: string): text is PeopleRole {
  return Object.hasOwn(NAMES, text);
}

function isDate(text: string): boolean {
  return looksLikeMoment(withMonthNumber(text)) && !/^\d{10,13}$/.test(text);
}

function isTime(text: string): boolean {
  return timeOf(text) !== null;
}

function isDays(text: string): boolean {
  return Weekdays.safeParse(text.toLowerCase()).success || weekdaysNamed(text).size === 1;
}

function isFigure(text: string): boolean {
  return typeof readNumber(text, text.includes(",") ? "," : ".") === "number";
}

function isWord(text: string): boolean {
  return /\p{L}/u.test(text) && !isDate(text);
}

import { type CivilDay, isoDay } from "@springtide/calendar";
import type { PeopleMapping, PeopleRole, Person, Window } from "@springtide/contracts";
import { readDate } from "../contacts/clock-reading.ts";
import { readNumber } from "../contacts/number-cell.ts";
import { quoted, type Trouble } from "../contacts/refused-rows.ts";
import type { SheetRow } from "../roster/sheet.ts";
import { withMonthNumber } from "../series/written-date.ts";
import { stretch, stretchesOf, timeOf, weekdaysOf, withStretch } from "./times-of-cells.ts";

type Leave = Person["leave"][number];

/** What a table says of one person, as the file names them. */
export interface ToldPerson {
  readonly name: string;
  readonly rows: number[];
  readonly leave: Leave[];
  available: Window[][] | null;
  contract: { readonly id: string | null; readonly hoursAWeek: number | null; readonly fromDay: string | null } | null;
}

/** A cell that cannot be read, and its row. */
export interface BadRow {
  readonly row: SheetRow;
  readonly column: string;
  readonly found: string;
  readonly trouble: Trouble;
}

const KINDS: readonly (readonly [RegExp, Leave["kind"]])[] = [
  [/sick|ill\b|krank|ziek|maladie/i, "sick"],
  [/parent|matern|patern|eltern|mutter|ouder/i, "parental"],
  [/train|course|school|schulung|fortbildung|opleiding|formation/i, "training"],
  [/unpaid|unbezahlt|onbetaald|sans solde/i, "unpaid"],
  [/annual|vacation|holiday|leave|urlaub|vakantie|verlof|cong|pto/i, "annual"],
];

const NEVER: Window[][] = Array.from({ length: 7 }, () => []);

/** Reads the rows of a table about people as its mapping says; what cannot be read is told, and its row left out. */
export class PeopleRows {
  readonly told = new Map<string, ToldPerson>();
  readonly bad: BadRow[] = [];
  readonly #mapping: PeopleMapping;
  readonly #header: readonly string[];

  constructor(mapping: PeopleMapping, header: readonly string[]) {
    this.#mapping = mapping;
    this.#header = header;
  }

  read(row: SheetRow): void {
    const { kind, ignorePersons } = this.#mapping;
    const name = this.#cell(row, "person");
    if (name === "") this.#refuse(row, "person", { ...WITHOUT_NAME });
    else if (!ignorePersons.includes(name)) {
      if (kind === "leave") this.#leave(row, name);
      else if (kind === "availability") this.#availability(row, name);
      else this.#contract(row, name);
    }
  }

  #person(row: SheetRow, name: string): ToldPerson {
    const known = this.told.get(name);
    const person = known ?? { name, rows: [], leave: [], available: null, contract: null };
    if (known === undefined) this.told.set(name, person);
    person.rows.push(row.row);
    return person;
  }

  #leave(row: SheetRow, name: string): void {
    const first = this.#day(row, "from", this.#cell(row, "from"));
    const untilText = this.#cell(row, "until");
    const last = untilText === "" ? first : this.#day(row, "until", untilText);
    if (first === null || last === null) return;
    if (last < first) this.#refuse(row, "until", ENDS_BEFORE);
    else {
      const kind = KINDS.find(([words]) => words.test(this.#cell(row, "kind")))?.[1];
      const told = kind ?? (this.#mapping.columns.kind === undefined ? "annual" : "other");
      this.#person(row, name).leave.push({ fromDay: isoDay(first), untilDay: isoDay(last), kind: told });
    }
  }

  #availability(row: SheetRow, name: string): void {
    const days = weekdaysOf(this.#cell(row, "days"));
    const one = stretch(timeOf(this.#cell(row, "from")), timeOf(this.#cell(row, "until")));
    const written = this.#mapping.columns.hours !== undefined;
    const stretches = written ? stretchesOf(this.#cell(row, "hours")) : one === null ? null : [one];
    if (days === null) this.#refuse(row, "days", NO_WEEKDAY);
    else if (stretches === null) this.#refuse(row, written ? "hours" : "from", NO_STRETCH);
    else {
      const person = this.#person(row, name);
      let week = person.available ?? NEVER;
      for (const day of days) for (const part of stretches) week = withStretch(week, day, part);
      person.available = week;
    }
  }

  #contract(row: SheetRow, name: string): void {
    const { columns } = this.#mapping;
    const text = this.#cell(row, "hoursAWeek");
    const read = text === "" ? null : readNumber(text.replace(/\s*h$/i, ""), text.includes(",") ? "," : ".");
    if (read !== null && (typeof read !== "number" || read < 0 || read > 168)) {
      this.#refuse(row, "hoursAWeek", NO_HOURS);
      return;
    }
    const fromText = this.#cell(row, "from");
    const from = fromText === "" ? null : this.#day(row, "from", fromText);
    if (fromText !== "" && from === null) return;
    const id = columns.contract === undefined ? "" : this.#cell(row, "contract");
    const person = this.#person(row, name);
    if (id !== "" || read !== null)
      person.contract = { id: id === "" ? null : id, hoursAWeek: read, fromDay: from === null ? null : isoDay(from) };
    for (const part of this.#cell(row, "leave")
      .split(";")
      .map((one) => one.trim())
      .filter((one) => one !== "")) {
      const [, firstText = part, lastText = firstText] = /^(\S+?)(?:\s*(?:\.\.|\bto\b)\s*(\S+))?$/.exec(part) ?? [];
      const [first, last] = [this.#day(row, "leave", firstText), this.#day(row, "leave", lastText)];
      if (first === null || last === null) continue;
      if (last < first) this.#refuse(row, "leave", ENDS_BEFORE);
      else person.leave.push({ fromDay: isoDay(first), untilDay: isoDay(last), kind: "annual" });
    }
  }

  #cell({ cells }: SheetRow, role: PeopleRole): string {
    const name = this.#mapping.columns[role];
    return name === undefined ? "" : (cells[this.#header.indexOf(name)] ?? "").trim();
  }

  #day(row: SheetRow, role: PeopleRole, text: string): CivilDay | null {
    const written = withMonthNumber(text);
    // Personnel systems write midnight behind a day; any other time would be a part of a day.
    const [, date = written, clock = ""] = /^(\S+)[T\s]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?$/.exec(written) ?? [];
    const read = readDate(date, /^\d{4}[-/.]/.test(date) ? "ymd" : this.#mapping.dateOrder);
    if (typeof read !== "number") this.#refuse(row, role, read);
    else if (/[1-9]/.test(clock) && !clock.startsWith("23:59")) this.#refuse(row, role, PART_OF_DAY);
    else return read;
    return null;
  }

  #refuse(row: SheetRow, role: PeopleRole, trouble: Trouble): void {
    const column = this.#mapping.columns[role] ?? role;
    this.bad.push({ row, column, found: quoted(this.#cell(row, role)), trouble });
  }
}

const WITHOUT_NAME: Trouble = { code: "no-person", rule: "each row is somebody's", remedy: "Name the person." };
const ENDS_BEFORE: Trouble = {
  code: "leave-ends-before-it-begins",
  rule: "a leave ends on or after its first day",
  remedy: "Correct it; or day and month are changed over.",
};
const PART_OF_DAY: Trouble = {
  code: "leave-of-hours",
  rule: "people are on leave for whole days here",
  remedy: "Write the whole day, or say in a table of availability when they can come.",
};
const NO_WEEKDAY: Trouble = {
  code: "not-a-weekday",
  rule: "days are written mon, mon-fri, sat,sun, daily, or named in full",
  remedy: "Correct it.",
};
const NO_STRETCH: Trouble = {
  code: "not-a-stretch",
  rule: "hours run from one time to another, such as 08:00-14:00",
  remedy: "Correct it; leave the row out where somebody cannot come.",
};
const NO_HOURS: Trouble = {
  code: "not-hours-a-week",
  rule: "hours a week are a number from 0 to 168",
  remedy: "Correct it.",
};

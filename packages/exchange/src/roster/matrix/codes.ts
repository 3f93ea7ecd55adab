import { Refusal } from "@springtide/refusal";
import { didYouMean } from "../../contacts/did-you-mean.ts";
import { quoted, RefusedRows } from "../../contacts/refused-rows.ts";
import { readSpan } from "../clock-span.ts";
import type { Sheet, SheetRow } from "../sheet.ts";
import { ROSTER_REMEDIES, type RosterSurface } from "../surface.ts";
import { readBreaks, type WrittenShift } from "./written-shift.ts";

/** What a code in a cell stands for. */
export type Code =
  { readonly kind: "off" } | { readonly kind: "leave" } | { readonly kind: "work"; readonly shift: WrittenShift };

/** Codes by how they are written. */
export type Codes = ReadonlyMap<string, Code>;

const OFF: Code = { kind: "off" };
const LEAVE: Code = { kind: "leave" };

/** What needs no legend: signs and words for a day off, and plain words for leave. */
const BUILT_IN: Codes = new Map<string, Code>([
  ...["-", "–", "—", ".", "x", "off", "free", "rest"].map((text): [string, Code] => [text, OFF]),
  ...["leave", "vacation", "sick", "absent"].map((text): [string, Code] => [text, LEAVE]),
]);
const LEAVE_WORD = /leave|vacation|holiday|sick|absen|parental|urlaub|krank/i;
const COLUMNS = ["code", "from", "to"] as const;

/** Whether a row is the head of a legend: it names the columns code, from and to. */
export function isLegendHead({ cells }: SheetRow): boolean {
  const names = cells.map((cell) => cell.toLowerCase());
  return COLUMNS.every((name) => names.includes(name));
}

/**
 * A legend: rows under a head with the columns code, from, to and, if there are any, break ("30" or "12:00-12:30", several parted by ;) and
 * kind (off or leave, for a code without times; a code without times is off unless it says leave, vacation, sick).
 * @throws Refusal with row and column of each cell that cannot be read
 */
export function codesOfLegend(head: SheetRow, rows: readonly SheetRow[], file: string): Codes {
  const columns = new Map(head.cells.map((name, at) => [name.toLowerCase(), at]));
  const codes = new Map<string, Code>();
  const refused = new RefusedRows(file, false);
  for (const { row, cells } of rows) {
    const cell = (name: string): string => cells[columns.get(name) ?? -1] ?? "";
    const refuse = (column: string, kind: string, rule: string, remedy: string): void => {
      refused.add(row, column, quoted(cell(column)), { code: "code-not-understood", rule, remedy, values: { kind } });
    };
    const code = cell("code");
    if (code === "") refuse("code", "unnamed", "each row of a legend says which code it explains", "Name the code.");
    else if (codes.has(code)) refuse("code", "twice", "a code means one thing", "Take one of the two rows out.");
    const meaning = meaningOf(cell, refuse);
    if (meaning !== null) codes.set(code, meaning);
  }
  if (refused.total > 0) throw refused.refusal();
  return codes;
}

function meaningOf(
  cell: (name: string) => string,
  refuse: (column: string, kind: string, rule: string, remedy: string) => void,
): Code | null {
  const [from, to] = [cell("from"), cell("to")];
  if (from === "" && to === "") return LEAVE_WORD.test(`${cell("kind")} ${cell("meaning")}`) ? LEAVE : OFF;
  const span = readSpan(`${from}-${to}`);
  if (span === null) {
    refuse(
      from === "" ? "from" : "to",
      "times",
      "a code has a time from and a time to, such as 06:00",
      "Correct the times.",
    );
    return null;
  }
  const breaks = readBreaks((cell("break") || cell("breaks")).split(/\s*[;/]\s*|\s\+\s/));
  if (breaks === null) {
    refuse("break", "breaks", "a break is so many minutes or a time such as 12:00-12:30", "Write 30, or 12:00-12:30.");
    return null;
  }
  return { kind: "work", shift: { ...span, breaks } };
}

/** A file of codes alone, laid out as a legend. @throws Refusal where it has not the columns of one */
export function codesOfSheet(readings: readonly Sheet[]): Codes {
  for (const { file, rows } of readings) {
    const [head, ...rest] = rows;
    if (head !== undefined && isLegendHead(head)) return codesOfLegend(head, rest, file);
  }
  throw new Refusal({
    code: "column-missing",
    place: { file: readings[0]?.file ?? "", row: 1 },
    found: `the columns ${readings[0]?.rows[0]?.cells.join(", ") ?? ""}`,
    rule: "a file of codes has the columns code, from and to",
    remedy: "Name them so; a column break may follow.",
  });
}

/** What a cell's code means: as written, else whatever the letter case where that leaves one. Null for one that nobody explained. */
export function meaningOfCode(text: string, codes: Codes): Code | null {
  const exact = codes.get(text);
  if (exact !== undefined) return exact;
  const alike = [...codes].filter(([code]) => code.toLowerCase() === text.toLowerCase());
  if (alike.length === 1 && alike[0] !== undefined) return alike[0][1];
  return BUILT_IN.get(text.toLowerCase()) ?? null;
}

/** What to do about a code that nobody explained. */
export function remedyForCode(text: string, codes: Codes, surface: RosterSurface): string {
  const known = [...codes.keys()];
  const list = known.length === 0 ? "" : ` The codes are ${known.slice(0, 20).join(", ")}.`;
  return `${didYouMean(text, known)}${ROSTER_REMEDIES[surface].code}${list}`;
}

import { basename } from "node:path";
import { timeZone } from "@springtide/calendar";
import { Commitment, type GivenCommitment, type Shop } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { didYouMean } from "../contacts/did-you-mean.ts";
import { quoted, RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import { readTextFile } from "../files/read-text-file.ts";
import { readingsOf, type Sheet, type SheetRow } from "../roster/sheet.ts";
import { instantOfCell } from "./instant-of-cell.ts";

/** What a file of commitments holds. */
export interface CommitmentsRead {
  readonly commitments: readonly GivenCommitment[];
  /** What a reader has to say of the file, in a sentence. */
  readonly note: string;
}

const COLUMNS = ["agreement", "step", "start", "end", "seats", "status"] as const;
type Column = (typeof COLUMNS)[number];
/** A step of a plan that no partner is told. */
const EXTRA_HOURS = "extra-hours";

/** Reads what partners were told and agreed to (see `commitmentsOfText`). @throws Refusal if it cannot be read */
export async function readCommitments(path: string, shop: Shop): Promise<CommitmentsRead> {
  const text = await readTextFile({ path, what: "commitments", largestMegabytes: 50 });
  return commitmentsOfText(text, basename(path), shop);
}

/**
 * Reads commitments from a plan's own decisions.csv, in which the rows that were carried out say "agreed" where the plan said "recommended": the
 * columns agreement, step (order, reserve, confirm, release), start, end, seats and status; others are not looked at, nor are rows that are only
 * recommended, nor extra hours of one's own people, who are rostered and not ordered. Times without an offset are those of the agreement's clock, and refused where it shows them twice.
 * @throws Refusal with row and column of each cell that cannot be read, each unknown agreement, and each row that stands there twice
 */
export function commitmentsOfText(text: string, file: string, shop: Shop): CommitmentsRead {
  const sheets = readingsOf(text, file);
  const missingOf = (sheet: Sheet): readonly Column[] =>
    COLUMNS.filter((name) => columnOf(sheet.rows[0]?.cells ?? [], name) < 0);
  const sheet = sheets.find((one) => missingOf(one).length === 0);
  if (sheet === undefined) throw withoutColumns(file, sheets);
  const header = sheet.rows[0]?.cells ?? [];
  const refused = new RefusedRows(file, false);
  const first = new Map<string, number>();
  let [recommended, extraHours] = [0, 0];
  const commitments = sheet.rows.slice(1).flatMap((line): GivenCommitment[] => {
    const cell = (name: Column): string => (line.cells[columnOf(header, name)] ?? "").trim();
    const refuse = (column: Column, trouble: Trouble): void => {
      refused.add(line.row, column, quoted(cell(column)), trouble);
    };
    const status = cell("status").toLowerCase();
    if (status === "recommended") recommended += 1;
    else if (cell("step").toLowerCase() === EXTRA_HOURS) extraHours += 1;
    if (status === "recommended" || cell("step").toLowerCase() === EXTRA_HOURS) return [];
    if (status !== "agreed") refuse("status", STATUS);
    const read = commitmentOf(cell, shop, refuse);
    if (read === null) return [];
    const key = [read.agreement, read.step, Date.parse(read.start), Date.parse(read.end)].join(" ");
    const before = first.get(key);
    if (before !== undefined) refuse("start", twice(before));
    first.set(key, before ?? line.row);
    return [{ ...read, file, row: line.row }];
  });
  if (refused.total > 0) throw refused.refusal();
  return { commitments, note: noteOf(file, { agreed: commitments.length, recommended, extraHours }) };
}

/** One row; null where something in it was refused. */
function commitmentOf(
  cell: (name: Column) => string,
  shop: Shop,
  refuse: (column: Column, trouble: Trouble) => void,
): Commitment | null {
  const agreement = shop.agreements.find(({ id }) => id === cell("agreement"));
  if (agreement === undefined) refuse("agreement", unknownAgreement(cell("agreement"), shop));
  const zone = timeZone(agreement?.zone ?? shop.zone);
  const [start, end] = (["start", "end"] as const).map((column) => {
    const instant = instantOfCell(cell(column), zone);
    if (typeof instant === "number") return instant;
    refuse(column, instant);
    return null;
  });
  const [step, seats] = [Commitment.shape.step.safeParse(cell("step").toLowerCase()), countOf(cell("seats"))];
  if (!step.success) refuse("step", STEP);
  if (seats === null) refuse("seats", SEATS);
  if (start === undefined || start === null || end === undefined || end === null) return null;
  if (end <= start) refuse("end", ENDS_BEFORE);
  if (agreement === undefined || !step.success || seats === null || end <= start) return null;
  const written = { start: zone.formatInstant(start), end: zone.formatInstant(end) };
  return { agreement: agreement.id, step: step.data, ...written, seats };
}

function countOf(text: string): number | null {
  const read = Commitment.shape.seats.safeParse(/^\d+$/.test(text) ? Number(text) : Number.NaN);
  return read.success ? read.data : null;
}

function columnOf(cells: SheetRow["cells"], name: Column): number {
  return cells.findIndex((cell) => cell.trim().toLowerCase() === name);
}

function noteOf(
  file: string,
  {
    agreed,
    recommended,
    extraHours,
  }: { readonly agreed: number; readonly recommended: number; readonly extraHours: number },
): string {
  const rows = agreed === 1 ? "1 row is agreed on" : `${agreed} rows are agreed on`;
  const rest = recommended === 0 ? "" : `; ${recommended} only recommended, and not counted`;
  const own = extraHours === 0 ? "" : `; ${extraHours} of extra hours not counted: they belong into the roster`;
  return `${file}: ${rows}${rest}${own}`;
}

const STATUS: Trouble = {
  code: "not-a-status",
  rule: "a row is agreed or recommended",
  remedy: "Write agreed if the partner was told and agreed, or leave it recommended.",
};
const STEP: Trouble = {
  code: "not-a-step",
  rule: "a step is order, reserve, confirm or release",
  remedy: "Write one of these.",
};
const SEATS: Trouble = {
  code: "not-a-count",
  rule: "seats are a whole number, at least one",
  remedy: "Correct it, or take the row out.",
};
const ENDS_BEFORE: Trouble = {
  code: "ends-before-it-starts",
  rule: "a stretch ends after it starts",
  remedy: "Correct one of the two times.",
};

function unknownAgreement(written: string, shop: Shop): Trouble {
  const ids = shop.agreements.map(({ id }) => id);
  return {
    code: "agreement-unknown",
    rule: `the agreements of this shop are ${ids.join(", ") || "none"}`,
    remedy: `${didYouMean(written, ids)}Write the id that the shop file gives it.`,
  };
}

function twice(row: number): Trouble {
  return {
    code: "commitment-twice",
    rule: `row ${row} says the same step of the same stretch`,
    remedy: "Take one of them out; where both hold, add their seats up in one row.",
  };
}

function withoutColumns(file: string, sheets: readonly Sheet[]): Refusal {
  const likeliest = sheets.toSorted((a, b) => (b.rows[0]?.cells.length ?? 0) - (a.rows[0]?.cells.length ?? 0))[0];
  const found = likeliest?.rows[0]?.cells ?? [];
  const missing = COLUMNS.filter((name) => columnOf(found, name) < 0);
  return new Refusal({
    code: "column-missing",
    place: { file, row: 1 },
    found: found.length === 0 ? "an empty file" : `the columns ${found.join(", ")}`,
    rule: `commitments have the columns ${COLUMNS.join(", ")}, as decisions.csv of a plan has`,
    remedy: `Add ${missing.join(", ")}; a decisions.csv without status is of an older plan.`,
  });
}

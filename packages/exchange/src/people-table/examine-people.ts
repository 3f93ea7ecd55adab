import { basename } from "node:path";
import type { PeopleDiagnosis, PeopleMapping, PeopleMend, Shop } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { openBytes } from "../csv/byte-source.ts";
import { decoded } from "../csv/decoded-bytes.ts";
import { readingsOf } from "../roster/sheet.ts";
import { readTableText } from "../xlsx/read-table-text.ts";
import { isWorkbook } from "../xlsx/read-workbook.ts";
import { badRowFindings, dateOrderFinding, knownPeople, leaveFindings } from "./people-findings.ts";
import type { BadRow, ToldPerson } from "./read-people-rows.ts";
import { PeopleRows } from "./read-people-rows.ts";
import type { PeopleTable } from "./recognise-people.ts";
import { recognisePeople } from "./recognise-people.ts";
import { shopWithPeople } from "./shop-with-people.ts";

const SAMPLE_BYTES = 64 * 1024;

/** A table about people looked through, and the shop as it would be. */
export interface PeopleExamination {
  readonly diagnosis: PeopleDiagnosis;
  /** Not to be stored unless the diagnosis is ready. */
  readonly shop: Shop;
}

/** How such a table is read, beside what it says itself. */
interface PeopleReading {
  readonly mapping?: PeopleMapping | undefined;
  /** Ids of mends that are made, as they were typed. */
  readonly accept?: readonly string[];
}

/**
 * Looks a file of leave, availability or contracts through for a shop; null where it is none of them.
 * @throws Refusal `unknown-mend`, and where it is no table at all
 */
export async function examinePeople(
  path: string,
  shop: Shop,
  reading: PeopleReading = {},
): Promise<PeopleExamination | null> {
  if (!(await looksLikePeople(path))) return null;
  const text = await readTableText({ path, what: "a table about people", largestMegabytes: 20 });
  return examinePeopleText(text, basename(path), shop, reading);
}

/** A look at the first rows tells: a file of contacts may be of any size, and is not read whole for it. */
async function looksLikePeople(path: string): Promise<boolean> {
  const source = decoded(await openBytes(path), null);
  try {
    const first = await source.next();
    if (first === null || isWorkbook(first)) return first !== null;
    const text = Buffer.from(first.subarray(0, SAMPLE_BYTES)).toString("utf8");
    const isCut = first.length >= SAMPLE_BYTES;
    return (
      recognisePeople(readingsOf(isCut ? text.slice(0, text.lastIndexOf("\n") + 1) : text, basename(path))) !== null
    );
  } catch (error) {
    // What is wrong with such a file is said by whoever reads it as what it is.
    if (error instanceof Refusal) return false;
    throw error;
  } finally {
    await source.close();
  }
}

/** The same of the text of such a table. */
export function examinePeopleText(
  text: string,
  file: string,
  shop: Shop,
  { mapping, accept = [] }: PeopleReading = {},
): PeopleExamination | null {
  const table = recognisePeople(readingsOf(text, file));
  if (table === null) return null;
  const said = { ...table, mapping: mapping ?? table.mapping };
  const first = examined(said, file, shop);
  const changes = chosenMends(first.diagnosis, accept).map(({ change }) => change);
  if (changes.length === 0) return first;
  const mended = changes.reduce<PeopleMapping>(
    (now, change) => ({
      ...now,
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      persons: { ...now.persons, ...change.persons },
      ignorePersons: [...now.ignorePersons, ...(change.ignorePersons ?? [])],
    }),
    said.mapping,
  );
  return examined({ ...said, mapping: mended }, file, shop);
}

/** The mends that were typed, each alone or several with commas between: names of people may have commas of their own. */
function chosenMends({ findings }: PeopleDiagnosis, typed: readonly string[]): PeopleMend[] {
  const proposed = new Map(findings.flatMap(({ mends }) => mends).map((mend) => [mend.id, mend]));
  return typed
    .flatMap((text) => (proposed.has(text) ? [text] : text.split(",").map((id) => id.trim())))
    .filter((id) => id !== "")
    .map((id) => {
      const mend = proposed.get(id);
      if (mend === undefined) throw unknownMend(id, [...proposed.keys()]);
      return mend;
    });
}

function unknownMend(id: string, proposed: readonly string[]): Refusal {
  return new Refusal({
    code: "unknown-mend",
    place: {},
    found: `"${id}"`,
    rule: proposed.length === 0 ? "nothing is proposed for this file" : `proposed are ${proposed.join(", ")}`,
    remedy: "Accept one of those, by its id.",
  });
}

function examined({ header, rows, mapping }: PeopleTable, file: string, shop: Shop): PeopleExamination {
  const columns = [...header.cells];
  const reader = new PeopleRows(mapping, columns);
  for (const row of rows) reader.read(row);
  const { known, findings } = knownPeople(reader.told, shop, mapping, file);
  const firstDay =
    [...reader.told.values()].flatMap(({ leave }) => leave.map((away) => away.fromDay)).toSorted()[0] ?? null;
  const changed = shopWithPeople(shop, known, firstDay);
  const at = mapping.columns.from === undefined ? -1 : columns.indexOf(mapping.columns.from);
  const found = [
    ...badRowFindings(reader.bad, mapping, file),
    ...findings,
    ...leaveFindings(known, file),
    ...(mapping.kind === "availability"
      ? []
      : dateOrderFinding(
          rows.map(({ cells }) => cells[at] ?? ""),
          mapping,
          file,
        )),
    ...(reader.told.size === 0 ? [nothingRead(rows.length, file)] : []),
  ];
  return {
    shop: changed.shop,
    diagnosis: {
      file,
      recognised: { kind: mapping.kind, why: whyOf(mapping) },
      columns,
      mapping,
      rowsRead: rows.length,
      rowsLeftOut: leftOut(reader.bad, reader.told, rows.length),
      firstDay,
      findings: found,
      changes: changed.changes,
      ready: found.every(({ weight }) => weight !== "blocks"),
    },
  };
}

function leftOut(bad: readonly BadRow[], told: ReadonlyMap<string, ToldPerson>, rows: number): number {
  const read = new Set([...told.values()].flatMap((one) => one.rows));
  for (const { row } of bad) read.delete(row.row);
  return rows - read.size;
}

function whyOf({ columns }: PeopleMapping): string {
  return `Read by names and contents of its columns: ${Object.entries(columns)
    .map(([role, name]) => `${name} as ${role}`)
    .join(", ")}.`;
}

function nothingRead(rows: number, file: string): PeopleDiagnosis["findings"][number] {
  return {
    code: "nobody-told",
    place: { file },
    found: `${rows} rows, none of which tells of anybody`,
    rule: "at least one row must",
    remedy: "Check which columns are read.",
    ...{ weight: "blocks", rows: 0, sample: [], mends: [] },
  };
}

/** Refuses what still blocks. @throws Refusal with every blocking finding */
export function checkPeopleReady({ findings, ready }: PeopleDiagnosis): void {
  if (ready) return;
  throw new Refusal(
    findings
      .filter(({ weight }) => weight === "blocks")
      .map(({ code, place: { file, row, column }, found, rule, remedy, mends }) => ({
        code,
        place: {
          ...(file === undefined ? {} : { file }),
          ...(row === undefined ? {} : { row }),
          ...(column === undefined ? {} : { column }),
        },
        found,
        rule,
        remedy: mends.length === 0 ? remedy : `${remedy} Mends: ${mends.map(({ id }) => id).join(", ")}.`,
      })),
  );
}

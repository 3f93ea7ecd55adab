import type { ImportMapping, ImportRole } from "@springtide/contracts";
import { ImportRole as Roles } from "@springtide/contracts";
import { plainName, recogniseLog } from "../doctor/recognise-log.ts";
import type { KnownTable } from "./known-tables.ts";
import { KNOWN_TABLES } from "./known-tables.ts";

/** A product's export that a table looks like: which, how surely, by what, and what its columns tell. */
export interface RecognisedTable {
  readonly name: string;
  /** Share of the columns it is known by that are there. */
  readonly confidence: number;
  readonly why: readonly string[];
  readonly layout: ImportMapping["layout"];
  readonly columns: Partial<Record<ImportRole, string>>;
  readonly form: KnownTable["form"];
}

/** Columns are chosen by those who export: half of those it is known by must be there, and one that no other export has. */
const ENOUGH = 0.5;
/** Words by which lists of contacts say that somebody else began it. */
const INBOUND: Readonly<Record<string, readonly string[]>> = {
  "Aircall calls": ["inbound"],
  "Gorgias tickets": ["false"],
};

/** The export that these columns are of; null where none is clear. */
export function recogniseTable(columns: readonly string[]): RecognisedTable | null {
  const plain = columns.map(plainName);
  const scored = KNOWN_TABLES.filter(({ telling }) => telling.some((name) => plain.includes(name)))
    .map((table) => ({ table, there: table.knownBy.filter((name) => plain.includes(name)) }))
    .map(({ table, there }) => ({ table, there, share: there.length / table.knownBy.length }))
    .toSorted((a, b) => b.share - a.share);
  const best = scored[0];
  if (best === undefined || best.share < ENOUGH) return recognisedLog(columns);
  const written = (names: readonly string[]): string | undefined =>
    columns[names.map((name) => plain.indexOf(name)).find((at) => at >= 0) ?? -1];
  const { name, layout, form } = best.table;
  return {
    name,
    confidence: best.share,
    why: [
      `It has ${best.there.length} of the ${best.table.knownBy.length} columns that ${name} is known by: ${best.there.join(", ")}.`,
    ],
    layout,
    columns: columnsBy((role) => written(best.table.columns[role] ?? [])),
    form,
  };
}

function recognisedLog(columns: readonly string[]): RecognisedTable | null {
  const log = recogniseLog(columns);
  if (log === null) return null;
  const inbound = INBOUND[log.name];
  const direction = inbound === undefined || log.direction === null ? undefined : log.direction;
  const told: Partial<Record<ImportRole, string | undefined>> = {
    start: columns[log.startAt],
    queue: log.by ?? undefined,
    direction,
  };
  return {
    name: log.name,
    confidence: log.share,
    why: [`Its columns are those of ${log.name}, a row a contact, without handling times.`],
    layout: "contacts",
    columns: columnsBy((role) => told[role]),
    form: direction === undefined ? {} : { inbound: [...(inbound ?? [])] },
  };
}

function columnsBy(find: (role: ImportRole) => string | undefined): Partial<Record<ImportRole, string>> {
  const columns: Partial<Record<ImportRole, string>> = {};
  for (const role of Roles.options) {
    const name = find(role);
    if (name !== undefined) columns[role] = name;
  }
  return columns;
}

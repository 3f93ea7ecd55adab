import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { Refusal } from "@springtide/refusal";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { migrate, migrateTo, unknownMigration } from "../database/migrate.ts";
import { EVERY_ORGANISATION, enterScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";
import { codeOf } from "../folder/system-error.ts";
import type { BackupHead, BackupLine, BackupRow } from "./backup-format.ts";
import { backupNewer, checksum, damaged, readLine } from "./backup-format.ts";
import type { StoredTable } from "./tables-in-order.ts";
import { tablesInOrder } from "./tables-in-order.ts";

/** Characters sent with one statement, at least: enough to be quick, and little memory. */
const CHARACTERS_AT_ONCE = 1_000_000;

/**
 * Reads a backup through and holds it against its own sum.
 * @throws Refusal `backup-damaged`, `backup-newer`, `backup-not-readable`
 */
export async function checkBackup(file: string): Promise<BackupHead> {
  let head: BackupHead | null = null;
  let whole = false;
  const sum = checksum();
  let rows = 0;
  for await (const text of linesOf(file)) {
    const line = readLine(text, file);
    if (whole || (head === null) !== (line.kind === "head")) throw damaged(file, "lines out of order");
    if (line.kind === "head") head = line.head;
    if (line.kind === "row") rows += 1;
    if (line.kind === "end") {
      if (line.end.rows !== rows || line.end.sha256 !== sum.value()) throw damaged(file, "a backup that was changed");
      whole = true;
    }
    sum.add(text);
  }
  if (head === null) throw damaged(file, "no backup of Springtide");
  if (!whole) throw damaged(file, "a backup that ends too early");
  const unknown = unknownMigration(head.migrations);
  if (unknown !== undefined) throw backupNewer(file, unknown);
  return head;
}

/**
 * Fills an empty database from a backup that was checked, and brings it up to date where the backup is older.
 * @param where folder or address, for those who read of a refusal
 */
export async function fillFromBackup(
  database: Kysely<Tables>,
  file: string,
  head: BackupHead,
  where: string,
): Promise<void> {
  await migrateTo(database, head.migrations.at(-1));
  await database.transaction().execute(async (transaction) => {
    await enterScope(transaction, EVERY_ORGANISATION);
    const tables = await tablesInOrder(transaction);
    // What migrations put into new tables is in the backup as well.
    for (const { name } of [...tables].reverse()) await sql`delete from ${sql.table(name)}`.execute(transaction);
    for await (const { table, rows } of batchesOf(file, tables)) await insertRows(transaction, table, rows);
    for (const table of tables) await continueNumbers(transaction, table);
  });
  await migrate(database, where);
}

interface Batch {
  readonly table: StoredTable;
  readonly rows: BackupRow[];
}

/** Rows of one table at a time. */
async function* batchesOf(file: string, tables: readonly StoredTable[]): AsyncGenerator<Batch> {
  let table: StoredTable | null = null;
  let rows: BackupRow[] = [];
  let characters = 0;
  for await (const text of linesOf(file)) {
    const line: BackupLine = readLine(text, file);
    if (table !== null && rows.length > 0 && (line.kind !== "row" || characters > CHARACTERS_AT_ONCE)) {
      yield { table, rows };
      rows = [];
      characters = 0;
    }
    if (line.kind === "table") table = tableFor(line.table.table, line.table.columns, tables, file);
    if (line.kind !== "row") continue;
    if (table?.columns.length !== line.row.length) throw damaged(file, "a row that fits no table");
    rows.push(line.row);
    characters += text.length;
  }
}

function tableFor(name: string, columns: readonly string[], tables: readonly StoredTable[], file: string): StoredTable {
  const table = tables.find((known) => known.name === name);
  const ordered = columns.flatMap((column) => table?.columns.filter((known) => known.name === column) ?? []);
  if (ordered.length !== columns.length) throw damaged(file, `a table ${name} that Springtide did not have then`);
  return { name, columns: ordered };
}

/** `unnest` would flatten an array of arrays, so each value travels as text and becomes what its column is. */
async function insertRows(
  database: Kysely<Tables>,
  { name, columns }: StoredTable,
  rows: readonly BackupRow[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  const values = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::${sql.raw(column.type)}`));
  const texts = sql.join(columns.map((_, index) => sql`${rows.map((row) => row[index] ?? null)}::text[]`));
  await sql`
    insert into ${sql.table(name)} (${names}) overriding system value
    select ${values} from unnest(${texts}) as given (${names})
  `.execute(database);
}

/** New rows are numbered on from the highest number there is. */
async function continueNumbers(database: Kysely<Tables>, { name, columns }: StoredTable): Promise<void> {
  for (const column of columns)
    if (column.identity)
      await sql`
        select setval(pg_get_serial_sequence(quote_ident(${name}::text), ${column.name}::text), highest)
        from (select max(${sql.ref(column.name)}) as highest from ${sql.table(name)}) as numbered where highest is not null
      `.execute(database);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  // An error of the file does not travel through a pipe by itself.
  source.on("error", (error) => unpacked.destroy(error));
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Infinity });
  } catch (error) {
    throw asRefusal(error, file);
  } finally {
    source.destroy();
  }
}

function asRefusal(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code.startsWith("Z_")) return damaged(file, "no packed backup, or a part of one");
  if (!["ENOENT", "EACCES", "EPERM", "EISDIR"].includes(code)) return error;
  return new Refusal({
    code: "backup-not-readable",
    place: { file },
    found: code === "ENOENT" ? "no file of this name" : "a file that cannot be read",
    rule: "a backup is one file",
    remedy: "Give the path of a file that springtide backup wrote.",
  });
}

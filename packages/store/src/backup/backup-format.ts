import { createHash } from "node:crypto";
import { Refusal } from "@springtide/refusal";

/**
 * The form of a backup: lines of JSON. First a head, then for each table a line with its columns and one for each row, every
 * value as PostgreSQL writes it as text; last an end with the number of rows and the SHA-256 of all lines before it. So it is
 * the same whichever database it comes from, and a cut or changed one is found out.
 */
export const BACKUP_FORM = 1;

export interface BackupHead {
  readonly springtideBackup: number;
  readonly made: string;
  /** Names of the migrations that the tables have been through. */
  readonly migrations: readonly string[];
}

export interface BackupTable {
  readonly table: string;
  readonly columns: readonly string[];
}

export type BackupRow = readonly (string | null)[];

interface BackupEnd {
  readonly rows: number;
  readonly sha256: string;
}

/** One line of a backup, by what it is. */
export type BackupLine =
  | { readonly kind: "head"; readonly head: BackupHead }
  | { readonly kind: "table"; readonly table: BackupTable }
  | { readonly kind: "row"; readonly row: BackupRow }
  | { readonly kind: "end"; readonly end: BackupEnd };

/** Sums up lines as they are written or read. */
export function checksum(): { add(line: string): void; value(): string } {
  const hash = createHash("sha256");
  return {
    add: (line) => void hash.update(line).update("\n"),
    value: () => hash.copy().digest("hex"),
  };
}

/** @throws Refusal `backup-damaged`, `backup-newer` */
export function readLine(text: string, file: string): BackupLine {
  const value = parsed(text);
  if (Array.isArray(value) && value.every(isValue)) return { kind: "row", row: value };
  if (typeof value === "object" && value !== null) {
    if ("springtideBackup" in value) return { kind: "head", head: headOf(value, file) };
    if ("table" in value && "columns" in value && typeof value.table === "string" && isNames(value.columns))
      return { kind: "table", table: { table: value.table, columns: value.columns } };
    if ("sha256" in value && "rows" in value && typeof value.sha256 === "string" && typeof value.rows === "number")
      return { kind: "end", end: { rows: value.rows, sha256: value.sha256 } };
  }
  throw damaged(file, "a line that no backup has");
}

function headOf(value: object & { springtideBackup: unknown }, file: string): BackupHead {
  const { springtideBackup } = value;
  if (typeof springtideBackup === "number" && springtideBackup > BACKUP_FORM)
    throw backupNewer(file, `form ${springtideBackup}`);
  const made = "made" in value && typeof value.made === "string" ? value.made : null;
  const migrations = "migrations" in value && isNames(value.migrations) ? value.migrations : null;
  if (springtideBackup !== BACKUP_FORM || made === null || migrations === null)
    throw damaged(file, "a head without its facts");
  return { springtideBackup, made, migrations };
}

/** A backup that a later version made. */
export function backupNewer(file: string, what: string): Refusal {
  return new Refusal({
    code: "backup-newer",
    place: { file },
    found: `a backup of a later version of Springtide (${what})`,
    rule: "this version cannot read it",
    remedy: "Restore it with the later version.",
  });
}

/** A file that is no backup, or is not whole any more. */
export function damaged(file: string, found: string): Refusal {
  return new Refusal({
    code: "backup-damaged",
    place: { file },
    found,
    rule: "a backup is restored only if it is whole and unchanged",
    remedy: "Take another copy of the file, or an earlier backup. Nothing was written.",
  });
}

const isValue = (value: unknown): value is string | null => value === null || typeof value === "string";

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { type AuditNote, FinanceSettings, type StoredFinanceSettings } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import type { Tables } from "../database/tables.ts";

/** Settings to be saved, and who does. */
export interface SettingsToSave {
  readonly settings: FinanceSettings;
  /** The revision that they were made from; 0 where there was none. */
  readonly basedOn: number;
  readonly who: AuditNote["who"];
}

/** What was saved; null while nothing was. */
export async function selectFinanceSettings(database: Transaction<Tables>): Promise<StoredFinanceSettings | null> {
  const row = await database.selectFrom("finance_settings").selectAll().executeTakeFirst();
  return row === undefined
    ? null
    : {
        settings: FinanceSettings.parse(row.document),
        ...{ revision: row.revision, savedAt: row.saved_at, savedBy: row.pseudonym },
      };
}

/** Saves the next revision; null, and nothing done, where another came meanwhile. */
export async function saveFinanceSettings(
  database: Transaction<Tables>,
  { settings, basedOn, who }: SettingsToSave,
  at: Date,
): Promise<StoredFinanceSettings | null> {
  await sql`select pg_advisory_xact_lock(hashtext('springtide.finance'), springtide_organisation())`.execute(database);
  const before = await selectFinanceSettings(database);
  if ((before?.revision ?? 0) !== basedOn) return null;
  const [revision, savedAt] = [basedOn + 1, at.toISOString()];
  const values = { revision, saved_at: savedAt, pseudonym: who.pseudonym, document: JSON.stringify(settings) };
  await database
    .insertInto("finance_settings")
    .values(values)
    .onConflict((conflict) => conflict.column("organisation").doUpdateSet(values))
    .execute();
  const about = { kind: "finance-settings", id: "all", version: revision };
  const note = { who, what: "finance.settings", about, why: null, before: before?.settings ?? null, after: settings };
  await recordAudit(database, note, at);
  return { settings, revision, savedAt, savedBy: who.pseudonym };
}

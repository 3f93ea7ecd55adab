import type { AuditNote } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";

/** Older drafts go: the audit trail still says who saved them, and when. What was accepted stays. */
const KEPT_REVISIONS = 50;

/** A version of an edited roster. */
export interface StoredDraft {
  readonly revision: number;
  readonly savedAt: string;
  readonly pseudonym: string;
  readonly state: "draft" | "accepted";
  readonly planVersion: number;
  /** As it was saved; not yet trusted. */
  readonly document: unknown;
}

/** A roster to be saved as the next version. */
interface DraftToSave {
  readonly shop: string;
  readonly state: "draft" | "accepted";
  readonly planVersion: number;
  /** JSON. */
  readonly document: string;
  /** The version that it was made from; 0 where there was none. */
  readonly basedOn: number;
  readonly note: Omit<AuditNote, "about" | "before">;
}

/** Rosters by name as people edited them. */
export interface RosterStore {
  newestDraft(shop: string): Promise<StoredDraft | null>;
  /** The newest version that was accepted. */
  acceptedDraft(shop: string): Promise<StoredDraft | null>;
  /** Saves the next version, and notes it in the audit trail. Gives back null, and does nothing, where another came meanwhile. */
  saveDraft(draft: DraftToSave): Promise<StoredDraft | null>;
}

/** The sub-store of edited rosters. */
export function rosterStore(inScope: InScope, now: () => Date): RosterStore {
  return {
    newestDraft: (shop) => inScope((database) => selectNewest(database, shop, ["draft", "accepted"])),
    acceptedDraft: (shop) => inScope((database) => selectNewest(database, shop, ["accepted"])),
    saveDraft: (draft) => inScope((database) => saveDraft(database, draft, now())),
  };
}

async function selectNewest(
  database: Transaction<Tables>,
  shop: string,
  states: readonly StoredDraft["state"][],
): Promise<StoredDraft | null> {
  const row = await database
    .selectFrom("roster_drafts")
    .select(["revision", "saved_at as savedAt", "pseudonym", "state", "plan_version as planVersion", "document"])
    .where("shop", "=", shop)
    .where("state", "in", [...states])
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

async function saveDraft(
  database: Transaction<Tables>,
  { shop, document, basedOn, state, planVersion, note }: DraftToSave,
  at: Date,
): Promise<StoredDraft | null> {
  // Versions of one shop count up one after the other.
  await database.selectFrom("shops").select("id").where("id", "=", shop).forUpdate().execute();
  const newest = await selectNewest(database, shop, ["draft", "accepted"]);
  if ((newest?.revision ?? 0) !== basedOn) return null;
  const revision = basedOn + 1;
  const savedAt = at.toISOString();
  const { pseudonym } = note.who;
  await database
    .insertInto("roster_drafts")
    .values({ shop, revision, saved_at: savedAt, pseudonym, state, plan_version: planVersion, document })
    .execute();
  await database
    .deleteFrom("roster_drafts")
    .where("shop", "=", shop)
    .where("state", "=", "draft")
    .where("revision", "<=", revision - KEPT_REVISIONS)
    .execute();
  await recordAudit(database, { ...note, about: { kind: "roster", id: shop, version: revision }, before: null }, at);
  const saved: unknown = JSON.parse(document);
  return { revision, savedAt, pseudonym, state, planVersion, document: saved };
}

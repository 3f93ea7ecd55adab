import type { Transaction } from "kysely";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";
import type { ImportOrigin, ShopImport } from "../imports/replace-shop.ts";
import { replaceShop } from "../imports/replace-shop.ts";
import { holdShop } from "../repositories/shop-repository.ts";

/** How long a file waits to be stored, hours. */
const UPLOAD_KEPT_HOURS = 24;
/** Files that wait at one time: the oldest make room for new ones. */
const MOST_UPLOADS = 20;
const HOUR_MS = 3_600_000;

/** A mapping that was saved, for tables whose columns have this fingerprint. */
interface SavedMapping {
  readonly fingerprint: string;
  readonly name: string;
  /** As it was saved; not yet trusted. */
  readonly document: unknown;
  readonly savedAt: string;
  readonly who: string | null;
}

/** A file that waits to be stored. */
export interface Upload {
  readonly id: string;
  readonly shop: string;
  readonly file: string;
  /** Its bytes, packed by gzip. */
  readonly packed: Buffer;
  /** How many they are unpacked; 0 for those that an earlier version kept. */
  readonly bytes: number;
  readonly uploadedAt: string;
  /** Number of the import it became; null while it waits. */
  readonly storedAs: number | null;
}

/** How an organisation's tables of contacts are read, and its files that wait. */
export interface MappingStore {
  /** Saves a mapping, in place of one for the same columns. */
  save(mapping: {
    readonly fingerprint: string;
    readonly name: string;
    readonly document: string;
    readonly who?: string;
  }): Promise<void>;
  list(): Promise<SavedMapping[]>;
  for(fingerprint: string): Promise<SavedMapping | null>;
  /** Whether there was one. */
  remove(fingerprint: string): Promise<boolean>;
  /** Keeps a file for a day and gives back its id; those that are older go. */
  keepUpload(upload: {
    readonly shop: string;
    readonly file: string;
    readonly packed: Buffer;
    readonly bytes: number;
    readonly who?: string;
  }): Promise<string>;
  upload(id: string): Promise<Upload | null>;
  /**
   * Stores what was read of a file, once: the import and the note that the file became it are one transaction. A file that is stored already
   * stays as it is.
   */
  storeUpload(upload: UploadToStore): Promise<StoredUpload>;
}

/** What is to be stored of a file that waits. */
interface UploadToStore {
  readonly id: string;
  readonly imported: ShopImport;
  /** Number of the import of the shop that this one was made from. */
  readonly basedOn: number;
  readonly who?: string | undefined;
}

/** The number of the import that a file became; or that the shop was imported meanwhile, or that nobody has the file any more. */
type StoredUpload =
  | { readonly state: "stored"; readonly importId: number }
  | { readonly state: "stored-before"; readonly importId: number }
  | { readonly state: "shop-changed" }
  | { readonly state: "no-such-upload" };

/** The sub-store of mappings and uploads. */
export function mappingStore(inScope: InScope, now: () => Date): MappingStore {
  const saved = ["fingerprint", "name", "document", "saved_at as savedAt", "who"] as const;
  return {
    save: ({ fingerprint, name, document, who }) =>
      inScope(async (database) => {
        const values = { name, document, saved_at: now().toISOString(), who: who ?? null };
        await database
          .insertInto("import_mappings")
          .values({ fingerprint, ...values })
          .onConflict((conflict) => conflict.columns(["organisation", "fingerprint"]).doUpdateSet(values))
          .execute();
      }),
    list: () =>
      inScope((database) =>
        database.selectFrom("import_mappings").select(saved).orderBy("name").orderBy("fingerprint").execute(),
      ),
    for: async (fingerprint) =>
      (await inScope((database) =>
        database.selectFrom("import_mappings").select(saved).where("fingerprint", "=", fingerprint).executeTakeFirst(),
      )) ?? null,
    remove: (fingerprint) =>
      inScope(async (database) => {
        const { numDeletedRows } = await database
          .deleteFrom("import_mappings")
          .where("fingerprint", "=", fingerprint)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    keepUpload: ({ shop, file, packed, bytes, who }) =>
      inScope(async (database) => {
        const at = now();
        const oldest = new Date(at.getTime() - UPLOAD_KEPT_HOURS * HOUR_MS).toISOString();
        await database.deleteFrom("import_uploads").where("uploaded_at", "<", oldest).execute();
        const kept = database
          .selectFrom("import_uploads")
          .select("id")
          .orderBy("uploaded_at", "desc")
          .limit(MOST_UPLOADS - 1);
        await database.deleteFrom("import_uploads").where("id", "not in", kept).execute();
        const values = { shop, file, packed, bytes, uploaded_at: at.toISOString(), who: who ?? null, stored_as: null };
        const { id } = await database
          .insertInto("import_uploads")
          .values(values)
          .returning("id")
          .executeTakeFirstOrThrow();
        return id;
      }),
    upload: async (id) =>
      (await inScope((database) =>
        database
          .selectFrom("import_uploads")
          .select(["id", "shop", "file", "packed", "bytes", "uploaded_at as uploadedAt", "stored_as as storedAs"])
          .where("id", "=", id)
          .executeTakeFirst(),
      )) ?? null,
    storeUpload: (upload) =>
      inScope((database) => storeUpload(database, upload, { at: now().toISOString(), who: upload.who ?? null })),
  };
}

async function storeUpload(
  database: Transaction<Tables>,
  { id, imported, basedOn }: UploadToStore,
  origin: ImportOrigin,
): Promise<StoredUpload> {
  // The shop first, as every import holds it first.
  const newest = await holdShop(database, imported.shop.id);
  const upload = await database
    .selectFrom("import_uploads")
    .select("stored_as")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (upload === undefined) return { state: "no-such-upload" };
  if (upload.stored_as !== null) return { state: "stored-before", importId: upload.stored_as };
  if (newest !== basedOn) return { state: "shop-changed" };
  const importId = await replaceShop(database, imported, origin);
  await database.updateTable("import_uploads").set({ stored_as: importId }).where("id", "=", id).execute();
  return { state: "stored", importId };
}

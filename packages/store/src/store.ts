import { backupLines } from "./backup/write-backup.ts";
import { migrate } from "./database/migrate.ts";
import type { Notices } from "./database/notices.ts";
import type { OpenDatabase } from "./database/open-database.ts";
import { openDatabase } from "./database/open-database.ts";
import type { AnyScope } from "./database/scope.ts";
import { EVERY_ORGANISATION, inScopeOf } from "./database/scope.ts";
import { tenantRole } from "./database/tenant-role.ts";
import type { ExecuteSql } from "./jobs/job-queue.ts";
import { JOB_NOTICES } from "./jobs/ask-jobs.ts";
import { executeSqlOn } from "./jobs/job-queue.ts";
import { oneAtATime, openQueueSchema } from "./jobs/queue-schema.ts";
import type { StoreHealth } from "./health/store-health.ts";
import { storeHealth } from "./health/store-health.ts";
import type { HoldingServer } from "./folder/lock-file.ts";
import type { OrganisationStore } from "./organisation-store.ts";
import { organisationStore } from "./organisation-store.ts";
import type { SignInStore } from "./people/sign-in-store.ts";
import { signInStore } from "./people/sign-in-store.ts";
import type { Keyring } from "./secrets/keyring.ts";
import { keyring } from "./secrets/keyring.ts";
import { makeSecretsReady } from "./secrets/make-secrets-ready.ts";

/** What Springtide keeps, for one organisation or many. */
export interface Store {
  /** What a scope may see and do; the database itself holds it to that. */
  within(scope: AnyScope): OrganisationStore;
  /** What is looked up before it is known for which organisation somebody asks. */
  readonly signIn: SignInStore;
  /** For those who watch over the service. */
  readonly health: StoreHealth;
  /** SQL beside all scopes, as the connecting user: for a queue of jobs that keeps tables of its own. */
  readonly executeSql: ExecuteSql;
  /** Does some work on the tables of such a queue while no other process does any. */
  oneAtATime<T>(schema: string, work: () => Promise<T>): Promise<T>;
  /** Lets work in a scope put jobs into such a queue. */
  openQueueSchema(schema: string): Promise<void>;
  /** Hears of jobs that wait now, by their lanes, whoever asked for them; null where there can be no other process. */
  hearJobs(hear: (lane: string) => void): Notices | null;
  /** Everything that is stored, as of one instant, in lines that `restoreStore` reads once they are packed by gzip. */
  backup(): AsyncIterable<string>;
  /** Lets those who find the folder held know where to ask instead; a database server needs no such word. */
  announce(server: HoldingServer): Promise<void>;
  close(): Promise<void>;
  /**
   * Makes sure that stored secrets can be opened here, and seals those that lie open; for those who send mails and webhooks.
   * @throws Refusal `secret-key-wrong`, `secret-key-missing`, `secret-damaged`
   */
  makeSecretsReady(): Promise<void>;
}

export interface StoreOptions {
  /** Where the embedded database is kept; not touched where there is an address. */
  readonly folder: string;
  /** Address of a database on a PostgreSQL server, which then holds everything; DATABASE_URL of the command line. */
  readonly databaseUrl?: string | null | undefined;
  /** What time it is, for the dates kept with imports and plans. */
  readonly now: () => Date;
  /** What secrets are sealed with, as `secretKeysFrom` reads it; a data folder makes a key of its own where none is given. */
  readonly secretKey?: string | null | undefined;
}

/**
 * Opens the store: on a PostgreSQL server where an address is given, with as many other processes as like; else in a folder,
 * for this process alone. A new folder takes some seconds.
 * @throws Refusal `data-folder-not-writable`, `data-folder-in-use`, `data-newer`, `database-unreachable`,
 * `database-no-entry`, `database-missing`, `database-too-old`, `database-not-allowed`, `database-not-guarded`,
 * `secret-key-not-understood`
 */
export async function openStore({ folder, databaseUrl = null, now, secretKey = null }: StoreOptions): Promise<Store> {
  const place = { folder, databaseUrl, now };
  const keys = keyring(place, secretKey);
  const opened = await openDatabase(place);
  try {
    await migrate(opened.database, opened.where);
    const role = await tenantRole(opened.database, opened.where);
    return storeOn(opened, { role, now, keys });
  } catch (error) {
    await opened.close();
    throw error;
  }
}

interface StoreNeeds {
  readonly role: string | null;
  readonly now: () => Date;
  readonly keys: Keyring;
}

function storeOn(
  { database, announce, listen, isShared, close }: OpenDatabase,
  { role, now, keys }: StoreNeeds,
): Store {
  return {
    within: (scope) => organisationStore(inScopeOf(database, scope, role), now, keys),
    signIn: signInStore(inScopeOf(database, EVERY_ORGANISATION, role), now),
    health: storeHealth(inScopeOf(database, EVERY_ORGANISATION, role)),
    executeSql: executeSqlOn(database),
    oneAtATime: (schema, work) => (isShared ? oneAtATime(database, schema, work) : work()),
    openQueueSchema: (schema) => openQueueSchema(database, schema, role),
    hearJobs: (hear) => listen(JOB_NOTICES, hear),
    backup: () => backupLines(database, now().toISOString()),
    announce,
    close,
    makeSecretsReady: () => makeSecretsReady(inScopeOf(database, EVERY_ORGANISATION, role), keys),
  };
}

import type { ContactHistory, ImportReport, WeatherDay } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { type AuditStore, auditStore } from "./audit/audit-store.ts";
import type { InScope } from "./database/scope.ts";
import type { Tables } from "./database/tables.ts";
import type { ConnectionStore } from "./connections/connection-store.ts";
import { connectionStore } from "./connections/connection-store.ts";
import { type JobStore, jobStore } from "./jobs/job-store.ts";
import type { PeopleStore } from "./people/people-store.ts";
import { peopleStore } from "./people/people-store.ts";
import type { IdempotencyStore } from "./idempotency/idempotency-store.ts";
import { idempotencyStore } from "./idempotency/idempotency-store.ts";
import type { PlanInputs } from "./inputs-hash.ts";
import { inputsHash } from "./inputs-hash.ts";
import { deleteHistories, insertHistory, selectHistories } from "./repositories/contact-repository.ts";
import type { PlanEntry, StoredPlan } from "./repositories/plan-repository.ts";
import { insertPlan, selectNewestPlan, selectNewestPlanEntry } from "./repositories/plan-repository.ts";
import type { ShopSummary, StoredShop } from "./repositories/shop-repository.ts";
import { insertImport, selectShop, selectSummaries, upsertShop } from "./repositories/shop-repository.ts";
import { deleteWeather, insertWeather, selectWeather } from "./repositories/weather-repository.ts";

/** A shop with all that was read of it. */
export interface ShopImport extends PlanInputs {
  /** What the reader of the contact file had to say; null where there was no file. */
  readonly report: ImportReport | null;
}

/** What one organisation keeps, as far as a scope may see it: shops, their histories and their plans. */
export interface OrganisationStore {
  /** Writes a shop, or replaces what is stored of it, in one transaction: after a crash all of it is there or none. */
  importShop(shop: ShopImport): Promise<void>;
  /** Several shops in one transaction. */
  importShops(shops: readonly ShopImport[]): Promise<void>;
  /** In order of their ids. */
  listShops(): Promise<ShopSummary[]>;
  /** What the list says of one shop. */
  summary(id: string): Promise<ShopSummary | null>;
  shop(id: string): Promise<StoredShop | null>;
  /** Exactly the histories that were imported last, in their order. */
  history(id: string): Promise<ContactHistory[]>;
  /** In order of market, then day. */
  weather(id: string): Promise<WeatherDay[]>;
  /** Keeps a plan, as JSON, under the hash of what it was computed from; gives back its version. */
  savePlan(id: string, planJson: string, inputsHash: string): Promise<number>;
  newestPlan(id: string): Promise<StoredPlan | null>;
  /** The newest plan's version and origin, without the plan. */
  newestPlanEntry(id: string): Promise<PlanEntry | null>;
  /** Work in the background. */
  readonly jobs: JobStore;
  /** Who did what, when and why. */
  readonly audit: AuditStore;
  /** Requests that make something, by the key of their sender. */
  readonly idempotency: IdempotencyStore;
  /** Who may come in, and as what. */
  readonly people: PeopleStore;
  /** Weather, daily figures, notices and webhooks. */
  readonly connections: ConnectionStore;
}

/** @param inScope runs a transaction that shows and takes only what the scope may see */
export function organisationStore(inScope: InScope, now: () => Date): OrganisationStore {
  const importShops = (shops: readonly ShopImport[]): Promise<void> =>
    inScope(async (database) => {
      // Every transaction takes its shops in the same order, so that two of them never wait for each other.
      for (const shop of [...shops].sort((a, b) => (a.shop.id < b.shop.id ? -1 : 1)))
        await replaceShop(database, shop, now().toISOString());
    });
  return {
    importShop: (shop) => importShops([shop]),
    importShops,
    listShops: () => inScope((database) => selectSummaries(database)),
    summary: async (id) => (await inScope((database) => selectSummaries(database, id)))[0] ?? null,
    shop: (id) => inScope((database) => selectShop(database, id)),
    history: (id) => inScope((database) => selectHistories(database, id)),
    weather: (id) => inScope((database) => selectWeather(database, id)),
    savePlan: (id, json, hash) =>
      inScope((database) => insertPlan(database, id, { json, inputsHash: hash, savedAt: now().toISOString() })),
    newestPlan: (id) => inScope((database) => selectNewestPlan(database, id)),
    newestPlanEntry: (id) => inScope((database) => selectNewestPlanEntry(database, id)),
    jobs: jobStore(inScope),
    audit: auditStore(inScope, now),
    idempotency: idempotencyStore(inScope, now),
    people: peopleStore(inScope, now),
    connections: connectionStore(inScope, now),
  };
}

async function replaceShop(database: Kysely<Tables>, imported: ShopImport, importedAt: string): Promise<void> {
  const { shop, holidays, contacts, weather, report } = imported;
  await upsertShop(database, shop, holidays);
  await deleteHistories(database, shop.id);
  await deleteWeather(database, shop.id);
  const importId = await insertImport(database, {
    shop: shop.id,
    importedAt,
    report,
    inputsHash: inputsHash(imported),
  });
  for (const [position, history] of contacts.entries()) {
    const zone = shop.queues.find((queue) => queue.id === history.queue)?.zone ?? shop.zone;
    await insertHistory(database, { shop: shop.id, importId, position, zone }, history);
  }
  await insertWeather(database, shop.id, weather);
}

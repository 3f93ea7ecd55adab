import type { ContactHistory, ImportDiff, ImportEntry, WeatherDay } from "@springtide/contracts";
import { type ApprovalStore, approvalStore } from "./approvals/approval-store.ts";
import { type PublicationStore, publicationStore } from "./approvals/publication-store.ts";
import { type AuditStore, auditStore } from "./audit/audit-store.ts";
import { type CommitmentStore, commitmentStore } from "./commitments/commitment-store.ts";
import type { InScope } from "./database/scope.ts";
import { type MappingStore, mappingStore } from "./mappings/mapping-store.ts";
import { type DecisionStore, decisionStore } from "./decisions/decision-store.ts";
import type { ConnectionStore } from "./connections/connection-store.ts";
import type { Keyring } from "./secrets/keyring.ts";
import { connectionStore } from "./connections/connection-store.ts";
import { type JobStore, jobStore } from "./jobs/job-store.ts";
import type { PeopleStore } from "./people/people-store.ts";
import { peopleStore } from "./people/people-store.ts";
import type { HistoryDay } from "./history/history-days.ts";
import { historyState, selectHistoryDays } from "./history/history-days.ts";
import type { IdempotencyStore } from "./idempotency/idempotency-store.ts";
import { idempotencyStore } from "./idempotency/idempotency-store.ts";
import { changeShop } from "./imports/change-shop.ts";
import type { DescribedSince } from "./imports/described-since.ts";
import { selectDescribedSince } from "./imports/described-since.ts";
import { importChanges, importDifference, importPreview } from "./imports/import-diff.ts";
import { selectImports } from "./imports/list-imports.ts";
import type { ImportOrigin, ShopImport } from "./imports/replace-shop.ts";
import { replaceShop } from "./imports/replace-shop.ts";
import { undoImport } from "./imports/undo-import.ts";
import { selectHistories } from "./repositories/contact-repository.ts";
import type { PlanEntry, PlanLocks, PlannedOnsets, StoredPlan } from "./repositories/plan-repository.ts";
import {
  insertPlan,
  selectNewestPlan,
  selectNewestPlanEntry,
  selectPlanFigures,
  selectPlanLocks,
  selectPlannedOnsets,
} from "./repositories/plan-repository.ts";
import type { ShopInputs, ShopSummary, StoredShop } from "./repositories/shop-repository.ts";
import { selectShop, selectShopInputs, selectSummaries } from "./repositories/shop-repository.ts";
import { type ComparisonStore, comparisonStore } from "./scenarios/comparison-store.ts";
import { type ScenarioStore, scenarioStore } from "./scenarios/scenario-store.ts";
import { type MonthEndStore, monthEndStore } from "./month-end/month-end-store.ts";
import { type RosterStore, rosterStore } from "./rosters/roster-store.ts";
import { type PartnerStore, partnerStore } from "./partners/partner-store.ts";
import { type SettlementStore, settlementStore } from "./settlements/settlement-store.ts";
import { selectWeather } from "./repositories/weather-repository.ts";

/** What one organisation keeps, as far as a scope may see it: shops, their histories and their plans. */
export interface OrganisationStore {
  /**
   * Writes a shop, or replaces what holds of it, in one transaction: after a crash all of it is there or none. Gives back the
   * number of the import; what it replaced is kept, for `undoImport`.
   * @param who imports it
   * @throws Refusal `queue-twice`
   */
  importShop(shop: ShopImport, who?: string): Promise<number>;
  /**
   * Stores what is made of a shop as it is, null for none yet: made anew, if another import came meanwhile, so that neither is lost.
   * Gives back the number of the import.
   * @throws Refusal `queue-twice`, and those of the making
   */
  changeShop(id: string, make: (stored: StoredShop | null) => Promise<ShopImport>, who?: string): Promise<number>;
  /** Several shops in one transaction. */
  importShops(shops: readonly ShopImport[], who?: string): Promise<void>;
  /** What an import would change; nothing is written. */
  previewImport(shop: ShopImport): Promise<ImportDiff>;
  /** Every import of a shop, the newest first, those that were taken back as well. */
  imports(shop: string): Promise<ImportEntry[]>;
  /**
   * Takes the newest import of a shop back: all is again as before it. Without another the shop is not listed any more.
   * @throws Refusal `no-such-import`, `import-undone`, `import-not-newest`, `import-not-kept`
   */
  undoImport(shop: string, importId: number, who?: string): Promise<void>;
  /**
   * What differs between the states that two imports left; from null, everything is new.
   * @throws Refusal `no-such-import`
   */
  importDiff(shop: string, from: number | null, to: number): Promise<ImportDiff>;
  /** What an import changed in what held before it. @throws Refusal `no-such-import` */
  importChanges(shop: string, importId: number): Promise<ImportDiff>;
  /** In order of their ids. */
  listShops(): Promise<ShopSummary[]>;
  /** What each shop's plan would be made from, by its hash, without a look at the histories themselves; in order of their ids. */
  shopInputs(): Promise<ShopInputs[]>;
  /** What the list says of one shop. */
  summary(id: string): Promise<ShopSummary | null>;
  shop(id: string): Promise<StoredShop | null>;
  /** Since which import a shop is described as it is; null if there is no such shop. */
  describedSince(id: string): Promise<DescribedSince | null>;
  /** Exactly the histories that were imported last, or by the import of the number given, in their order; or that of one queue alone. */
  history(id: string, asOf?: number, queue?: string): Promise<ContactHistory[]>;
  /** Names the state of a shop's history, so that another state has another name; null if there is no such shop. */
  historyState(id: string): Promise<string | null>;
  /** Days of a history from the first to the last named one, as text, by queue, then time. */
  historyDays(id: string, range: { readonly from: string; readonly to: string }): Promise<HistoryDay[]>;
  /** In order of market, then day. */
  weather(id: string, asOf?: number): Promise<WeatherDay[]>;
  /** Keeps a plan, as JSON, under the hash of what it was computed from; gives back its version. */
  savePlan(id: string, planJson: string, inputsHash: string): Promise<number>;
  newestPlan(id: string): Promise<StoredPlan | null>;
  /** The newest plan's version and origin, without the plan. */
  newestPlanEntry(id: string): Promise<PlanEntry | null>;
  /** What the plan that was the newest at an instant, or that has a version, says of forecasts that agreements lock; null if there was none. */
  planLocks(id: string, of: { readonly version: number } | { readonly at: Date }): Promise<PlanLocks | null>;
  /** What the newest plans say of the dates of their triggers, the oldest of them first; `most` of them at most. */
  plannedOnsets(id: string, most: number): Promise<PlannedOnsets[]>;
  /** Key figures of the newest plans, the newest first, `most` of them at most; not yet trusted. */
  planFigures(id: string, most: number): Promise<unknown[]>;
  /** Work in the background. */
  readonly jobs: JobStore;
  /** Who did what, when and why. */
  readonly audit: AuditStore;
  /** What is asked of partners and agreed with them. */
  readonly commitments: CommitmentStore;
  /** Who may commit to how much, and what waits for a second person. */
  readonly approvals: ApprovalStore;
  /** What people decided on the deadlines of plans. */
  readonly decisions: DecisionStore;
  /** Plans that were published. */
  readonly publications: PublicationStore;
  /** Requests that make something, by the key of their sender. */
  readonly idempotency: IdempotencyStore;
  /** Who may come in, and as what. */
  readonly people: PeopleStore;
  /** Weather, daily figures, notices and webhooks. */
  readonly connections: ConnectionStore;
  /** How tables of contacts are read, and files that wait to be stored. */
  readonly mappings: MappingStore;
  /** Rosters by name as people edited them. */
  readonly rosters: RosterStore;
  /** What partners deliver, how their rosters fill requests, and their seats. */
  readonly partners: PartnerStore;
  /** Disputes and service levels of what months come to. */
  readonly settlements: SettlementStore;
  /** Settings of the books, invoices and what was paid. */
  readonly monthEnds: MonthEndStore;
  /** Scenarios as people write them. */
  readonly scenarios: ScenarioStore;
  /** Scenarios side by side, with what they came to. */
  readonly comparisons: ComparisonStore;
}

/**
 * @param inScope runs a transaction that shows and takes only what the scope may see
 * @param keyring what secrets are sealed with
 */
export function organisationStore(inScope: InScope, now: () => Date, keyring: Keyring): OrganisationStore {
  const done = (who: string | undefined): ImportOrigin => ({ at: now().toISOString(), who: who ?? null });
  return {
    importShop: (shop, who) => inScope((database) => replaceShop(database, shop, done(who))),
    changeShop: (id, make, who) => changeShop(inScope, { id, make, done: () => done(who) }),
    importShops: (shops, who) =>
      inScope(async (database) => {
        // Every transaction takes its shops in the same order, so that two of them never wait for each other.
        for (const shop of [...shops].sort((a, b) => (a.shop.id < b.shop.id ? -1 : 1)))
          await replaceShop(database, shop, done(who));
      }),
    previewImport: (shop) => inScope((database) => importPreview(database, shop)),
    imports: (shop) => inScope((database) => selectImports(database, shop)),
    undoImport: (shop, importId, who) => inScope((database) => undoImport(database, shop, importId, done(who))),
    importDiff: (shop, from, to) => inScope((database) => importDifference(database, shop, from, to)),
    importChanges: (shop, importId) => inScope((database) => importChanges(database, shop, importId)),
    listShops: () => inScope((database) => selectSummaries(database)),
    shopInputs: () => inScope(selectShopInputs),
    summary: async (id) => (await inScope((database) => selectSummaries(database, id)))[0] ?? null,
    shop: (id) => inScope((database) => selectShop(database, id)),
    describedSince: (id) => inScope((database) => selectDescribedSince(database, id)),
    history: (id, asOf, queue) => inScope((database) => selectHistories(database, id, asOf ?? null, queue ?? null)),
    historyState: (id) => inScope((database) => historyState(database, id)),
    historyDays: (id, range) => inScope((database) => selectHistoryDays(database, id, range)),
    weather: (id, asOf) => inScope((database) => selectWeather(database, id, asOf ?? null)),
    savePlan: (id, json, hash) =>
      inScope((database) => insertPlan(database, id, { json, inputsHash: hash, savedAt: now().toISOString() })),
    newestPlan: (id) => inScope((database) => selectNewestPlan(database, id)),
    newestPlanEntry: (id) => inScope((database) => selectNewestPlanEntry(database, id)),
    planLocks: (id, of) => inScope((database) => selectPlanLocks(database, id, of)),
    plannedOnsets: (id, most) => inScope((database) => selectPlannedOnsets(database, id, most)),
    planFigures: (id, most) => inScope((database) => selectPlanFigures(database, id, most)),
    jobs: jobStore(inScope),
    audit: auditStore(inScope, now),
    commitments: commitmentStore(inScope, now),
    approvals: approvalStore(inScope, now),
    decisions: decisionStore(inScope, now),
    publications: publicationStore(inScope, now),
    idempotency: idempotencyStore(inScope, now),
    people: peopleStore(inScope, now),
    connections: connectionStore(inScope, now, keyring),
    mappings: mappingStore(inScope, now),
    rosters: rosterStore(inScope, now),
    partners: partnerStore(inScope, now),
    settlements: settlementStore(inScope, now),
    monthEnds: monthEndStore(inScope, now),
    scenarios: scenarioStore(inScope, now),
    comparisons: comparisonStore(inScope, now),
  };
}

export { openStore } from "./store.ts";
export type { Store, StoreOptions } from "./store.ts";
export type { OrganisationStore } from "./organisation-store.ts";
export { OWNER_COMMAND } from "./imports/replace-shop.ts";
export type { DescribedSince } from "./imports/described-since.ts";
export type { ShopImport } from "./imports/replace-shop.ts";
export { EVERY_ORGANISATION, LOCAL_ORGANISATION, LOCAL_SCOPE } from "./database/scope.ts";
export type { AnyScope, Scope } from "./database/scope.ts";
export type { FoundInvitation } from "./people/invitations.ts";
export type { LinkPurpose, OneTimeLink } from "./people/one-time-links.ts";
export type { FoundSession, SessionMoment } from "./people/sessions.ts";
export type { FoundAccessToken } from "./people/access-tokens.ts";
export type { FoundPartnerLink } from "./people/partner-links.ts";
export type { SignInStore } from "./people/sign-in-store.ts";
export type { Standing } from "./people/standing.ts";
export type { Tries } from "./people/sign-in-tries.ts";
export type { PlanInputs } from "./inputs-hash.ts";
export type { PlanEntry, StoredPlan } from "./repositories/plan-repository.ts";
export type { ShopSummary, StoredShop } from "./repositories/shop-repository.ts";
export { restoreStore } from "./backup/restore-store.ts";
export { checkBackup } from "./backup/restore-backup.ts";
export { serverHolding } from "./folder/folder-lock.ts";
export type { HoldingServer } from "./folder/lock-file.ts";
export { importFrom, importMessage } from "./shop-import-message.ts";
export type { ClaimOutcome, StoredAnswer } from "./idempotency/idempotency-store.ts";
export type { HistoryDay } from "./history/history-days.ts";
export type { StoreHealth } from "./health/store-health.ts";
export type { NewJob } from "./jobs/ask-jobs.ts";
export type { JobEnd } from "./jobs/finish-job.ts";
export type { FleetMember } from "./jobs/fleet.ts";
export type { Notices } from "./database/notices.ts";
export type { ExecuteSql, JobQueue, QueueStatement } from "./jobs/job-queue.ts";
export type { JobStore } from "./jobs/job-store.ts";
export type { NightlyRun } from "./jobs/nightly-runs.ts";
export type { JobPage, StoredJob } from "./jobs/stored-job.ts";
export type { DailyFigures, FigureKind } from "./connections/daily-figures.ts";
export type { DueSending } from "./connections/notice-outbox.ts";
export type { NewSending, StoredNotice } from "./connections/notices.ts";
export type { WeatherFetch, WeatherKind } from "./connections/weather-fetches.ts";
export type { DueDelivery } from "./connections/webhook-outbox.ts";
export type { WebhookSubscription } from "./connections/webhooks.ts";
export type { Deciding } from "./approvals/approval-store.ts";
export type { Books, Spend } from "./approvals/books.ts";
export type { PublishDecision } from "./approvals/publication-store.ts";
export type { RequestBasis, RequestChange, RequestChanged } from "./commitments/change-request.ts";
export type { DecisionToKeep } from "./decisions/decision-store.ts";
export type { StoredDraft } from "./rosters/roster-store.ts";
export type {
  ComparisonWithResult,
  EarlierComparison,
  KeptComparison,
  PublishedComparison,
} from "./scenarios/comparison-store.ts";
export type { KeptScenario } from "./scenarios/scenario-store.ts";
export type { Upload } from "./mappings/mapping-store.ts";
export type { NewVersion } from "./approvals/document-versions.ts";
export type { SettlementStore, StatementSeal } from "./settlements/settlement-store.ts";

export { ClockTime, Day, Duration, Id, Lift, MonthDay, Share } from "./units.ts";
export { OpeningHours, OpeningHoursText, Weekdays, Window, WindowText } from "./weekly-hours.ts";
export { DEFERRED_FROM_SECONDS, ServiceLevelDefinition, ServiceTarget, ServiceTargetText } from "./service-target.ts";
export { Trigger, TriggerResponse, TriggerText } from "./trigger.ts";
export { resolveTrigger } from "./resolve-trigger.ts";
export { EffectLength } from "./triggers/response.ts";
export { ContactMapping } from "./contact-file.ts";
export { Holiday, ShopHolidays } from "./holidays.ts";
export { WeatherDay, WeatherForecast } from "./weather-day.ts";
export { OrderDay } from "./order-day.ts";
export type { ContactHistory, ImportReport } from "./contact-file.ts";
export { PatienceLaw, priorPatience, QueuePatience } from "./patience.ts";
export { Channel } from "./channel.ts";
export { Agreement, USUAL_PAYMENT_DAYS } from "./agreement.ts";
export type { DeliveredSoFar } from "./agreement.ts";
export type { DeliveredInterval } from "./delivered.ts";
export { Commitment } from "./commitment.ts";
export type { GivenCommitment } from "./commitment.ts";
export { Notice, noticeDaysOf, noticeInWords } from "./notice.ts";
export { AgreementTariff } from "./tariff.ts";
export { ShopCustomerValue } from "./customer-value.ts";
export { Deflection, LongerHoursChoice } from "./levers.ts";
export { ExtraHours, Hiring } from "./staff-resources.ts";
export type { Premiums } from "./premiums.ts";
export { costPerHourOn, meanCostPerHour } from "./wages.ts";
export {
  ConfirmStep,
  DecisionDeadline,
  DecisionPeriod,
  ExtraHoursPlan,
  ExtraHoursStep,
  ExtraHoursStretch,
  ForecastLock,
  HirePlan,
  PlanDecisions,
  SeatStretch,
} from "./plan-decisions.ts";
export { PlanModel } from "./plan-model.ts";
export { Market, PlanSettings, Queue, Shop, Site, Team } from "./shop.ts";
export { ShopFile } from "./shop-file.ts";
export { writtenShop } from "./shop-description/written-shop.ts";
export type { ShopDescription } from "./shop-description/written-shop.ts";
export { AhtBasis, HandleTimes } from "./handle-times.ts";
export { Adjustment, AdjustmentText, PlanAdjustments } from "./adjustment.ts";
export { resolveAdjustment } from "./resolve-adjustment.ts";
export { resolveShop } from "./resolve-shop.ts";
export { changedPlanSettings } from "./plan-settings.ts";
export { shopJsonSchema } from "./shop-json-schema.ts";
export { parseOrRefuse } from "./parse-or-refuse.ts";
export { nearNames } from "./near-names.ts";
export { DailyModelParameters } from "./daily-model-parameters.ts";
export { OnsetDistribution, TriggerParameters } from "./forecast-parameters.ts";
export { OverflowBlock, OwnShift, Peak, Plan, QueueStaffing } from "./plan.ts";
export { ForecastCombination, PathQuantiles, QueueForecast } from "./queue-forecast.ts";
export type { WeatherEffects } from "./queue-forecast.ts";
export { FORECAST_METHODS, ForecastChoice, ForecastMethod } from "./forecast-choice.ts";
export { ExactDay, ExactQueueDay, ExactService } from "./exact-day.ts";
export { StaffingModel, StaffingRequest, StaffingTerms } from "./staffing-request.ts";
export { StaffingText } from "./staffing-text.ts";
export { LogAnswer, TypicalDays } from "./typical-days.ts";
export { HandlingSpread, SimulationCall, SimulationRequest } from "./simulation-request.ts";
export { SimulatedFigure, SimulationAnswer } from "./simulation-answer.ts";
export { PlanSimulationCall, SimulatedPlan } from "./simulated-plan.ts";
export type {
  Estimate,
  SimulatedDay,
  SimulatedInterval,
  SimulatedQueueOutcome,
  SimulatedSeats,
} from "./simulated-plan.ts";
export { SimulationText } from "./simulation-text.ts";
export { StaffingAnswer } from "./staffing-answer.ts";
export { QueueService, StaffingStep } from "./staffing-steps.ts";
export { Survey, SurveyFile } from "./survey.ts";
export { FindingShape, Problem } from "./problem.ts";
export type { ReadingNote } from "./reading-note.ts";
export { refusalOfProblem } from "./refusal-of-problem.ts";
export { descriptionRoutes } from "./routes/description-routes.ts";
export { newestPlanRoutes } from "./routes/newest-plan-routes.ts";
export { PlanProgress, planRoutes } from "./routes/plan-routes.ts";
export { decisionRoutes } from "./routes/decision-routes.ts";
export { rosterRoutes } from "./routes/roster-routes.ts";
export { scenarioRoutes } from "./routes/scenario-routes.ts";
export { trialRoutes } from "./routes/trial-routes.ts";
export { memberRoutes, partnerLinkRoutes, peopleRoutes, signInRoutes } from "./routes/people-routes.ts";
export { serviceRoutes } from "./routes/service-routes.ts";
export { shopRoutes } from "./routes/shop-routes.ts";
export { calculationRoutes } from "./routes/calculation-routes.ts";
export { surveyRoutes } from "./routes/survey-routes.ts";
export { routes } from "./routes/all-routes.ts";
export { BODY_BYTES } from "./routes/route.ts";
export { HistoryColumns } from "./history-columns.ts";
export { HistoryDays } from "./history-days.ts";
export { FirstLook, ShopGuess } from "./first-look.ts";
export { problemCodes } from "./problem-codes.ts";
export type { ProblemCode } from "./problem-codes.ts";
export { openApiDocument } from "./open-api/open-api-document.ts";
export type { OpenApiDocument } from "./open-api/open-api-document.ts";
export type { Operation } from "./open-api/operation.ts";
export { schemaFields } from "./open-api/schema-fields.ts";
export type { SchemaField } from "./open-api/schema-fields.ts";
export type {
  Access,
  AnyRoute,
  BodyOf,
  EventOf,
  FileRoute,
  ParamsOf,
  QueryOf,
  ResponseOf,
  Route,
  StreamRoute,
} from "./routes/route.ts";
export {
  BacktestDay,
  BacktestGroup,
  BacktestQueue,
  BacktestReport,
  EventError,
  EventReview,
  LearnedEffect,
  StaffingError,
  TriggerOutcome,
} from "./backtest-report.ts";
export { SeriesForecast, SeriesForecastRow, SeriesQuestion, TriggersFile } from "./series-forecast.ts";
export { ShiftInstance, ShiftSolution } from "./shift-instance.ts";
export {
  RequestAnswer,
  ShiftDocument,
  shiftDocumentJsonSchema,
  ShiftHeader,
  ShiftLine,
} from "./exports/shift-document.ts";
export { PaperLanguage } from "./exports/paper-language.ts";
export { ReplayReport } from "./replay-report.ts";
export type { ReplayArm } from "./replay-report.ts";
export { replayChoice } from "./replay-settings.ts";
export type { ReplayChoice } from "./replay-settings.ts";
export { backtestChoice } from "./backtest-settings.ts";
export type { BacktestChoice } from "./backtest-settings.ts";
export { LabourRules, LabourRulesChoice, LabourRuleTerms } from "./labour-rules.ts";
export type {
  HeadRequirement,
  RosterAbsence,
  RosterContract,
  RosterMember,
  RosterPlace,
  RosterShift,
} from "./roster-facts.ts";
export { CheckedRoster, MendedRoster } from "./checked-roster.ts";
export type { IntervalCover, RosterChange, RosterCover } from "./checked-roster.ts";
export { Audit, CostVariance, LedgerActual, LedgerLine, PlanBudget, PlanEconomics } from "./plan-economics.ts";
export type {
  AnswerRate,
  AuditComparison,
  EconomicsBasis,
  PricedEconomics,
  SeasonSpread,
  SurveyPrior,
  WeighedLever,
} from "./plan-economics.ts";
export { OpenShift, PlannedShift, PlanRoster } from "./plan-roster.ts";
export { PlanVerification } from "./plan-verification.ts";
export { PermittedHours } from "./permitted-hours.ts";
export type { PartnerLinkList } from "./partner-link.ts";
export { AccountAnswer, AccountCommand, LinkRights, Membership, Role } from "./people.ts";
export type { HandedLink, LinkView, Me, MemberList } from "./people.ts";
export { Person } from "./person.ts";
export { RosterSettings } from "./roster-settings.ts";
export { ShiftPattern } from "./shift-pattern.ts";
export { WorkContract } from "./work-contract.ts";
export { SkillMixAnswer, SkillMixCall, SkillMixFile, SkillMixRequest } from "./skill-mix.ts";
export type { SkillChange } from "./skill-mix.ts";
export { Scenario, ScenarioFile } from "./scenario.ts";
export type { AmountChange, ScenarioChanges, ShareChange } from "./scenario.ts";
export { ScenarioDraft, StoredScenario } from "./finance/stored-scenario.ts";
export type { WrittenScenario } from "./finance/stored-scenario.ts";
export { ComparisonCall, FinanceQuestion, MOST_COMPARED } from "./finance/comparison-call.ts";
export { AnswerReport } from "./finance/answer-report.ts";
export type { ChangedBasis, DifferingFigure, ReckonedOn, SinceFile } from "./finance/differing.ts";
export { ComparisonBasis, ComparisonEntry, ComparisonResult, StoredComparison } from "./finance/comparison.ts";
export type { FinanceOutcome, FinanceOverview, PairedFigure, QuestionAnswer } from "./finance/comparison.ts";
export { PriceChanges } from "./finance/price-call.ts";
export { ComparisonJob, WorkedColumns } from "./finance/comparison-job.ts";
export type { AskedColumn, AskedComparison, AskedQuestion, WorkedColumn } from "./finance/comparison-job.ts";
export { ComparisonQuantities } from "./finance/stored-quantities.ts";
export type { StoredQuantities } from "./finance/stored-quantities.ts";
export type { PositionRow } from "./finance/finance-position.ts";
export type { CashDay, FinanceFigures } from "./finance/finance-figures.ts";
export {
  DraftShift,
  ReplanCall,
  ReplanProgress,
  RosterDraft,
  RuleOverride,
  StoredRosterDraft,
} from "./roster-draft.ts";
export { DeadlineDecision, DecidedRequest, NewDeadlineDecision } from "./deadline-decision.ts";
export { TrialCall, TrialProgress } from "./trial-plan.ts";
export { ScenarioReport } from "./scenario-report.ts";
export { IntradayReport } from "./intraday.ts";
export type { IntradayActual, IntradayOption, IntradayStep } from "./intraday.ts";
export { LongerHoursAnswer, WeighedWindow, WindowNeeds, WindowStaffing } from "./longer-hours-answer.ts";
export type { NeedsBasis } from "./longer-hours-answer.ts";
export { LongerHoursText, resolveLongerHours } from "./levers.ts";
export type { LongerHoursCall } from "./longer-hours-call.ts";
export { LongerHoursProgress } from "./longer-hours-call.ts";
export { PlanChanges, PlanFigures } from "./plan-changes.ts";
export { planChangeRoutes } from "./routes/plan-change-routes.ts";
export { OnsetHistory } from "./onset-history.ts";
export { WeatherHistory } from "./weather-history.ts";
export type { MarketWeatherColumns } from "./weather-history.ts";
export { causeRoutes } from "./routes/cause-routes.ts";
export { longerHoursRoutes } from "./routes/longer-hours-routes.ts";
export { ShopImportMessage } from "./shop-import-message.ts";
export { AuditEntry, AuditFilter, AuditNote, AuditVerification } from "./audit.ts";
export { backlogRoutes } from "./routes/backlog-routes.ts";
export { importRoutes } from "./routes/import-routes.ts";
export { firstLookRoutes } from "./routes/first-look-routes.ts";
export { ImportMapping, ImportRole, MappingChange, mappingWithChange } from "./import-mapping.ts";
export {
  PeopleFinding,
  PeopleMapping,
  PeopleMend,
  PeopleRole,
  PeopleTableKind,
  PeopleDiagnosis,
} from "./people-table.ts";
export { ImportDiagnosis, ImportFinding, Mend, MendCode } from "./import-diagnosis.ts";
export {
  AskedLine,
  Booking,
  ChangeProposal,
  CommitmentRequest,
  LineDeadlines,
  LineState,
  Offer,
  RequestLine,
  SheetLine,
  Side,
  Tier,
} from "./commitments/commitment-request.ts";
export type { DeadlineCounting, LineDeadline } from "./commitments/commitment-request.ts";
export { askedOfSeats, mostPositions, positionsOfHeads, seatsOfLine } from "./commitments/seats-and-positions.ts";
export type { SeatTerms } from "./commitments/seats-and-positions.ts";
export { CommitmentAction } from "./commitments/commitment-action.ts";
export type { ActionName } from "./commitments/commitment-action.ts";
export { CommitmentEvent } from "./commitments/commitment-event.ts";
export { CommitmentSheet, DeltaSheet } from "./commitments/commitment-sheet.ts";
export {
  FleetAnswer,
  FleetJobCall,
  ForecastJobCall,
  ImportJob,
  JobAnswer,
  JobCall,
  NightlyJobCall,
  PlanJobCall,
  BacktestJobCall,
  ReplayJobCall,
  SimulateJobCall,
} from "./jobs.ts";
export { jobRoutes } from "./routes/job-routes.ts";
export { CampaignDay, ShopFigures } from "./connections/daily-figures.ts";
export { NotificationSettings, Recipient } from "./connections/notification-settings.ts";
export type { NotificationSettingsView, NoticeView } from "./connections/notification-settings.ts";
export { WeatherSettings, WeatherStatus } from "./connections/weather-connection.ts";
export type { WeatherSettingsView } from "./connections/weather-connection.ts";
export { WebhookDeliveryPage, WebhookEventKind, WebhookMessage } from "./connections/webhook.ts";
export type {
  MadeWebhookSubscription,
  NewWebhookSubscription,
  WebhookSubscriptionChange,
  WebhookSubscriptionView,
} from "./connections/webhook.ts";
export { connectionRoutes } from "./routes/connection-routes.ts";
export { ImportDiff, ImportEntry, ImportOfShop, ImportUndo, ImportsOfShop } from "./import-versions.ts";
export { Approval, ApprovalLimit, PurchaseOrder } from "./approval.ts";
export { DecisionDifference, Publication, PublishedKind } from "./publication.ts";
export { authorityRoutes } from "./routes/authority-routes.ts";
export { publishedRoutes } from "./routes/published-routes.ts";
export { exportRoutes } from "./routes/export-routes.ts";
export { monthEndRoutes } from "./routes/month-end-routes.ts";
export { FinanceSettings } from "./finance/finance-settings.ts";
export type { FiscalCalendar, StoredFinanceSettings, SupplierTax } from "./finance/finance-settings.ts";
export type { FinanceRemark } from "./finance/finance-remark.ts";
export { MonthEnd, OwedKind } from "./finance/month-end.ts";
export type { AccrualLine, FiscalPeriod, ProvisionLine } from "./finance/month-end.ts";
export { InvoiceBatch, SupplierInvoiceLine } from "./finance/supplier-invoice.ts";
export type { MatchedInvoiceLine } from "./finance/supplier-invoice.ts";
export { BookedCost, VARIANCE_ORDER } from "./finance/budget-variance.ts";
export type { BudgetVariance, VarianceMonth, VarianceParts } from "./finance/budget-variance.ts";
export { commitmentRoutes, NewCommitmentRequest } from "./routes/commitment-routes.ts";
export { PayrollHours } from "./payroll-hours.ts";
export { PlannedBacklog, QueueBacklog, WorkUnit } from "./opening-backlog.ts";
export type { OpeningBacklog } from "./opening-backlog.ts";
export { Decimal, PartnerTerms, ReadinessTerms } from "./partner/partner-terms.ts";
export { PartnerOutlook } from "./partner/partner-outlook.ts";
export type { ConfirmChance, ForetoldStretch, OutlookLine, OutlookStretch } from "./partner/partner-outlook.ts";
export { SeatReadiness, SeatRecord } from "./partner/partner-seats.ts";
export type { PartnerSeat, SeatLack, SeatTask } from "./partner/partner-seats.ts";
export { ReadPartnerRoster, RequestDelivery, RequestFill } from "./partner/partner-delivery.ts";
export { PartnersCompared, Recuts, SplitAnswer, SplitCall } from "./partner/partners-compared.ts";
export type { ComparedPartner, Recut, SplitRule } from "./partner/partners-compared.ts";
export type { ChargeReason, StatementRemark } from "./settlement/statement-remark.ts";
export { Dispute, DisputeAnswer, NewDispute, Statement } from "./settlement/statement.ts";
export type { ChargeLine, LockOfStatement, ServiceOfPeriod, WorkLine } from "./settlement/statement.ts";
export { partnerRoutes } from "./routes/partner-routes.ts";
export { settlementRoutes } from "./routes/settlement-routes.ts";

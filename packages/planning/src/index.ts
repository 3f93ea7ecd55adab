export { requirementForLevel } from "./requirement/requirement-for-level.ts";
export type { LevelQuestion, QueueRequirement, Requirement } from "./requirement/requirement-for-level.ts";
export { requiredHoursByPath } from "./requirement/required-hours.ts";
export { expectedService } from "./requirement/service-with-people.ts";
export type { ExpectedService, SuppliedPeople } from "./requirement/service-with-people.ts";
export { serviceByPath } from "./requirement/service-by-path.ts";
export type { ServiceByPath } from "./requirement/service-by-path.ts";
export { TARGET_TOLERANCE } from "./requirement/readiness.ts";
export { headsFor } from "./requirement/heads.ts";
export { serviceModel } from "./requirement/model-of-queue.ts";
export type { PlanningGrid, QueueDemand, QueueTarget } from "./requirement/queue-demand.ts";
export { assignHeads } from "./roster/assign-heads.ts";
export type { HeadAssignment, TeamHeads } from "./roster/assign-heads.ts";
export { coverWithBlocks } from "./overflow/cover-with-blocks.ts";
export type { AgreementBlock, AgreementTerms, BlockCover } from "./overflow/cover-with-blocks.ts";
export { pathQuantiles } from "./economics/path-quantiles.ts";
export type { PathQuantiles } from "./economics/path-quantiles.ts";
export { amountCents, blockCost, roundMoney, shiftCost, totalOfLines } from "./economics/money.ts";
export { planShifts, planTeamShifts } from "./shifts/plan-shifts.ts";
export type { CoverAnswer, ShiftAnswer } from "./shifts/plan-shifts.ts";
export type { ShiftLimits } from "./shifts/shift-limits.ts";
export type { ShiftCount, ShiftKind, ShiftProblem, ShortfallStep, TeamShiftCount } from "./shifts/shift-problem.ts";
export { planTargetShifts } from "./shifts/plan-target-shifts.ts";
export type { TargetAnswer } from "./shifts/plan-target-shifts.ts";
export type { TargetPath, TargetProblem } from "./shifts/target-problem.ts";
export { teamProblemOf } from "./shifts/team-problem.ts";
export type { ShiftQueue, ShiftTeam, TeamProblem } from "./shifts/team-problem.ts";
export { shiftModel } from "./shifts/shift-model.ts";
export { modelFile } from "./linear/model-file.ts";
export type { LinearModel, LinearSolution, Solve, SolverLimits } from "./linear/linear-model.ts";
export { brokenRules } from "./labour/broken-rules.ts";
export type { Breach, LabourRule } from "./labour/labour-rule.ts";
export { workedHours } from "./labour/person-shifts.ts";
export type { PersonShifts, WorkedShift } from "./labour/person-shifts.ts";
export { dailyRest } from "./labour/rules/daily-rest.ts";
export { weeklyRest } from "./labour/rules/weekly-rest.ts";
export { breaks } from "./labour/rules/breaks.ts";
export { longestDay } from "./labour/rules/longest-day.ts";
export { longestWeek } from "./labour/rules/longest-week.ts";
export { freeSundaysAYear, oneFreeSundayIn } from "./labour/rules/free-sundays.ts";
export { substituteRest } from "./labour/rules/substitute-rest.ts";
export { oneShiftAtATime } from "./labour/rules/one-shift-at-a-time.ts";
export { incrementalCost, workingTimeLedger } from "./labour/working-time-account.ts";
export type {
  ExtraHoursTerms,
  HoursOfWeek,
  IncrementalCost,
  LedgerWeek,
  WorkingTimeAccount,
} from "./labour/working-time-account.ts";
export { ruleOfTerms } from "./labour/rule-of-terms.ts";
export type { LabourTerms } from "./labour/labour-terms.ts";
export { planTours } from "./tours/plan-tours.ts";
export type { TourLimits } from "./tours/plan-tours.ts";
export type { TourAnswer, TourCount, TourProblem, TourShift } from "./tours/tour-problem.ts";
export { rosterPeople } from "./rosters/roster-people.ts";
export type { RosterLimits } from "./rosters/roster-people.ts";
export type {
  Contract,
  RosterAnswer,
  RosterCost,
  RosteredShift,
  RosterPerson,
  RosterProblem,
  ShiftPattern,
  Wish,
} from "./rosters/roster-problem.ts";
export { envelopeOf, expectedLoss, lossWith } from "./staged/convex-loss.ts";
export type { ConvexLoss } from "./staged/convex-loss.ts";
export { solveStaged } from "./staged/solve-staged.ts";
export { stagedModel } from "./staged/staged-model.ts";
export type {
  EarlyDecision,
  EarlyLimit,
  LateDecision,
  LateLimit,
  Signal,
  StagedAnswer,
  StagedProblem,
  Supply,
} from "./staged/staged-problem.ts";
export { withoutStandBy, withoutSignal, withSignalsJoined, withPerfectSignal } from "./staged/values.ts";
export { needValue, stakeOfNeeds, valueAtStake } from "./economics/value-at-stake.ts";
export type { CustomerValue, NeedValue } from "./economics/value-at-stake.ts";
export { exactWorkCost, invoiceOf, workCost } from "./agreements/invoice.ts";
export type { Invoice, InvoiceLine } from "./agreements/invoice.ts";
export { fillPrior, learnFill } from "./agreements/fill.ts";
export type { DeliveredSeats, FillPrior, LearnedFill } from "./agreements/fill.ts";
export { likenessOf } from "./agreements/likeness.ts";
export { drawShare, seatsThatCome, trialsOfLikeness } from "./agreements/seats-that-come.ts";
export { lockTerms } from "./agreements/forecast-lock.ts";
export type { LockedForecast, LockTerms } from "./agreements/forecast-lock.ts";
export { requireTariff } from "./agreements/require-tariff.ts";
export type { BillingUnit, Delivered, PriceTier, Tariff } from "./agreements/tariff.ts";
export { deadlineOf } from "./agreements/deadlines.ts";
export type { Notice, WorkingCalendar } from "./agreements/deadlines.ts";
export { bestWindows } from "./opening-hours/best-windows.ts";
export { requirementAtQuantile } from "./opening-hours/requirement-at-quantile.ts";
export { contactsWithLongerHours } from "./opening-hours/longer-hours.ts";
export type { ClosedBehaviour, LongerHours, MovedDemand } from "./opening-hours/longer-hours.ts";
export { promisedService } from "./verify/promised-service.ts";
export type { PromisedService } from "./verify/promised-service.ts";
export { serviceOfAgents } from "./verify/service-of-agents.ts";
export { verifyAndRepair } from "./verify/verify-and-repair.ts";
export { sharesByCell, sumByCell } from "./verify/cell-shares.ts";
export type {
  StretchService,
  Verified,
  VerifiedQueue,
  VerifiedStretch,
  VerifyAnswer,
  VerifyLimits,
  VerifyQuestion,
  VerifyRound,
} from "./verify/verify-question.ts";
export { blockShapes, isBlockShape } from "./agreements/block-shapes.ts";
export type { BlockShape, BlockTerms } from "./agreements/block-shapes.ts";
export { worstMean } from "./economics/worst-mean.ts";
export { priceOfLate } from "./economics/price-of-late.ts";
export { shareOut } from "./economics/share-out.ts";
export { servedSeasons } from "./economics/served-seasons.ts";
export type { ServedSeasons } from "./economics/served-seasons.ts";
export { amountConfirmed, confirmSteps } from "./staged/confirm-rule.ts";
export type { ConfirmStep } from "./staged/confirm-rule.ts";
export { lossTables } from "./staged/loss-tables.ts";
export type { ContactLoss } from "./staged/contact-loss.ts";
export type { LossTables } from "./staged/loss-tables.ts";
export { queueLosses } from "./staged/queue-losses.ts";
export type { CellRange, QueueLosses } from "./staged/queue-losses.ts";
export { shareOutHeads } from "./staged/share-out-heads.ts";
export { thinnedLoss } from "./staged/thinned-loss.ts";
export { rosterFindings } from "./roster-input/roster-findings.ts";
export type { RosterFindings } from "./roster-input/errors-and-caveats.ts";
export { placesOfProblem } from "./roster-input/roster-places.ts";
export type { RosterPlaces } from "./roster-input/roster-places.ts";
export { contractsAtOnce } from "./roster-input/contract-periods.ts";
export type { ContractPeriod } from "./roster-input/contract-periods.ts";
export { readRoster } from "./reasons/roster-reading.ts";
export type { RosterReading } from "./reasons/roster-reading.ts";
export { whyShift } from "./reasons/why-shift.ts";
export type { ServedStretch, WhyShift } from "./reasons/why-shift.ts";
export type { TightLimit } from "./reasons/tight-limits.ts";
export { openStretches } from "./reasons/open-stretches.ts";
export type { OpenStretch } from "./reasons/open-stretches.ts";
export { whyGap } from "./reasons/why-gap.ts";
export type { Relief, WhyGap } from "./reasons/why-gap.ts";
export type { AddedShift } from "./reasons/added-shift.ts";
export type { KeptBack, KeptPerson } from "./reasons/kept-back.ts";
export type { AwayReason, Obstacle, Strength, Stretch, WhyAway } from "./reasons/obstacle.ts";
export { impossibleDemands } from "./reasons/impossible.ts";
export type { Conflict, HoursLimit } from "./reasons/conflict.ts";
export { fairnessReport } from "./reasons/fairness.ts";
export type { FairnessReport, PersonShare } from "./reasons/fairness.ts";
export { spreadOf } from "./reasons/spread.ts";
export type { Spread } from "./reasons/spread.ts";
export { findSkillMix } from "./skills/find-skill-mix.ts";
export type { PlayMix, SkillLimits, SkillMix } from "./skills/find-skill-mix.ts";
export { shortfallOfQueue } from "./skills/kept-targets.ts";
export type { QueueService } from "./skills/mix-service.ts";
export { askedInOrder } from "./skills/routing.ts";
export { serviceOfMix } from "./skills/service-of-mix.ts";
export { specialistsOnly } from "./skills/specialists-only.ts";
export { costOfMix } from "./skills/skill-problem.ts";
export type { Mix, SkillGroup, SkillProblem, SkillQueue, SkillTarget } from "./skills/skill-problem.ts";
export { mendRoster } from "./mend/mend-roster.ts";
export { closeGaps } from "./mend/close-gaps.ts";
export { contractDays, contractHours, daysInARow, noWorkWhileAway } from "./mend/person-rules.ts";
export type { PersonAway, PersonTerms } from "./mend/person-rules.ts";
export type { MendLimits } from "./mend/mend-roster.ts";
export type {
  MendAnswer,
  MendChange,
  MendCost,
  MendCover,
  MendPerson,
  MendProblem,
  MendShift,
} from "./mend/mend-problem.ts";
export { relaxedLimits, problemWith, rosterWhatIf } from "./reasons/what-if.ts";
export type { RelaxedLimit, MakeRoster, WhatIf } from "./reasons/what-if.ts";
export { forecastSkill, openShare, toldProbabilities, toldSignals } from "./staged/told-signals.ts";
export type { Ahead, ToldSignal } from "./staged/told-signals.ts";
export { solveHiring } from "./hiring/solve-hiring.ts";
export type { HireCandidate, HiringAnswer, HiringProblem, HiringWeek } from "./hiring/hiring-problem.ts";
export { lossWithHires, wagesOfHires } from "./hiring/hiring-cost.ts";
export { costOfHire, hireDates, productiveShare, trainersOfClass, workOfNew } from "./hiring/hire-schedule.ts";
export type { DaySpan, HireDates, HiringTerms } from "./hiring/hire-schedule.ts";
export { envelopeOfPoints } from "./hiring/envelope-of-points.ts";
export { withSeatsInstead } from "./hiring/partner-instead.ts";

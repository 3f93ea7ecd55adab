// What a server asks of the journey between two computations. It starts with this alone: what computes is loaded with the work.
export { requireBacklogFits, withoutStaleBacklog } from "./backlog/backlog-of-import.ts";
export { withOpeningBacklog } from "./backlog/with-opening-backlog.ts";
export { coveredYears } from "./covered-years.ts";
export { seenFromMs } from "./decisions/seen-from.ts";
export { lastNight, nightsBetween } from "./nightly/nights.ts";
export { chosenSeason } from "./replay/chosen-season.ts";
export { applyAction } from "./requests/apply-action.ts";
export { deltaSheet, sheetLines } from "./requests/commitment-sheet.ts";
export { commitmentsOfRequests } from "./requests/commitments-of-requests.ts";
export { committedCents } from "./requests/committed-cents.ts";
export { SILENT_TRANSITIONS } from "./requests/line-transitions.ts";
export { linesOfGap, linesOfPlan } from "./requests/lines-of-plan.ts";
export { settleDeadlines } from "./requests/settle-deadlines.ts";
export { payrollHours } from "./roster/payroll-hours.ts";
export { SOFTWARE } from "./software.ts";
export { weatherEnsembles } from "./triggers/forecast-ensembles.ts";

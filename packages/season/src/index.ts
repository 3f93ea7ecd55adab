export { planSeason } from "./plan-season.ts";
export type { PlanInput } from "./plan-season.ts";
export { openPlan, replan } from "./replan.ts";
export type { PlanChange, PlanDesk } from "./replan.ts";
export { forecastTable, gapTable, requirementTable } from "./tables.ts";
export type { Table } from "./tables.ts";
export { summaryLines } from "./summary.ts";
export { SOFTWARE } from "./software.ts";
export { coveredYears } from "./covered-years.ts";

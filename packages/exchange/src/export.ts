// What `springtide export` writes with: a year of shifts takes less than a second, so nobody waits for readers of other files.
export { gapsOfPlan, requestOfPlan, shiftsOfPlan } from "./export/plan-documents.ts";
export type { PlanExport } from "./export/plan-documents.ts";
export { deltaFile, SHIFT_FORMATS, shiftFile } from "./export/shift-file.ts";
export type { ShiftFile, ShiftFormat } from "./export/shift-file.ts";
export { requestDelta, succeeding } from "./request/request-delta.ts";
export { sealed } from "./request/seal.ts";
export { readPlan } from "./tables/read-plan.ts";
export { writeBytesWhole } from "./tables/write-file.ts";

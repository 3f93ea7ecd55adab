// The shift optimiser alone: who plans shifts waits for no other part of planning.
export { modelFile } from "./linear/model-file.ts";
export { planShifts } from "./shifts/plan-shifts.ts";
export { shiftModel } from "./shifts/shift-model.ts";
export type { ShiftLimits } from "./shifts/plan-shifts.ts";
export type { Solve } from "./linear/linear-model.ts";

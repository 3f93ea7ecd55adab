// The shift optimiser alone: who plans shifts waits for no other part of planning.
export { modelFile } from "./linear/model-file.ts";
export type { Solve } from "./linear/linear-model.ts";
export { planTeamShifts } from "./shifts/plan-shifts.ts";
export type { ShiftLimits } from "./shifts/shift-limits.ts";
export { shiftModel } from "./shifts/shift-model.ts";
export { planTargetShifts } from "./shifts/plan-target-shifts.ts";
export { targetModel } from "./shifts/target-model.ts";

// The shift optimiser alone: who plans shifts waits for no forecast.
export { shiftLines, shiftModelFile, solveShifts } from "./shifts/solve-shifts.ts";
export type { Solve } from "@springtide/planning/shifts";

// The shift optimiser alone: who plans shifts waits for no forecast.
export type { Solve } from "@springtide/planning/shifts";
export { shiftLines } from "./shifts/shift-words.ts";
export { shiftModelFile, solveShifts } from "./shifts/solve-shifts.ts";

import { parseOrRefuse, ShiftInstance, ShiftSolution } from "@springtide/contracts/shifts";
import { readJsonFile } from "../files/read-json-file.ts";

/** Reads what `springtide shifts` is asked. @throws Refusal if it cannot be read, is not JSON, or not such an instance */
export async function readShiftInstance(path: string): Promise<ShiftInstance> {
  const value = await readJsonFile({ path, what: "a shift instance", largestMegabytes: 50 });
  return parseOrRefuse(ShiftInstance, value, path);
}

/** Reads what `springtide shifts` answered before. @throws Refusal if it cannot be read, is not JSON, or not such a solution */
export async function readShiftSolution(path: string): Promise<ShiftSolution> {
  const value = await readJsonFile({ path, what: "a solution of shifts", largestMegabytes: 50 });
  return parseOrRefuse(ShiftSolution, value, path);
}

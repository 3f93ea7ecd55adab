import { parseOrRefuse, ShiftInstance } from "@springtide/contracts/shifts";
import { readJsonFile } from "../files/read-json-file.ts";

/** Reads what `springtide shifts` is asked. @throws Refusal if it cannot be read, is not JSON, or not such an instance */
export async function readShiftInstance(path: string): Promise<ShiftInstance> {
  const value = await readJsonFile({ path, what: "a shift instance", largestMegabytes: 50 });
  return parseOrRefuse(ShiftInstance, value, path);
}

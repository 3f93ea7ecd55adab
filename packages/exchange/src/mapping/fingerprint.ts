import { createHash } from "node:crypto";
import { plainName } from "../doctor/recognise-log.ts";

/**
 * What tables with the same columns have in common, whatever order and letters they are written in: a saved mapping is found again by it.
 * @returns 32 hexadecimal figures
 */
export function fingerprintOf(columns: readonly string[]): string {
  const names = columns
    .map(plainName)
    .filter((name) => name !== "")
    .toSorted();
  return createHash("sha256").update(names.join("\n")).digest("hex").slice(0, 32);
}

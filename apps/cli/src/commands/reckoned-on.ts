import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Plan, ReckonedOn } from "@springtide/contracts";

/** What the figures of a plan's scenarios hang on. @param path of the plan file */
export async function reckonedOn(
  path: string,
  { shop, history, holidays, seed, paths, software }: Plan,
): Promise<ReckonedOn> {
  return {
    plan: hashOf(await readFile(path)),
    data: hashOf(JSON.stringify([shop, history, holidays])),
    ...{ seed, paths, software },
  };
}

function hashOf(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

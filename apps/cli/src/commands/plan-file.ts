import { stat } from "node:fs/promises";
import { join } from "node:path";

/** The plan that is meant: a file, or the plan.json of a folder that `springtide plan` wrote. */
export async function planFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true ? join(path, "plan.json") : path;
}

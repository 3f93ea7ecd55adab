import { stat } from "node:fs/promises";
import { Refusal } from "@springtide/refusal";

/**
 * Refuses to write where a file stands that is read in the same run: it would be lost.
 * @throws Refusal code output-is-input
 */
export async function refuseOverwriting(
  outputs: readonly string[],
  inputs: readonly (string | undefined)[],
): Promise<void> {
  const read = new Set<string>();
  for (const path of inputs) {
    const identity = path === undefined ? null : await identityOf(path);
    if (identity !== null) read.add(identity);
  }
  for (const path of outputs) {
    const identity = await identityOf(path);
    if (identity === null || !read.has(identity)) continue;
    throw new Refusal({
      code: "output-is-input",
      place: { file: path },
      found: "a file that is read in the same run",
      rule: "results never take the place of what they are made from",
      remedy: "Write to another place. Nothing was changed.",
    });
  }
}

/** The same for every name, link or spelling that leads to one file; null where there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}/${ino}`;
  } catch {
    return null;
  }
}

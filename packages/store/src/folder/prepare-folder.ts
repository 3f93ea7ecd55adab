import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { Refusal } from "@springtide/refusal";
import { codeOf } from "./system-error.ts";

const WHY: Readonly<Record<string, string>> = {
  EACCES: "no permission to write there",
  EPERM: "no permission to write there",
  EROFS: "a disk that can only be read",
  ENOSPC: "a full disk",
  ENOTDIR: "a file where a folder is needed",
  EEXIST: "a file where a folder is needed",
  ENAMETOOLONG: "a name that is too long for this disk",
};

/**
 * Makes the data folder if it is not there, and tries whether it can be written.
 * @throws Refusal `data-folder-not-writable`
 */
export async function prepareFolder(folder: string): Promise<void> {
  const trial = join(folder, `.springtide-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(trial, "", { flag: "wx" });
    await rm(trial);
  } catch (error) {
    throw new Refusal({
      code: "data-folder-not-writable",
      place: { file: folder },
      found: WHY[codeOf(error)] ?? `an obstacle (${codeOf(error) || String(error)})`,
      rule: "Springtide keeps its data in this folder",
      remedy: "Give it a folder that this user can write to.",
    });
  }
}

import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "@springtide/refusal";
import { exists, flushFolder, refusingWhatCannotBeWritten, writeAndFlush } from "./write-file.ts";

/** Files that belong together, in one folder. */
export interface FolderOfFiles {
  readonly folder: string;
  /** Pieces of text by file name; they are written in this order. */
  readonly files: Readonly<Record<string, Iterable<string>>>;
}

/**
 * Writes files that belong together, all or none. They are made ready in a hidden folder inside, and replace what stood there only
 * when all are complete; should one not go in, the earlier files are put back. Other files of the folder are left alone. A folder
 * that is not there is made.
 * @throws Refusal if the folder cannot be written
 */
export async function writeFolder({ folder, files }: FolderOfFiles): Promise<void> {
  await refusingWhatCannotBeWritten(folder, async () => {
    const made = await mkdir(folder, { recursive: true });
    try {
      const staging = await mkdtemp(join(folder, ".springtide-partial-"));
      try {
        const names = await stage(staging, files);
        await refuseFoldersInTheWay(folder, names);
        await moveIn(folder, staging, names);
      } finally {
        await rm(staging, { recursive: true, force: true });
      }
    } catch (error) {
      // Only what this call made, and it is empty again.
      if (made !== undefined) await rm(made, { recursive: true, force: true });
      throw error;
    }
    await flushFolder(folder);
  });
}

async function stage(staging: string, files: FolderOfFiles["files"]): Promise<string[]> {
  for (const [name, pieces] of Object.entries(files)) await writeAndFlush(join(staging, name), pieces);
  return Object.keys(files);
}

async function refuseFoldersInTheWay(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = join(folder, name);
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory() === true)
      throw new Refusal({
        code: "cannot-write",
        place: { file: path },
        found: "a folder of that name",
        rule: "a file of that name goes there",
        remedy: "Move the folder away, or choose another one to write to. Nothing was changed.",
      });
  }
}

async function moveIn(folder: string, staging: string, names: readonly string[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const name of names) {
      const path = join(folder, name);
      const earlier = join(staging, `${name}.earlier`);
      if (await exists(path)) {
        await rename(path, earlier);
        undo.push(() => rename(earlier, path));
      } else undo.push(() => rm(path, { force: true }));
      await rename(join(staging, name), path);
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

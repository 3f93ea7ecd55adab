import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { codeOf } from "./system-error.ts";

/** A lock may hold a key to the server, so only its owner reads it. */
const OWNER_ONLY = 0o600;

/**
 * Puts a text where no file is: the file appears with its whole content or not at all, and of many who try one succeeds.
 * That is what `link` promises.
 * @returns false if a file is there already
 */
export async function placeWhole(path: string, text: string): Promise<boolean> {
  return withDraft(path, text, async (draft) => {
    try {
      await link(draft, path);
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw error;
    }
  });
}

/** Puts a text in the place of the file that is there: a reader sees the old content or the new. */
export async function replaceWhole(path: string, text: string): Promise<void> {
  await withDraft(path, text, (draft) => rename(draft, path));
}

/** Null if there is no such file. */
export async function textAt(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

async function withDraft<T>(path: string, text: string, use: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { flag: "wx", mode: OWNER_ONLY });
  try {
    return await use(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { Refusal } from "@springtide/refusal";
import type { ProcessIdentity } from "./process-identity.ts";
import { identityOf, isAlive } from "./process-identity.ts";
import { lockFrom } from "./lock-file.ts";
import { codeOf } from "./system-error.ts";

const LOCK = "springtide.lock";

/** Locks held by this very process: a second store in it is refused like one in another process. */
const heldHere = new Set<string>();

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process alone. The database itself lets two processes write into the same files; this keeps
 * the second one out. A lock whose process is gone is taken over.
 * @throws Refusal `data-folder-in-use` if a living process has it
 */
export async function lockFolder(folder: string, now: Date): Promise<FolderLock> {
  const path = join(folder, LOCK);
  const mine = identityOf(process.pid);
  const text = `${JSON.stringify({ ...mine, started: now.toISOString() })}\n`;
  // A lock just left behind can be found again and again only while others take and lose it in turn.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (await placeWhole(path, text)) return held(path, text);
    const found = await textOf(path);
    if (found === null) continue;
    const holder = lockFrom(found);
    if (holder !== null && holds(holder, path)) throw inUse(folder, `process ${holder.pid}`);
    await setStaleAside(path);
  }
  throw inUse(folder, "another process");
}

/** The lock appears with its whole content or not at all, and only if none is there: that is what `link` promises. */
async function placeWhole(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { flag: "wx" });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function held(path: string, text: string): FolderLock {
  heldHere.add(path);
  return {
    async release() {
      heldHere.delete(path);
      if ((await textOf(path)) === text) await rm(path, { force: true });
    },
  };
}

function holds(holder: ProcessIdentity, path: string): boolean {
  return holder.pid === process.pid ? heldHere.has(path) : isAlive(holder);
}

/** Null if the file is gone: its holder has just let go. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** Two processes may find the same stale lock; one of them may meanwhile have put its own there, which then goes back. */
async function setStaleAside(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const holder = lockFrom((await textOf(aside)) ?? "");
  if (holder !== null && holds(holder, path)) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function inUse(folder: string, who: string): Refusal {
  return new Refusal({
    code: "data-folder-in-use",
    place: { file: folder },
    found: `the data folder held by ${who}`,
    rule: "only one Springtide at a time can use it",
    remedy: `Stop ${who}, or start this one with another data folder.`,
  });
}

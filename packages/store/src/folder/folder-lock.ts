import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { Refusal } from "@springtide/refusal";
import { identityOf, isAlive } from "./process-identity.ts";
import type { HoldingServer, LockHolder } from "./lock-file.ts";
import { lockFrom } from "./lock-file.ts";
import { codeOf } from "./system-error.ts";

const LOCK = "springtide.lock";

/** A lock may hold a key to the server, so only its owner reads it. */
const OWNER_ONLY = 0o600;

/** How often a holder shows that it lives, for machines that cannot see its process. */
const SIGN_OF_LIFE_MS = 10_000;
/** After how long without one a holder on another machine counts as gone. */
const SILENCE_MS = 60_000;

/** Locks held by this very process: a second store in it is refused like one in another process. */
const heldHere = new Set<string>();

export interface FolderLock {
  /** Lets those who find the folder held know where to ask instead. */
  announce(server: HoldingServer): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the folder for this process alone. The database itself lets two processes write into the same files; this keeps
 * the second one out. A lock whose process is gone is taken over; of one on another machine, or in another container, that is
 * known a minute after its last sign of life.
 * @param now the clock by which signs of life are written and read
 * @throws Refusal `data-folder-in-use` if a living process has it
 */
export async function lockFolder(folder: string, now: () => Date): Promise<FolderLock> {
  const path = join(folder, LOCK);
  const holder: LockHolder = {
    ...identityOf(process.pid),
    host: hostname(),
    started: now().toISOString(),
    server: null,
  };
  // A lock just left behind can be found again and again only while others take and lose it in turn.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (await placeWhole(path, textFor(holder))) return held(path, holder, now);
    const found = await lockAt(path, now);
    if (found === null) continue;
    if (found.alive && found.holder !== null) throw inUse(folder, found.holder);
    await setStaleAside(path, now);
  }
  throw inUse(folder, null);
}

/** The server that holds a folder; null where no living one does. */
export async function serverHolding(folder: string, now: () => Date): Promise<HoldingServer | null> {
  const found = await lockAt(join(folder, LOCK), now);
  return found?.alive === true ? (found.holder?.server ?? null) : null;
}

function textFor(holder: LockHolder): string {
  return `${JSON.stringify(holder)}\n`;
}

/** The lock appears with its whole content or not at all, and only if none is there: that is what `link` promises. */
async function placeWhole(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { flag: "wx", mode: OWNER_ONLY });
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

function held(path: string, holder: LockHolder, now: () => Date): FolderLock {
  heldHere.add(path);
  let text = textFor(holder);
  const signs = setInterval(() => {
    const at = now();
    utimes(path, at, at).catch(() => undefined);
  }, SIGN_OF_LIFE_MS).unref();
  return {
    async announce(server) {
      const draft = `${path}.${randomUUID()}`;
      const announced = textFor({ ...holder, server });
      await writeFile(draft, announced, { flag: "wx", mode: OWNER_ONLY });
      await rename(draft, path);
      text = announced;
    },
    async release() {
      clearInterval(signs);
      heldHere.delete(path);
      if ((await textOf(path)) === text) await rm(path, { force: true });
    },
  };
}

interface FoundLock {
  /** Null if the file is no lock of ours. */
  readonly holder: LockHolder | null;
  readonly alive: boolean;
}

/** Null if the file is gone: its holder has just let go. */
async function lockAt(path: string, now: () => Date, name = path): Promise<FoundLock | null> {
  const text = await textOf(path);
  if (text === null) return null;
  const holder = lockFrom(text);
  return { holder, alive: holder !== null && (await holds(holder, { path, name, now })) };
}

async function holds(
  holder: LockHolder,
  { path, name, now }: { readonly path: string; readonly name: string; readonly now: () => Date },
): Promise<boolean> {
  if (holder.host !== null && holder.host !== hostname()) return showedLife(path, now);
  return holder.pid === process.pid ? heldHere.has(name) : isAlive(holder);
}

async function showedLife(path: string, now: () => Date): Promise<boolean> {
  try {
    return now().getTime() - (await stat(path)).mtimeMs < SILENCE_MS;
  } catch {
    return false;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** Two processes may find the same stale lock; one of them may meanwhile have put its own there, which then goes back. */
async function setStaleAside(path: string, now: () => Date): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if ((await lockAt(aside, now, path))?.alive === true) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function inUse(folder: string, holder: LockHolder | null): Refusal {
  const elsewhere = holder?.host != null && holder.host !== hostname();
  const who = holder === null ? "another process" : `process ${holder.pid}${elsewhere ? ` on ${holder.host}` : ""}`;
  const since = holder?.started == null ? "" : ` since ${holder.started}`;
  const where = holder?.server == null ? "" : `, which serves ${holder.server.address}`;
  return new Refusal({
    code: "data-folder-in-use",
    place: { file: folder },
    found: `the data folder held by ${who}${since}${where}`,
    rule: "only one Springtide at a time can use it",
    remedy: `Stop ${who}, or start this one with another data folder.${elsewhere ? " If it is gone, wait a minute." : ""}`,
  });
}

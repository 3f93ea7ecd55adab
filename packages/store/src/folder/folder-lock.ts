import { rm, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { Refusal } from "@springtide/refusal";
import { identityOf } from "./process-identity.ts";
import type { HoldingServer, LockHolder } from "./lock-file.ts";
import { lockFrom, textOfLock } from "./lock-file.ts";
import { beginsHere, endsHere, isHeld } from "./lock-life.ts";
import { succeed } from "./lock-succession.ts";
import { placeWhole, replaceWhole, textAt } from "./whole-file.ts";

const LOCK = "springtide.lock";

/** How often a holder shows that it lives, for machines that cannot see its process. */
const SIGN_OF_LIFE_MS = 10_000;

const ATTEMPTS = 20;

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
  const token = randomUUID();
  const started = now().toISOString();
  const holder: LockHolder = { ...identityOf(process.pid), token, host: hostname(), started, server: null };
  beginsHere(token);
  try {
    await take(path, { folder, holder, now });
  } catch (error) {
    endsHere(token);
    throw error;
  }
  return held(path, { holder, token, now });
}

/** The server that holds a folder; null where no living one does. */
export async function serverHolding(folder: string, now: () => Date): Promise<HoldingServer | null> {
  const path = join(folder, LOCK);
  const text = await textAt(path);
  const holder = text === null ? null : lockFrom(text);
  return holder !== null && (await isHeld(holder, path, now)) ? holder.server : null;
}

async function take(
  path: string,
  { folder, holder, now }: { readonly folder: string; readonly holder: LockHolder; readonly now: () => Date },
): Promise<void> {
  // A lock just left behind can be found again and again only while others take and lose it in turn.
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await placeWhole(path, textOfLock(holder))) return;
    const text = await textAt(path);
    if (text === null) continue;
    const found = lockFrom(text);
    if (found !== null && (await isHeld(found, path, now))) throw inUse(folder, found);
    const outcome = await succeed(path, text, { holder, now });
    if (outcome === "taken") return;
    if (outcome !== "look-again") throw inUse(folder, outcome.someoneElse);
  }
  throw inUse(folder, null);
}

function held(
  path: string,
  { holder, token, now }: { readonly holder: LockHolder; readonly token: string; readonly now: () => Date },
): FolderLock {
  let text = textOfLock(holder);
  const signs = setInterval(() => {
    const at = now();
    utimes(path, at, at).catch(() => undefined);
  }, SIGN_OF_LIFE_MS).unref();
  return {
    async announce(server) {
      const announced = textOfLock({ ...holder, server });
      await replaceWhole(path, announced);
      text = announced;
    },
    async release() {
      clearInterval(signs);
      try {
        if ((await textAt(path)) === text) await rm(path, { force: true });
      } finally {
        endsHere(token);
      }
    },
  };
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

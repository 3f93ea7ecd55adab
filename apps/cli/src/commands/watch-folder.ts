import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { TakenFile } from "./take-file.ts";
import type { WatchEvent } from "./watch-events.ts";

const LOOK_EVERY_MS = 1000;
/** Names under which programs write what is not complete yet. */
const UNFINISHED = /^\.|\.(part|partial|tmp|temp|crdownload|filepart)$|~$/i;

/** What stands between a file and the store, and is no fault of the file: it waits where it is. */
const NOT_THE_FILES = new Set([
  "data-folder-in-use",
  "data-folder-full",
  "database-unreachable",
  "server-not-answering",
  "no-such-shop",
]);

/** What is done with a file that is complete. */
export interface WatchedWork {
  /** Imports a file, or finds that it was imported before, or why it is not. @throws Refusal where it is no table */
  readonly take: (path: string) => Promise<TakenFile>;
  readonly tell: (event: WatchEvent) => void;
  readonly now: () => Date;
  readonly isStopped: () => boolean;
  /** For how long a file must have been left alone before it counts as complete. */
  readonly settledMs: number;
}

interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
  readonly sinceMs: number;
}

/**
 * Watches a folder until it is stopped: each file that is complete (its size and time stand still, or it was renamed to its name) is
 * imported once and goes to `done`, or to `refused`, with what was found in it beside it; while the store cannot be reached it waits, and
 * a file that was written to meanwhile is looked at again. What was imported is known by its content from the store, so a process that is
 * killed between the two imports nothing twice.
 * @throws Refusal `folder-not-found` where the folder goes away
 */
export async function watchFolder(folder: string, work: WatchedWork): Promise<void> {
  const seen = new Map<string, Seen>();
  let waitsFor: string | null = null;
  while (!work.isStopped()) {
    for (const [name, complete] of await completeFiles(folder, seen, work)) {
      const lacking = await handle(folder, name, complete, work);
      if (lacking !== null && lacking.code !== waitsFor) work.tell({ event: "waits", file: name, errors: [lacking] });
      waitsFor = lacking?.code ?? null;
      if (waitsFor !== null || work.isStopped()) break;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** @throws Refusal `folder-not-found` */
export async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() === true) return;
  throw new Refusal({
    code: "folder-not-found",
    place: { file: folder },
    found: found === null ? "nothing" : "a file",
    rule: "a folder is watched",
    remedy: "Make the folder first, or check its path.",
  });
}

async function completeFiles(
  folder: string,
  seen: Map<string, Seen>,
  { now, settledMs }: Pick<WatchedWork, "now" | "settledMs">,
): Promise<(readonly [string, Seen])[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(async (error: unknown) => {
    await requireFolder(folder);
    throw error;
  });
  const names = entries
    .filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
  for (const name of [...seen.keys()]) if (!names.includes(name)) seen.delete(name);
  const nowMs = now().getTime();
  const complete: (readonly [string, Seen])[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found === null) continue;
    const before = seen.get(name);
    if (before === undefined || !isAsSeen(found, before))
      seen.set(name, { size: found.size, mtimeMs: found.mtimeMs, sinceMs: nowMs });
    else if (nowMs - before.sinceMs >= settledMs) complete.push([name, before]);
  }
  return complete;
}

function isAsSeen(found: Pick<Seen, "size" | "mtimeMs">, { size, mtimeMs }: Seen): boolean {
  return found.size === size && found.mtimeMs === mtimeMs;
}

/** What a file waits for; null where it was imported or refused, or is still written to. */
async function handle(folder: string, name: string, complete: Seen, work: WatchedWork): Promise<Finding | null> {
  const path = join(folder, name);
  try {
    const taken = await work.take(path);
    // What was written to the file meanwhile was not read: it stays, and is taken again with its new content.
    const found = await stat(path).catch(() => null);
    if (found !== null && isAsSeen(found, complete)) await putAway(folder, name, taken, work);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) return obstacleOf(error, name);
    const lacking = error.findings.find(({ code }) => NOT_THE_FILES.has(code));
    if (lacking !== undefined) return lacking;
    if (error.findings.some(({ code }) => code === "file-changed")) return null;
    await putAway(folder, name, { outcome: "refused", errors: error.findings, findings: [] }, work);
    return null;
  }
}

/** What the system has against reading or moving a file; null where the file is gone. Anything else is our own fault. */
function obstacleOf(error: unknown, name: string): Finding | null {
  const code = error instanceof Error && "syscall" in error && "code" in error ? String(error.code) : null;
  if (code === null) throw error;
  if (code === "ENOENT") return null;
  return {
    code: "folder-not-usable",
    place: { file: name },
    found: `an obstacle (${code})`,
    rule: "files are read, and moved to done or refused",
    remedy: "Let this user read and write the folder, and done and refused be folders in it.",
  };
}

/** Moves a file to where it belongs, what was found in it first: a process killed in between leaves no file without its findings. */
async function putAway(folder: string, name: string, taken: TakenFile, { tell, now }: WatchedWork): Promise<void> {
  const { outcome, findings } = taken;
  const to = await placeFor(folder, outcome === "refused" ? "refused" : "done", name, now());
  if (outcome === "refused") await writeFindings(join(folder, to), { errors: taken.errors, findings });
  else if (outcome === "imported" && findings.length > 0) await writeFindings(join(folder, to), { findings });
  await rename(join(folder, name), join(folder, to));
  if (outcome === "refused") tell({ event: outcome, file: name, now: to, errors: taken.errors, findings });
  else {
    const { shop, entry } = taken;
    tell({ event: outcome, file: name, shop, now: to, import: entry.id, days: entry.contactDays, findings });
  }
}

function writeFindings(path: string, found: object): Promise<void> {
  return writeFile(`${path}.findings.json`, `${JSON.stringify(found, null, 2)}\n`);
}

/** Where a file goes, seen from the folder. A name that is taken gets the time in front. */
async function placeFor(folder: string, kind: "done" | "refused", name: string, at: Date): Promise<string> {
  await mkdir(join(folder, kind), { recursive: true });
  const taken = await stat(join(folder, kind, name)).catch(() => null);
  return join(kind, taken === null ? name : `${at.toISOString().replaceAll(":", "-")}-${name}`);
}

import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";

/** A file must have been left alone for so long before it counts as complete. */
const SETTLED_MS = 2000;
const LOOK_EVERY_MS = 1000;
/** Names under which programs write what is not complete yet. */
const UNFINISHED = /^\.|\.(part|partial|tmp|temp|crdownload|filepart)$|~$/i;

/** What stands between a file and the store, and is no fault of the file: it waits where it is. */
const NOT_THE_FILES = new Set([
  "data-folder-in-use",
  "data-folder-full",
  "database-unreachable",
  "server-not-answering",
]);

/** What is done with a file that is complete. */
export interface WatchedWork {
  /** Imports a file, or finds that it was imported before. @throws Refusal with why it is not */
  readonly take: (path: string) => Promise<"imported" | "known">;
  readonly tell: (line: string) => void;
  readonly now: () => Date;
  readonly isStopped: () => boolean;
}

interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
  readonly sinceMs: number;
}

/**
 * Watches a folder until it is stopped: each file that is complete (its size and time stand still, or it was renamed to its name) is
 * imported once and goes to `done`, or to `refused` with its findings beside it; while the store cannot be reached it waits. What was
 * imported is known by its content from the store, so a process that is killed between the two imports nothing twice.
 * @throws Refusal `folder-not-found`
 */
export async function watchFolder(folder: string, work: WatchedWork): Promise<void> {
  await requireFolder(folder);
  const seen = new Map<string, Seen>();
  let waitsFor: string | null = null;
  while (!work.isStopped()) {
    for (const name of await completeFiles(folder, seen, work.now().getTime())) {
      const lacking = await handle(folder, name, work);
      if (lacking !== null && lacking.code !== waitsFor)
        work.tell(`${name}: waits (${lacking.code}: ${lacking.found}). ${lacking.remedy}`);
      waitsFor = lacking?.code ?? null;
      if (waitsFor !== null || work.isStopped()) break;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function requireFolder(folder: string): Promise<void> {
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

async function completeFiles(folder: string, seen: Map<string, Seen>, nowMs: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
  for (const name of [...seen.keys()]) if (!names.includes(name)) seen.delete(name);
  const complete: string[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found === null) continue;
    const { size, mtimeMs } = found;
    const before = seen.get(name);
    if (before === undefined || before.size !== size || before.mtimeMs !== mtimeMs)
      seen.set(name, { size, mtimeMs, sinceMs: nowMs });
    else if (nowMs - before.sinceMs >= SETTLED_MS) complete.push(name);
  }
  return complete;
}

/** What a file waits for; null where it was imported or refused. */
async function handle(folder: string, name: string, { take, tell, now }: WatchedWork): Promise<Finding | null> {
  const path = join(folder, name);
  try {
    const outcome = await take(path);
    const moved = await moveTo(folder, "done", name, now());
    tell(outcome === "imported" ? `${name}: imported, now ${moved}` : `${name}: imported before, now ${moved}`);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const lacking = error.findings.find(({ code }) => NOT_THE_FILES.has(code));
    if (lacking !== undefined) return lacking;
    const moved = await moveTo(folder, "refused", name, now());
    await writeFile(join(folder, `${moved}.findings.json`), findingsText(error.findings));
    tell(`${name}: refused (${error.findings[0]?.code ?? "unknown"}), now ${moved} with its findings beside it`);
    return null;
  }
}

function findingsText(errors: readonly Finding[]): string {
  return `${JSON.stringify({ errors }, null, 2)}\n`;
}

/** Where the file is now, seen from the folder. A name that is taken gets the time behind it. */
async function moveTo(folder: string, kind: "done" | "refused", name: string, at: Date): Promise<string> {
  await mkdir(join(folder, kind), { recursive: true });
  const taken = await stat(join(folder, kind, name)).catch(() => null);
  const to = join(kind, taken === null ? name : `${at.toISOString().replaceAll(":", "-")}-${name}`);
  await rename(join(folder, name), join(folder, to));
  return to;
}

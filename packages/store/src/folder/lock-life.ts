import { stat } from "node:fs/promises";
import { hostname } from "node:os";
import type { LockHolder } from "./lock-file.ts";
import { isAlive } from "./process-identity.ts";

/** After how long without a sign of life a holder on another machine counts as gone. */
const SILENCE_MS = 60_000;

/** What this very process holds or is about to: a second store in it is refused like one in another process. */
const takenHere = new Set<string>();

/** Counts a taking as alive. To be called before its file appears: others in this process see the file at once. */
export function beginsHere(token: string): void {
  takenHere.add(token);
}

/** To be called after its file is gone. */
export function endsHere(token: string): void {
  takenHere.delete(token);
}

/**
 * Whether who wrote a lock still has it.
 * @param path the lock's file, whose time is the last sign of life
 */
export async function isHeld(holder: LockHolder, path: string, now: () => Date): Promise<boolean> {
  if (holder.host !== null && holder.host !== hostname()) return showedLife(path, now);
  if (holder.pid === process.pid) return holder.token !== null && takenHere.has(holder.token);
  return isAlive(holder);
}

async function showedLife(path: string, now: () => Date): Promise<boolean> {
  try {
    return now().getTime() - (await stat(path)).mtimeMs < SILENCE_MS;
  } catch {
    return false;
  }
}

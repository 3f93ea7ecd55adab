import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import type { LockHolder } from "./lock-file.ts";
import { lockFrom, textOfLock } from "./lock-file.ts";
import { isHeld } from "./lock-life.ts";
import { placeWhole, replaceWhole, textAt } from "./whole-file.ts";

/** How many successors in a row may have died between their claim and their taking. */
const LONGEST_LINE = 20;

/** What came of succeeding: `someone-else` came first, and may be asked who they are. */
export type Succession = "taken" | "look-again" | { readonly someoneElse: LockHolder };

/**
 * Takes over a lock whose holder is gone. Many may find the same one, and none may take what another has just taken: so who wants
 * to succeed first claims it by a file named after the text found, which only one can place. Whoever has the claim and still finds that text is
 * the only one who may replace it. A claimant who died on the way is succeeded in the same manner.
 * @param staleText what the lock's file held when its holder was found to be gone
 */
export async function succeed(
  path: string,
  staleText: string,
  { holder, now }: { readonly holder: LockHolder; readonly now: () => Date },
): Promise<Succession> {
  const text = textOfLock(holder);
  const line: string[] = [];
  let before = staleText;
  while (line.length < LONGEST_LINE) {
    const claim = claimAfter(path, before);
    line.push(claim);
    if (await placeWhole(claim, text)) return takeBy(line, { path, staleText, text });
    const claimed = await textAt(claim);
    if (claimed === null) return "look-again";
    const claimant = lockFrom(claimed);
    if (claimant !== null && (await isHeld(claimant, claim, now))) return { someoneElse: claimant };
    before = claimed;
  }
  return "look-again";
}

/** @param line the claims on the stale lock, of which the last is one's own */
async function takeBy(
  line: readonly string[],
  { path, staleText, text }: { readonly path: string; readonly staleText: string; readonly text: string },
): Promise<Succession> {
  const isStill = (await textAt(path)) === staleText;
  if (isStill) await replaceWhole(path, text);
  // Once the lock is another, none of these claims leads to anything; before, those of others still bar the way.
  for (const claim of isStill ? line : line.slice(-1)) await rm(claim, { force: true });
  return isStill ? "taken" : "look-again";
}

/** The file that claims the succession to a lock, or to a claim, of this text. */
export function claimAfter(path: string, text: string): string {
  return `${path}.after-${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
}

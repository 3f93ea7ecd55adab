import { RosterDraft } from "@springtide/contracts";
import type { EditedShift } from "@springtide/season/roster-edit";
import { draftShifts, editedShifts } from "@springtide/season/roster-edit";
import type { Shop } from "@springtide/contracts";
import type { EditedRoster } from "./edit-history.ts";

/** Edits that are not stored yet, and the version that they were made from. */
interface KeptEdits {
  readonly revision: number;
  readonly planVersion: number;
  readonly base: readonly EditedShift[];
  readonly roster: EditedRoster;
}

const keyOf = (shop: string): string => `springtide.roster-edits.${shop}`;

/** Keeps edits in this browser, so that they survive a reload; a full or forbidden storage keeps none. */
export function keepEdits(shop: Shop, { revision, planVersion, base, roster }: KeptEdits): void {
  const written = (shifts: readonly EditedShift[]) => draftShifts(shifts, shop);
  const kept = {
    revision,
    base: { planVersion, state: "draft", shifts: written(base), overrides: [] },
    mine: { planVersion, state: "draft", shifts: written(roster.shifts), overrides: roster.overrides },
  };
  try {
    localStorage.setItem(keyOf(shop.id), JSON.stringify(kept));
  } catch {
    // The edits are on the page all the same.
  }
}

export function forgetEdits(shop: string): void {
  try {
    localStorage.removeItem(keyOf(shop));
  } catch {
    // Nothing was kept.
  }
}

/** What was kept; null where there is nothing, or nothing that can be read. */
export function keptEdits(shop: string): KeptEdits | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(shop)) ?? "null");
    if (typeof kept !== "object" || kept === null || !("revision" in kept) || !("base" in kept) || !("mine" in kept))
      return null;
    const [base, mine] = [RosterDraft.parse(kept.base), RosterDraft.parse(kept.mine)];
    if (typeof kept.revision !== "number") return null;
    return {
      revision: kept.revision,
      planVersion: mine.planVersion,
      base: editedShifts(base.shifts),
      roster: { shifts: editedShifts(mine.shifts), overrides: mine.overrides },
    };
  } catch {
    return null;
  }
}

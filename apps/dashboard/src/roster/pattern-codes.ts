import type { PlanRoster } from "@springtide/contracts";

/**
 * Short codes for shift patterns, as planners write them in their sheets: the first letter of an id, more letters where two ids
 * begin alike, a number where letters do not tell them apart. The same patterns always get the same codes.
 */
export function patternCodes(ids: readonly string[]): ReadonlyMap<string, string> {
  const sorted = [...new Set(ids)].sort();
  const codes = new Map<string, string>();
  sorted.forEach((id, place) => {
    const others = sorted.filter((other) => other !== id);
    const code = [1, 2, 3]
      .map((length) => lettersOf(id, length))
      .find((letters) => !others.some((other) => lettersOf(other, letters.length) === letters));
    codes.set(id, code ?? `${lettersOf(id, 1)}${String(place + 1)}`);
  });
  return codes;
}

/** Codes of the patterns that a roster uses. */
export function codesOf({ shifts }: Pick<PlanRoster, "shifts">): ReadonlyMap<string, string> {
  return patternCodes(shifts.flatMap(({ pattern }) => pattern ?? []));
}

/** "early-long" as "E", "Ea", "Ear". */
function lettersOf(id: string, length: number): string {
  const letters = id.replaceAll(/[^\p{L}\p{N}]/gu, "").slice(0, length);
  return letters.charAt(0).toUpperCase() + letters.slice(1).toLowerCase();
}

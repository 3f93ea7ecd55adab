import { nearNames } from "@springtide/contracts/near-names";

/** "Did you mean "a" or "b"? " with a blank behind it, or nothing where no known name is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = nearNames(written, known);
  // Export programs dress names up ("Calls offered", "offered_total"): a name inside another is near, too.
  const dressed = known.filter((name) => isInside(plain(written), plain(name)) && !near.includes(name));
  const names = [...near, ...dressed].slice(0, 3).map((name) => `"${name}"`);
  return names.length === 0 ? "" : `Did you mean ${names.join(" or ")}? `;
}

function isInside(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.includes(b) || b.includes(a));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** A share as it is typed in per cent, "82.5" or "82,5 %", as 0.825; null where it is none. */
export function typedShare(text: string): number | null {
  const [, whole = "", fraction = ""] = /^\s*(\d{1,3})(?:[.,](\d{1,3}))?\s*%?\s*$/.exec(text) ?? [];
  if (whole === "") return null;
  // Of digits, so that 82.5 is 0.825 and nothing beside it.
  const share = Number(`${whole}${fraction}e-${String(2 + fraction.length)}`);
  return share <= 1 ? share : null;
}

/** What this browser keeps of a shop for these pages: limits, edits that are not saved. */
type KeptPart = "limits" | "edits";

/** Null where nothing was kept, or the browser keeps nothing. */
export function kept(part: KeptPart, shop: string): string | null {
  try {
    return window.localStorage.getItem(keyOf(part, shop));
  } catch {
    return null;
  }
}

/** Whether it is kept: a browser may keep nothing. An empty text takes it away. */
export function keep(part: KeptPart, shop: string, text: string): boolean {
  try {
    if (text === "") window.localStorage.removeItem(keyOf(part, shop));
    else window.localStorage.setItem(keyOf(part, shop), text);
    return true;
  } catch {
    return false;
  }
}

function keyOf(part: KeptPart, shop: string): string {
  return `springtide-days-${part}-${shop}`;
}

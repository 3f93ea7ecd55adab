import type { Json } from "./json.ts";
import { isJson } from "./json.ts";

/** Changes that are not saved yet, with what they began with. */
export interface Draft {
  /** What was read. */
  readonly base: Json;
  /** Which version that was. */
  readonly etag: string;
  readonly draft: Json;
  /** When it was begun, in milliseconds. */
  readonly sinceMs: number;
}

function keyOf(shop: string): string {
  return `springtide-settings-${shop}`;
}

/** The draft of this tab: it outlives a reload, and no other tab sees it. Null for none, or where the browser keeps nothing. */
export function keptDraft(shop: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(shop)) ?? "null");
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a draft, or forgets it. */
export function keepDraft(shop: string, draft: Draft | null): void {
  try {
    if (draft === null) window.sessionStorage.removeItem(keyOf(shop));
    else window.sessionStorage.setItem(keyOf(shop), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing shows the draft until the page is left, and says so then.
    return;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "base" in value &&
    isJson(value.base) &&
    "draft" in value &&
    isJson(value.draft) &&
    "etag" in value &&
    typeof value.etag === "string" &&
    "sinceMs" in value &&
    typeof value.sinceMs === "number"
  );
}

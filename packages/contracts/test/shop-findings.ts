import { Refusal } from "@springtide/refusal";
import { expect } from "vitest";
import { resolveShop } from "../src/index.ts";
import { smallShop } from "./small-shop.ts";

/** Codes and fields of what is refused in the small shop with some keys changed. */
export function findingsOf(change: Record<string, unknown>): readonly [string, string | undefined][] {
  try {
    resolveShop(smallShop(change));
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Everything that is refused says what it is about, what should be, and what to do.
    for (const { found, rule, remedy } of error.findings) expect([found, rule, remedy]).not.toContain("");
    return error.findings.map(({ code, place }) => [code, place.field]);
  }
}

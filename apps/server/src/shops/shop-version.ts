import { createHash } from "node:crypto";
import type { Shop, ShopDescription } from "@springtide/contracts";
import { descriptionRoutes, writtenShop } from "@springtide/contracts";
import type { z } from "zod";

/** A description as it is sent. */
type SentDescription = z.output<typeof descriptionRoutes.getDescription.response>;

/** A stored shop's description, and which version of it this is: the same for the same description, whatever came of contacts since. */
export function describedShop(shop: Shop): { readonly description: SentDescription; readonly version: string } {
  const json = JSON.stringify(writtenShop(shop) satisfies ShopDescription);
  const version = createHash("sha256").update(json).digest("hex").slice(0, 32);
  return { description: descriptionRoutes.getDescription.response.parse(JSON.parse(json)), version };
}

/** Parts of two descriptions that differ, by their keys at the top. */
export function changedParts(before: SentDescription, after: SentDescription): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

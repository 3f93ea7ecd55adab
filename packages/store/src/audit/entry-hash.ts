import { createHash } from "node:crypto";
import type { AuditEntry } from "@springtide/contracts";

/** What the first entry of a trail names as the hash before it. */
export const NO_HASH = "0".repeat(64);

/**
 * SHA-256 of an entry and of the hash before it, in hexadecimal. It is of the JSON list of its fields in the order told in the contract, so
 * that whoever has an export can reckon it again with two lines of any language.
 */
export function entryHash(entry: Omit<AuditEntry, "hash">): string {
  const { previousHash, number, at, who, what, about, why, before, after } = entry;
  const fields = [previousHash, number, at, who.person, who.pseudonym, what];
  const list = [...fields, about.kind, about.id, about.version, why, before, after];
  return createHash("sha256").update(JSON.stringify(list)).digest("hex");
}

import type { AuditNote } from "@springtide/contracts";
import type { Actor } from "../people/actor.ts";

/**
 * Who did something, as the audit trail and both sides of a commitment are told: by number, never by name. Who came by a link has no number, and is
 * told by what the link is labelled.
 */
export function whoOf({ person, link }: Pick<Actor, "person" | "link">): AuditNote["who"] {
  if (link !== undefined) return { person: null, pseudonym: `link ${link.label}` };
  return { person, pseudonym: person === null ? "the server's machine" : `person ${person}` };
}

/** What the passing of time did. */
export const NOBODY_DID: AuditNote["who"] = { person: null, pseudonym: "springtide" };

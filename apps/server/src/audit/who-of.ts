import type { AuditNote } from "@springtide/contracts";
import type { Actor } from "../people/actor.ts";

/** Who did something, as the audit trail and both sides of a commitment are told: by number, never by name. */
export function whoOf({ person }: Pick<Actor, "person">): AuditNote["who"] {
  return { person, pseudonym: person === null ? "the server's machine" : `person ${person}` };
}

/** What the passing of time did. */
export const NOBODY_DID: AuditNote["who"] = { person: null, pseudonym: "springtide" };

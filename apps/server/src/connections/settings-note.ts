import type { AuditNote } from "@springtide/contracts";

/**
 * A change of an organisation's settings, as the audit trail is told of it.
 * @param shown what stood there before and what does now: without secrets and addresses of people, as the trail forgets nothing
 */
export function settingsNote(who: AuditNote["who"], id: string, shown: Pick<AuditNote, "before" | "after">): AuditNote {
  return { who, what: "settings.change", about: { kind: "settings", id, version: null }, why: null, ...shown };
}

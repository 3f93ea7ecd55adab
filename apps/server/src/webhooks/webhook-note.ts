import type { AuditNote } from "@springtide/contracts";
import type { WebhookSubscription } from "@springtide/store";

type Stored = Pick<WebhookSubscription, "id" | "partner" | "url" | "events" | "state">;

/** Something done to a webhook, as the audit trail is told of it; null stands for a webhook that is not there yet, or no more. */
export function webhookNote(
  who: AuditNote["who"],
  what: "make" | "change" | "rotate-secret" | "stop" | "delete",
  { id, before, after }: { readonly id: string; readonly before: Stored | null; readonly after: Stored | null },
): AuditNote {
  return {
    ...{ who, what: `webhook.${what}`, about: { kind: "webhook", id, version: null }, why: null },
    ...{ before: shown(before), after: shown(after) },
  };
}

/** Of the address only where it leads: what stands behind the host may be a secret, and the trail forgets nothing. */
function shown(webhook: Stored | null): AuditNote["before"] {
  if (webhook === null) return null;
  const { partner, url, events, state } = webhook;
  return { partner, host: new URL(url).host, events: [...events], state };
}

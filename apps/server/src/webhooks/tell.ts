import { randomUUID } from "node:crypto";
import { WebhookMessage } from "@springtide/contracts";
import type { WebhookEventKind } from "@springtide/contracts";
import type { Scope } from "@springtide/store";
import type { ConnectionMeans } from "../connections/connection-means.ts";

/** Something that happened, for those who subscribed. */
interface Happening {
  readonly kind: WebhookEventKind;
  /** Partner whom it is about, who may be told too; null where it is the organisation's own. */
  readonly partner: string | null;
  /** The same key again is the same happening, told once; a new one each time where there is none. */
  readonly key?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Puts something that happened down for every subscription that wants it; it is delivered at least once.
 * @param only one subscription, whatever it wants
 */
export async function tell(
  { store, now }: Pick<ConnectionMeans, "store" | "now">,
  scope: Scope,
  { kind, partner, key, data }: Happening,
  only?: string,
): Promise<void> {
  const message = WebhookMessage.parse({
    id: `evt_${key ?? randomUUID().replaceAll("-", "")}`,
    type: kind,
    at: now().toISOString(),
    data,
  });
  const body = JSON.stringify(message);
  await store.within(scope).connections.putEvent({ id: message.id, kind, partner, body }, only);
}

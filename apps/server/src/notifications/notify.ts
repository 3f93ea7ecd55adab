import type { Scope } from "@springtide/store";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import type { Notice } from "./notice.ts";
import { notificationSettings } from "./notification-settings.ts";
import { plannedSendings } from "./sending-plan.ts";

/**
 * Keeps a notice and all that is to be sent of it, in one transaction: what was taken is told, at least once, whatever happens to the
 * process. The same key again does nothing. Where nobody is set to be told, it stands in the list of notices alone.
 */
export async function notify(
  { store, now }: Pick<ConnectionMeans, "store" | "now">,
  scope: Scope,
  notice: Notice,
): Promise<void> {
  const own = store.within({ organisation: scope.organisation, partner: null });
  const settings = await notificationSettings(own);
  const sendings = plannedSendings(notice, settings, { organisation: scope.organisation, now: now() });
  const deadlineAt = notice.deadlineAt?.toISOString() ?? null;
  await own.connections.keepNotice({ ...notice, deadlineAt }, sendings);
}

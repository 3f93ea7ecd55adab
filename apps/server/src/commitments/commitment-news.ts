import type { CommitmentEvent } from "@springtide/contracts";
import type { Scope } from "@springtide/store";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { notify } from "../notifications/notify.ts";
import { tell } from "../webhooks/tell.ts";

type Means = Pick<ConnectionMeans, "store" | "now">;

/**
 * Tells of what happened to a request: webhooks of both sides, and a notice to the client's people where the partner did it or a deadline
 * passed. The same event again is told once.
 */
export function commitmentNews(means: Means): (event: CommitmentEvent, scope: Scope) => Promise<void> {
  return async (event, scope) => {
    const key = `commitment-${scope.organisation}-${event.request}-${event.revision}`;
    const kind = event.what === "send" ? "request.sent" : "commitment.changed";
    const partner = event.state === "draft" ? null : event.partner;
    await tell(means, scope, { kind, partner, key, data: { ...event } });
    if (event.by === "client") return;
    const { request, shop, agreement, what, reason, state } = event;
    const lines = event.lines.map(({ line, to, positions }) => `${line}: ${to}, ${positions} positions`);
    const message = [
      `${agreement}, request ${request}: ${what}, now ${state}.`,
      ...(reason === null ? [] : [reason]),
      ...lines,
    ].join("\n");
    const subject =
      event.by === null
        ? `A deadline of request ${request} has passed`
        : `The partner answered request ${request}: ${what}`;
    await notify(means, scope, {
      key,
      kind: "commitment",
      shop,
      subject,
      message,
      deadlineAt: null,
      missed: false,
      attachment: null,
    });
  };
}

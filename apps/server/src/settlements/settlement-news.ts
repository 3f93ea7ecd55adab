import type { Dispute } from "@springtide/contracts";
import type { Scope } from "@springtide/store";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { notify } from "../notifications/notify.ts";
import { tell } from "../webhooks/tell.ts";

type Means = Pick<ConnectionMeans, "store" | "now">;

/** Tells both sides' webhooks of a dispute, and the client's people of what the partner said in it. The same state again is told once. */
export async function settlementNews(means: Means, { organisation }: Scope, dispute: Dispute): Promise<void> {
  const scope = { organisation, partner: null };
  const { shop, agreement, month, line, state, by, reason, answer, partner } = dispute;
  const key = `dispute-${organisation}-${dispute.dispute}-${state}`;
  await tell(means, scope, { kind: "settlement.changed", partner, key, data: { ...dispute } });
  const saidBy = state === "open" || state === "withdrawn" ? by : by === "client" ? "partner" : "client";
  if (saidBy === "client") return;
  const amount = (cents: number): string => (cents / 100).toFixed(2);
  await notify(means, scope, {
    ...{ key, kind: "commitment", shop, deadlineAt: null, missed: false, attachment: null },
    subject: `Settlement of ${agreement}, ${month}: dispute ${dispute.dispute} is ${state}`,
    message: [
      `Line ${line}: stated ${amount(dispute.statedCents)}, should be ${amount(dispute.cents)}.`,
      ...(answer === null || answer === "" ? [reason] : [answer]),
    ].join("\n"),
  });
}

import { deliverWebhooks } from "../webhooks/webhook-outbox.ts";
import { sendNotices } from "../notifications/send-notices.ts";
import type { ConnectionMeans } from "./connection-means.ts";

const PAUSE_MS = 5_000;

/** What keeps sending. */
interface Outboxes {
  /** Ends after what is under way. */
  close(): Promise<void>;
}

/** Sends notices and delivers webhooks as they come due, for as long as the process runs; any number of processes may do so. */
export function startOutboxes(means: ConnectionMeans): Outboxes {
  const stop = new AbortController();
  const running = [sendNotices, deliverWebhooks].map((send) => keepSending(means, send, stop.signal));
  return {
    async close() {
      stop.abort();
      await Promise.all(running);
    },
  };
}

async function keepSending(
  means: ConnectionMeans,
  send: (means: ConnectionMeans) => Promise<number>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let sent = 0;
    try {
      sent = await send(means);
    } catch (error) {
      means.log(`Sending failed and goes on in a moment: ${error instanceof Error ? error.message : "unknown"}`);
    }
    if (sent === 0) await means.wait(PAUSE_MS, signal).catch(() => undefined);
  }
}

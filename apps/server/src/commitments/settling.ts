import type { ConnectionMeans } from "../connections/connection-means.ts";
import type { CommitmentService } from "./commitment-service.ts";

const PAUSE_MS = 60_000;

/** What lets deadlines pass. */
export interface Settling {
  /** Ends after what is under way. */
  close(): Promise<void>;
}

/** Settles deadlines minute by minute, for as long as the process runs; any number of processes may do so. */
export function startSettling(
  service: CommitmentService,
  { wait, log }: Pick<ConnectionMeans, "wait" | "log">,
): Settling {
  const stop = new AbortController();
  const running = keepSettling(service, { wait, log }, stop.signal);
  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}

async function keepSettling(
  service: CommitmentService,
  { wait, log }: Pick<ConnectionMeans, "wait" | "log">,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await service.settleEverywhere();
    } catch (error) {
      log(`Settling deadlines failed and goes on in a minute: ${error instanceof Error ? error.message : "unknown"}`);
    }
    await wait(PAUSE_MS, signal).catch(() => undefined);
  }
}

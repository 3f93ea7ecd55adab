import { setTimeout as wait } from "node:timers/promises";
import type { StoreHealth } from "@springtide/store";

const STORE_MS = 2_000;
const WAITED_SECONDS = 300;

/** Why no requests should be sent to this server now, in a sentence; null where all is well. */
export async function whyNotReady(store: StoreHealth): Promise<string | null> {
  const stop = new AbortController();
  try {
    return await Promise.race([
      look(store),
      wait(STORE_MS, "The store does not answer in time.", { signal: stop.signal }),
    ]);
  } finally {
    stop.abort();
  }
}

async function look(store: StoreHealth): Promise<string | null> {
  try {
    await store.answers();
    if (!(await store.jobsStandStill(WAITED_SECONDS))) return null;
    return "Background work has been waiting for minutes, and nothing works on it.";
  } catch {
    return "The store does not answer.";
  }
}

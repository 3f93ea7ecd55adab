import type { AddressPolicy } from "@springtide/exchange";
import { openStore } from "@springtide/store";
import { nightlyMeans } from "../connections/nightly-means.ts";
import { ownMeans } from "../connections/own-means.ts";
import { openBackground } from "./background.ts";
import { tempoOf } from "./job-runner.ts";

export interface WorkerOptions {
  /** Address of the PostgreSQL server's database whose jobs are done. */
  readonly databaseUrl: string;
  /** What stored secrets are sealed with: see `StoreOptions`. */
  readonly secretKey?: string | null;
  /** Threads that compute; by the machine if not given. */
  readonly threads?: number | undefined;
  readonly log: (line: string) => void;
  /** A job whose worker has shown no sign of life for so many seconds is another's; as usual if not given. */
  readonly leaseSeconds?: number | undefined;
  /** Whom addresses that users set may lead to: `public` if not given. */
  readonly reach?: AddressPolicy["reach"] | undefined;
}

export interface RunningWorker {
  readonly threads: number;
  /** Takes no more jobs, waits so long for those under way, and gives back what is not done by then. */
  stop(graceMs: number): Promise<void>;
}

/** Does the jobs of a database beside any other servers and workers. @throws Refusal where the database cannot be had */
export async function workOnJobs({
  databaseUrl,
  secretKey = null,
  reach = "public",
  leaseSeconds,
  ...options
}: WorkerOptions): Promise<RunningWorker> {
  const now = (): Date => new Date();
  // A database needs no folder; none is touched.
  const store = await openStore({ folder: "", databaseUrl, secretKey, now });
  try {
    await store.makeSecretsReady();
    // Mails and webhooks leave from servers, whose address stands in them.
    const nightly = nightlyMeans(ownMeans({ store, reach, address: () => null, now, log: options.log }));
    const background = await openBackground({
      ...{ ...options, store, now, nightly, alone: false, works: true },
      ...(leaseSeconds === undefined ? {} : { tempo: tempoOf(leaseSeconds) }),
    });
    background.start();
    let stopping: Promise<void> | null = null;
    return {
      threads: background.threads,
      stop: (graceMs) => (stopping ??= background.stop(graceMs).then(() => store.close())),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

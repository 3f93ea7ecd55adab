import { Refusal } from "@springtide/refusal";
import type { Command } from "../command.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import { threadsOf } from "./threads-option.ts";

const USUAL_GRACE_SECONDS = 20;

/** Does background work beside servers and other workers, until it is stopped. */
export const workerCommand: Command = {
  name: "worker",
  summary:
    "do forecasts, plans and other background work of a PostgreSQL server, beside others on any number of machines",
  words: [],
  options: {
    threads: {
      type: "string",
      value: "<4>",
      description: "Jobs computed at once; one less than the cores of this machine if not given, at most 4.",
    },
    grace: {
      type: "string",
      value: "<20>",
      description: `Seconds that jobs under way get when it is stopped; what is not done then goes back and is done by others. ${USUAL_GRACE_SECONDS} if not given.`,
    },
    lease: {
      type: "string",
      value: "<12>",
      description:
        "Seconds without a sign of life of this worker after which its jobs are done by others, 2 to 20; longer where the network is slow. 12 if not given.",
    },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  async run(given, terminal) {
    const { databaseUrl, folder, secretKey } = storePlace(given.text("data"));
    if (databaseUrl === null) throw onAFolder(folder);
    const graceMs = graceOf(given.text("grace")) * 1_000;
    const leaseSeconds = leaseOf(given.text("lease"));
    const { reachOf, workOnJobs } = await import("@springtide/server");
    const threads = threadsOf(given.text("threads"));
    const worker = await workOnJobs({
      ...{ databaseUrl, secretKey, threads, leaseSeconds },
      reach: reachOf(process.env),
      log: terminal.note,
    });
    terminal.print(`Springtide's worker is ready: ${worker.threads} thread(s).`);
    await new Promise<void>((stopped) => {
      const stop = (): void => {
        // Asked twice, it does not wait.
        process.once("SIGINT", () => process.exit(1));
        process.once("SIGTERM", () => process.exit(1));
        void worker.stop(graceMs).then(stopped);
      };
      process.once("SIGINT", stop);
      process.once("SIGTERM", stop);
    });
  },
};

function onAFolder(folder: string): Refusal {
  return new Refusal({
    code: "worker-needs-a-database-server",
    place: { file: folder },
    found: "a data folder",
    rule: "one process has a data folder, and springtide serve does its background work itself",
    remedy: "Name a PostgreSQL server in DATABASE_URL and leave out --data, or give springtide serve more --threads.",
  });
}

function graceOf(text: string | undefined): number {
  if (text === undefined) return USUAL_GRACE_SECONDS;
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds <= 3_600) return seconds;
  throw new Refusal({
    code: "grace-not-seconds",
    place: {},
    found: `--grace "${text}"`,
    rule: "it is a whole number of seconds from 0 to 3600",
    remedy: "Give one, such as --grace 20, or leave it out.",
  });
}

/** With the time until the loss is noticed, a longer one would break the word that jobs are taken up within 30 seconds. */
const LONGEST_LEASE_SECONDS = 20;

function leaseOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= 2 && seconds <= LONGEST_LEASE_SECONDS) return seconds;
  throw new Refusal({
    code: "lease-not-seconds",
    place: {},
    found: `--lease "${text}"`,
    rule: `it is a whole number of seconds from 2 to ${LONGEST_LEASE_SECONDS}`,
    remedy: "Give one, such as --lease 12, or leave it out.",
  });
}

import { setTimeout as pause } from "node:timers/promises";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { openBackground } from "../../apps/server/src/jobs/background.ts";

// Does background work in a process of its own, as a server or a worker does, until it is killed; says "begun" once a job is under way.
const [, , folder = "", databaseUrl = "-", script = ""] = process.argv;
const now = (): Date => new Date();
const store = await openStore({ folder, databaseUrl: databaseUrl === "-" ? null : databaseUrl, now });
const background = await openBackground({
  ...{ store, now, alone: false, works: true, threads: 1 },
  log: (line) => void process.stderr.write(`${line}\n`),
  scripts: { forecast: new URL(script, import.meta.url) },
  tempo: { leaseSeconds: 1, beatMs: 200, pollMs: 100, sweepMs: 300 },
});
background.start();
while ((await background.jobs.list(LOCAL_SCOPE, { limit: 1, state: "running" })).length === 0) await pause(50);
process.stdout.write("begun\n");

import { workOnJobs } from "@springtide/server";

// One worker of one thread on a database, as `springtide worker --threads 1` is: jobs-worker.ts <address>
await workOnJobs({
  databaseUrl: process.argv[2] ?? "",
  threads: 1,
  log: (line) => void process.stderr.write(`${line}\n`),
});
process.stdout.write("ready\n");

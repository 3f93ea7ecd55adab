// What the queue of background work costs, and what a second worker brings: npm run bench jobs; with -- --json as JSON.
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { Background } from "../../apps/server/src/jobs/background.ts";
import { openBackground } from "../../apps/server/src/jobs/background.ts";
import { registered } from "../../apps/server/src/jobs/job-kind.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { startPostgresServer } from "../databases/postgres-server.ts";

const JOBS = 500;
const QUEUES = 200;
const DAYS = 730;
const now = (): Date => new Date();
const quiet = (): void => undefined;

/** Does nothing: all of its time is the queue's. */
const nothing = registered<{ readonly number: number }>({
  name: "nothing",
  lane: "errands",
  priority: 0,
  read: (input) => ({
    number: typeof input === "object" && input !== null && "number" in input ? Number(input.number) : 0,
  }),
  shopOf: () => null,
  basis: () => Promise.resolve(null),
  work: ({ number }) => Promise.resolve({ state: "ready", result: String(number) }),
});

async function ended(background: Background, id: string): Promise<void> {
  for (;;) {
    const job = await background.jobs.job(LOCAL_SCOPE, id);
    if (job?.state === "ready") return;
    if (job === null || job.state === "failed") throw new Error(`The job ${id} failed.`);
    await pause(20);
  }
}

/** Milliseconds a job, from asking to the stored result, of jobs asked one after the other and of jobs asked as a fleet. */
async function overhead(store: Store): Promise<{ readonly each: number; readonly fleet: number }> {
  const background = await openBackground({
    store,
    now,
    log: quiet,
    alone: true,
    works: true,
    threads: 1,
    kinds: [nothing],
  });
  background.start();
  let left = JOBS;
  const all = new Promise<void>((done) => {
    background.jobs.listen(({ state }) => {
      if (state === "ready" && (left -= 1) === 0) done();
    });
  });
  const beginMs = performance.now();
  for (let number = 0; number < JOBS; number += 1) await background.jobs.run("nothing", LOCAL_SCOPE, { number });
  await all;
  const each = (performance.now() - beginMs) / JOBS;
  const fleetMs = performance.now();
  const members = Array.from({ length: JOBS }, (_, number) => ({
    label: `${number}`,
    kind: "nothing",
    input: { number },
  }));
  await ended(background, await background.jobs.runFleet(LOCAL_SCOPE, members));
  const fleet = (performance.now() - fleetMs) / JOBS;
  await background.stop(0);
  return { each, fleet };
}

function fleetShop(): Parameters<ReturnType<Store["within"]>["importShop"]>[0] {
  const days = Array.from({ length: DAYS }, (_, day) => Date.UTC(2024, 5, 1 + day, 12));
  const ids = Array.from({ length: QUEUES }, (_, index) => `queue-${index + 1}`);
  const shop = smallShop("fleet", "UTC", {
    queues: ids.map((id) => ({ id, channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" })),
  });
  const contacts = ids.map((id, queue) =>
    historyFrom(
      id,
      "day",
      days,
      days.map((_, day) => 80 + 40 * Math.sin((day + queue) / 9) + ((day * 7919 + queue * 104_729) % 23)),
    ),
  );
  return shopImport(shop, contacts);
}

async function worker(databaseUrl: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL("jobs-worker.ts", import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, script, databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

/** Seconds that a fleet takes so many workers of one thread each, all of them warm. */
async function fleetSeconds(databaseUrl: string, workers: number): Promise<number> {
  const store = await openStore({ folder: "", databaseUrl, now });
  await store.within(LOCAL_SCOPE).importShop(fleetShop());
  const background = await openBackground({ store, now, log: quiet, alone: false, works: false });
  const members = (seed: number, queues: number) =>
    Array.from({ length: queues }, (_, index) => ({
      label: `queue-${index + 1}`,
      kind: "forecast",
      input: { kind: "forecast", shop: "fleet", queue: `queue-${index + 1}`, seed },
    }));
  const children = await Promise.all(Array.from({ length: workers }, () => worker(databaseUrl)));
  await ended(background, await background.jobs.runFleet(LOCAL_SCOPE, members(7, 4 * workers)));
  const beginMs = performance.now();
  await ended(background, await background.jobs.runFleet(LOCAL_SCOPE, members(1, QUEUES)));
  const seconds = (performance.now() - beginMs) / 1_000;
  for (const child of children) child.kill("SIGKILL");
  await background.stop(0);
  await store.close();
  return seconds;
}

const folder = await mkdtemp(join(tmpdir(), "springtide-bench-jobs-"));
const server = await startPostgresServer();
try {
  const embedded = await openStore({ folder: join(folder, "data"), now });
  const onFolder = await overhead(embedded);
  await embedded.close();
  const there = await openStore({ folder, databaseUrl: await server.createDatabase("overhead"), now });
  const onServer = await overhead(there);
  await there.close();
  const one = await fleetSeconds(await server.createDatabase("one"), 1);
  const two = await fleetSeconds(await server.createDatabase("two"), 2);
  const measured = {
    overheadMs: { embedded: onFolder, postgresql: onServer },
    fleetSeconds: { one, two, share: two / one },
  };
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(measured)}\n`);
  else {
    for (const [name, { each, fleet }] of Object.entries(measured.overheadMs))
      process.stdout.write(
        `${name}: ${each.toFixed(1)} ms a job asked alone, ${fleet.toFixed(1)} ms in a fleet of ${JOBS}\n`,
      );
    process.stdout.write(
      `${QUEUES} forecasts: one worker ${one.toFixed(1)} s, two ${two.toFixed(1)} s, ${((100 * two) / one).toFixed(0)} % (at most 60 %)\n`,
    );
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

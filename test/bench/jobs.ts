// What the queue of background work costs, and what a second worker brings: npm run bench jobs; with -- --json as JSON. Called by itself
// it takes --jobs <500> and --queues <200>, for a smaller fleet, and --no-fleet.
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { Background } from "../../apps/server/src/jobs/background.ts";
import { openBackground } from "../../apps/server/src/jobs/background.ts";
import { registered } from "../../apps/server/src/jobs/job-kind.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { startPostgresServer } from "../databases/postgres-server.ts";

const { values: typed } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    jobs: { type: "string", default: "500" },
    queues: { type: "string", default: "200" },
    "no-fleet": { type: "boolean", default: false },
  },
});
const JOBS = Number(typed.jobs);
const QUEUES = Number(typed.queues);
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

/** Looks seldom: looking is work for the machine that is measured. */
const LOOK_EVERY_MS = 100;

async function ended(background: Background, id: string): Promise<void> {
  for (;;) {
    const job = await background.jobs.job(LOCAL_SCOPE, id);
    if (job?.state === "ready") return;
    if (job === null || job.state === "failed") throw new Error(`The job ${id} failed.`);
    await pause(LOOK_EVERY_MS);
  }
}

/** What the queue takes of each job, from asking to the stored result, milliseconds. */
interface Overhead {
  readonly wallMs: number;
  /** Of this process; a database server's own comes on top. */
  readonly cpuMs: number;
}

async function measured(work: () => Promise<void>): Promise<Overhead> {
  const [beginMs, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: (performance.now() - beginMs) / JOBS, cpuMs: (user + system) / 1_000 / JOBS };
}

/** Of jobs asked one after the other, and of jobs asked as a fleet; by a process that is warm. */
async function overhead(store: Store, alone: boolean): Promise<{ readonly each: Overhead; readonly fleet: Overhead }> {
  const background = await openBackground({
    ...{ store, now, alone, log: quiet, works: true, threads: 1, kinds: [nothing] },
  });
  background.start();
  let number = 0;
  const oneByOne = async (): Promise<void> => {
    let left = JOBS;
    let done = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    const unlisten = background.jobs.listen(({ state }) => {
      if (state === "ready" && (left -= 1) === 0) done();
    });
    for (const last = number + JOBS; number < last; number += 1)
      await background.jobs.run("nothing", LOCAL_SCOPE, { number });
    await all;
    unlisten();
  };
  const asFleet = async (): Promise<void> => {
    const members = Array.from({ length: JOBS }, () => ({
      label: `${number}`,
      kind: "nothing",
      input: { number: (number += 1) },
    }));
    await ended(background, await background.jobs.runFleet(LOCAL_SCOPE, members));
  };
  await oneByOne();
  const each = await measured(oneByOne);
  const fleet = await measured(asFleet);
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

function lines(
  costs: Readonly<Record<string, Awaited<ReturnType<typeof overhead>>>>,
  took: { readonly one: number; readonly two: number; readonly share: number } | null,
): string[] {
  const costLines = Object.entries(costs).map(([name, { each, fleet }]) => {
    const said = ({ wallMs, cpuMs }: Overhead): string => `${wallMs.toFixed(1)} ms (${cpuMs.toFixed(1)} ms CPU)`;
    return `${name}: ${said(each)} a job asked alone, ${said(fleet)} in a fleet of ${JOBS}; at most 10 ms`;
  });
  if (took === null) return costLines;
  const { one, two, share } = took;
  const percent = (100 * share).toFixed(0);
  return [
    ...costLines,
    `${QUEUES} forecasts: one worker ${one.toFixed(1)} s, two ${two.toFixed(1)} s, ${percent} %; at most 60 %`,
  ];
}

const folder = await mkdtemp(join(tmpdir(), "springtide-bench-jobs-"));
const server = await startPostgresServer();
try {
  const embedded = await openStore({ folder: join(folder, "data"), now });
  const onFolder = await overhead(embedded, true);
  await embedded.close();
  const there = await openStore({ folder, databaseUrl: await server.createDatabase("overhead"), now });
  const onServer = await overhead(there, false);
  await there.close();
  const costs = { embedded: onFolder, postgresql: onServer };
  const one = typed["no-fleet"] ? null : await fleetSeconds(await server.createDatabase("one"), 1);
  const two = one === null ? null : await fleetSeconds(await server.createDatabase("two"), 2);
  const fleetTook = one === null || two === null ? null : { one, two, share: two / one };
  if (typed.json) process.stdout.write(`${JSON.stringify({ overhead: costs, fleetSeconds: fleetTook })}\n`);
  else for (const line of lines(costs, fleetTook)) process.stdout.write(`${line}\n`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

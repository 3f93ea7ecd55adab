import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { routes } from "@springtide/contracts";
import { serve } from "@springtide/server";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { Background } from "../../apps/server/src/jobs/background.ts";
import { openBackground } from "../../apps/server/src/jobs/background.ts";
import type { Lane } from "../../apps/server/src/jobs/boss-queue.ts";
import type { JobRun } from "../../apps/server/src/jobs/job-kind.ts";
import { registered } from "../../apps/server/src/jobs/job-kind.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { post, signedIn } from "../api/sign-in.ts";
import type { SignedIn } from "../api/sign-in.ts";
import { databases } from "../databases/databases.ts";
import { startPostgresServer } from "../databases/postgres-server.ts";

const PROGRAM = fileURLToPath(new URL("../../apps/cli/bin/springtide.js", import.meta.url));
/** Promised to users. */
const TAKEN_UP_WITHIN_MS = 30_000;
/** On a machine that has much else to do. */
const ALL_DONE_WITHIN_MS = 120_000;

/** Twelve weeks of days, enough to plan and forecast. */
const days = Array.from({ length: 84 }, (_, day) => Date.UTC(2026, 3, 6 + day) - 2 * 3_600_000);
const QUEUES = ["phone", "email"];
const shop = shopImport(
  smallShop("lamps"),
  QUEUES.map((queue) => historyFrom(queue, "day", days)),
);
const questions = [
  { kind: "plan", shop: "lamps" },
  ...QUEUES.map((queue) => ({ kind: "forecast", shop: "lamps", queue, days: 7, paths: 100, seed: 1 })),
];

let children: ChildProcess[] = [];

/** Springtide as it is installed, in a process of its own; gives back what it says once it is ready. */
async function springtide(typed: readonly string[], databaseUrl: string | null): Promise<[ChildProcess, string]> {
  const own = Object.entries(process.env).filter(([name]) => name !== "DATABASE_URL");
  const child = spawn(process.execPath, [PROGRAM, ...typed], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...Object.fromEntries(own), ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) },
  });
  children.push(child);
  let heard = "";
  for await (const text of child.stdout) {
    heard += String(text);
    const ready = /ready: (.*)\n/.exec(heard);
    if (ready !== null) return [child, ready[1] ?? ""];
  }
  throw new Error(`Springtide ended after saying "${heard}".`);
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** Asks for a plan and for forecasts over the API. */
async function ask(browser: SignedIn): Promise<string[]> {
  const ids: string[] = [];
  for (const question of questions) {
    const answer = await post(browser, "/api/jobs", question);
    expect(answer.status).toBe(202);
    ids.push(routes.startJob.response.parse(await answer.json()).id);
  }
  return ids;
}

async function jobs(browser: SignedIn): Promise<(typeof routes.listJobs.response)["_output"]["jobs"]> {
  return routes.listJobs.response.parse(await (await browser.fetch("/api/jobs")).json()).jobs;
}

/** Waits until all of them are ready, and looks at what came of them: one result each, and a plan once. */
async function expectDoneOnce(browser: SignedIn, ids: readonly string[], lost: string): Promise<void> {
  const begun = async (): Promise<unknown> => (await jobs(browser)).find(({ id }) => id === lost)?.attempts;
  await expect.poll(begun, { timeout: TAKEN_UP_WITHIN_MS, interval: 100 }).toBe(2);
  const states = async (): Promise<unknown> => new Set((await jobs(browser)).map(({ state }) => state));
  await expect.poll(states, { timeout: ALL_DONE_WITHIN_MS, interval: 250 }).toEqual(new Set(["ready"]));
  const ended = await jobs(browser);
  expect(ended.map(({ id }) => id).sort()).toEqual([...new Set(ids)].sort());
  expect(ended.filter(({ attempts }) => attempts > 1).map(({ id, attempts }) => [id, attempts])).toEqual([[lost, 2]]);
  for (const id of ids) expect((await browser.fetch(`/api/jobs/${id}/result`)).status).toBe(200);
}

async function expectStoredOnce(store: Store, ids: readonly string[]): Promise<void> {
  const { rows } = await store.executeSql(
    `select (select count(*)::integer from job_results) as results, (select count(*)::integer from plans) as plans,
      (select count(*)::integer from springtide_queue.job) as queued`,
  );
  expect(rows).toEqual([{ results: ids.length, plans: 1, queued: 0 }]);
}

describe.each(databases)("work that is broken off, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  beforeEach(async () => {
    place = await under.place();
    const store = await openStore(place);
    await store.within(LOCAL_SCOPE).importShop(shop);
    await store.close();
  });
  afterEach(async () => {
    for (const child of children) await killed(child);
    children = [];
    await place.remove();
  });

  if (under.name === "PostgreSQL")
    it("is taken up by another worker after one was killed, and each result appears once", async () => {
      const worker = ["worker", "--threads", "1", "--lease", "2"];
      const [[first]] = await Promise.all([
        springtide(worker, place.databaseUrl),
        springtide(worker, place.databaseUrl),
      ]);
      const server = await serve({ ...place, port: 0, withoutJobs: true, log: () => undefined });
      const store = await openStore(place);
      try {
        const browser = await signedIn(server);
        const ids = await ask(browser);
        const held = async (): Promise<unknown> =>
          (
            await store.executeSql("select id from jobs where state = 'running' and worker like $1", [
              `% ${first.pid} %`,
            ])
          ).rows[0];
        await expect.poll(held, { timeout: ALL_DONE_WITHIN_MS, interval: 10 }).toBeDefined();
        await killed(first);
        const lost = await held();
        const id = typeof lost === "object" && lost !== null && "id" in lost ? String(lost.id) : "none";
        await expectDoneOnce(browser, ids, id);
        await expectStoredOnce(store, ids);
      } finally {
        await server.close();
        await store.close();
      }
    });
  else
    it("goes on after the server was killed and started again, and each result appears once", async () => {
      const typed = ["serve", "--data", place.folder, "--port", "0", "--threads", "1"];
      const [first, link] = await springtide(typed, null);
      const before = await signedIn({ url: new URL(link).origin, signInLink: link });
      const ids = await ask(before);
      const running = async (): Promise<string[]> =>
        (await jobs(before)).filter(({ state }) => state === "running").map(({ id }) => id);
      await expect.poll(running, { timeout: ALL_DONE_WITHIN_MS, interval: 10 }).toHaveLength(1);
      const [lost = ""] = await running();
      await killed(first);
      const [second, later] = await springtide(typed, null);
      await expectDoneOnce(await signedIn({ url: new URL(later).origin, signInLink: later }), ids, lost);
      await killed(second);
      const store = await openStore(place);
      await expectStoredOnce(store, ids);
      await store.close();
    });

  it("is begun again after its thread went down, and given up where it brings every thread down", async () => {
    const store = await openStore(place);
    const background = await openBackground({
      ...{ store, works: true, alone: under.name === "embedded", threads: 1, now: place.now, log: () => undefined },
      kinds: [falling],
    });
    background.start();
    const once = await background.jobs.run("falling", LOCAL_SCOPE, { value: join(place.folder, "fell") });
    const always = await background.jobs.run("falling", LOCAL_SCOPE, { value: "" });
    const job = (id: string): Promise<unknown> => background.jobs.job(LOCAL_SCOPE, id);
    await expect.poll(() => job(once), { timeout: ALL_DONE_WITHIN_MS }).toMatchObject({ state: "ready", attempts: 2 });
    await expect
      .poll(() => job(always), { timeout: TAKEN_UP_WITHIN_MS })
      .toMatchObject({
        ...{ state: "failed", attempts: 3 },
        failure: { reason: expect.stringContaining("given up") as unknown },
      });
    await background.stop(0);
    await store.close();
  });
});

/** A kind of work that is asked with one value. */
function kindOf<Value>(
  name: string,
  lane: Lane,
  work: (value: string, run: JobRun) => Promise<Value>,
): ReturnType<typeof registered> {
  return registered<{ readonly value: string }>({
    ...{ name, lane, priority: 0 },
    read: (input) => ({
      value: typeof input === "object" && input !== null && "value" in input ? String(input.value) : "",
    }),
    shopOf: () => null,
    basis: () => Promise.resolve("always the same"),
    work: async ({ value }, run) => ({ state: "ready", result: JSON.stringify(await work(value, run)) }),
  });
}

/** A thread that goes down without a word: the first time where it is given a file to remember that by, else every time. */
const FALLING = `
  import { existsSync, writeFileSync } from "node:fs";
  import { parentPort } from "node:worker_threads";
  parentPort.on("message", (file) => {
    if (file !== "" && existsSync(file)) return parentPort.postMessage({ kind: "done", json: '"done"' });
    if (file !== "") writeFileSync(file, "");
    process.exit(9);
  });`;
const falling = kindOf("falling", "compute", (work, { threads, progress, signal }) =>
  threads.run({ script: new URL(`data:text/javascript,${encodeURIComponent(FALLING)}`), work, progress, signal }),
);
const counting = kindOf("counting", "errands", (value) => pause(20, value));

describe("work while a PostgreSQL server is stopped and started", () => {
  it("goes on: nothing that was acknowledged is lost, and nothing is done twice", async () => {
    const server = await startPostgresServer();
    const place = { folder: "", databaseUrl: await server.createDatabase("restarted"), now: () => new Date() };
    const worker = async (): Promise<[Store, Background]> => {
      const store = await openStore(place);
      const background = await openBackground({
        ...{ store, works: true, alone: false, threads: 1, now: place.now, log: () => undefined },
        ...{ kinds: [counting], tempo: { leaseSeconds: 1, beatMs: 100, pollMs: 100, sweepMs: 300 } },
      });
      background.start();
      return [store, background];
    };
    const [[store, first], [other, second]] = [await worker(), await worker()];
    const { jobs } = first;
    const acknowledged: string[] = [];
    let [refused, isOver] = [0, false];
    const asking = (async () => {
      for (let number = 0; !isOver; number += 1) {
        await jobs.run("counting", LOCAL_SCOPE, { value: `${number}` }).then(
          (id) => acknowledged.push(id),
          () => (refused += 1),
        );
        await pause(10);
      }
    })();
    await expect.poll(() => acknowledged.length, { timeout: ALL_DONE_WITHIN_MS }).toBeGreaterThan(20);
    await server.restart(() => pause(500));
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: ALL_DONE_WITHIN_MS }).toBeGreaterThan(before + 20);
    isOver = true;
    await asking;
    expect(refused).toBeGreaterThan(0);
    const waiting = async (): Promise<unknown> =>
      (await store.executeSql("select id from jobs where state <> 'ready'")).rows;
    await expect.poll(waiting, { timeout: ALL_DONE_WITHIN_MS }).toEqual([]);
    const { rows } = await store.executeSql(
      `select (select count(*)::integer from jobs where id = any($1::uuid[])) as kept,
        (select count(*)::integer from jobs) - (select count(*)::integer from job_results) as doubled,
        (select count(*)::integer from springtide_queue.job) as queued`,
      [acknowledged],
    );
    expect(rows).toEqual([{ kept: acknowledged.length, doubled: 0, queued: 0 }]);
    await Promise.all([first.stop(0), second.stop(0)]);
    await Promise.all([store.close(), other.close()]);
    await server.stop();
  });
});

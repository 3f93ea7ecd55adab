import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { Background } from "../../apps/server/src/jobs/background.ts";
import { openBackground } from "../../apps/server/src/jobs/background.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";

const SCRIPT = fileURLToPath(new URL("./job-worker.ts", import.meta.url));
/** Promised to users; the tests' own leases are a tenth as long as usual. */
const TAKEN_UP_WITHIN_MS = 30_000;

const TEMPO = { leaseSeconds: 1, beatMs: 200, pollMs: 100, sweepMs: 300 };

/** Ten weeks of days, enough to forecast. */
const days = Array.from({ length: 70 }, (_, day) => Date.UTC(2026, 5, 1 + day) - 2 * 3_600_000);
const shop = shopImport(smallShop("lamps"), [historyFrom("phone", "day", days)]);
const question = { kind: "forecast", shop: "lamps", queue: "phone", days: 7, paths: 20, seed: 1 };

describe.each(databases)("work that is broken off, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    place = await under.place();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await killed(child);
    await place.remove();
  });

  /** A process that has a job under way. */
  async function workerBegins(script: string): Promise<ChildProcess> {
    const node = ["--conditions=@springtide/source", "--import", "tsx", SCRIPT];
    const child = spawn(process.execPath, [...node, place.folder, place.databaseUrl ?? "-", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    await Promise.race([
      once(child.stdout, "data"),
      once(child, "exit").then(() => Promise.reject(new Error("The worker ended before it began a job."))),
    ]);
    return child;
  }

  const opened = (store: Store, works: boolean): Promise<Background> =>
    openBackground({
      ...{ store, works, alone: false, threads: 1, now: place.now, log: () => undefined, tempo: TEMPO },
      scripts: { forecast: new URL("./quick-forecast-worker.ts", import.meta.url) },
    });

  async function asked(): Promise<string> {
    const store = await openStore(place);
    await store.within(LOCAL_SCOPE).importShop(shop);
    const background = await opened(store, false);
    const id = await background.jobs.run("forecast", LOCAL_SCOPE, question);
    await background.stop(0);
    await store.close();
    return id;
  }

  /** Has this process do what the other one left, and looks at what came of it. */
  async function expectTakenUp(id: string): Promise<void> {
    const store = await openStore(place);
    const { jobs } = store.within(LOCAL_SCOPE);
    expect(await jobs.job(id)).toMatchObject({ state: "running", fence: 1 });
    const background = await opened(store, true);
    background.start();
    await expect.poll(async () => (await jobs.job(id))?.state, { timeout: TAKEN_UP_WITHIN_MS }).toBe("ready");
    await background.stop(0);
    const job = await jobs.job(id);
    expect(job).toMatchObject({ attempts: 2, fence: 2, failure: null });
    expect(await jobs.result(job?.hash ?? "")).toBe('{"forecast":"made"}');
    const { rows } = await store.executeSql("select count(*)::integer as results from job_results");
    expect(rows).toEqual([{ results: 1 }]);
    await store.close();
  }

  it("goes on after the process that did it was killed, and its result appears once", async () => {
    const id = await asked();
    await killed(await workerBegins("./endless-forecast-worker.ts"));
    await expectTakenUp(id);
  });

  if (under.name === "PostgreSQL")
    it("goes on after every connection to the database was cut", async () => {
      const id = await asked();
      await workerBegins("./slow-forecast-worker.ts");
      const store = await openStore(place);
      await store.executeSql(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()",
      );
      const { jobs } = store.within(LOCAL_SCOPE);
      await expect.poll(async () => (await jobs.job(id))?.state, { timeout: TAKEN_UP_WITHIN_MS }).toBe("ready");
      const { rows } = await store.executeSql("select count(*)::integer as results from job_results");
      expect(rows).toEqual([{ results: 1 }]);
      await store.close();
    });
});

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import type { Scope, Store, StoredJob } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { Background } from "../../apps/server/src/jobs/background.ts";
import { openBackground } from "../../apps/server/src/jobs/background.ts";
import { openBossQueue } from "../../apps/server/src/jobs/boss-queue.ts";
import type { JobRun } from "../../apps/server/src/jobs/job-kind.ts";
import { registered } from "../../apps/server/src/jobs/job-kind.ts";
import { databases } from "../databases/databases.ts";

const TEMPO = { leaseSeconds: 1, beatMs: 100, pollMs: 50, sweepMs: 200 };

/** Work whose end a test decides, by what it asks. */
function testKind(begun: string[], hold: (name: string, run: JobRun) => Promise<void>) {
  return registered<{ readonly name: string }>({
    name: "test",
    lane: "compute",
    priority: 0,
    read: (input) => ({
      name: typeof input === "object" && input !== null && "name" in input ? String(input.name) : "",
    }),
    shopOf: () => null,
    basis: () => Promise.resolve("always the same"),
    async work({ name }, run) {
      begun.push(name);
      await hold(name, run);
      return { state: "ready", result: JSON.stringify({ name, begun: begun.length }) };
    },
  });
}

describe.each(databases)("background work with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let store: Store;
  const begun: string[] = [];
  /** How far this process's clock is off. */
  let jumpMs = 0;
  let hold: (name: string, run: JobRun) => Promise<void> = () => Promise.resolve();
  const open = (threads = 2): Promise<Background> =>
    openBackground({
      ...{ store, threads, tempo: TEMPO, log: () => undefined },
      now: () => new Date(Date.now() + jumpMs),
      ...{ alone: false, works: true, kinds: [testKind(begun, (name, run) => hold(name, run))] },
    });
  let background: Background;
  beforeAll(async () => {
    place = await under.place();
    store = await openStore(place);
    background = await open();
    background.start();
  });
  afterAll(async () => {
    await background.stop(0);
    await store.close();
    await place.remove();
  });

  const run = (name: string, scope: Scope = LOCAL_SCOPE): Promise<string> =>
    background.jobs.run("test", scope, { name });
  const job = (id: string): Promise<StoredJob | null> => background.jobs.job(LOCAL_SCOPE, id);
  const is = (id: string, state: StoredJob["state"]): Promise<void> =>
    expect.poll(async () => (await job(id))?.state, { timeout: 20_000, interval: 20 }).toBe(state);
  /** Resolved once the signal of the run is aborted. */
  const untilAborted = ({ signal }: JobRun): Promise<void> =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        reject(new Error("aborted"));
      });
    });

  it("answers a question once, however often and by how many it is asked", async () => {
    hold = () => wait(100);
    const asked = await Promise.all([run("twice"), run("twice"), run("twice")]);
    await Promise.all(asked.map((id) => is(id, "ready")));
    const again = await run("twice");
    await is(again, "ready");
    expect(begun.filter((name) => name === "twice")).toHaveLength(1);
    const first = await job(asked[0]);
    const later = await job(again);
    if (first === null || later === null) throw new Error("a job is gone");
    expect(await background.jobs.result(LOCAL_SCOPE, later)).toBe(await background.jobs.result(LOCAL_SCOPE, first));
  });

  it("tells progress and what a person can mend", async () => {
    let go = (): void => undefined;
    const gate = new Promise<void>((open) => {
      go = open;
    });
    hold = async (_, { progress }) => {
      progress(3, 7, "Third step");
      await gate;
      throw new Refusal({
        code: "too-short",
        place: {},
        found: "one day",
        rule: "a week is needed",
        remedy: "Add days.",
      });
    };
    const id = await run("refused");
    await expect
      .poll(() => job(id), { interval: 20 })
      .toMatchObject({ state: "running", done: 3, total: 7, label: "Third step" });
    go();
    await is(id, "failed");
    expect(await job(id)).toMatchObject({
      failure: { reason: "found one day, but a week is needed. Add days.", errors: [{ code: "too-short" }] },
    });
  });

  it("cancels what waits at once, and what runs soon, and leaves what ended as it is", async () => {
    hold = (_, run) => untilAborted(run);
    const running = [await run("held 1"), await run("held 2")];
    for (const id of running) await is(id, "running");
    const waiting = await run("held 3");
    expect(await background.jobs.cancel(LOCAL_SCOPE, waiting)).toMatchObject({ state: "cancelled" });
    for (const id of running) await background.jobs.cancel(LOCAL_SCOPE, id);
    for (const id of running) await is(id, "cancelled");
    expect(begun).not.toContain("held 3");
    expect(await background.jobs.cancel(LOCAL_SCOPE, waiting)).toMatchObject({ state: "cancelled" });
  });

  it("shows no job to another organisation", async () => {
    hold = () => Promise.resolve();
    const id = await run("ours");
    const stranger: Scope = { organisation: 99, partner: null };
    expect(await background.jobs.job(stranger, id)).toBeNull();
    expect(await background.jobs.cancel(stranger, id)).toBeNull();
    expect(await background.jobs.list(stranger, { limit: 10 })).toEqual([]);
    expect(await background.jobs.job({ ...LOCAL_SCOPE, partner: "some-partner" }, id)).toBeNull();
    await is(id, "ready");
  });

  it("gives back what is under way when it stops, and does it when it starts again", async () => {
    hold = (_, run) => untilAborted(run);
    const id = await run("given back");
    await is(id, "running");
    await background.stop(0);
    expect(await store.within(LOCAL_SCOPE).jobs.job(id)).toMatchObject({ state: "waiting", attempts: 0 });
    hold = () => Promise.resolve();
    background = await open();
    background.start();
    await is(id, "ready");
  });

  it("does not hear a worker whose job went to another one", async () => {
    hold = () => wait(300);
    const id = await run("slow");
    await is(id, "running");
    const held = await job(id);
    if (held === null) throw new Error("the job is gone");
    // As if another worker had taken the job up: it holds a later fence.
    await store.executeSql("update jobs set fence = fence + 1, lease_until = clock_timestamp() where id = $1", [id]);
    const { queue, close } = await openBossQueue(store, () => undefined);
    const late = await store.within(LOCAL_SCOPE).jobs.finish(queue, held, { state: "ready", result: '"late"' });
    await close();
    expect(late).toBeNull();
    await is(id, "ready");
    const ended = await job(id);
    if (ended === null) throw new Error("the job is gone");
    expect(ended.fence).toBeGreaterThan(held.fence + 1);
    expect(await background.jobs.result(LOCAL_SCOPE, ended)).toContain("slow");
  });

  it("takes up a lost worker's job whatever the clock did to its lease, and gives up one that loses every worker", async () => {
    hold = () => Promise.resolve();
    const id = await run("lost");
    await is(id, "ready");
    const lose = (lease: string): Promise<unknown> =>
      store.executeSql(
        `update jobs set state = 'running', worker = 'gone', lease_seconds = 1, lease_until = clock_timestamp() ${lease},
          attempts = $2 where id = $1`,
        [id, 1],
      );
    await lose("- interval '1 second'");
    await is(id, "ready");
    await lose("+ interval '1 hour'");
    await is(id, "ready");
    await store.executeSql(
      "update jobs set state = 'running', lease_seconds = 1, lease_until = clock_timestamp() - interval '1 s', attempts = 3 where id = $1",
      [id],
    );
    await is(id, "failed");
  });

  it("goes on with what is under way when the clock of its process jumps", async () => {
    hold = () => wait(700);
    const id = await run("clock");
    await is(id, "running");
    // Leases go by the database's clock, and waits by one that never jumps: neither a day ahead nor a day back ends any.
    for (jumpMs of [86_400_000, -86_400_000]) await wait(150);
    const later = await run("clock, asked with a wrong clock");
    jumpMs = 0;
    await is(id, "ready");
    await is(later, "ready");
    for (const one of [id, later]) expect(await job(one)).toMatchObject({ attempts: 1, fence: 1 });
  });

  it("asks a fleet as one job, with each part's result or reason, and known parts at once", async () => {
    hold = (name) => (name === "part 2" ? Promise.reject(new Error("inside")) : Promise.resolve());
    const members = [1, 2, 3].map((part) => ({ label: `Part ${part}`, kind: "test", input: { name: `part ${part}` } }));
    const fleet = await background.jobs.runFleet(LOCAL_SCOPE, members);
    await is(fleet, "ready");
    expect(await job(fleet)).toMatchObject({ done: 3, total: 3 });
    const lines = await background.jobs.members(LOCAL_SCOPE, fleet, { after: 0, limit: 10 });
    expect(lines.map(({ label, state }) => [label, state])).toEqual([
      ["Part 1", "ready"],
      ["Part 2", "failed"],
      ["Part 3", "ready"],
    ]);
    const before = begun.length;
    hold = () => Promise.resolve();
    const again = await background.jobs.runFleet(LOCAL_SCOPE, members);
    await is(again, "ready");
    expect(begun.length).toBe(before + 1);
  });

  it("ends a fleet whose last part is given up", async () => {
    hold = (_, run) => untilAborted(run);
    const part = { label: "Part 1", kind: "test", input: { name: "brings workers down" } };
    const fleet = await background.jobs.runFleet(LOCAL_SCOPE, [part]);
    const [line] = await background.jobs.members(LOCAL_SCOPE, fleet, { after: 0, limit: 1 });
    const id = line?.job ?? "";
    await is(id, "running");
    await store.executeSql(
      "update jobs set fence = fence + 1, attempts = 3, lease_until = clock_timestamp() - interval '1 s' where id = $1",
      [id],
    );
    await is(id, "failed");
    expect(await job(fleet)).toMatchObject({ state: "ready", done: 1, label: "1 of 1 ended" });
  });

  it("cancels a fleet with all that it waits for", async () => {
    hold = (_, run) => untilAborted(run);
    const members = [1, 2, 3, 4].map((part) => ({
      label: `Part ${part}`,
      kind: "test",
      input: { name: `never ${part}` },
    }));
    const fleet = await background.jobs.runFleet(LOCAL_SCOPE, members);
    await expect
      .poll(
        async () =>
          (await background.jobs.members(LOCAL_SCOPE, fleet, { after: 0, limit: 9 })).filter(
            ({ state }) => state === "running",
          ).length,
        { interval: 20 },
      )
      .toBe(2);
    expect(await background.jobs.cancel(LOCAL_SCOPE, fleet)).toMatchObject({ state: "cancelled" });
    await expect
      .poll(
        async () =>
          (await background.jobs.members(LOCAL_SCOPE, fleet, { after: 0, limit: 9 })).map(({ state }) => state),
        { interval: 20 },
      )
      .toEqual(["cancelled", "cancelled", "cancelled", "cancelled"]);
  });

  it("puts waiting jobs back into a queue that lost them", async () => {
    await background.stop(0);
    background = await open();
    hold = () => Promise.resolve();
    const id = await run("forgotten");
    await store.executeSql("delete from springtide_queue.job");
    background.start();
    await is(id, "ready");
  });
});

import { afterEach, beforeAll, afterAll, describe, expect, it } from "vitest";
import { PlanProgress, routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { databases } from "../databases/databases.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";

describe.each(databases)("plans with the store on $name", (under) => {
  let folder: DemoFolder;
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  const logged: string[] = [];
  beforeAll(async () => {
    folder = await demoFolder();
    place = await under.place();
  });
  afterEach(() => server.close());
  afterAll(async () => {
    await folder.remove();
    await place.remove();
  });

  async function startWith(planWorker: URL): Promise<void> {
    logged.length = 0;
    const log = (line: string): void => void logged.push(line);
    server = await serve({ ...place, port: 0, demoFolder: folder.demo, log, planWorker });
  }

  /** Every progress that is streamed until one of this state is. */
  async function progressUntil(state: PlanProgress["state"]): Promise<PlanProgress[]> {
    const stop = new AbortController();
    const response = await fetchSignedIn(server, `${server.url}/api/shops/lamps/progress`, { signal: stop.signal });
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(response.headers.get("content-encoding")).toBeNull();
    const seen: PlanProgress[] = [];
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      for (const [, data] of text.matchAll(/^data: (.*)$/gm)) seen.push(PlanProgress.parse(JSON.parse(data ?? "")));
      if (seen.at(-1)?.state === state) break;
    }
    stop.abort();
    return seen;
  }

  // No test here leaves a plan behind but the last, so that each begins with a shop that needs one.
  describe("the plan of a shop", () => {
    it("fails with the reason when its inputs are refused", async () => {
      await startWith(new URL("./refusing-plan-worker.ts", import.meta.url));
      const reason = "found two days of history, but a plan needs four weeks. Import more.";
      expect((await progressUntil("failed")).at(-1)).toEqual({ state: "failed", reason });
      const answer = await fetchSignedIn(server, `${server.url}/api/shops/lamps/plan`);
      expect(routes.getPlan.response.parse(await answer.json())).toEqual({ state: "failed", reason });
    });

    it("fails without inside knowledge when the fault is ours, which goes to the log", async () => {
      await startWith(new URL("./crashing-plan-worker.ts", import.meta.url));
      const last = (await progressUntil("failed")).at(-1);
      expect(last).toHaveProperty("reason", expect.stringMatching(/fault is ours/));
      expect(last).not.toHaveProperty("reason", expect.stringContaining("a fault of ours"));
      expect(logged.join("\n")).toContain("a fault of ours");
    });

    it("is under way while it is computed, and broken off when the server stops", async () => {
      await startWith(new URL("./endless-plan-worker.ts", import.meta.url));
      const halfWay = { state: "under-way", done: 1, total: 2, label: "Half-way" };
      const state = async (): Promise<unknown> =>
        (await fetchSignedIn(server, `${server.url}/api/shops/lamps/plan`)).json();
      await expect.poll(state, { timeout: 60_000 }).toEqual(halfWay);
    });

    it("is streamed from waiting over each step until it is ready", async () => {
      await startWith(new URL("./quick-plan-worker.ts", import.meta.url));
      const seen = await progressUntil("ready");
      expect(seen.at(-1)).toEqual({ state: "ready", version: 1 });
      expect(seen.map(({ state }) => state)).toContain("under-way");
    });
  });
});

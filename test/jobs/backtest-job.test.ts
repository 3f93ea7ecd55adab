import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient } from "@springtide/client";
import { BacktestReport, jobRoutes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { signedIn } from "../api/sign-in.ts";
import { databases } from "../databases/databases.ts";

const days = Array.from({ length: 84 }, (_, day) => Date.UTC(2026, 3, 6 + day) - 2 * 3_600_000);

describe("a backtest as background work", () => {
  let place: Awaited<ReturnType<(typeof databases)[number]["place"]>>;
  let server: RunningServer;
  beforeAll(async () => {
    const [embedded] = databases;
    if (embedded === undefined) throw new Error("There is no embedded database.");
    place = await embedded.place();
    const store = await openStore(place);
    await store.within(LOCAL_SCOPE).importShop(shopImport(smallShop("lamps"), [historyFrom("phone", "day", days)]));
    await store.close();
    const planWorker = new URL("../api/quick-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, log: () => undefined, planWorker });
  });
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  it("forecasts a shop's past in a thread and keeps what it found", async () => {
    const api = await jobsOf(server);
    const asked = { kind: "backtest", shop: "lamps", origins: 2, horizonDays: 7 } as const;
    const { id } = await api.startJob({ body: asked });
    for await (const { state, failure } of api.jobProgress({ params: { job: id } }))
      expect([state, failure]).not.toContain("failed");
    const report = BacktestReport.parse(await api.jobResult({ params: { job: id } }));
    // Expected: the last fourteen of 84 days, from 6 April on.
    expect(report).toMatchObject({ origins: ["2026-06-15", "2026-06-22"], horizonDays: 7, subject: { id: "lamps" } });
    expect(report.queues.map(({ queue, days: judged }) => [queue, judged.length])).toEqual([["phone", 14]]);
    expect((await api.listJobs({ query: { kind: "backtest", shop: "lamps" } })).jobs.map((job) => job.id)).toEqual([
      id,
    ]);
    // What was found once is there at once.
    expect((await api.startJob({ body: asked })).state).toBe("ready");
  });

  it("refuses a number of forecasts beside a first day when it is asked", async () => {
    const api = await jobsOf(server);
    const both = { kind: "backtest", shop: "lamps", origins: 2, from: "2026-06-01" } as const;
    await expect(api.startJob({ body: both })).rejects.toMatchObject({ problem: { code: "origins-and-from" } });
  });
});

/** The routes of background work as the owner asks them. */
async function jobsOf(server: RunningServer) {
  const browser = await signedIn(server);
  const ask = (at: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    browser.fetch(at instanceof Request ? at.url : at.toString(), init);
  return apiClient(jobRoutes, { url: server.url, fetch: ask });
}

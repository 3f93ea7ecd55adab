import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PlanChanges } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { smallInput, weatherWithWarmDays } from "../../packages/season/test/small-shop.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";
import { smallPlan } from "./small-plan.ts";

const quiet = { mean: 5, p10: 4, p50: 5, p90: 6 };
const PEAK = {
  ...{ trigger: null, cause: "High", likelyDay: "2026-06-03", earliestDay: "2026-06-03", latestDay: "2026-06-03" },
  ...{ probability: 1, contactsOnTheDay: quiet, normalContacts: 2, service: [] },
};

let folder: DemoFolder;
let server: RunningServer;

beforeAll(async () => {
  folder = await demoFolder();
  const { shop, holidays, contacts } = smallInput();
  const weather = weatherWithWarmDays("home", ["2025-05-02"], "2026-08-30");
  const store = await openStore({ folder: folder.data, now: () => new Date("2026-08-31T06:00:00Z") });
  const own = store.within(LOCAL_SCOPE);
  for (const [id, plans] of [["twice", 2] as const, ["once", 1] as const]) {
    await own.importShop({ shop: { ...shop, id }, holidays, contacts, weather, report: null });
    const stored = await own.shop(id);
    if (stored === null) throw new Error("the shop was just imported");
    for (let made = 1; made <= plans; made += 1) {
      const plan = smallPlan(stored);
      const totals = { ...plan.totals, overflowHours: 10 * made };
      await own.savePlan(id, JSON.stringify({ ...plan, totals, peaks: [PEAK], triggers: [] }), stored.inputsHash);
    }
  }
  await store.close();
  const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
  server = await serve({ folder: folder.data, port: 0, log: () => undefined, planWorker });
}, 60_000);
afterAll(async () => {
  await server.close();
  await folder.remove();
});

async function changesOf(shop: string): Promise<Response> {
  return fetchSignedIn(server, `${server.url}/api/shops/${shop}/plan/changes`);
}

describe("what changed in a plan", () => {
  it("gives the figures and peaks of the newest plan and of the one before it", async () => {
    const { now, before } = PlanChanges.parse(await (await changesOf("twice")).json());
    expect([before?.version, now?.version]).toEqual([1, 2]);
    expect([before?.totals.overflowHours, now?.totals.overflowHours]).toEqual([10, 20]);
    expect(now?.peaks[0]).toMatchObject({ likelyDay: "2026-06-03", contactsOnTheDay: quiet });
    expect(now).toMatchObject({ firstDay: "2026-06-03", knownTo: "2026-06-02", level: { readySeasons: 0.8 } });
  });

  it("has nothing to compare where one plan was made, and refuses a shop that is not there", async () => {
    const { now, before } = PlanChanges.parse(await (await changesOf("once")).json());
    expect([now?.version, before]).toEqual([1, null]);
    expect((await changesOf("none")).status).toBe(404);
  });
});

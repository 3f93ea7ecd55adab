import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LongerHoursProgress, OnsetHistory, Problem, WeatherHistory } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { smallInput, weatherWithWarmDays } from "../../packages/season/test/small-shop.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";

let folder: DemoFolder;
let server: RunningServer;
const weather = weatherWithWarmDays("home", ["2025-05-02"], "2026-08-30");

beforeAll(async () => {
  folder = await demoFolder();
  const { shop, holidays, contacts } = smallInput();
  const store = await openStore({ folder: folder.data, now: () => new Date("2026-08-31T06:00:00Z") });
  const own = store.within(LOCAL_SCOPE);
  await own.importShop({ shop, holidays, contacts, weather, report: null });
  const onset = (probability: number) => ({
    ...{ market: "home", weight: 1, never: 1 - probability, basis: "forecast" },
    days: [{ day: "2026-09-03", probability }],
  });
  for (const probability of [0.2, 0.7]) {
    const grid = { firstDay: "2026-08-31" };
    await own.savePlan(
      "small",
      JSON.stringify({ grid, triggers: [{ id: "warm", nextOnsets: [onset(probability)] }] }),
      "x",
    );
  }
  await store.close();
  const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
  server = await serve({ folder: folder.data, port: 0, log: () => undefined, planWorker });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const get = (path: string): Promise<Response> => fetchSignedIn(server, `${server.url}${path}`);

async function weigh(body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return fetchSignedIn(server, `${server.url}/api/shops/small/longer-hours`, init);
}

describe("what the causes of a shop are told from", () => {
  it("gives the weather of its markets in columns, and refuses a shop that is not there", async () => {
    const { markets, forecasts } = WeatherHistory.parse(await (await get("/api/shops/small/weather/history")).json());
    expect(forecasts).toEqual([]);
    expect(markets.map(({ market, firstDay, snowMm }) => ({ market, firstDay, snowMm }))).toEqual([
      { market: "home", firstDay: weather[0]?.day, snowMm: null },
    ]);
    expect(markets[0]?.maxC).toEqual(weather.map(({ maxC }) => maxC));
    expect(markets[0]?.sky).toEqual(weather.map(({ sky }) => sky));
    expect((await get("/api/shops/none/weather/history")).status).toBe(404);
  });

  it("gives the dates that plans foresaw, one plan after the other", async () => {
    const { plans } = OnsetHistory.parse(await (await get("/api/shops/small/onset-history")).json());
    const told = plans.slice(0, 2).map(({ version, firstDay, triggers }) => ({
      ...{ version, firstDay },
      probability: triggers[0]?.nextOnsets[0]?.days[0]?.probability,
    }));
    expect(told).toEqual([
      { version: 1, firstDay: "2026-08-31", probability: 0.2 },
      { version: 2, firstDay: "2026-08-31", probability: 0.7 },
    ]);
    expect((await get("/api/shops/none/onset-history")).status).toBe(404);
  });
});

describe("longer hours weighed for a shop", () => {
  it("streams how far it is and the answer, and refuses windows that are open already at their place", async () => {
    const evening = { id: "evening", queue: "phone", days: "mon-fri", hours: "18:00-20:00" };
    const text = await (await weigh({ longerHours: [evening] })).text();
    const told = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) =>
      LongerHoursProgress.parse(JSON.parse(data ?? "")),
    );
    expect(told[0]).toMatchObject({ state: "under-way" });
    expect(told.at(-1)).toMatchObject({ state: "ready", answer: { shop: "small", windows: [{ id: "evening" }] } });

    const refused = await weigh({ longerHours: [{ ...evening, hours: "17:00-19:00" }] });
    expect(refused.status).toBe(422);
    const { errors } = Problem.parse(await refused.json());
    expect(errors.map(({ code, place }) => [code, place.field])).toEqual([
      ["hours-already-open", "/longerHours/0/hours"],
    ]);
    expect((await weigh({ longerHours: [] })).status).toBe(400);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE } from "@springtide/store";
import type { ConnectionMeans } from "../../apps/server/src/connections/connection-means.ts";
import { connectedInputs } from "../../apps/server/src/connections/connected-inputs.ts";
import { putShopAudits, putTriggerDays } from "../../apps/server/src/figures/stored-figures.ts";
import { changeWeatherSettings } from "../../apps/server/src/weather/weather-settings.ts";
import { fetchShopWeather } from "../../apps/server/src/weather/fetch-shop-weather.ts";
import { weatherStatus } from "../../apps/server/src/weather/weather-status.ts";
import type { WeatherServer } from "../../packages/exchange/test/connectors/weather-server.ts";
import { hourlyShape, weatherServer } from "../../packages/exchange/test/connectors/weather-server.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import type { ConnectionsUnderTest } from "./connections-on.ts";
import { by, connectionsOn, HOUR_MS } from "./connections-on.ts";

describe.each(databases)("the weather and figures of a shop, with its store on $name", (under) => {
  let connected: ConnectionsUnderTest;
  let store: Store;
  let means: ConnectionMeans;
  const later = (hours: number): void => {
    connected.later(hours);
  };
  const nowMs = (): number => connected.nowMs();

  beforeAll(async () => {
    connected = await connectionsOn(under);
    ({ store, means } = connected);
  });
  afterAll(() => connected.close());

  let weather: WeatherServer;
  const own = () => store.within(LOCAL_SCOPE);
  const stored = async (id: string) => {
    const found = await own().shop(id);
    if (found === null) throw new Error(`There is no shop ${id}.`);
    return found;
  };
  const never = new AbortController().signal;
  beforeAll(async () => {
    weather = await weatherServer();
    const history = historyFrom("phone", 60, [Date.UTC(2026, 3, 1, 8)]);
    const known = { ...NOTHING, day: "2026-04-02", market: "home", maxC: 99 };
    await own().importShop(shopImport(smallShop(), [history], [{ ...known, maxC: 9 }]));
  });
  afterAll(() => weather.close());

  it("is fetched and kept, the last month again, each forecast for itself, and goes into what is planned from", async () => {
    weather.answer = (_request, answer, url) =>
      answer.end(
        JSON.stringify(
          hourlyShape(url, new Date(nowMs()), () => 4, url.pathname.endsWith("ensemble") ? ["", "_member01"] : [""]),
        ),
      );
    expect(await fetchShopWeather(means, LOCAL_SCOPE, "lamps", never)).toBeNull();
    const settings = {
      service: "open-meteo" as const,
      terms: { kind: "own-instance" as const, address: weather.url },
      forecastDays: 16,
    };
    await changeWeatherSettings(own(), settings, by);
    const hashBefore = (await own().shop("lamps"))?.inputsHash;
    expect(await fetchShopWeather(means, LOCAL_SCOPE, "lamps", never)).toEqual({ answered: 4, failures: [] });
    expect((await own().shop("lamps"))?.inputsHash).not.toBe(hashBefore);
    expect((await own().summary("lamps"))?.inputsHash).toBe((await own().shop("lamps"))?.inputsHash);
    const inputs = await connectedInputs(own(), await stored("lamps"));
    // Imported days go before fetched ones; 1 April to 10 June are 71 days.
    expect(inputs.weather.slice(0, 3).map(({ maxC }) => maxC)).toEqual([4, 9, 4]);
    expect([inputs.weather.length, inputs.weatherForecasts.get("home")?.members.length]).toEqual([71, 2]);
    later(25);
    weather.asked.length = 0;
    await fetchShopWeather(means, LOCAL_SCOPE, "lamps", never);
    expect(weather.asked[0]?.searchParams.get("start_date")).toBe("2026-05-11");
    const runs = await own().connections.forecastRuns({ shop: "lamps", market: "home", kind: "ensemble", limit: 9 });
    expect(runs.length).toBe(2);
  });

  it("says since when it is stale and why, and keeps what it had", async () => {
    weather.answer = (_request, answer) => answer.writeHead(503).end();
    later(30);
    expect(await fetchShopWeather(means, LOCAL_SCOPE, "lamps", never)).toMatchObject({ answered: 0 });
    const { markets } = await weatherStatus(own(), "lamps", new Date(nowMs()));
    const forecast = markets.find(({ kind }) => kind === "forecast");
    const fetchedMs = nowMs() - 30 * HOUR_MS;
    expect(forecast?.attribution).toContain("Open-Meteo.com");
    expect(forecast).toMatchObject({
      fetchedAt: new Date(fetchedMs).toISOString(),
      staleSince: new Date(fetchedMs + 24 * HOUR_MS).toISOString(),
      failedAt: new Date(nowMs()).toISOString(),
      failures: [{ code: "service-failing" }],
    });
    expect((await connectedInputs(own(), await stored("lamps"))).weather.length).toBe(72);
  });

  it("keeps a version of figures for each change, and plans from the newest", async () => {
    const shop = smallShop("figures", "Europe/Berlin", {
      triggers: [
        {
          ...{ id: "spots", name: "Spots", kind: "campaign", halfSpend: 1000, response: CAMPAIGN_RESPONSE },
          spend: [{ date: "2026-06-01", amount: 1 }],
        },
      ],
    });
    await own().importShop(shopImport(shop, []));
    const of = { shop, kind: "campaigns" as const, trigger: "spots" };
    const days = [
      { day: "2026-06-03", value: 10 },
      { day: "2026-06-02", value: 5 },
      { day: "2026-06-03", value: 1 },
    ];
    expect(await putTriggerDays(own(), of, { by: 7, days })).toBe(1);
    expect(await putTriggerDays(own(), of, { by: 7, days })).toBe(1);
    expect(await putTriggerDays(own(), of, { by: 7, days: days.slice(0, 2) })).toBe(2);
    await expect(putTriggerDays(own(), { ...of, trigger: "sports" }, { by: 7, days })).rejects.toThrow("spots");
    const audit = { channel: "email" as const, day: "2026-06-01", asked: 4, answered: 2, source: "mystery" };
    await putShopAudits(own(), "figures", { by: null, audits: [audit] });
    const inputs = await connectedInputs(own(), await stored("figures"));
    expect(inputs.shop.triggers[0]).toMatchObject({
      spend: [
        { date: "2026-06-02", amount: 5 },
        { date: "2026-06-03", amount: 10 },
      ],
    });
    expect(inputs.audits).toEqual([audit]);
  });
});

const NOTHING = { maxC: null, minC: null, precipitationMm: null, sky: null, sunshineHours: null };
const CAMPAIGN_RESPONSE = { lift: { phone: "+50%" } };

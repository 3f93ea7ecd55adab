import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WeatherDay } from "@springtide/contracts";
import { Cancelled, Refusal } from "@springtide/refusal";
import { guardedFetch } from "../../src/connectors/addresses/guarded-fetch.ts";
import type { Patience } from "../../src/connectors/asking/ask-patiently.ts";
import { openMeteo } from "../../src/connectors/weather/open-meteo/open-meteo.ts";
import { openMeteoAccess, openMeteoAddress } from "../../src/connectors/weather/open-meteo/open-meteo-access.ts";
import { weatherOfShop } from "../../src/connectors/weather/weather-of-shop.ts";
import type { WeatherService } from "../../src/connectors/weather/weather-service.ts";
import { readWeather, readWeatherForecast, shopFromText, writeWeatherFolder } from "../../src/index.ts";
import { SMALL_SHOP } from "../small-shop.yaml.ts";
import type { HourOf, WeatherServer } from "./weather-server.ts";
import { hourlyShape, weatherServer } from "./weather-server.ts";

/** A Wednesday; clocks went back on 25 October. */
const NOW = new Date("2026-10-28T09:00:00Z");
const berlin = { market: "home", latitude: 52.52, longitude: 13.4, zone: "Europe/Berlin" };

let server: WeatherServer;
let waited: number[];
beforeEach(async () => {
  server = await weatherServer();
  waited = [];
});
afterEach(() => server.close());

function serviceAt(more: Partial<Patience> = {}): WeatherService {
  return openMeteo({
    access: { terms: "own-instance", address: server.url },
    patience: {
      ask: guardedFetch({ reach: "loopback", resolve: () => Promise.resolve([]) }),
      now: () => NOW,
      random: () => 1,
      wait: (ms) => {
        waited.push(ms);
        return Promise.resolve();
      },
      signal: new AbortController().signal,
      ...{ attempts: 4, timeoutMs: 2_000 },
      ...more,
    },
  });
}

function playing(hourOf: HourOf, members?: readonly string[]): void {
  server.answer = (_request, response, url) => response.end(JSON.stringify(hourlyShape(url, NOW, hourOf, members)));
}

const hoursOf = (column: string, at: number): number => {
  if (column.startsWith("precipitation")) return 1;
  if (column.startsWith("sunshine")) return 1800;
  return column.startsWith("temperature") ? (at / 3600) % 24 : 0;
};

describe("days of Open-Meteo", () => {
  it("are local days: 25 hours on the day the clocks go back, 23 when they go forward", async () => {
    playing(hoursOf);
    const [before, back] = await serviceAt().dailyHistory(berlin, "2026-10-24", "2026-10-25");
    // A millimetre an hour, half an hour of sun in each: as many as the day has hours.
    expect([before?.precipitationMm, back?.precipitationMm]).toEqual([24, 25]);
    expect([before?.sunshineHours, back?.sunshineHours]).toEqual([12, 12.5]);
    const [forward] = await serviceAt().dailyHistory(berlin, "2026-03-29", "2026-03-29");
    expect([forward?.day, forward?.precipitationMm]).toEqual(["2026-03-29", 23]);
  });

  it("begin and end at midnight of the zone on both sides of the change", async () => {
    // Warmest in the hour that begins at 22:00 UTC: midnight of summer time, 23:00 of winter time.
    playing((column, at) => (column === "temperature_2m" && at === Date.parse("2026-10-24T22:00:00Z") / 1000 ? 30 : 5));
    const days = await serviceAt().dailyHistory(berlin, "2026-10-24", "2026-10-26");
    expect(days.map(({ maxC }) => maxC)).toEqual([5, 30, 5]);
    playing((column, at) => (column === "temperature_2m" && at === Date.parse("2026-10-25T22:00:00Z") / 1000 ? 30 : 5));
    const after = await serviceAt().dailyHistory(berlin, "2026-10-24", "2026-10-26");
    expect(after.map(({ maxC }) => maxC)).toEqual([5, 30, 5]);
  });

  it("leave unknown what an hour is missing of, and out what nothing is known of", async () => {
    const missing = Date.parse("2026-10-10T12:00:00Z") / 1000;
    const unknownFrom = Date.parse("2026-10-11T22:00:00Z") / 1000;
    playing((column, at) =>
      at >= unknownFrom || (column === "precipitation" && at === missing) ? null : hoursOf(column, at),
    );
    const days = await serviceAt().dailyHistory(berlin, "2026-10-10", "2026-10-12");
    expect(days.map(({ day, precipitationMm, maxC }) => [day, precipitationMm, maxC])).toEqual([
      ["2026-10-10", null, 23],
      // Its last hour of rain is told at the first hour that is unknown.
      ["2026-10-11", null, 23],
    ]);
  });

  it("come from the forecast models where the archive is not as far yet", async () => {
    const archiveEnd = Date.parse("2026-10-22T22:00:00Z") / 1000;
    server.answer = (_request, response, url) => {
      const isArchive = url.pathname.endsWith("/archive");
      const hours = hourlyShape(url, NOW, (column, at) => (isArchive && at >= archiveEnd ? null : hoursOf(column, at)));
      response.end(JSON.stringify(hours));
    };
    const days = await serviceAt().dailyHistory(berlin, "2026-10-01", "2026-10-31");
    expect([days.length, days.at(-1)?.day]).toEqual([27, "2026-10-27"]);
    expect(server.asked.map(({ pathname }) => pathname)).toEqual(["/v1/archive", "/v1/forecast"]);
  });

  it("of a forecast are whole ones from today on, of an ensemble one course a member", async () => {
    playing(hoursOf);
    const { members } = await serviceAt().forecast(berlin, 16);
    // 16 days of UTC end an hour into the seventeenth day of Berlin.
    expect([members.length, members[0]?.[0]?.day, members[0]?.at(-1)?.day]).toEqual([1, "2026-10-28", "2026-11-12"]);
    playing((column, at) => (column.endsWith("member02") ? null : hoursOf(column, at)), ["", "_member01", "_member02"]);
    // The third member says nothing and is none.
    expect((await serviceAt().ensemble(berlin)).members.length).toBe(2);
    expect(server.asked[1]?.searchParams.get("models")).toBe("gfs_seamless");
    await expect(serviceAt().forecast(berlin, 17)).rejects.toThrow("1 to 16 days");
  });

  it("of earlier runs are those of each lead", async () => {
    playing((column, at) => (column === "temperature_2m_previous_day3" ? 3 : hoursOf(column, at)));
    const runs = await serviceAt().previousRuns(berlin, [1, 3]);
    expect(runs.map(({ leadDays, days }) => [leadDays, days.at(-1)?.day, days.at(-1)?.maxC])).toEqual([
      [1, "2026-10-27", 23],
      [3, "2026-10-27", 3],
    ]);
    await expect(serviceAt().previousRuns(berlin, [8])).rejects.toThrow("1 to 7");
  });
});

describe("asking a service", () => {
  const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    return error instanceof Refusal ? error.findings.map(({ code }) => code) : [String(error)];
  };

  it("goes on after failures, with pauses that double, or as long as the service asks for", async () => {
    const played = [
      { status: 503, headers: {} },
      { status: 429, headers: { "retry-after": "7" } },
    ];
    server.answer = (_request, response, url) => {
      const play = played.shift();
      if (play === undefined) response.end(JSON.stringify(hourlyShape(url, NOW, hoursOf)));
      else response.writeHead(play.status, play.headers).end();
    };
    expect((await serviceAt().forecast(berlin, 3)).members[0]?.length).toBe(3);
    expect(waited).toEqual([500, 7000]);
  });

  it.each([
    [
      "a key that is refused",
      "service-key-refused",
      1,
      (end: (status: number, body: string) => void) => {
        end(403, "");
      },
    ],
    [
      "what it does not give",
      "service-refused",
      1,
      (end: (status: number, body: string) => void) => {
        end(400, '{"error":true,"reason":"no such place apikey=geheim1"}');
      },
    ],
    [
      "faults of its own",
      "service-failing",
      4,
      (end: (status: number, body: string) => void) => {
        end(502, "");
      },
    ],
    [
      "too many questions",
      "service-busy",
      4,
      (end: (status: number, body: string) => void) => {
        end(429, "");
      },
    ],
    [
      "the page of a proxy",
      "service-nonsense",
      4,
      (end: (status: number, body: string) => void) => {
        end(200, "<html>Sign in</html>");
      },
    ],
    [
      "JSON that is cut off",
      "service-nonsense",
      4,
      (end: (status: number, body: string) => void) => {
        end(200, '{"hourly":{"time":[17');
      },
    ],
    [
      "an empty answer",
      "service-nonsense",
      4,
      (end: (status: number, body: string) => void) => {
        end(200, "");
      },
    ],
  ])("that answers with %s ends in %s after %i attempts", async (_what, code, attempts, play) => {
    server.answer = (_request, response) => {
      play((status, body) => response.writeHead(status).end(body));
    };
    const asking = serviceAt().forecast(berlin, 3);
    expect(await codesOf(asking)).toEqual([code]);
    expect(server.asked.length).toBe(attempts);
    await expect(asking).rejects.not.toThrow("geheim1");
  });

  it("ends at a pause that is too long, a time-out, or a connection that is cut", async () => {
    server.answer = (_request, response) => response.writeHead(429, { "retry-after": "3600" }).end();
    expect(await codesOf(serviceAt().forecast(berlin, 3))).toEqual(["service-busy"]);
    expect([server.asked.length, waited]).toEqual([1, []]);
    server.answer = () => undefined;
    expect(await codesOf(serviceAt({ timeoutMs: 30, attempts: 2 }).forecast(berlin, 3))).toEqual(["service-silent"]);
    server.answer = (request) => request.socket.destroy();
    expect(await codesOf(serviceAt().forecast(berlin, 3))).toEqual(["service-unreachable"]);
  });

  it("refuses units that it did not ask for", async () => {
    server.answer = (_request, response, url) => {
      const text = JSON.stringify(hourlyShape(url, NOW, hoursOf));
      response.end(text.replaceAll("°C", "°F"));
    };
    expect(await codesOf(serviceAt().forecast(berlin, 3))).toEqual(["weather-units"]);
    expect(server.asked.length).toBe(1);
  });

  it("ends when it is cancelled", async () => {
    server.answer = () => undefined;
    const cancel = new AbortController();
    const asking = serviceAt({ signal: cancel.signal }).forecast(berlin, 3);
    await pause(20);
    cancel.abort();
    await expect(asking).rejects.toThrow(Cancelled);
  });

  it("goes to the host that its terms name, and to none before they are stated", () => {
    const hostOf = (access: Parameters<typeof openMeteoAddress>[0]): string => openMeteoAddress(access, "archive").href;
    expect(hostOf({ terms: "non-commercial" })).toBe("https://archive-api.open-meteo.com/v1/archive");
    expect(hostOf({ terms: "key", key: "k1" })).toBe(
      "https://customer-archive-api.open-meteo.com/v1/archive?apikey=k1",
    );
    expect(hostOf({ terms: "own-instance", address: "https://weather.shop.com/om" })).toBe(
      "https://weather.shop.com/om/v1/archive",
    );
    expect(() => openMeteoAccess({ nonCommercial: false }, {})).toThrow("no word on the terms");
    expect(() => openMeteoAccess({ nonCommercial: true, key: "k" }, {})).toThrow("more than one");
  });
});

describe("files of fetched weather", () => {
  const shop = shopFromText(SMALL_SHOP, "shop.yaml");

  it("are read by the readers of weather as what was fetched", async () => {
    playing((column, at) => (column.startsWith("snow") ? null : hoursOf(column, at)), ["", "_member01"]);
    const wanted = { historyFrom: () => "2026-10-20", forecastDays: 16, now: () => NOW };
    server.answer = (_request, response, url) => {
      const members = url.pathname.endsWith("ensemble") ? ["", "_member01"] : [""];
      response.end(JSON.stringify(hourlyShape(url, NOW, hoursOf, members)));
    };
    const [fetched] = await weatherOfShop(shop, serviceAt(), wanted);
    expect([fetched?.failures, fetched?.attribution.includes("Open-Meteo.com")]).toEqual([{}, true]);
    const folder = await mkdtemp(join(tmpdir(), "springtide-fetched-"));
    await writeWeatherFolder(folder, fetched === undefined ? [] : [fetched]);
    expect(await readWeather({ path: join(folder, "weather.csv"), shop })).toEqual(fetched?.history);
    const [forecast] = await readWeatherForecast({ path: join(folder, "weather-forecast.csv"), shop });
    expect(forecast).toEqual(fetched?.ensemble);
    await rm(folder, { recursive: true });
  });

  it("keep what could be had when one question fails", async () => {
    server.answer = (_request, response, url) => {
      if (url.pathname.endsWith("ensemble")) response.writeHead(400).end();
      else response.end(JSON.stringify(hourlyShape(url, NOW, hoursOf)));
    };
    const wanted = { historyFrom: () => "2026-10-20", forecastDays: 5, now: () => NOW };
    const [fetched] = await weatherOfShop(shop, serviceAt(), wanted);
    const days: readonly WeatherDay[] | undefined = fetched?.forecast?.members[0];
    expect([days?.length, fetched?.ensemble]).toEqual([5, null]);
    expect(fetched?.failures).toMatchObject({ ensemble: [{ code: "service-refused" }] });
  });
});

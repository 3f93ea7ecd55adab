import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WeatherForecast } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WeatherForecastRequest } from "../src/index.ts";
import { readWeatherForecast, shopFromText } from "../src/index.ts";
import { SMALL_SHOP } from "./small-shop.yaml.ts";

const shop = shopFromText(SMALL_SHOP, "shop.yaml");
const [home] = shop.markets;
if (home === undefined) throw new Error("the small shop has a market");
const twoMarkets = { ...shop, markets: [home, { ...home, id: "paris", latitude: 48.86, longitude: 2.35 }] };
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-forecast-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: unknown, more: Partial<WeatherForecastRequest> = {}): Promise<WeatherForecast[]> {
  const path = join(folder, "forecast");
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return readWeatherForecast({ path, shop, ...more });
}

async function refused(content: unknown, more: Partial<WeatherForecastRequest> = {}): Promise<readonly Finding[]> {
  try {
    await read(content, more);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
}

const here = { latitude: home.latitude + 0.02, longitude: home.longitude - 0.02, timezone: "Europe/Berlin" };
const time = ["2027-03-01", "2027-03-02"];
const none = { market: home.id, maxC: null, minC: null, precipitationMm: null, sky: null, sunshineHours: null };

describe("readWeatherForecast", () => {
  it("reads a forecast in JSON with the units it names", async () => {
    const answer = {
      ...here,
      daily_units: {
        time: "iso8601",
        temperature_2m_max: "°F",
        precipitation_sum: "inch",
        sunshine_duration: "s",
        snowfall_sum: "cm",
        wind_speed_10m_max: "km/h",
        weather_code: "wmo code",
      },
      daily: {
        time,
        temperature_2m_max: [64.4, null],
        precipitation_sum: [0.5, 0],
        sunshine_duration: [7200, 0],
        snowfall_sum: [1.4, 0],
        wind_speed_10m_max: [36, 18],
        weather_code: [0, 61],
      },
    };
    expect(await read(answer)).toEqual([
      {
        market: home.id,
        members: [
          [
            {
              ...none,
              day: time[0],
              maxC: 18,
              precipitationMm: 12.7,
              sunshineHours: 2,
              snowMm: 14,
              windMs: 10,
              sky: "sun",
            },
            { ...none, day: time[1], precipitationMm: 0, sunshineHours: 0, snowMm: 0, windMs: 5, sky: "rain" },
          ],
        ],
      },
    ]);
  });

  it("reads an ensemble: the run without disturbance and numbered members, of one model or more", async () => {
    const answer = {
      ...here,
      daily_units: { temperature_2m_max: "°C", temperature_2m_max_member01: "°C" },
      daily: {
        time,
        temperature_2m_max: [10, 11],
        temperature_2m_max_member01: [12, 13],
        temperature_2m_max_member02_gfs_seamless: [14, null],
        temperature_2m_max_member03: [null, null],
        precipitation_probability_max: [50, 60],
      },
    };
    const notes: string[] = [];
    const [forecast] = await read(answer, { note: (note) => notes.push(note) });
    expect(forecast?.members.map((days) => days.map(({ maxC }) => maxC))).toEqual([[10, 11], [12, 13], [14]]);
    expect(notes.join(" ")).toContain("not used are the columns precipitation_probability_max");
    expect(notes.join(" ")).toContain("a forecast of 3 courses for market");
  });

  it("reads several places in one answer, each the market that is near", async () => {
    const daily = (value: number) => ({ daily: { time, temperature_2m_max: [value, value] } });
    const both = [
      { ...here, ...daily(9) },
      { latitude: 48.8, longitude: 2.4, ...daily(15) },
    ];
    const forecasts = await read(both, { shop: twoMarkets });
    expect(forecasts.map(({ market, members }) => [market, members[0]?.[0]?.maxC])).toEqual([
      [home.id, 9],
      ["paris", 15],
    ]);
    expect(await refused({ latitude: 0, longitude: 0, ...daily(9) })).toMatchObject([{ code: "forecast-elsewhere" }]);
    expect(await read({ latitude: 0, longitude: 0, ...daily(9) }, { market: home.id })).toHaveLength(1);
  });

  it("reads a download as CSV, its place above the table", async () => {
    const preface = `latitude,longitude,elevation,utc_offset_seconds,timezone\n${here.latitude},${here.longitude},38.0,0,GMT\n\n`;
    const table = "time,temperature_2m_max_member01 (°C),temperature_2m_max_member02 (°C)\n2027-03-01,8.5,9.5\n";
    const [forecast] = await read(preface + table);
    expect(forecast?.members.map((days) => days[0]?.maxC)).toEqual([8.5, 9.5]);
    expect(await refused(`${preface}${table}2027-03-02,warm,9\n`)).toMatchObject([
      { code: "not-a-number", place: { row: 6, column: "temperature_2m_max_member01 (°C)" }, found: "warm" },
    ]);
  });

  it("reads our own form: a row for each day and member, with the market where there are several", async () => {
    const content =
      "date;market;member;tmax_c;snow_cm\n2027-03-01;paris;1;8;2\n2027-03-01;paris;2;9;0\n2027-03-02;paris;2;10;0\n";
    const [forecast] = await read(content, { shop: twoMarkets });
    expect(forecast).toMatchObject({
      market: "paris",
      members: [[{ maxC: 8, snowMm: 20 }], [{ maxC: 9 }, { maxC: 10 }]],
    });
    expect(await refused("date,tmax_c\n2027-03-01,8\n2027-03-01,9\n")).toMatchObject([
      { code: "day-twice", place: { row: 3, column: "date" } },
    ]);
    expect(
      await refused(content.replace("2027-03-01;paris;1", "2027-03-01;lyon;1"), { shop: twoMarkets }),
    ).toMatchObject([{ code: "unknown-market", place: { row: 2, column: "market" } }]);
  });

  it.each([
    ["{", "not-json"],
    [{ ...here, hourly: { time: [] } }, "forecast-without-days"],
    [{ error: true, reason: "Daily API request limit exceeded." }, "forecast-without-days"],
    [{ ...here, daily: { time, temperature_2m_max: [1] } }, "forecast-uneven"],
    [{ ...here, daily: { time, temperature_2m_max: [{}, 1] } }, "forecast-shape"],
    [{ ...here, daily: { time, wind_direction_10m_dominant: [1, 2] } }, "no-weather-column"],
    [{ ...here, daily: { time, temperature_2m_max: [null, null] } }, "no-rows"],
    [{ ...here, daily: { time, temperature_2m_max: [70, 71] } }, "temperature-impossible"],
    [{ ...here, daily: { time, temperature_2m_max: [3, 4], temperature_2m_min: [5, 1] } }, "max-below-min"],
    [{ ...here, daily: { time: ["2027-02-29", "2027-03-01"], temperature_2m_max: [3, 4] } }, "no-such-day"],
    ["date,tmax_c\n", "no-rows"],
    ["", "empty-file"],
  ])("refuses %j", async (content, code) => {
    const findings = await refused(content);
    expect(findings[0]?.code).toBe(code);
    expect(findings[0]?.remedy).not.toBe("");
  });

  it("points into the JSON", async () => {
    expect(await refused({ ...here, daily: { time, temperature_2m_max: [3, 99] } })).toMatchObject([
      { place: { field: "/daily/temperature_2m_max/1" }, found: "99" },
    ]);
  });
});

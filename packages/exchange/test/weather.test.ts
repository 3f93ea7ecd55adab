import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { WeatherDay } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WeatherRequest } from "../src/index.ts";
import { readWeather, shopFromText } from "../src/index.ts";
import { SMALL_SHOP } from "./small-shop.yaml.ts";

const shop = shopFromText(SMALL_SHOP, "shop.yaml");
const twoMarkets = {
  ...shop,
  markets: shop.markets.flatMap((market) => [market, { ...market, id: "paris" }]),
};
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-weather-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array, more: Partial<WeatherRequest> = {}): Promise<WeatherDay[]> {
  const path = join(folder, "weather.csv");
  await writeFile(path, content);
  return readWeather({ path, shop, ...more });
}

async function refused(content: string, more: Partial<WeatherRequest> = {}): Promise<readonly Finding[]> {
  try {
    await read(content, more);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
}

const nothing = { market: "berlin", maxC: null, minC: null, precipitationMm: null, sky: null, sunshineHours: null };

describe("readWeather", () => {
  it("reads common column names, empty cells and words for the sky", async () => {
    const days = await read(
      "date,tmax_c,tmin_c,prcp_mm,weather\n2027-03-02,9.5,,0,drizzle\n2027-03-01,12.8,5,T,Clear\n",
    );
    expect(days).toEqual([
      { ...nothing, day: "2027-03-01", maxC: 12.8, minC: 5, precipitationMm: 0, sky: "sun" },
      { ...nothing, day: "2027-03-02", maxC: 9.5, precipitationMm: 0, sky: "drizzle" },
    ]);
  });

  it("reads units from the names: 64.4 °F is 18 °C, half an inch is 12.7 mm, 7200 s are 2 h", async () => {
    const header = "time,temperature_2m_max (°F),precipitation_sum (inch),sunshine_duration (s),weather_code";
    expect(await read(`${header}\n2027-03-01,64.4,0.5,7200,61\n`)).toEqual([
      { ...nothing, day: "2027-03-01", maxC: 18, precipitationMm: 12.7, sunshineHours: 2, sky: "rain" },
    ]);
  });

  it("reads semicolons, decimal commas and German dates through a mapping, and gzip", async () => {
    const content = gzipSync("Datum;Höchst;Regen\n01.03.2027;12,5;0,2\n");
    const columns = { date: "Datum", maxC: "Höchst", precipitationMm: "Regen" };
    expect(await read(content, { mapping: { decimal: ",", dateOrder: "dmy", columns } })).toEqual([
      { ...nothing, day: "2027-03-01", maxC: 12.5, precipitationMm: 0.2 },
    ]);
  });

  it("tells of days without a row and of columns it does not use", async () => {
    const notes: string[] = [];
    await read("date,tmax_c,pressure\n2027-03-01,9,3\n2027-03-02,9,3\n2027-03-05,9,3\n", {
      note: (note) => notes.push(note),
    });
    expect(notes.map((note) => note.replace(/^.*weather\.csv: /, ""))).toEqual([
      "not used are the columns pressure.",
      "2 days have no row for market berlin (2027-03-03 to 2027-03-04).",
    ]);
  });

  it("reads a market column, or the market that is named", async () => {
    const days = await read("date,market,max\n2027-03-01,paris,9\n2027-03-01,berlin,8\n", { shop: twoMarkets });
    expect(days.map(({ market, maxC }) => [market, maxC])).toEqual([
      ["paris", 9],
      ["berlin", 8],
    ]);
    expect(await read("date,max\n2027-03-01,9\n", { shop: twoMarkets, market: "paris" })).toMatchObject([
      { market: "paris" },
    ]);
    expect(await refused("date,max\n2027-03-01,9\n", { shop: twoMarkets })).toMatchObject([{ code: "market-unclear" }]);
    expect(await refused("date,market,max\n2027-03-01,parsi,9\n", { shop: twoMarkets })).toMatchObject([
      { code: "unknown-market", remedy: "Did you mean paris?", place: { row: 2, column: "market" } },
    ]);
  });

  it.each([
    ["2027-03-01,1,5,0", "max-below-min", "tmax_c"],
    ["2027-03-01,9,-95,0", "temperature-impossible", "tmin_c"],
    ["2027-03-01,64,5,0", "temperature-impossible", "tmax_c"],
    ["2027-03-01,9,5,1e5", "not-a-number", "prcp_mm"],
    ["2027-03-01,9,5,100000", "precipitation-impossible", "prcp_mm"],
    ["2027-03-01,9,5,-1", "precipitation-impossible", "prcp_mm"],
    ["2027-03-01,warm,5,0", "not-a-number", "tmax_c"],
    ["2027-02-29,9,5,0", "no-such-day", "date"],
    ["01.03.2027,9,5,0", "no-such-day", "date"],
    [",9,5,0", "no-such-day", "date"],
    ["2027-02-28,9,5,0", "day-twice", "date"],
  ])("refuses the row %s", async (row, code, column) => {
    const findings = await refused(`date,tmax_c,tmin_c,prcp_mm\n2027-02-28,9,5,0\n${row}\n`);
    expect(findings.map((finding) => [finding.code, finding.place.row, finding.place.column])).toEqual([
      [code, 3, column],
    ]);
    expect(findings[0]?.remedy).not.toBe("");
  });

  it("reads snow and wind, a trace as nothing: 2 in of snow are 50.8 mm, 36 km/h are 10 m/s", async () => {
    const header = "DATE,TMAX_C,SNOW_IN,SNWD_CM,WSPD (km/h)";
    expect(await read(`${header}\n2027-01-01,1,2,30,36\n2027-01-02,0,T,,\n`)).toEqual([
      { ...nothing, day: "2027-01-01", maxC: 1, snowMm: 50.8, snowDepthMm: 300, windMs: 10 },
      { ...nothing, day: "2027-01-02", maxC: 0, snowMm: 0, snowDepthMm: null, windMs: null },
    ]);
    expect(await refused(`${header}\n2027-01-01,1,-1,30,3600\n`)).toMatchObject([
      { code: "snow-impossible", place: { row: 2, column: "SNOW_IN" } },
      { code: "wind-impossible", place: { row: 2, column: "WSPD (km/h)" } },
    ]);
  });

  it("reads the daily file of one NOAA station as the only market's, and not of two stations", async () => {
    const rows = "STATION,NAME,DATE,PRCP,SNOW,TMAX,TMIN\nUSW1,PARK,2027-03-01,1.2,0,9.4,3.3\n";
    expect(await read(rows)).toMatchObject([{ market: "berlin", maxC: 9.4, snowMm: 0, precipitationMm: 1.2 }]);
    expect(await refused(`${rows}USW2,FIELD,2027-03-02,0,0,9,3\n`)).toMatchObject([
      { code: "second-station", place: { row: 3, column: "STATION" } },
    ]);
  });

  it("doubts winter days that would be hot if they were degrees Celsius, unless the column says they are", async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `2027-01-${String(i + 1).padStart(2, "0")},${38 + (i % 5)},28`);
    expect(await refused(`date,tmax,tmin\n${rows.join("\n")}\n`)).toMatchObject([
      { code: "degrees-doubted", place: { row: 1, column: "tmax" } },
    ]);
    expect(await read(`date,tmax_f,tmin_f\n${rows.join("\n")}\n`)).toHaveLength(12);
    expect(await read(`date,tmax_c,tmin_c\n${rows.join("\n")}\n`)).toHaveLength(12);
    const south = { ...shop, markets: shop.markets.map((market) => ({ ...market, latitude: -35 })) };
    expect(await read(`date,tmax,tmin\n${rows.join("\n")}\n`, { shop: south })).toHaveLength(12);
  });

  it("refuses what is no weather file", async () => {
    expect(await refused("date,contacts\n2027-03-01,9\n")).toMatchObject([{ code: "no-weather-column" }]);
    expect(await refused("when,tmax\n2027-03-01,9\n")).toMatchObject([{ code: "no-date-column" }]);
    expect(await refused("date,tmax\n")).toMatchObject([{ code: "no-rows" }]);
    expect(await refused("")).toMatchObject([{ code: "empty-file" }]);
    expect(await refused("date,tmax\n2027-03-01,9\n", { mapping: { columns: { maxC: "hot" } } })).toMatchObject([
      { code: "column-missing" },
    ]);
  });

  it("lists a hundred refused cells and counts all", async () => {
    const rows = Array.from({ length: 150 }, () => "2027-02-30,9");
    try {
      await read(`date,tmax\n${rows.join("\n")}\n`);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect([error.findings.length, error.total]).toEqual([100, 150]);
    }
  });
});

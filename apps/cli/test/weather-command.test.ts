import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { WeatherServer } from "../../../packages/exchange/test/connectors/weather-server.ts";
import { hourlyShape, weatherServer } from "../../../packages/exchange/test/connectors/weather-server.ts";
import { SMALL_SHOP } from "../../../packages/exchange/test/small-shop.yaml.ts";
import { answerTo } from "./captured.ts";

let server: WeatherServer;
let folder: string;
let shop: string;
beforeEach(async () => {
  server = await weatherServer();
  folder = await mkdtemp(join(tmpdir(), "springtide-weather-"));
  shop = join(folder, "shop.yaml");
  await writeFile(shop, SMALL_SHOP);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

it("writes past and forecast as files that plan reads, with the attribution", async () => {
  server.answer = (_request, response, url) =>
    response.end(JSON.stringify(hourlyShape(url, new Date(), () => 8, ["", "_member01"])));
  const out = join(folder, "weather");
  const { code, out: printed } = await answerTo([
    ...["weather", "fetch", "--shop", shop, "--out", out, "--own-instance", server.url, "--from", "2026-01-01"],
  ]);
  expect([code, printed.includes("Weather data by Open-Meteo.com")]).toEqual([0, true]);
  expect((await readdir(out)).sort()).toEqual([
    "weather-earlier-runs.csv",
    "weather-forecast.csv",
    "weather-source.json",
    "weather.csv",
  ]);
  expect(await readFile(join(out, "weather.csv"), "utf8")).toMatch(
    /^market,date,tmax_c,.*\n[a-z-]+,2026-01-01,8,8,192,/,
  );
});

it.each([
  [["--own-instance", "SERVER"], "service-refused"],
  [[], "weather-terms"],
  [["--non-commercial", "--own-instance", "https://weather.example.com"], "weather-terms"],
  [["--non-commercial", "--days", "17"], "weather-too-far"],
  [["--non-commercial", "--from", "2026-02-30"], "no-such-day"],
  [["--station", "nowhere=USW00094728"], "station-without-market"],
])("says what to mend, writes nothing and exits with 2 for %j", async (options, code) => {
  const out = join(folder, "weather");
  server.answer = (_request, response) => response.writeHead(400).end();
  const typed = ["weather", "fetch", "--shop", shop, "--out", out, "--json", ...options].map((word) =>
    word === "SERVER" ? server.url : word,
  );
  const answered = await answerTo(typed);
  expect(answered.code).toBe(2);
  expect(JSON.parse(answered.out)).toMatchObject({ errors: [{ code }] });
  await expect(readdir(out)).rejects.toThrow();
});

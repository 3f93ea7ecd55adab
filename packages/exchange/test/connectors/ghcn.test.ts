import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import type { Ask } from "../../src/connectors/addresses/guarded-fetch.ts";
import { fetchedStation } from "../../src/connectors/weather/ghcn/fetched-station.ts";
import { ghcnDaily } from "../../src/connectors/weather/ghcn/ghcn-daily.ts";

const STATION = "USW00094728";
const place = { market: "home", latitude: 40.78, longitude: -73.97, zone: "America/New_York" };

/** Rows as the network's readme for by-station files describes them: id, day, element, value, flags M, Q, S, hour. */
const ROWS = [
  `${STATION},20260101,TMAX,56,,,W,2400`,
  `${STATION},20260101,TMIN,-21,,,W,2400`,
  `${STATION},20260101,PRCP,0,T,,W,2400`,
  `${STATION},20260101,SNWD,50,,,W,`,
  `${STATION},20260101,AWND,34,,,W,`,
  `${STATION},20260101,WT01,1,,,W,`,
  `${STATION},20260102,TMAX,999,,X,W,`, // failed the check of bounds
  `${STATION},20260102,TMIN,-9999,,,W,`,
  `${STATION},20260102,PRCP,127,,,W,`,
  `${STATION},20260103,TSUN,300,,,W,`,
].join("\n");

const nothing = { market: "home", maxC: null, minC: null, precipitationMm: null, sky: null, sunshineHours: null };
const serviceOf = (text: string, stations = new Map([["home", STATION]])) =>
  ghcnDaily({ stations, fileOf: () => Promise.resolve(text) });

describe("a station of GHCN-Daily", () => {
  it("is read in our units, without what failed a check or is missing", async () => {
    expect(await serviceOf(ROWS).dailyHistory(place, "2026-01-01", "2026-01-03")).toEqual([
      { ...nothing, day: "2026-01-01", maxC: 5.6, minC: -2.1, precipitationMm: 0, snowDepthMm: 50, windMs: 3.4 },
      { ...nothing, day: "2026-01-02", precipitationMm: 12.7 },
      { ...nothing, day: "2026-01-03", sunshineHours: 5 },
    ]);
    expect((await serviceOf(ROWS).dailyHistory(place, "2026-01-02", "2026-01-02")).length).toBe(1);
  });

  it.each([
    [`${STATION},20260230,TMAX,56,,,W,`, "not-a-day"],
    [`${STATION},20260101,TMAX,5600,,,W,`, "weather-impossible"],
    [`${STATION},20260101,PRCP,-5,,,W,`, "weather-impossible"],
    [`${STATION},20260101,TMAX,warm,,,W,`, "weather-impossible"],
    ["GME00111445,20260101,TMAX,56,,,W,", "not-a-station-row"],
    ["<html>", "not-a-station-row"],
    ["", "no-rows"],
  ])("is refused with its place where a row is %s", async (row, code) => {
    const error: unknown = await serviceOf(row)
      .dailyHistory(place, "2026-01-01", "2026-01-03")
      .catch((thrown: unknown) => thrown);
    expect(error instanceof Refusal && error.findings[0]).toMatchObject({ code, place: { file: STATION } });
  });

  it("forecasts nothing, and stands for a market only by its id", async () => {
    await expect(serviceOf(ROWS).forecast(place, 3)).rejects.toThrow("observations alone");
    await expect(serviceOf(ROWS, new Map()).dailyHistory(place, "2026-01-01", "2026-01-02")).rejects.toThrow(
      "no station",
    );
    const escaping = serviceOf(ROWS, new Map([["home", "../../../etc"]]));
    await expect(escaping.dailyHistory(place, "2026-01-01", "2026-01-02")).rejects.toThrow("eleven letters");
  });

  it("is fetched packed, again where it was cut off", async () => {
    const packed = gzipSync(ROWS);
    const answers = [packed.subarray(0, 40), packed];
    const asked: string[] = [];
    const ask: Ask = (address) => {
      asked.push(address);
      return Promise.resolve({ status: 200, header: () => null, bytes: answers.shift() ?? packed });
    };
    const patience = {
      ...{ ask, now: () => new Date(0), random: () => 0, wait: () => Promise.resolve() },
      ...{ signal: new AbortController().signal, attempts: 3, timeoutMs: 1_000 },
    };
    expect(await fetchedStation(patience)(STATION)).toBe(ROWS);
    const address = `https://www.ncei.noaa.gov/pub/data/ghcn/daily/by_station/${STATION}.csv.gz`;
    expect(asked).toEqual([address, address]);
  });
});

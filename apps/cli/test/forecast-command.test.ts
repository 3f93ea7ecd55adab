import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SeriesForecast } from "@springtide/contracts";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { answerTo, type Answer } from "./captured.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-forecast-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const DAY_MS = 86_400_000;
const isoDay = (i: number): string => new Date(Date.UTC(2018, 0, 1) + i * DAY_MS).toISOString().slice(0, 10);
/** Counts with a week in them and a little noise that needs no generator. */
const calls = (i: number): number => 100 + 30 * (i % 7) + ((i * 7919) % 23);
const daily = (days: number, value: (i: number) => string | number = calls): string =>
  `date,calls\n${Array.from({ length: days }, (_, i) => `${isoDay(i)},${value(i)}\n`).join("")}`;

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const forecast = (...typed: string[]): Promise<Answer> => answerTo(["forecast", ...typed]);
const refusals = (answer: Answer): readonly string[] =>
  z
    .object({ errors: z.array(z.object({ code: z.string() })) })
    .parse(JSON.parse(answer.out))
    .errors.map(({ code }) => code);

describe("springtide forecast", () => {
  it("writes date, mean, p10, p50 and p90 of the days after the last known one, and says in JSON what it stands on", async () => {
    const series = await file("series.csv", daily(120));
    const out = join(folder, "forecast.csv");
    const {
      code,
      out: printed,
      err,
    } = await forecast(
      ...["--series", series, "--horizon", "2w", "--as-of", isoDay(99), "--country", "US-NY", "--paths", "60"],
      ...["--zone", "America/New_York", "--out", out, "--json"],
    );
    expect([code, err]).toEqual([0, ""]);
    const lines = (await readFile(out, "utf8")).trimEnd().split("\n");
    expect(lines[0]).toBe("date,mean,p10,p50,p90");
    expect(lines.slice(1).map((line) => line.slice(0, 10))).toEqual(
      Array.from({ length: 14 }, (_, i) => isoDay(100 + i)),
    );
    const answer = SeriesForecast.extend({ out: z.string(), series: z.object({ rows: z.literal(100) }) }).parse(
      JSON.parse(printed),
    );
    expect(answer).toMatchObject({ asOf: isoDay(99), country: "US-NY", paths: 60, layout: "days", out });
    expect(answer.forecast.map(({ at, mean }) => `${at},${mean}`)).toEqual(
      lines.slice(1).map((line) => line.split(",").slice(0, 2).join(",")),
    );
  });

  it("prints the rows alone on the output where no file is named, and the words beside it", async () => {
    const { code, out, err } = await forecast(
      "--series",
      await file("s.csv", daily(60)),
      "--horizon",
      "3d",
      "--paths",
      "40",
    );
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(4);
    expect(err).toContain(`Everything up to and including ${isoDay(59)} is known; 3 days forecast`);
  });

  it("writes starts of intervals with their offset", async () => {
    const rows = Array.from({ length: 24 * 35 }, (_, i) => {
      const at = new Date(Date.UTC(2018, 9, 1, 4) + i * 3_600_000).toISOString();
      return `${at},${5 + (i % 24)}\n`;
    });
    const series = await file("hours.csv", `interval_start,calls\n${rows.join("")}`);
    const out = join(folder, "out.csv");
    const typed = ["--series", series, "--horizon", "36h", "--as-of", "2018-11-03", "--zone", "America/New_York"];
    expect((await forecast(...typed, "--paths", "40", "--out", out, "--quiet")).code).toBe(0);
    const starts = (await readFile(out, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => line.split(",")[0]);
    expect(starts.slice(0, 5)).toEqual([
      "interval_start",
      "2018-11-04T00:00:00-04:00",
      "2018-11-04T01:00:00-04:00",
      "2018-11-04T01:00:00-05:00",
      "2018-11-04T02:00:00-05:00",
    ]);
    expect(starts).toHaveLength(37);
  });

  it("answers byte for byte alike, whatever stands in rows, weather and triggers after the last known day", async () => {
    const weatherRow = (i: number, c: number): string => `${isoDay(i)},${c},${c - 8},0\n`;
    const mild = (i: number): string => weatherRow(i, Math.round(15 - 10 * Math.cos(i / 58)));
    const weather = (from: number, c: (i: number) => string): string =>
      `date,tmax_c,tmin_c,prcp_mm\n${Array.from({ length: 130 }, (_, i) => (i < from ? mild(i) : c(i))).join("")}`;
    const ask = async (later: (i: number) => string | number, c: number): Promise<string> => {
      const { out, code } = await forecast(
        ...[
          "--series",
          await file(
            "s.csv",
            daily(120, (i) => (i < 100 ? calls(i) : later(i))),
          ),
          "--as-of",
          isoDay(99),
        ],
        ...[
          "--weather",
          await file(
            "w.csv",
            weather(103, (i) => weatherRow(i, c)),
          ),
          "--weather-known",
          "3d",
        ],
        ...["--horizon", "7d", "--paths", "30", "--json"],
      );
      expect(code).toBe(0);
      return out;
    };
    const known = await ask(calls, 20);
    const rows = fc.array(fc.oneof(fc.integer({ min: -9, max: 10_000_000 }), fc.constantFrom("", "x", '"1,5"')), {
      minLength: 20,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: -30, max: 45 }), async (later, c) => {
        expect(await ask((i) => later[i - 100] ?? "", c)).toBe(known);
      }),
      { numRuns: 3 },
    );
  });

  it("reads triggers as a shop file has them, and shows where one is wrong", async () => {
    const series = await file("s.csv", daily(120));
    const yaml = (kind: string): string =>
      `triggers:\n  - id: rent\n    kind: ${kind}\n    name: Rent\n    dayOfMonth: 1\n    response:\n      lift: { phone: +20% }\n`;
    const ask = async (kind: string): Promise<Answer> =>
      forecast(
        "--series",
        series,
        "--horizon",
        "7d",
        "--paths",
        "30",
        "--json",
        "--triggers",
        await file("t.yaml", yaml(kind)),
      );
    expect(SeriesForecast.loose().parse(JSON.parse((await ask("payday")).out)).triggers[0]?.learnedFrom).toBe(4);
    const wrong = await ask("paiday");
    expect(wrong.code).toBe(2);
    expect(wrong.out).toContain('"row":3');
  });

  it.each([
    ["series-missing", ["--horizon", "7d"]],
    ["horizon-missing", ["--series", "s.csv"]],
    ["file-not-found", ["--series", "nowhere.csv", "--horizon", "7d"]],
  ])("refuses in words and in JSON: %s", async (code, typed) => {
    const answer = await forecast(...typed, "--json");
    expect([answer.code, refusals(answer)]).toEqual([2, [code]]);
    expect((await forecast(...typed)).err).toContain(`${code}: `);
  });

  it.each([
    ["--horizon", "soon"],
    ["--horizon", "900d"],
    ["--as-of", "2018-02-30"],
    ["--country", "usa"],
    ["--country", "XX"],
    ["--zone", "Mars/Olympus"],
    ["--paths", "3"],
    ["--seed", "-1"],
    ["--weather-known", "36h"],
    ["--value", "nothing"],
  ])("refuses %s %s", async (option, value) => {
    const series = await file("s.csv", daily(60));
    const answer = await forecast("--series", series, "--horizon", "7d", option, value, "--json");
    expect(answer.code).toBe(2);
    expect(refusals(answer)).toHaveLength(1);
  });

  it("never writes over what it reads", async () => {
    const series = await file("s.csv", daily(60));
    const answer = await forecast("--series", series, "--horizon", "7d", "--out", series, "--json");
    expect([answer.code, refusals(answer)]).toEqual([2, ["output-is-input"]]);
    expect(await readFile(series, "utf8")).toBe(daily(60));
  });
});

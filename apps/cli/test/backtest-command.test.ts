import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BacktestReport } from "@springtide/contracts";
import { answerTo } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

/** Hours of eighty days from 1 March 2026: a week's rhythm over a day's. */
function rows(): string[] {
  const firstMs = Date.UTC(2026, 1, 28, 23);
  return Array.from({ length: 80 * 24 }, (_, hour) => {
    const contacts = 3 + (hour % 5) + (Math.floor(hour / 24) % 7);
    return `${new Date(firstMs + hour * 3_600_000).toISOString()},phone,${contacts}`;
  });
}

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeEach(async () => {
  files = await smallFiles(rows());
});
afterEach(() => files.remove());

const typed = (...more: string[]): string[] => [
  ...["backtest", files.shop, "--contacts", files.contacts, "--horizon", "7d", "--origins", "2"],
  ...more,
];

describe("springtide backtest", () => {
  it("writes a page, a report that keeps its contract, and every day", async () => {
    const { code, out } = await answerTo(typed("--out", files.out));
    expect(code).toBe(0);
    expect((await readdir(files.out)).sort()).toEqual(["daily.csv", "report.html", "report.json"]);
    const report = BacktestReport.parse(JSON.parse(await readFile(join(files.out, "report.json"), "utf8")));
    expect(report).toMatchObject({ origins: ["2026-05-06", "2026-05-13"], horizonDays: 7, everyDays: 7 });
    const lines = (await readFile(join(files.out, "daily.csv"), "utf8")).trimEnd().split("\n");
    expect(lines[0]).toMatch(/^queue,origin,date,lead_days,day_class,actual,mean,p2_5,/);
    expect(lines).toHaveLength(1 + 2 * 7);
    expect(await readFile(join(files.out, "report.html"), "utf8")).toContain("How the forecast would have done: Lamps");
    for (const part of ["2 forecasts of 7 days", "same weekday last week", "hours too many", `Written to ${files.out}`])
      expect(out).toContain(part);
  });

  it("shows its figures without writing, and answers in one JSON text with --json", async () => {
    const { code, out, err } = await answerTo(typed("--json"));
    expect([code, err]).toEqual([0, ""]);
    expect(BacktestReport.parse(JSON.parse(out)).queues[0]?.days).toHaveLength(14);
    expect(await readdir(files.folder)).not.toContain("plan");
  });

  it("says the same for the same input and seed", async () => {
    expect(await answerTo(typed("--json"))).toEqual(await answerTo(typed("--json")));
    expect((await answerTo(typed("--json", "--seed", "2"))).out).not.toBe((await answerTo(typed("--json"))).out);
  });

  it.each([
    { more: ["--from", "2026-05-01"], says: /both a first day and a number of forecasts/ },
    { more: ["--horizon", "36h"], says: /counted in whole days/ },
    { more: ["--origins", "0"], says: /at least one forecast/ },
    { more: ["--weather-known", "5d"], says: /--weather-known 5d without --weather/ },
    { more: ["--horizon", "60d"], says: /needs 56 days to learn from and 60 days of what came after/ },
    { more: ["--orgins", "3"], says: /Did you mean --origins/ },
    { more: ["--seed", "x"], says: /command line/ },
  ])("refuses $more in words", async ({ more, says }) => {
    const { code, out, err } = await answerTo(typed(...more, "--out", files.out));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(says);
    expect(await readdir(files.folder)).not.toContain("plan");
  });

  it("refuses a last day before the first, with --json as errors", async () => {
    const asked = ["backtest", files.shop, "--contacts", files.contacts, "--from", "2026-05-10", "--to", "2026-05-01"];
    const { code, out } = await answerTo([...asked, "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ errors: [{ code: "to-before-from", place: { field: "/to" } }], total: 1 });
  });

  it("never writes over what it reads", async () => {
    await answerTo(typed("--out", files.out, "--quiet"));
    const report = join(files.out, "daily.csv");
    const { code, err } = await answerTo([...["backtest", files.shop, "--contacts", report, "--out", files.out]]);
    expect(code).toBe(2);
    expect(err).toMatch(/a file that is read in the same run/);
  });

  describe("of a plain series", () => {
    /** A hundred and ten days with a week's rhythm, and the weather of the last two years. */
    async function seriesFiles(): Promise<{ series: string; weather: string }> {
      const series = join(files.folder, "series.csv");
      const weather = join(files.folder, "weather.csv");
      const day = (i: number): string => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
      const values = Array.from({ length: 110 }, (_, i) => `${day(i)},${40 + 9 * (i % 7) + ((i * 7) % 5)}`);
      const warmth = Array.from({ length: 840 }, (_, i) => {
        const warm = 10 + 8 * Math.sin((2 * Math.PI * i) / 365) + ((i * 13) % 7);
        return `${day(i - 730)},${warm.toFixed(1)},${(warm - 6).toFixed(1)},0`;
      });
      await writeFile(series, `date,calls\n${values.join("\n")}\n`);
      await writeFile(weather, `date,tmax_c,tmin_c,precipitation_mm\n${warmth.join("\n")}\n`);
      return { series, weather };
    }

    it("needs no shop, has no cost, and says what weather it knew", async () => {
      const { series, weather } = await seriesFiles();
      const asked = ["backtest", "--series", series, "--horizon", "7d", "--origins", "2", "--json"];
      const { code, out } = await answerTo([...asked, "--weather", weather]);
      expect(code).toBe(0);
      const report = BacktestReport.parse(JSON.parse(out));
      expect(report.subject).toMatchObject({ kind: "series", name: "series.csv", currency: null });
      expect(report.weather.basis).toBe("as-issued");
      expect(report.queues[0]?.overall.forecast).toMatchObject({ days: 14, staffing: null });
      const known = await answerTo([...asked, "--weather", weather, "--weather-known", "5d"]);
      expect(BacktestReport.parse(JSON.parse(known.out)).weather).toMatchObject({ basis: "known", knownDays: 5 });
    });

    it.each([
      { words: [], says: /neither a shop file nor --series/ },
      { words: ["shop.yaml", "--series", "series.csv"], says: /both shop.yaml and --series/ },
      { words: ["--series", "series.csv", "--contacts", "c.csv"], says: /--contacts beside --series/ },
      { words: ["--series", "series.csv", "--paths", "many"], says: /command line/ },
    ])("refuses $words in words", async ({ words, says }) => {
      const { code, err } = await answerTo(["backtest", ...words]);
      expect(code).toBe(2);
      expect(err).toMatch(says);
    });
  });
});

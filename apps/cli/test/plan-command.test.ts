import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPlan } from "@springtide/exchange";
import { answerTo } from "./captured.ts";
import { contactRows, smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeEach(async () => {
  files = await smallFiles();
});
afterEach(() => files.remove());

const typed = (...more: string[]): string[] => [
  "plan",
  files.shop,
  "--contacts",
  files.contacts,
  "--out",
  files.out,
  ...more,
];

describe("springtide plan", () => {
  it("writes its files and prints what a manager reads", async () => {
    const { code, out } = await answerTo(typed());
    expect(code).toBe(0);
    expect((await readdir(files.out)).sort()).toEqual([
      "decisions.csv",
      "economics.csv",
      "forecast.csv",
      "gaps.csv",
      "plan.json",
      "requirement.csv",
    ]);
    for (const part of [
      "contacts.csv: 959 rows read",
      "Next peaks",
      "Worst gaps",
      "Expected service",
      "No weather was given",
      `Written to ${files.out}`,
    ])
      expect(out).toContain(part);
  });

  it("writes the columns that were agreed, times with offset, and says nothing at all with --quiet", async () => {
    expect(await answerTo(typed("--quiet"))).toEqual({ code: 0, out: "", err: "" });
    const lines = async (name: string): Promise<string[]> =>
      (await readFile(join(files.out, name), "utf8")).split(/\r?\n/);
    expect((await lines("forecast.csv"))[0]).toBe("interval_start,queue,mean,p10,p50,p90");
    expect((await lines("requirement.csv"))[0]).toBe("interval_start,queue,agents,service_level,occupancy,model");
    const [header, first] = await lines("gaps.csv");
    expect(header).toBe("interval_start,queue,required,own,overflow,gap");
    expect(first).toMatch(/^2026-04-10T00:00:00\+02:00,phone,\d+,\d+,\d+,\d+$/);
    // Fourteen days of 24 hours, header, and the end of the last line.
    expect(await lines("gaps.csv")).toHaveLength(14 * 24 + 2);
  });

  it("answers in one JSON text with --json", async () => {
    const { code, out, err } = await answerTo(typed("--json"));
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      out: files.out,
      report: { rowsRead: 959 },
      level: { readySeasons: 0.8 },
      forecasts: [{ queue: "phone" }],
      model: "patience",
      expected: [{ queue: "phone" }],
    });
  });

  it("writes the same bytes for the same input", async () => {
    await answerTo(typed("--quiet"));
    const once = await readFile(join(files.out, "plan.json"));
    await answerTo(typed("--quiet"));
    expect(await readFile(join(files.out, "plan.json"))).toEqual(once);
  });

  it("reads a gzipped file to the same plan", async () => {
    const zipped = `${files.contacts}.gz`;
    await writeFile(zipped, gzipSync(await readFile(files.contacts)));
    await answerTo(typed("--quiet"));
    const plain = await readFile(join(files.out, "gaps.csv"));
    expect((await answerTo([...typed("--quiet"), "--contacts", zipped])).code).toBe(0);
    expect(await readFile(join(files.out, "gaps.csv"))).toEqual(plain);
  });

  it("takes paths from where it is called", async () => {
    const from = (path: string): string => relative(process.cwd(), path);
    const { code } = await answerTo([
      "plan",
      from(files.shop),
      ...["--contacts", from(files.contacts), "--out", from(files.out), "--quiet"],
    ]);
    expect(code).toBe(0);
    expect((await stat(join(files.out, "plan.json"))).isFile()).toBe(true);
  });
});

describe("settings on the command line", () => {
  it("go before those of the shop file", async () => {
    const settings = ["--first-day", "2026-04-20", "--horizon", "3w", "--ready-for", "9 of 10", "--paths", "25"];
    const byErlangC = ["--model", "erlang-c"];
    await answerTo(typed("--quiet", ...settings, ...byErlangC, "--seed", "7"));
    const plan = await readPlan(join(files.out, "plan.json"));
    expect(plan.grid).toMatchObject({ firstDay: "2026-04-20", days: 21 });
    expect(plan.shop.plan).toMatchObject({
      firstDay: "2026-04-20",
      days: 21,
      readySeasons: 0.9,
      model: "erlang-c",
      paths: 25,
      seed: 7,
    });
    expect(plan.staffing.map(({ model }) => model)).toEqual(["erlang-c"]);
    expect([plan.seed, plan.paths, plan.level.readySeasons]).toEqual([7, 25, 0.9]);
  });

  it("leave the others of the shop file", async () => {
    await answerTo(typed("--quiet", "--seed", "7"));
    const plan = await readPlan(join(files.out, "plan.json"));
    expect(plan.shop.plan).toMatchObject({
      firstDay: null,
      days: 14,
      readySeasons: 0.8,
      model: "patience",
      paths: 20,
      seed: 7,
      roster: { firstDay: null, weeks: 4, gap: 0.02 },
    });
    expect(plan.staffing.map(({ model }) => model)).toEqual(["patience"]);
  });

  it("are followed by the holidays: those of a later year are known", async () => {
    await answerTo(typed("--quiet", "--first-day", "2028-12-20"));
    const plan = await readPlan(join(files.out, "plan.json"));
    expect(plan.holidays.customers.map(({ day }) => day)).toContain("2028-12-25");
  });

  it("are refused before any other file is read", async () => {
    const { code, err } = await answerTo([
      "plan",
      files.shop,
      "--contacts",
      "nowhere.csv",
      "--out",
      files.out,
      "--paths",
      "1",
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/command line/);
  });
});

describe("rows that are refused", () => {
  beforeEach(async () => {
    await files.remove();
    files = await smallFiles([
      ...contactRows(),
      "2026-04-10T00:00:00+02:00,phone,-4",
      "2026-04-10T01:00:00+02:00,fone,4",
    ]);
  });

  it("refuse the file", async () => {
    const { code, err } = await answerTo(typed());
    expect(code).toBe(2);
    expect(err).toMatch(/row 961, column offered/);
    expect(err).toMatch(/row 962, column queue/);
    expect((await readdir(files.folder)).sort()).toEqual(["contacts.csv", "shop.yaml"]);
  });

  it("are set aside with their reasons on request, and the rest goes on", async () => {
    const aside = join(files.folder, "refused.csv");
    const { code, out } = await answerTo(typed("--set-aside", aside));
    expect(code).toBe(0);
    expect(out).toContain("961 rows read, 2 set aside");
    const rows = (await readFile(aside, "utf8")).trimEnd().split(/\r?\n/);
    expect(rows).toHaveLength(3);
    // Row in the file, reason, and the row itself.
    expect(rows[1]).toMatch(/^961,.*cannot be negative.*,2026-04-10T00:00:00\+02:00,phone,-4$/);
    expect(rows[2]).toMatch(/^962,.*fone.*,2026-04-10T01:00:00\+02:00,fone,4$/);
  });

  it("are not set aside where another file is refused", async () => {
    const aside = join(files.folder, "refused.csv");
    const weather = join(files.folder, "weather.csv");
    await writeFile(weather, "date,max_c\n2026-03-01,99\n");
    expect((await answerTo(typed("--set-aside", aside, "--weather", weather))).code).toBe(2);
    expect((await readdir(files.folder)).sort()).toEqual(["contacts.csv", "shop.yaml", "weather.csv"]);
  });
});

describe("weather", () => {
  it("that is not used or not there is said", async () => {
    const weather = join(files.folder, "weather.csv");
    await writeFile(weather, "date,max_c,mood\n2026-03-01,9,fine\n2026-03-04,11,fine\n");
    const { code, out } = await answerTo(typed("--weather", weather));
    expect(code).toBe(0);
    expect(out).toMatch(/not used are the columns mood/);
    expect(out).toMatch(/2 days have no row for market home/);
    expect(out).not.toMatch(/No weather was given/);
  });
});

describe("progress", () => {
  it("is a bar that is drawn over itself and taken away where somebody watches", async () => {
    const { code, err } = await answerTo(typed(), { isTTY: true, columns: 60 });
    expect(code).toBe(0);
    const frames = err.split("\r\u001b[2K");
    const shares = frames.flatMap((frame) => {
      const found = /^[█░]{28} +(\d+) % {2}\S/.exec(frame);
      return found === null ? [] : [Number(found[1])];
    });
    expect(shares.length).toBeGreaterThan(3);
    expect(Math.max(...shares)).toBeLessThanOrEqual(100);
    for (const frame of frames) expect(frame.length).toBeLessThan(60);
    expect(frames.at(-1)).toBe("");
    expect(err).not.toContain("\n");
  });

  it("is a line for each step where nobody does", async () => {
    const { err } = await answerTo(typed());
    const lines = err.trimEnd().split("\n");
    expect(lines).toContain("Finding the dates of the triggers");
    expect(lines.at(-1)).toBe("Writing files");
    expect(new Set(lines).size).toBe(lines.length);
    expect(err).not.toContain("\u001b");
  });
});

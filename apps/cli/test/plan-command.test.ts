import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readPlan } from "@springtide/exchange";
import type { Answer } from "./captured.ts";
import { answerTo } from "./captured.ts";
import { contactRows, smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;

const typed = (...more: string[]): string[] => [
  "plan",
  files.shop,
  "--contacts",
  files.contacts,
  "--out",
  files.out,
  ...more,
];

const textOf = (name: string): Promise<string> => readFile(join(files.out, name), "utf8");

// Each plan takes seconds: what stands side by side in one answer is looked at in several tests.
describe("springtide plan", () => {
  let answer: Answer;
  beforeAll(async () => {
    files = await smallFiles();
    answer = await answerTo(typed());
  });
  afterAll(() => files.remove());

  it("writes its files and prints what a manager reads", async () => {
    expect(answer.code).toBe(0);
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
      expect(answer.out).toContain(part);
  });

  it("writes the columns that were agreed, times with offset", async () => {
    const lines = async (name: string): Promise<string[]> => (await textOf(name)).split(/\r?\n/);
    expect((await lines("forecast.csv"))[0]).toBe("interval_start,queue,mean,p10,p50,p90");
    expect((await lines("requirement.csv"))[0]).toBe("interval_start,queue,agents,service_level,occupancy,model");
    const [header, first] = await lines("gaps.csv");
    expect(header).toBe("interval_start,queue,required,own,overflow,gap");
    expect(first).toMatch(/^2026-04-10T00:00:00\+02:00,phone,\d+,\d+,\d+,\d+$/);
    // Fourteen days of 24 hours, header, and the end of the last line.
    expect(await lines("gaps.csv")).toHaveLength(14 * 24 + 2);
  });

  it("tells its progress in a line for each step where nobody watches", () => {
    const lines = answer.err.trimEnd().split("\n");
    expect(lines).toContain("Finding the dates of the triggers");
    expect(lines.at(-1)).toBe("Writing files");
    expect(new Set(lines).size).toBe(lines.length);
    expect(answer.err).not.toContain("\u001b");
  });

  it("writes the same bytes for the same input, and says nothing at all with --quiet", async () => {
    const once = await textOf("plan.json");
    await rm(files.out, { recursive: true });
    expect(await answerTo(typed("--quiet"))).toEqual({ code: 0, out: "", err: "" });
    expect(await textOf("plan.json")).toBe(once);
  });

  it("reads a gzipped file to the same plan, and answers in one JSON text with --json", async () => {
    const zipped = `${files.contacts}.gz`;
    await writeFile(zipped, gzipSync(await readFile(files.contacts)));
    const plain = await textOf("gaps.csv");
    await rm(files.out, { recursive: true });
    const { code, out, err } = await answerTo([...typed("--json"), "--contacts", zipped]);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      out: files.out,
      report: { rowsRead: 959 },
      level: { readySeasons: 0.8 },
      forecasts: [{ queue: "phone" }],
      model: "patience",
      expected: [{ queue: "phone" }],
    });
    expect(await textOf("gaps.csv")).toBe(plain);
  });
});

describe("one setting on the command line, in a folder and terminal of its own", () => {
  let answer: Answer;
  beforeAll(async () => {
    files = await smallFiles();
    const from = (path: string): string => relative(process.cwd(), path);
    const words = ["plan", from(files.shop), "--contacts", from(files.contacts), "--out", from(files.out)];
    answer = await answerTo([...words, "--seed", "7"], { isTTY: true, columns: 60 });
  });
  afterAll(() => files.remove());

  it("takes paths from where it is called", async () => {
    expect(answer.code).toBe(0);
    expect((await stat(join(files.out, "plan.json"))).isFile()).toBe(true);
  });

  it("leaves the other settings of the shop file", async () => {
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

  it("tells its progress in a bar that is drawn over itself and taken away", () => {
    const frames = answer.err.split("\r\u001b[2K");
    const shares = frames.flatMap((frame) => {
      const found = /^[█░]{28} +(\d+) % {2}\S/.exec(frame);
      return found === null ? [] : [Number(found[1])];
    });
    expect(shares.length).toBeGreaterThan(3);
    expect(Math.max(...shares)).toBeLessThanOrEqual(100);
    for (const frame of frames) expect(frame.length).toBeLessThan(60);
    expect(frames.at(-1)).toBe("");
    expect(answer.err).not.toContain("\n");
  });
});

describe("settings on the command line", () => {
  beforeAll(async () => {
    files = await smallFiles();
  });
  afterAll(() => files.remove());

  it("go before those of the shop file, and are followed by the holidays: those of a later year are known", async () => {
    const settings = ["--first-day", "2028-12-20", "--horizon", "3w", "--ready-for", "9 of 10", "--paths", "25"];
    const byErlangC = ["--model", "erlang-c"];
    await answerTo(typed("--quiet", ...settings, ...byErlangC, "--seed", "7"));
    const plan = await readPlan(join(files.out, "plan.json"));
    expect(plan.grid).toMatchObject({ firstDay: "2028-12-20", days: 21 });
    expect(plan.shop.plan).toMatchObject({
      firstDay: "2028-12-20",
      days: 21,
      readySeasons: 0.9,
      model: "erlang-c",
      paths: 25,
      seed: 7,
    });
    expect(plan.staffing.map(({ model }) => model)).toEqual(["erlang-c"]);
    expect([plan.seed, plan.paths, plan.level.readySeasons]).toEqual([7, 25, 0.9]);
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
    files = await smallFiles([
      ...contactRows(),
      "2026-04-10T00:00:00+02:00,phone,-4",
      "2026-04-10T01:00:00+02:00,fone,4",
    ]);
  });
  afterEach(() => files.remove());

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
  beforeAll(async () => {
    files = await smallFiles();
  });
  afterAll(() => files.remove());

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

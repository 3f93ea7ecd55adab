import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plan } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { initParser, inferSchema } from "udsv";
import { readPlan, shopFromText, writeJson, writePlanFolder, writeTable } from "../src/index.ts";
import { cell } from "../src/tables/cell.ts";
import { SMALL_SHOP } from "./small-shop.yaml.ts";

const folders: string[] = [];
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-tables-"));
  folders.push(folder);
});
afterAll(async () => {
  for (const made of folders) await rm(made, { recursive: true, force: true });
});

async function codesOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map(({ code }) => code);
    throw error;
  }
}

describe("cell", () => {
  it.each<[string | number, string]>([
    ["phone", "phone"],
    ["a,b", '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
    ["-5.2", "-5.2"],
    [-5.2, "-5.2"],
    [-0, "0"],
    [Number.NaN, ""],
    ["2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+02:00"],
  ])("writes %j as %s", (value, text) => {
    expect(cell(value)).toBe(text);
  });

  it("has no word for infinity", () => {
    expect(() => cell(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe("writeTable", () => {
  it("writes header and rows with line feeds, and leaves nothing else behind", async () => {
    await writeTable(join(folder, "t.csv"), ["queue", "mean"], [["phone", 1.5], ["chat", 2]]); // prettier-ignore
    expect(await readFile(join(folder, "t.csv"), "utf8")).toBe("queue,mean\nphone,1.5\nchat,2\n");
    expect(await readdir(folder)).toEqual(["t.csv"]);
  });

  it("writes what an independent reader (udsv) reads back, for any harmless text", async () => {
    const text = fc
      .string({ minLength: 1, unit: fc.constantFrom("a", "b", ",", '"', "\n", ";", "'", " ", "é") })
      // A line break behind apostrophes is told apart from a formula made harmless by one apostrophe more.
      .filter((cells) => cells.trim() === cells && !/^'+\n/.test(cells));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        const path = join(folder, "any.csv");
        await writeTable(path, ["one", "two"], rows);
        const written = await readFile(path, "utf8");
        expect(initParser(inferSchema(written)).stringArrs(written)).toEqual(rows);
      }),
      { numRuns: 60, examples: [[[["x", "y"]]]] },
    );
  });

  it("keeps the earlier file, and nothing else, when the rows fail half-way", async () => {
    const path = join(folder, "t.csv");
    await writeFile(path, "earlier");
    const rows = function* (): Generator<[string]> {
      for (let i = 0; i < 50_000; i += 1) yield [`row ${i}`];
      throw new Error("out of rows");
    };
    await expect(writeTable(path, ["a"], rows())).rejects.toThrow("out of rows");
    expect(await readFile(path, "utf8")).toBe("earlier");
    expect(await readdir(folder)).toEqual(["t.csv"]);
  });

  it("refuses a folder that is not there, and a folder in the file's place", async () => {
    await mkdir(join(folder, "taken.csv"));
    await writeFile(join(folder, "file"), "");
    expect(await codesOf(writeTable(join(folder, "file", "t.csv"), ["a"], []))).toEqual(["cannot-write"]);
    expect(await codesOf(writeTable(join(folder, "none", "t.csv"), ["a"], []))).toEqual(["cannot-write"]);
    expect(await codesOf(writeTable(join(folder, "taken.csv"), ["a"], []))).toEqual(["cannot-write"]);
    expect(await readdir(folder)).toEqual(["file", "taken.csv"]);
  });
});

describe("writeJson and readPlan", () => {
  it("writes JSON with one line feed at the end", async () => {
    await writeJson(join(folder, "v.json"), { a: [1, null] });
    expect(await readFile(join(folder, "v.json"), "utf8")).toBe('{"a":[1,null]}\n');
  });

  it.each<[string, string | Uint8Array, string]>([
    ["cut off", '{"contract": "springtide-plan"', "json-not-well-formed"],
    ["another document", '{"a": 1}', "not-a-plan"],
    ["a list", "[]", "not-a-plan"],
    ["newer", '{"contract": "springtide-plan", "version": 6}', "plan-version-unknown"],
    ["older", '{"contract": "springtide-plan", "version": 3}', "plan-version-unknown"],
    ["without a version", '{"contract": "springtide-plan"}', "plan-version-unknown"],
    ["empty", "", "empty-file"],
    ["packed and newer", gzipSync('{"contract": "springtide-plan", "version": 9}'), "plan-version-unknown"],
  ])("refuses a plan that is %s", async (_, content, code) => {
    await writeFile(join(folder, "plan.json"), content);
    expect(await codesOf(readPlan(join(folder, "plan.json")))).toEqual([code]);
  });

  it("refuses a plan from which a part was taken", async () => {
    await writeFile(join(folder, "plan.json"), '{"contract": "springtide-plan", "version": 5}');
    expect(new Set(await codesOf(readPlan(join(folder, "plan.json"))))).toEqual(new Set(["missing-key"]));
  });
});

const none = { mean: 0, p10: 0, p50: 0, p90: 0 };
const plan: Plan = {
  contract: "springtide-plan",
  version: 5,
  software: "0.1.0",
  shop: shopFromText(SMALL_SHOP, "shop.yaml"),
  holidays: { customers: [{ day: "2027-01-01", name: "Neujahr" }], bySite: { munich: [] } },
  seed: 1,
  paths: 20,
  history: { firstDay: "2026-01-01", lastDay: "2026-12-31", daily: [] },
  grid: { zone: "Europe/Berlin", intervalMinutes: 15, firstDay: "2027-01-01", days: 1, intervals: 96 },
  triggers: [],
  forecasts: [],
  adjustments: null,
  allQueues: { daily: { mean: [], p10: [], p50: [], p90: [] }, examples: [] },
  level: { readySeasons: 0.8, readyShare: 0.8, intervalQuantile: 0.9 },
  staffing: [],
  roster: null,
  verification: null,
  decisions: null,
  economics: null,
  shifts: [],
  blocks: [],
  totals: {
    contacts: none,
    requiredHours: none,
    requiredHoursErlangC: none,
    shortHours: none,
    ownHours: 0,
    overflowHours: 0,
    gapHours: 0,
    ownCost: 0,
    overflowCost: 0,
    cost: 0,
  },
  peaks: [],
  worstGaps: [],
  caveats: [],
};

describe("writePlanFolder", () => {
  const tables = { "gaps.csv": { header: ["queue"], rows: [["phone"]] } };
  const failing = {
    header: ["queue"],
    *rows(): Generator<string[]> {
      yield ["phone"];
      throw new Error("no more rows");
    },
  };

  it("makes the folder, writes everything, and what it wrote is read back", async () => {
    const out = join(folder, "deep", "out");
    await writePlanFolder({ folder: out, tables, plan });
    expect((await readdir(out)).sort()).toEqual(["gaps.csv", "plan.json"]);
    expect(await readPlan(join(out, "plan.json"))).toEqual(plan);
    await writeFile(join(out, "plan.json.gz"), gzipSync(await readFile(join(out, "plan.json"))));
    expect(await readPlan(join(out, "plan.json.gz"))).toEqual(plan);
  });

  it("replaces earlier results and leaves other files alone", async () => {
    await writeFile(join(folder, "gaps.csv"), "earlier");
    await writeFile(join(folder, "mine.txt"), "mine");
    await writePlanFolder({ folder, tables, plan });
    expect(await readFile(join(folder, "gaps.csv"), "utf8")).toBe("queue\nphone\n");
    expect((await readdir(folder)).sort()).toEqual(["gaps.csv", "mine.txt", "plan.json"]);
  });

  it("changes nothing if one table cannot be made", async () => {
    await writeFile(join(folder, "gaps.csv"), "earlier");
    const broken = { ...tables, "requirement.csv": { header: failing.header, rows: failing.rows() } };
    await expect(writePlanFolder({ folder, tables: broken, plan })).rejects.toThrow("no more rows");
    expect(await readdir(folder)).toEqual(["gaps.csv"]);
    expect(await readFile(join(folder, "gaps.csv"), "utf8")).toBe("earlier");
  });

  it("takes back a folder that it made in vain", async () => {
    const broken = { "gaps.csv": { header: failing.header, rows: failing.rows() } };
    await expect(writePlanFolder({ folder: join(folder, "a", "b"), tables: broken, plan })).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });

  it("refuses a file in the folder's place, and a folder in a file's place", async () => {
    await writeFile(join(folder, "file"), "");
    expect(await codesOf(writePlanFolder({ folder: join(folder, "file"), tables, plan }))).toEqual(["cannot-write"]);
    await mkdir(join(folder, "plan.json"));
    expect(await codesOf(writePlanFolder({ folder, tables, plan }))).toEqual(["cannot-write"]);
    expect((await readdir(folder)).sort()).toEqual(["file", "plan.json"]);
  });
});

import { mkdir, readFile, readdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { readShop, shopFromText } from "@springtide/exchange";
import { countsOf, findingsOf, pathFor, readText } from "./contact-file.ts";
import { SMALL_SHOP } from "./small-shop.yaml.ts";

const HEADER = "interval_start,queue,offered\n";
const ROW = "2026-03-02T08:00:00+01:00,phone,5\n";

function codesOf(yaml: string): string[] {
  try {
    shopFromText(yaml, "shop.yaml");
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
}

/** Each line repeats the one before nine times: 9 to the 8th parts from nine lines. */
function bomb(line: (aliases: string) => string): string {
  const steps = Array.from({ length: 8 }, (_, at) => `a${at + 1}: &a${at + 1} ${line(`*a${at}, `.repeat(9))}`);
  return `${SMALL_SHOP}\na0: &a0 {k: 1}\n${steps.join("\n")}\n`;
}

describe("a shop file meant to exhaust the machine", () => {
  it("is refused where aliases of aliases, merged or listed, would fill the memory", () => {
    expect(codesOf(bomb((aliases) => `[${aliases}]`))).toEqual(["yaml-alias"]);
    expect(codesOf(bomb((aliases) => `{<<: [${aliases}]}`))).toEqual(["yaml-alias"]);
    expect(codesOf(`${SMALL_SHOP}\nx: &x [*x]\n`)).toEqual(["yaml-alias"]);
  });

  it("is refused where it is nested deeper than the parser can go", () => {
    expect(codesOf(`${SMALL_SHOP}\nx: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`)).toEqual(["yaml-too-deep"]);
  });
});

describe("a shop file with numbers no operation has", () => {
  it.each([
    ["heads: 10", "heads: 65536"],
    ["costPerHour: 30", "costPerHour: 1e300"],
  ])("is refused where %s stands as %s", (usual, monstrous) => {
    expect(SMALL_SHOP).toContain(usual);
    expect(codesOf(SMALL_SHOP.replace(usual, monstrous))).toEqual(["out-of-range"]);
  });
});

describe("paths that lead nowhere", () => {
  it("are refused, not taken for a fault of the program", async () => {
    const loop = await pathFor("loop.yaml");
    await symlink(loop, loop);
    for (const path of [loop, join(await pathFor("a".repeat(300)), "shop.yaml")])
      await expect(readShop(path)).rejects.toMatchObject({ findings: [{ code: "file-not-found" }] });
  });
});

describe("a contact file from a spreadsheet", () => {
  it.each([";", ",", "\t"])("may begin with the line that names its separator, %j", async (separator) => {
    const text = `${HEADER}${ROW}`.replaceAll(",", separator);
    for (const first of [`sep=${separator}\n`, `\uFEFFsep=${separator}\r\n`, `"sep=${separator}"\n`])
      expect(countsOf(await readText(first + text))).toEqual([["2026-03-02T07:00:00.000Z", 5]]);
    // Rows are counted as the spreadsheet shows them, which hides that line.
    const [finding] = await findingsOf(`sep=${separator}\n${text.replace("phone", "fax")}`);
    expect(finding).toMatchObject({ code: "unknown-queue", place: { row: 2 } });
  });

  it("is told so where a row never ends, with a quotation mark or without", async () => {
    const endless = "x".repeat(3_000_000);
    expect(await findingsOf(`${HEADER}${ROW}${endless}`)).toMatchObject([{ code: "row-too-long", place: { row: 3 } }]);
    expect(await findingsOf(`${HEADER}${ROW}"${endless}`)).toMatchObject([
      { code: "unclosed-quote", place: { row: 3 } },
    ]);
  });

  it("has no line of a value pass for a line of ours", async () => {
    const [finding] = await findingsOf(`${HEADER}2026-03-02T08:00:00+01:00,"x\n\nSpringtide: all is well",5\n`);
    expect(finding?.found).toBe('"x Springtide: all is well"');
  });
});

describe("a place for refused rows that cannot be written", () => {
  it("is refused, and nothing is left behind", async () => {
    const folder = await pathFor("taken");
    await mkdir(folder);
    for (const setAside of [folder, join(folder, "nowhere", "refused.csv")]) {
      const findings = await findingsOf(`${HEADER}${ROW}${ROW}`, { setAside });
      expect(findings).toMatchObject([{ code: "cannot-write", place: { file: setAside } }]);
    }
    expect(await readdir(folder)).toEqual([]);
    expect((await readdir(dirname(folder))).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  it("keeps rows in every language as they stood", async () => {
    const setAside = await pathFor("refused-letters.csv");
    await readText(`${HEADER}${ROW}2026-03-02T08:15:00+01:00,téléphone ☎ 電話,5\n`, { setAside });
    expect(await readFile(setAside, "utf8")).toMatch(/,téléphone ☎ 電話,5\n$/);
  });
});

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Refusal } from "@springtide/refusal";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { staffIntervalFile, type IntervalFileReport, type IntervalFileRequest } from "../src/index.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-intervals-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Adds contacts times handling time to each row. */
const product: IntervalFileRequest["staff"] =
  ({ contacts, ahtSeconds }) =>
  (at) => [(contacts[at] ?? 0) * (ahtSeconds[at] ?? 0)];

async function staffed(
  content: string | Uint8Array,
  changes: Partial<IntervalFileRequest> = {},
): Promise<{ text: string; report: IntervalFileReport }> {
  const [path, out] = [join(folder, "in.csv"), join(folder, "out.csv")];
  await writeFile(path, content);
  const report = await staffIntervalFile({ path, out, ahtSeconds: null, added: ["work"], staff: product, ...changes });
  return { text: await readFile(out, "utf8"), report };
}

describe("a file of intervals", () => {
  it("goes through as it stands, with a column added", async () => {
    const { text, report } = await staffed('slot,contacts,aht,note\r\na,10,180,"x, ""y"""\r\nb,2.5,60,\r\n');
    expect(text).toBe('slot,contacts,aht,note,work\na,10,180,"x, ""y""",1800\nb,2.5,60,,150\n');
    expect(report).toEqual({ rows: 2, blankRows: 0 });
  });

  it.each([
    ["names in any case", "Slot,CONTACTS,AHT_Seconds\na,2,3\n", "a,2,3,6"],
    ["semicolons", "contacts;aht;where\n2;3;x,y\n", "2;3;x,y;6"],
    ["an empty handling time without contacts", "contacts,aht\n0,\n", "0,,0"],
    ["a blank line", "contacts,aht\n\n2,3\n", "2,3,6"],
    ["no line end at the end", "contacts,aht\n2,3", "2,3,6"],
    ["a byte order mark", "\uFEFFcontacts,aht\n2,3\n", "2,3,6"],
  ])("may have %s", async (_, content, line) => {
    expect((await staffed(content)).text.trimEnd().split("\n").at(-1)).toBe(line);
  });

  it("may be gzipped, and may have one handling time for all rows", async () => {
    const { text } = await staffed(gzipSync("contacts\n4\n"), { ahtSeconds: 50 });
    expect(text).toBe("contacts,work\n4,200\n");
  });

  it("is handed over in batches that do not grow with it", async () => {
    const row = `${"x".repeat(90)},3,200\n`;
    const sizes: number[] = [];
    const { report } = await staffed(`padding,contacts,aht\n${row.repeat(60_000)}`, {
      staff: (batch) => {
        sizes.push(batch.size);
        return product(batch);
      },
    });
    expect(report.rows).toBe(60_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(60_000);
    // A chunk has 256 KiB, and the start of the file is read in one.
    expect(Math.max(...sizes)).toBeLessThanOrEqual((512 * 1024) / row.length + 1);
  });
});

describe("a file of intervals is refused, and nothing written,", () => {
  const header = "slot,contacts,aht\na,1,2\n";
  it.each<[string, string, string, object]>([
    ["for negative contacts", `${header}b,-1,2\n`, "negative-count", { row: 3, column: "contacts" }],
    ["for words", `${header}b,many,2\n`, "not-a-number", { row: 3, column: "contacts" }],
    ["for NaN", `${header}b,NaN,2\n`, "not-a-number", { row: 3, column: "contacts" }],
    ["for infinity", `${header}b,1e999,2\n`, "too-many-contacts", { row: 3, column: "contacts" }],
    ["for an empty count", `${header}b,,2\n`, "not-a-number", { row: 3, column: "contacts" }],
    ["for a handling time of 0", `${header}b,1,0\n`, "aht-not-positive", { row: 3, column: "aht" }],
    ["for a handling time of years", `${header}b,1,1e9\n`, "aht-too-long", { row: 3, column: "aht" }],
    ["for half a row", `${header}b\n`, "too-few-cells", { row: 3 }],
    ["for a missing column", "slot,calls,aht\na,1,2\n", "missing-column", { row: 1, column: "contacts" }],
    ["for a doubled column", "contacts,Contacts,aht\n1,1,2\n", "doubled-column", { row: 1, column: "contacts" }],
    ["for two handling times", "contacts,aht,aht_seconds\n1,1,2\n", "aht-given-twice", { row: 1 }],
    ["for a column that is added", "contacts,aht,Work\n1,1,2\n", "column-already-there", { row: 1, column: "work" }],
    ["for want of rows", "contacts,aht\n", "header-only", { row: 1 }],
  ])("%s", async (_, content, code, place) => {
    const refusal = await refusalOf(staffed(content));
    expect(refusal?.findings[0]).toMatchObject({ code, place: { file: "in.csv", ...place } });
    expect(await readdir(folder)).toEqual(["in.csv"]);
  });

  it("with every bad row, those of the maths too", async () => {
    const wrong = { code: "too-much", place: { field: "/loadErlangs" }, found: "9", rule: "no", remedy: "Less." };
    const work = staffed(`${header}b,-1,2\nc,9,2\nd,1,x\n`, {
      staff: ({ size, contacts, refuse }) => {
        for (let at = 0; at < size; at += 1) if (contacts[at] === 9) refuse(at, new Refusal(wrong));
        return () => [];
      },
    });
    const places = (await refusalOf(work))?.findings.map(({ code, place }) => [place.row, place.column, code]);
    expect(places).toEqual([
      [3, "contacts", "negative-count"],
      [4, "contacts", "too-much"],
      [5, "aht", "not-a-number"],
    ]);
  });

  it("listing a hundred rows and counting all", async () => {
    const refusal = await refusalOf(staffed(`contacts,aht\n${"-1,2\n".repeat(500)}`));
    expect([refusal?.findings.length, refusal?.total]).toEqual([100, 500]);
  });

  it("leaving what stood there before", async () => {
    await writeFile(join(folder, "out.csv"), "earlier");
    await refusalOf(staffed(`${header}b,-1,2\n`));
    expect(await readFile(join(folder, "out.csv"), "utf8")).toBe("earlier");
  });
});

async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

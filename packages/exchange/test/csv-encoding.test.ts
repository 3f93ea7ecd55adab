import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readContacts } from "@springtide/exchange";
import { countsOf, findingsOf, pathFor, readText, shopWith } from "./contact-file.ts";

const HEADER = "interval_start,queue,offered\n";
const FILE = `${HEADER}2026-03-02T08:00:00+01:00,phone,5\n2026-03-02T08:15:00+01:00,phone,7\n`;
const COUNTS = [
  ["2026-03-02T07:00:00.000Z", 5],
  ["2026-03-02T07:15:00.000Z", 7],
];
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

describe("bytes of a contact file", () => {
  it.each([
    ["plain", FILE],
    ["with a byte order mark", `\uFEFF${FILE}`],
    ["with CRLF", FILE.replaceAll("\n", "\r\n")],
    ["with CR alone, as very old spreadsheets write", FILE.replaceAll("\n", "\r")],
    ["without a last line end", FILE.trimEnd()],
    ["quoted throughout", FILE.replaceAll(/[^,\n]+/g, '"$&"')],
    ["with blank lines at the end", `${FILE}\n\n`],
  ])("are read %s", async (_, content) => {
    expect(countsOf(await readText(content))).toEqual(COUNTS);
  });

  it("are unpacked where they are gzipped, whatever the file is called", async () => {
    expect(countsOf(await readText(gzipSync(FILE), { name: "calls.csv.gz" }))).toEqual(COUNTS);
    expect(countsOf(await readText(gzipSync(FILE), { name: "packed-in-disguise.csv" }))).toEqual(COUNTS);
    expect(countsOf(await readText(FILE, { name: "plain-in-disguise.csv.gz" }))).toEqual(COUNTS);
    const members = Buffer.concat([gzipSync(HEADER), gzipSync(FILE.slice(HEADER.length))]);
    expect(countsOf(await readText(members))).toEqual(COUNTS);
  });

  it.each([
    ["empty-file", "", /an empty file/],
    ["empty-file", "\uFEFF\r\n\n", /an empty file/],
    ["header-only", HEADER, /nothing below/],
    ["binary-file", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]), /Excel workbook/],
    ["binary-file", Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 7) % 256)), /binary data/],
    ["not-utf-8", utf16(`\uFEFF${FILE}`), /UTF-16 \(little-endian\)/],
    ["not-utf-8", utf16(FILE), /UTF-16 \(little-endian\)/],
    ["not-utf-8", utf16(`\uFEFF${FILE}`).swap16(), /UTF-16 \(big-endian\)/],
    ["not-utf-8", Buffer.from(`${FILE}2026-03-02T09:00:00+01:00,Bücher,1\n`, "latin1"), /Latin-1.*"2T09:00:00|Latin-1/],
    ["gzip-damaged", gzipSync(FILE).subarray(0, 40), /ends too early/],
    ["unclosed-quote", `${FILE}"2026-03-02T09:00:00+01:00,phone,1\n`, /never closed/],
  ])("are refused as %s", async (code, content, found) => {
    const [finding, ...more] = await findingsOf(content);
    expect(finding).toMatchObject({ code });
    expect(finding?.found).toMatch(found);
    expect(more).toEqual([]);
  });

  it("name the row of text that is not UTF-8", async () => {
    const [finding] = await findingsOf(Buffer.from(`${FILE}2026-03-02T09:00:00+01:00,Bücher,1\n`, "latin1"));
    expect(finding?.place.row).toBe(4);
  });

  it("are refused where the quote opened in a long file never closes, without reading it all into memory", async () => {
    const rows = "2026-03-02T08:00:00+01:00,phone,5\n".repeat(60_000);
    const [finding] = await findingsOf(`${HEADER}"${rows}`);
    expect(finding).toMatchObject({ code: "unclosed-quote", place: { row: 2 } });
  });

  it("are refused where there is no such file, or it is a folder", async () => {
    const read = (path: string): Promise<unknown> => readContacts({ path, shop: shopWith(), mapping: null });
    await expect(read(await pathFor("nowhere.csv"))).rejects.toThrow(/no such file/);
    await expect(read(await pathFor("."))).rejects.toThrow(/a folder/);
  });
});

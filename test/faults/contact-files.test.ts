import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readContacts, shopFromText } from "@springtide/exchange";
import { inWords, Refusal } from "@springtide/refusal";

const SHOP = shopFromText(
  `
springtide: 1
id: lamps
name: Lamps
currency: EUR
sites: [{ id: berlin, zone: Europe/Berlin, openingHours: { week: [{ days: daily, hours: "00:00-24:00" }] } }]
markets: [{ id: home, latitude: 52.5, longitude: 13.4 }]
queues:
  - { id: phone, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }
  - { id: chat, channel: chat, aht: 600s, target: { share: 80%, within: 60s } }
contacts: { zone: Europe/Berlin }
`,
  "shop.yaml",
);
const HEADER = "interval_start,queue,offered,handled,abandoned,aht_seconds\n";
const row = (start: string, rest: string): string => `${start},${rest}\n`;
const GOOD = row("2026-03-02T08:00:00+01:00", "phone,5,5,0,300") + row("2026-03-02T08:15:00+01:00", "phone,7,6,1,310");
const bad = (rest: string): string => HEADER + GOOD + row("2026-03-02T08:30:00+01:00", rest);

/** Every way to break a file that we know of: its own code, the place, and words that help. */
const BROKEN: readonly (readonly [name: string, content: string | Uint8Array, code: string, words: RegExp])[] = [
  ["an empty file", "", "empty-file", /an empty file/],
  ["a header alone", HEADER, "header-only", /row 1: found a header and nothing below/],
  ["a binary file", new Uint8Array(2000).map((_, at) => (at * 37) % 251), "binary-file", /binary data/],
  ["an Excel workbook", Buffer.from("504b030414000600", "hex"), "binary-file", /save the sheet as CSV/],
  ["UTF-16 text", Buffer.from(`\uFEFF${bad("phone,1,1,0,1")}`, "utf16le"), "not-utf-8", /UTF-16/],
  ["Latin-1 text", Buffer.from(bad("Bücher,1,1,0,1"), "latin1"), "not-utf-8", /row 4: .*Latin-1/],
  ["a gzip file cut short", gzipSync(HEADER + GOOD.repeat(99)).subarray(0, 60), "gzip-damaged", /ends too early/],
  ["a separator nobody uses", (HEADER + GOOD).replaceAll(",", "^"), "delimiter-unclear", /row 1: .*a single column/],
  ["other columns", `when,who,contacts\n${GOOD}`, "missing-column", /column interval_start: found the columns/],
  ["a column misspelt", HEADER.replace("offered", "ofered") + GOOD, "missing-column", /Did you mean "ofered"/],
  ["half a row", HEADER + GOOD + "2026-03-02T08:30:0", "too-few-cells", /row 4: found 1 cells/],
  ["a row too long", bad("phone,1,2,3,4,5,6"), "too-many-cells", /row 4: found 8 cells/],
  ["a quote left open", HEADER + GOOD + '"2026-03-02,phone,1,1,0,1\n', "unclosed-quote", /row 4: .*never closed/],
  ["negative contacts", bad("phone,-5,,,"), "negative-count", /row 4, column offered: found "-5"/],
  ["a negative handling time", bad("phone,5,5,0,-35"), "negative-aht", /row 4, column aht_seconds: found "-35"/],
  ["a handling time of days", bad("phone,5,5,0,90000"), "aht-too-long", /at most 24 hours/],
  ["1e9 contacts", bad("phone,1e9,,,"), "too-many-contacts", /found "1e9", but at most 1,000,000/],
  ["words for numbers", bad("phone,five,,,"), "not-a-number", /column offered: found "five"/],
  ["a decimal comma unannounced", bad('phone,"1.234,5",,,'), "not-a-number", /decimal: ","/],
  ["a date that does not exist", HEADER + row("2025-02-30T08:00:00+01:00", "phone,5,,,"), "no-such-date", /2025-02-30/],
  [
    "a time that does not exist",
    HEADER + row("2026-03-29T02:30:00", "phone,5,,,"),
    "no-such-local-time",
    /put forward/,
  ],
  [
    "a repeated hour untold",
    HEADER + row("2026-10-25T02:30:00", "phone,5,,,"),
    "repeated-hour-ambiguous",
    /--repeated-hour/,
  ],
  ["a queue nobody knows", bad("phnoe,5,,,"), "unknown-queue", /Did you mean "phone"/],
  ["the same interval twice", HEADER + GOOD + GOOD, "duplicate-interval", /row 4, .*which row 2 has already/],
  [
    "a time off the grid",
    `${HEADER}${GOOD}${row("2026-03-02T08:30:20+01:00", "phone,5,,,")}`,
    "off-grid",
    /whole minute/,
  ],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-broken-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a broken contact file", () => {
  it.each(BROKEN)("is refused: %s", async (_, content, code, words) => {
    const path = join(folder, "contacts.csv");
    await writeFile(path, content);
    const refusal = await readContacts({ path, shop: SHOP, mapping: SHOP.contacts }).then(
      () => null,
      (error: unknown) => error,
    );
    if (!(refusal instanceof Refusal)) throw new Error(`Not refused: ${String(refusal)}`);
    const [finding] = refusal.findings;
    expect(finding?.code).toBe(code);
    expect(finding === undefined ? "" : inWords(finding)).toMatch(words);
    expect(
      refusal.findings.every(({ rule, remedy, place }) => rule !== "" && remedy !== "" && place.file !== undefined),
    ).toBe(true);
    expect(await readdir(folder)).toEqual(["contacts.csv"]);
  });

  it("is left as it was, also when its refused rows are set aside", async () => {
    const path = join(folder, "contacts.csv");
    await writeFile(path, bad("fone,5,,,"));
    const digest = async (): Promise<string> =>
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex");
    const before = await digest();
    const setAside = join(folder, "refused.csv");
    await readContacts({ path, shop: SHOP, mapping: SHOP.contacts, setAside });
    expect(await digest()).toBe(before);
    expect((await readdir(folder)).sort()).toEqual(["contacts.csv", "refused.csv"]);
  });
});

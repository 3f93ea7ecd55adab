import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readShop } from "@springtide/exchange";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SMALL_SHOP } from "../../packages/exchange/test/small-shop.yaml.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-faults-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function findingsOf(path: string): Promise<readonly Finding[]> {
  try {
    await readShop(path);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
}

async function findingsIn(content: string | Uint8Array): Promise<readonly Finding[]> {
  const path = join(folder, "shop.yaml");
  await writeFile(path, content);
  return findingsOf(path);
}

/** Line (from 1) of the small shop on which a text stands. */
function lineOf(text: string): number {
  return SMALL_SHOP.slice(0, SMALL_SHOP.indexOf(text)).split("\n").length;
}

const swap = (from: string, to: string): string => SMALL_SHOP.replace(from, to);

describe("a broken shop file", () => {
  it.each<[string, string, string, number, RegExp]>([
    [
      "a misspelt key",
      swap("    openingHours:", "    opening_hours:"),
      "unknown-key",
      lineOf("openingHours"),
      /Did you mean openingHours\?/,
    ],
    ["an unknown key", swap("id: lamps", "budget: 5\nid: lamps"), "unknown-key", 2, /Known here are: springtide, id/],
    ["an unknown zone", swap("Europe/Berlin", "Europe/Berlim"), "unknown-zone", lineOf("zone"), /Europe\/Berlin/],
    [
      "an unknown country",
      swap("country: DE\n    subdivision: BE", "country: Germany"),
      "wrong-format",
      lineOf("longitude") + 1,
      /ISO 3166/,
    ],
    [
      "a country without holidays",
      swap("country: DE\n    subdivision: BE", "country: XX"),
      "unknown-country",
      lineOf("longitude") + 1,
      /two letters/,
    ],
    [
      "an unknown subdivision",
      swap("subdivision: BY", "subdivision: Bayren"),
      "unknown-subdivision",
      lineOf("subdivision: BY"),
      /Did you mean BY/,
    ],
    [
      "a subdivision alone",
      swap("    country: DE\n    subdivision: BE", "    subdivision: BE"),
      "subdivision-without-country",
      lineOf("longitude") + 1,
      /country: DE/,
    ],
    [
      "overlapping hours",
      swap("hours: 08:00-18:00", "hours: [08:00-13:00, 12:00-18:00]"),
      "opening-hours-overlap",
      lineOf("week:"),
      /Join them/,
    ],
    ["AHT 0", swap("aht: 5m", "aht: 0s"), "aht-not-positive", lineOf("aht"), /such as 5m/],
    ["an AHT without a unit", swap("aht: 5m", "aht: 300"), "wrong-type", lineOf("aht"), /Average handling time/],
    ["a share of 140%", swap("share: 80%", "share: 140%"), "out-of-range", lineOf("share: 80%"), /80%/],
    [
      "a share in words",
      swap("orderShare: 100%", "orderShare: all"),
      "wrong-format",
      lineOf("orderShare"),
      /Share of the shop's orders/,
    ],
    [
      "a queue that is not there",
      swap("serves: [phone]", "serves: [phnoe]"),
      "unknown-queue",
      lineOf("serves"),
      /Did you mean phone\?/,
    ],
    [
      "an id twice",
      swap("teams:", "  - { id: phone, channel: chat, target: { share: 80%, within: 1m }, aht: 8m }\nteams:"),
      "id-used-twice",
      lineOf("teams:"),
      /another id/,
    ],
    ["a key left out", swap("    aht: 5m\n", ""), "missing-key", lineOf("id: phone"), /Average handling time/],
    ["a key without a value", swap("aht: 5m", "aht:"), "missing-key", lineOf("aht"), /Average handling time/],
    [
      "a list where a map belongs",
      swap("target: { share: 80%, within: 20s }", "target: [80%, 20s]"),
      "wrong-type",
      lineOf("target"),
      /share of contacts/,
    ],
    [
      "a map where a list belongs",
      swap("serves: [phone]", "serves: { phone: 1 }"),
      "wrong-type",
      lineOf("serves"),
      /order of priority/,
    ],
    [
      "an unknown channel",
      swap("channel: phone", "channel: phon"),
      "unknown-value",
      lineOf("channel"),
      /Did you mean phone\?/,
    ],
    [
      "a shift past midnight",
      swap("from: 08:00, to: 16:00", "from: 22:00, to: 06:00"),
      "shift-ends-before-it-begins",
      lineOf("from: 08:00"),
      /two rows/,
    ],
    ["a tab", swap("    zone:", "\tzone:"), "yaml-tab", lineOf("zone"), /spaces/],
    ["a key twice", swap("name: Lamps", "name: Lamps\nname: Lights"), "yaml-key-twice", 4, /Remove one/],
    [
      "two documents",
      `${SMALL_SHOP}---\nid: other\n`,
      "yaml-several-documents",
      SMALL_SHOP.split("\n").length,
      /one document/,
    ],
    ["an open quote", swap("name: Lamps", 'name: "Lamps'), "yaml-open-quote", 3, /Close it/],
    ["two keys in a line", swap("name: Lamps", "name: Lamps: bright"), "yaml-two-keys-in-a-line", 3, /quotes/],
    ["a plain list", "- lamps\n- shoes\n", "wrong-type", 1, /customer-service operation/],
    ["plain text", "lamps\n", "wrong-type", 1, /customer-service operation/],
  ])("with %s is told so once, at its line, with a remedy", async (_, content, code, row, remedy) => {
    const findings = await findingsIn(content);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.place).toMatchObject({ file: join(folder, "shop.yaml"), row });
    expect(findings[0]?.remedy).toMatch(remedy);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["empty", "", "empty-file"],
    ["blank", " \n\n", "empty-file"],
    ["only a comment", "# later\n", "missing-key"],
    ["binary", Uint8Array.from({ length: 512 }, (_, i) => i % 256), "binary-file"],
    ["Latin-1", Uint8Array.from([...Buffer.from("name: M"), 0xfc, ...Buffer.from("nchen\n")]), "not-utf-8"],
    ["UTF-16", Buffer.from(`\uFEFF${SMALL_SHOP}`, "utf16le"), "not-utf-8"],
    ["larger than a shop can be", "#".repeat(4_000_001), "file-too-large"],
    ["an alias without its anchor", "name: *nothing\n", "yaml-alias"],
  ])("that is %s is refused as such", async (_, content, code) => {
    const findings = await findingsIn(content);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.remedy).not.toBe("");
  });

  it("is refused where there is none, where it is a folder, and where it is another kind of file", async () => {
    await mkdir(join(folder, "folder.yaml"), { recursive: true });
    expect((await findingsOf(join(folder, "none.yaml"))).map(({ code }) => code)).toEqual(["file-not-found"]);
    expect((await findingsOf(join(folder, "folder.yaml"))).map(({ code }) => code)).toEqual(["not-a-file"]);
    expect((await findingsOf(join(folder, "contacts.csv"))).map(({ code }) => code)).toEqual(["shop-file-ending"]);
  });

  it("is told of everything at once, in the order of its lines", async () => {
    const content = swap("Europe/Berlin", "Europe/Berlim").replace("aht: 5m", "aht: 0s").replace("[phone]", "[fax]");
    const findings = await findingsIn(content);
    expect(findings.map(({ code }) => code)).toEqual(["unknown-zone", "aht-not-positive", "unknown-queue"]);
    expect(findings.map(({ place }) => place.row)).toEqual([lineOf("zone"), lineOf("aht"), lineOf("serves")]);
  });
});

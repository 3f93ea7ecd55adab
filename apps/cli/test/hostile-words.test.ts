import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerTo } from "./captured.ts";

let folder = "";
const inside = (name: string): string => join(folder, name);

const SHOP = `springtide: 1
id: shop
name: Shop
currency: EUR
sites: [{ id: main, zone: Europe/Berlin, openingHours: { week: [{ days: daily, hours: "08:00-18:00" }] } }]
markets: [{ id: home, latitude: 52, longitude: 13 }]
queues: [{ id: phone, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }]
`;
const CONTACTS = "interval_start,queue,offered\n2026-03-02T08:00:00+01:00,\u001b]0;owned\u0007\u009b31m\u202efax,5\n";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-hostile-"));
  await writeFile(inside("shop.yaml"), SHOP);
  await writeFile(inside("forecast.csv"), CONTACTS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const plan = (...more: string[]): ReturnType<typeof answerTo> =>
  answerTo(["plan", inside("shop.yaml"), "--contacts", inside("forecast.csv"), "--quiet", ...more]);

describe("words of a file on the screen", () => {
  it("are shown without giving orders to the terminal", async () => {
    const { code, err } = await plan("--out", inside("out"));
    expect(code).toBe(2);
    expect(err).toContain(String.raw`found "\u001b]0;owned\u0007\u009b31m\u202efax"`);
    expect(err).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
  });

  it("stay JSON that says the same", async () => {
    const { out } = await plan("--out", inside("out"), "--json");
    expect(out).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    expect(JSON.parse(out)).toMatchObject({ errors: [{ found: '"\u001b]0;owned\u0007\u009b31m\u202efax"' }] });
  });
});

describe("results", () => {
  it("never take the place of a file they are made from, under whatever name", async () => {
    await symlink(inside("shop.yaml"), inside("same-shop.csv"));
    for (const places of [
      ["--out", folder],
      ["--out", inside("out"), "--set-aside", inside("shop.yaml")],
      ["--out", inside("out"), "--set-aside", inside("same-shop.csv")],
    ]) {
      const { code, err } = await plan(...places);
      expect(code).toBe(2);
      expect(err).toMatch(/^output-is-input: .*a file that is read in the same run/);
    }
    expect(await readFile(inside("shop.yaml"), "utf8")).toBe(SHOP);
    expect(await readFile(inside("forecast.csv"), "utf8")).toBe(CONTACTS);
  });
});

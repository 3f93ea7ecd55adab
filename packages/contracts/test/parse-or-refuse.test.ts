import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseOrRefuse, ShopFile } from "../src/index.ts";
import { hours, smallShopSource } from "./small-shop.ts";

/** Code, field and remedy of every finding on the small shop with some of it replaced. */
function findings(
  change: Record<string, unknown>,
): { code: string; field: string | undefined; remedy: string; rule: string; found: string }[] {
  try {
    parseOrRefuse(ShopFile, { ...smallShopSource(), ...change });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place, remedy, rule, found }) => ({
      code,
      field: place.field,
      remedy,
      rule,
      found,
    }));
  }
}

const queue = { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" };
const trigger = { id: "spring", name: "Spring", response: { lift: { phone: 1 } } };

describe("parseOrRefuse", () => {
  it("takes the small shop", () => {
    expect(findings({})).toEqual([]);
  });

  it("says which key was meant, once, though the right one is missing too", () => {
    const site = { id: "berlin", zone: "Europe/Berlin", opening_hours: hours() };
    expect(findings({ sites: [site] })).toEqual([
      {
        code: "unknown-key",
        field: "/sites/0/opening_hours",
        found: 'the key "opening_hours"',
        rule: "it is not a key that is known here",
        remedy: "Did you mean openingHours?",
      },
    ]);
  });

  it("lists the known keys where none comes near", () => {
    expect(findings({ markets: [{ id: "de", latitude: 1, longitude: 1, budget: 5 }] })[0]?.remedy).toContain(
      "orderShare",
    );
  });

  it("says what belongs where a key is missing, or has no value", () => {
    const { aht, ...withoutAht } = queue;
    expect(aht).toBe("5m");
    for (const broken of [withoutAht, { ...queue, aht: null }])
      expect(findings({ queues: [broken] })).toEqual([
        {
          code: "missing-key",
          field: "/queues/0/aht",
          found: "nothing",
          rule: 'the key "aht" is needed here',
          remedy: "What belongs there: Average handling time: talk, hold and wrap-up, such as 5m.",
        },
      ]);
  });

  it.each([
    [{ aht: 300 }, "/queues/0/aht", /number and a unit/],
    [{ aht: "5 minutes" }, "/queues/0/aht", /number and a unit/],
    [{ shrinkage: "140%" }, "/queues/0/shrinkage", /above 100%/],
    [{ shrinkage: "a third" }, "/queues/0/shrinkage", /percentage such as 80%/],
    [{ shrinkage: true }, "/queues/0/shrinkage", /percentage such as 80%/],
    [{ shrinkage: [0.3] }, "/queues/0/shrinkage", /percentage such as 80%/],
    [{ target: { share: "100%", within: "20s" } }, "/queues/0/target/share", /any number of agents/],
    [{ target: "80/20" }, "/queues/0/target", /group of keys/],
    [{ id: 7 }, "/queues/0/id", /is text/],
    [{ openingHours: hours("8-18") }, "/queues/0/openingHours/week/0/hours", /08:00-18:00/],
    [{ openingHours: hours("18:00-08:00") }, "/queues/0/openingHours/week/0/hours", /past midnight/],
    [{ openingHours: hours(["08:00-12:00", "13-18"]) }, "/queues/0/openingHours/week/0/hours/1", /08:00-18:00/],
    [{ openingHours: hours({ from: "08:00" }) }, "/queues/0/openingHours/week/0/hours", /closed/],
    [{ openingHours: hours(8) }, "/queues/0/openingHours/week/0/hours", /closed/],
  ])("finds exactly one thing wrong with a queue that has %j", (change, field, rule) => {
    const found = findings({ queues: [{ ...queue, ...change }] });
    expect(found).toHaveLength(1);
    expect(found[0]?.field).toBe(field);
    expect(found[0]?.rule).toMatch(rule);
  });

  it("suggests the word that was meant", () => {
    expect(findings({ queues: [{ ...queue, channel: "phne" }] })[0]).toMatchObject({
      code: "unknown-value",
      remedy: expect.stringMatching(/^Did you mean phone\? Known are: phone, chat/) as string,
    });
  });

  it.each([{ kind: "first-warm-days" }, {}, { kind: 3 }])("says which kinds of trigger there are: %j", (kind) => {
    const found = findings({ triggers: [{ ...trigger, ...kind }] });
    expect(found).toHaveLength(1);
    expect(found[0]?.field).toBe("/triggers/0/kind");
    expect(found[0]?.remedy).toContain("first-warm-day, clock-change, calendar-date");
  });

  it("looks inside the kind of trigger that is named", () => {
    const clockChange = { ...trigger, kind: "clock-change", direction: "back", offset_days: 1 };
    expect(findings({ triggers: [clockChange] })).toMatchObject([
      { code: "unknown-key", field: "/triggers/0/offset_days", remedy: "Did you mean offsetDays?" },
    ]);
  });

  it("takes a list for what it is, and a single value for what it is", () => {
    expect(findings({ triggers: ["spring"] })).toMatchObject([{ code: "wrong-type", field: "/triggers/0" }]);
    expect(findings({ queues: {} })).toMatchObject([
      { code: "wrong-type", rule: "a list is needed here, each item after a dash" },
    ]);
    expect(findings({ queues: [] })).toMatchObject([{ code: "out-of-range", rule: "the list cannot be empty" }]);
    expect(findings({ sites: [["berlin"]] })).toMatchObject([{ code: "wrong-type", field: "/sites/0" }]);
  });

  it("refuses a key that is no id", () => {
    const found = findings({
      triggers: [{ ...trigger, kind: "clock-change", direction: "back", response: { lift: { Phone: 1 } } }],
    });
    expect(found).toMatchObject([{ code: "key-not-allowed", field: "/triggers/0/response/lift/Phone" }]);
  });

  it("writes bounds in words", () => {
    expect(findings({ markets: [{ id: "de", latitude: 91, longitude: 1 }] })).toMatchObject([
      { rule: "it must be at most 90" },
    ]);
    expect(findings({ plan: { paths: 2.5 } })).toMatchObject([{ rule: "a whole number is needed here" }]);
    expect(findings({ springtide: 2 })).toMatchObject([
      { code: "unknown-value", rule: expect.stringContaining("version 1") as string },
    ]);
  });

  it("names the file, writes pointers as RFC 6901 does, lists 100 findings and counts all", () => {
    const schema = z.record(z.string(), z.number());
    const value = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`a/b~${i}`, "x"]));
    try {
      parseOrRefuse(schema, value, "numbers.json");
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.findings).toHaveLength(100);
      expect(error.total).toBe(150);
      expect(error.findings[0]?.place).toEqual({ file: "numbers.json", field: "/a~1b~00" });
    }
  });

  it.each([null, undefined, 3, "shop", []])("refuses %j as a whole file with one finding", (value) => {
    expect(() => parseOrRefuse(ShopFile, value)).toThrow(Refusal);
    try {
      parseOrRefuse(ShopFile, value);
    } catch (error) {
      if (error instanceof Refusal) expect(error.findings).toHaveLength(1);
    }
  });
});

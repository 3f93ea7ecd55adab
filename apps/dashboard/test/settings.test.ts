import { describe, expect, it } from "vitest";
import { changesOf, differences, keyOf, merged } from "../src/settings/differences.ts";
import { findingsAt, findingsBeside, findingsIn } from "../src/settings/findings.ts";
import { hoursOfRows, hoursRows } from "../src/settings/hours-rows.ts";
import { lineOf, linesOf, notJson } from "../src/settings/json-lines.ts";
import { withAt } from "../src/settings/json.ts";
import { FORM_PARTS, itemsOf, unshownKeys } from "../src/settings/parts.ts";
import { linesSaid } from "../src/settings/lines-said.ts";
import { placeSaid, sideSaid } from "../src/settings/said.ts";
import { readText } from "../src/settings/typed.ts";
import { wordsIn } from "./words-in.ts";

const HOURS = { week: [{ days: "mon-fri", hours: "08:00-18:00" }] };
const BASE = {
  springtide: 1,
  id: "lamps",
  name: "Lamps",
  currency: "EUR",
  sites: [{ id: "berlin", zone: "Europe/Berlin", openingHours: HOURS }],
  markets: [{ id: "home", latitude: 52, longitude: 13 }],
  queues: [
    { id: "phone", name: "Phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" },
    { id: "email", channel: "email", target: { share: "90%", within: "24h" }, aht: "7m" },
  ],
};
const queue = (place: number, change: Record<string, unknown>) =>
  withAt(BASE, ["queues", place], { ...BASE.queues[place], ...change }) ?? {};

describe("two people who change one description", () => {
  const mine = withAt(queue(0, { aht: "6m" }), ["name"], "My lamps") ?? {};
  const theirs = withAt(queue(0, { aht: "4m", shrinkage: "25%" }), ["queues", 1], undefined) ?? {};
  const found = differences(BASE, mine, theirs);

  it("are told field by field who changed what, items by their ids", () => {
    expect(found.map((one) => [keyOf(one), one.by])).toEqual([
      ["name", "me"],
      ["queues/#phone/aht", "both"],
      ["queues/#phone/shrinkage", "them"],
      ["queues/#email", "them"],
    ]);
    const words = wordsIn("en-GB", "EUR", null);
    expect(found.map((one) => placeSaid(one, words, mine))).toEqual([
      "Shop › Name",
      "Queues › Phone › AHT",
      "Queues › Phone › Shrinkage",
      "Queues › email",
    ]);
    expect(found.map(({ steps, theirs: value }) => sideSaid(steps, value, words, mine))).toEqual([
      "Lamps",
      "4 min",
      "25%",
      "not there",
    ]);
  });

  it("keep what each chose, and nothing else of one's own", () => {
    const chosen = found.filter((one) => keyOf(one) === "queues/#phone/aht");
    expect(merged(theirs, chosen)).toEqual(withAt(theirs, ["queues", 0, "aht"], "6m"));
    expect(merged(theirs, [])).toEqual(theirs);
    expect(differences(BASE, mine, mine)).toEqual([]);
    expect(changesOf(BASE, BASE)).toEqual([]);
  });
});

describe("what is typed", () => {
  it("is taken away with the group that it leaves empty", () => {
    const worth = queue(0, { preSale: { conversion: "25%" } });
    expect(withAt(worth, ["queues", 0, "preSale", "conversion"], undefined)).toEqual(BASE);
    expect([readText("number", "12,5"), readText("money", "ten"), readText("share", " 80% ")]).toEqual([
      12.5,
      "ten",
      "80%",
    ]);
    expect(readText("text", "")).toBeUndefined();
  });

  it("is found wrong at its place, in the words of the contract", () => {
    expect(findingsIn(BASE)).toEqual([]);
    const wrong = findingsIn(queue(0, { aht: "five", site: "mars" }));
    expect(findingsAt(wrong, ["queues", 0, "aht"])).toHaveLength(1);
    expect(findingsAt(findingsIn(queue(0, { site: "mars" })), ["queues", 0, "site"])[0]?.found).toContain("mars");
    expect(findingsBeside(wrong, ["queues", 0], [["aht"]]).map(({ place }) => place.field)).not.toContain(
      "/queues/0/aht",
    );
  });

  it("makes opening hours of rows, and rows of opening hours", () => {
    const hours = {
      week: [
        { days: "mon-thu", hours: "08:00-18:00" },
        { days: "sat", hours: ["09:00-12:00", "13:00-15:00"] },
      ],
      onHolidays: "closed",
      exceptions: [{ date: "2026-12-24", hours: "closed", name: "Christmas Eve" }],
    };
    const rows = hoursRows(hours);
    expect(rows.week).toEqual([...Array<string>(4).fill("08:00-18:00"), "", "09:00-12:00, 13:00-15:00", ""]);
    expect(hoursOfRows(rows)).toEqual(hours);
    expect(linesSaid({ kind: "hours" }, hours, wordsIn("de-DE", "EUR", null))?.map(({ head }) => head)).toEqual([
      "Mo bis Do",
      "Fr",
      "Sa",
      "So",
      "24.12.2026 · Christmas Eve",
    ]);
  });
});

describe("a description as text", () => {
  const text = JSON.stringify(BASE, null, 2);
  const lines = linesOf(text);

  it("tells the line of each place, or of the nearest that is there", () => {
    const lineWith = (part: string, after = 0) =>
      text.split("\n").findIndex((line, at) => at >= after && line.includes(part)) + 1;
    expect(lineOf(lines, "/queues/0/aht")).toBe(lineWith('"aht"'));
    expect(lineOf(lines, "/queues/1")).toBe(lineWith("{", lineWith('"5m"')));
    expect(lineOf(lines, "/queues/1/patience")).toBe(lineOf(lines, "/queues/1"));
    expect(lineOf(lines, "")).toBe(1);
  });

  it("is told to be no JSON, with the line", () => {
    expect(notJson(text)).toBeNull();
    expect(notJson('{\n  "id": 1,\n}')?.line).toBe(3);
  });
});

describe("parts of a description", () => {
  it("show its things, and name what no form shows", () => {
    const queues = FORM_PARTS.find(({ part }) => part === "queues");
    expect(queues && itemsOf(queues, BASE).map(({ id, name }) => [id, name])).toEqual([
      ["phone", "Phone"],
      ["email", null],
    ]);
    expect(queues && unshownKeys(queues, { id: "a", aht: "5m", staffedBy: [] })).toEqual(["staffedBy"]);
  });
});

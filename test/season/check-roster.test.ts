import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { timeZone } from "@springtide/calendar";
import { CheckedRoster, type LabourRules } from "@springtide/contracts";
import { readLabourRules, readRoster, type RosterFile } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { checkRoster, rosterLines, type RosterQuestion } from "@springtide/season";
import { describe, expect, it } from "vitest";

const RULES = fileURLToPath(new URL("../../data/labour-rules", import.meta.url));
const berlin = timeZone("Europe/Berlin");

async function rosterFile(rows: readonly string[], header = "person,start,end,breaks"): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "roster-")), "roster.csv");
  await writeFile(path, [header, ...rows, ""].join("\n"));
  return path;
}

function question({ shifts, members, absences, days, notes }: RosterFile, rules: LabourRules): RosterQuestion {
  return {
    roster: shifts,
    members,
    days,
    notes: notes.map(({ sentence }) => sentence),
    absences,
    published: [],
    rules,
    zone: berlin,
    holidays: new Set(),
    people: null,
    contracts: [],
    requirement: null,
  };
}

describe("the rules that come along", () => {
  it("are each well formed, with a source for every rule", async () => {
    const files = (await readdir(RULES)).filter((name) => name.endsWith(".yaml"));
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const file of files) {
      const { country, rules } = await readLabourRules(join(RULES, file));
      expect(file).toBe(`${country.toLowerCase()}.yaml`);
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
      // Expected: the floor of the Union and of the United Kingdom alike.
      expect(rules.find(({ kind }) => kind === "daily-rest")).toMatchObject({ hours: 11 });
    }
  });
});

describe("a roster that is brought", () => {
  it("is told what it breaks: person, dates, rule and source", async () => {
    const path = await rosterFile([
      "Ana,2026-03-28T14:00,2026-03-28T22:00,18:00-18:30",
      "Ana,2026-03-29T09:00,2026-03-29T17:00,13:00-13:30",
      "Cleo,2026-10-25T00:00,2026-10-25T06:00,",
    ]);
    const rules = await readLabourRules(join(RULES, "de.yaml"));
    const checked = checkRoster(question(await readRoster(path, { zone: berlin }), rules));
    expect(CheckedRoster.parse(checked)).toEqual(checked);
    expect(checked).toMatchObject({ people: 2, shifts: 3 });
    // Expected: 7.5 + 7.5 hours, and seven from midnight to six in the night in which the clocks go back.
    expect(checked.hours).toBe(22);
    expect(checked.breaches.map(({ person, rule, found }) => [person, rule, found])).toEqual([
      ["Ana", "daily-rest", 10],
      ["Cleo", "breaks", 0],
      ["Cleo", "breaks", 7],
    ]);
    expect(rosterLines(checked)[2]).toContain(
      "Ana: 10 hours from 2026-03-28 22:00 to 2026-03-29 09:00, where at least 11 are the rule (daily-rest: Arbeitszeitgesetz, paragraph 5(1)). [roster.csv row 2, roster.csv row 3]",
    );
  });

  it("counts what was published before without judging it again", async () => {
    const rules = await readLabourRules(join(RULES, "eu.yaml"));
    const { shifts: published } = await readRoster(
      await rosterFile(["Ana,2026-06-01T08:00,2026-06-01T22:00,12:00-13:00", "Ana,2026-06-02T06:00,2026-06-02T10:00,"]),
      { zone: berlin },
    );
    const late = await rosterFile(["Ana,2026-06-02T20:00,2026-06-03T00:00,"]);
    const asked = question(await readRoster(late, { zone: berlin }), rules);
    const alone = checkRoster(asked);
    const after = checkRoster({ ...asked, published });
    expect(alone.breaches).toEqual([]);
    expect(after.breaches.map(({ rule, found }) => [rule, found])).toEqual([["daily-rest", 10]]);
  });

  it.each([
    ["a shift that ends before it starts", "Ana,2026-06-01T08:00,2026-06-01T07:00,", "end", "shift-ends-wrong"],
    ["a shift of more than a day", "Ana,2026-06-01T08:00,2026-06-03T07:00,", "end", "shift-ends-wrong"],
    ["a break outside", "Ana,2026-06-01T08:00,2026-06-01T12:00,12:00-12:30", "breaks", "break-not-in-shift"],
    ["breaks in no known form", "Ana,2026-06-01T08:00,2026-06-01T12:00,at noon", "breaks", "break-not-in-shift"],
    ["nobody", ",2026-06-01T08:00,2026-06-01T12:00,", "person", "no-person"],
    ["no time", "Ana,soon,2026-06-01T12:00,", "start", "not-a-time"],
    ["a time that the clock never showed", "Ana,2026-03-29T02:30,2026-03-29T12:00,", "start", "time-does-not-exist"],
  ])("is refused with row and column: %s", async (_, row, column, code) => {
    const path = await rosterFile(["Ben,2026-06-01T08:00,2026-06-01T12:00,", row]);
    const refusal = await readRoster(path, { zone: berlin }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ findings: [{ code, place: { file: "roster.csv", row: 3, column } }] });
  });

  it("needs its columns", async () => {
    const path = await rosterFile(["Ana,2026-06-01T08:00"], "person,start");
    await expect(readRoster(path, { zone: berlin })).rejects.toThrow("end is not there");
  });
});

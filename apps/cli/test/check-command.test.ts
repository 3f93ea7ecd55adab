import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CheckedRoster } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { answerTo } from "./captured.ts";

const SHEET = `Name;Queues;23;24;25;26;27;28;29
;;Mo;Di;Mi;Do;Fr;Sa;So
Ana Kovacs;phone chat;F;F;S;F;-;S;F
Ben Ode;phone;8-18:45 /30;F;U;S;S;-;-
Cleo Marsh;chat phone;S;S;F;-;F;F;-

code;from;to;break;kind
F;06:00;14:00;10:00-10:30;
S;14:00;22:00;18:00-18:30;
U;;;;leave
`;
const WHERE = ["--zone", "Europe/Berlin", "--country", "DE", "--month", "2026-03"];

/** Files in a folder of their own, by name. */
async function filesOf(texts: Readonly<Record<string, string>>): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), "check-"));
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return (name) => join(folder, name);
}

async function checked(typed: readonly string[]): Promise<CheckedRoster> {
  const { code, out, err } = await answerTo(["check", ...typed, ...WHERE, "--json"]);
  expect([code, err]).toEqual([0, ""]);
  return CheckedRoster.parse(JSON.parse(out));
}

describe("springtide check", () => {
  it("tells what a sheet breaks, by row and column", async () => {
    const at = await filesOf({ "sheet.csv": SHEET });
    const { breaches, people, shifts } = await checked([at("sheet.csv")]);
    expect([people, shifts]).toEqual([3, 15]);
    // Expected: three late shifts before an early one, and a day of 10 h 45 with half an hour of break.
    expect(breaches.map(({ person, rule }) => [person, rule])).toEqual([
      ["Ana Kovacs", "daily-rest"],
      ["Ana Kovacs", "daily-rest"],
      ["Ben Ode", "breaks"],
      ["Ben Ode", "longest-day"],
      ["Cleo Marsh", "daily-rest"],
    ]);
    expect(breaches[0]?.rows).toEqual([
      { file: "sheet.csv", row: 3, column: "25" },
      { file: "sheet.csv", row: 3, column: "26" },
    ]);
  });

  it("mends it with the fewest changes, and writes a sheet that breaks nothing", async () => {
    const at = await filesOf({ "sheet.csv": SHEET });
    const { mend } = await checked([at("sheet.csv"), "--mend", "--out", at("mended.csv")]);
    // Expected: no two of the three short rests and the long day share a shift.
    expect(mend).toMatchObject({ count: { open: 0, changed: 4 }, bound: { changed: 4 }, proven: true });
    expect(mend?.changes[0]?.sentence).toBe(
      "Ana Kovacs, Wednesday 25 March: end 19:00 instead of 22:00, for 11 hours of rest before Thursday.",
    );
    const again = await checked([at("mended.csv"), "--mend"]);
    expect(again.breaches).toEqual([]);
    expect(again.mend?.changes).toEqual([]);
    expect((await readFile(at("mended.csv"), "utf8")).split("\n").slice(5)).toEqual(SHEET.split("\n").slice(5));
  });

  it("keeps the cover of what is required, and tells gaps by interval", async () => {
    const hours = ["24T18", "24T19", "24T20", "24T21", "28T18", "28T19", "28T20", "28T21", "29T06", "29T07"];
    const required = hours.map((hour) => `2026-03-${hour}:00,1`).join("\n");
    const at = await filesOf({ "sheet.csv": SHEET, "required.csv": `interval_start,heads\n${required}\n` });
    const held = [at("sheet.csv"), "--requirement", at("required.csv")];
    const { cover, mend } = await checked([...held, "--mend", "--out", at("mended.csv")]);
    // Expected: half of 18:00 to 19:00 is a break on both evenings.
    expect(cover).toMatchObject({ gapHours: 1, surplusHours: 0 });
    expect(mend).toMatchObject({ keepsCover: true, cover: { gapHours: 1 }, count: { open: 0, changed: 4 } });
    await checked([...held, "--out", at("cover.csv")]);
    const [header, first] = (await readFile(at("cover.csv"), "utf8")).split("\n");
    expect(header).toBe("interval_start,interval_end,queue,required,at_work,gap,surplus");
    expect(first).toBe("2026-03-24T18:00:00+01:00,2026-03-24T19:00:00+01:00,,1,0.5,0.5,0");
  });

  it("tells contracts broken, leave over published shifts, two contracts, unknown people and hours without anybody", async () => {
    const at = await filesOf({
      "roster.csv":
        "person,start,end\nAna,2026-06-01T08:00,2026-06-01T12:00\nAna,2026-06-01T10:00,2026-06-01T13:00\nAnja,2026-06-02T08:00,2026-06-02T12:00\n",
      "published.csv": "person,start,end\nBen,2026-06-03T08:00,2026-06-03T12:00\n",
      "people.csv":
        "person,hours_a_week,from,until,leave\nAna,5,,2026-12-31,\nAna,20,2026-06-01,,\nBen,20,,,2026-06-03\nAnya,20,,,2026-06-02\n",
      "required.csv":
        "interval_start,heads\n2026-06-01T07:00,1\n2026-06-01T08:00,1\n2026-06-02T12:00,2\n2026-06-02T13:00,1\n",
    });
    const options = [
      "--published",
      at("published.csv"),
      "--people",
      at("people.csv"),
      "--requirement",
      at("required.csv"),
    ];
    const { breaches, findings } = await checked([at("roster.csv"), ...options]);
    expect(breaches.map(({ person, rule }) => [person, rule])).toEqual([
      ["Ana", "contract-hours"],
      ["Ana", "one-shift-at-a-time"],
    ]);
    expect(findings.map(({ code, person }) => [code, person])).toEqual([
      ["leave-over-published", "Ben"],
      ["two-contracts", "Ana"],
      ["not-among-people", "Anja"],
      ["nobody-at-work", null],
      ["nobody-at-work", null],
    ]);
    expect(findings[1]?.sentence).toContain("from 2026-06-01 to 2026-12-31");
    expect(findings[2]?.sentence).toContain("Anya");
    expect(findings[4]?.sentence).toBe(
      "Nobody is at work from 2026-06-02 12:00 to 2026-06-02 14:00, where up to 2 are required. On leave then: Anya.",
    );
  });

  it.each([
    [["--mend", "--close-gaps"], "option-in-vain"],
    [["--out", "x.csv"], "option-in-vain"],
    [["--dates", "day"], "dates-unknown"],
    [["--month", "2026-13"], "month-unknown"],
    [["--country", "XX"], "no-rules-of-country"],
    [["--plan", "p.json", "--requirement", "r.csv"], "two-requirements"],
  ])("refuses %j", async (typed, code) => {
    const at = await filesOf({ "list.csv": "person,start,end\nAna,2026-06-01T08:00,2026-06-01T12:00\n" });
    const answer = await answerTo(["check", at("list.csv"), "--zone", "Europe/Berlin", ...typed, "--json"]);
    expect(answer.code).toBe(2);
    expect(JSON.parse(answer.out)).toMatchObject({ errors: [{ code }] });
  });

  it("never writes over what it reads", async () => {
    const at = await filesOf({ "sheet.csv": SHEET });
    const answer = await answerTo(["check", at("sheet.csv"), ...WHERE, "--mend", "--out", at("sheet.csv"), "--json"]);
    expect(JSON.parse(answer.out)).toMatchObject({ errors: [{ code: "output-is-input" }] });
    expect(await readFile(at("sheet.csv"), "utf8")).toBe(SHEET);
  });
});

import { RequestFill } from "@springtide/contracts";
import { readPartnerRoster } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { plainSheet } from "../../src/workbook/plain-sheet.ts";
import { xlsxFile } from "../../src/workbook/workbook.ts";
import { requestOf } from "./any-request.ts";

const AT = new Date("2026-10-01T08:00:00Z");
/** Two lines of one skill at one time, over the night in which the clocks go back. */
const NIGHT = { start: "2026-10-25T00:00:00Z", end: "2026-10-25T04:00:00Z" };
const request = requestOf([
  { ...NIGHT, line: "L1", positionsLoggedIn: 3 },
  { ...NIGHT, line: "L2", positionsLoggedIn: 1 },
]);
const skill = request.lines[0]?.skill ?? "";
const read = (rows: readonly string[]) =>
  readPartnerRoster(Buffer.from(`${rows.join("\n")}\n`), "roster.csv", request, AT);

async function refused(rows: readonly string[]) {
  try {
    await read(rows);
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
  return [];
}

describe("a partner's own roster", () => {
  it("fills a request by line and interval, on both clocks, and tells what is odd in it", async () => {
    const { fill, findings } = await read([
      "person,start,end,queues",
      `ada,2026-10-25T00:00:00Z,2026-10-25T04:00:00Z,${skill}`,
      `bo,2026-10-25T00:00:00Z,2026-10-25T02:00:00Z,${skill}`,
      `bo,2026-10-25T01:00:00Z,2026-10-25T02:00:00Z,${skill}`,
      "cy,2026-10-25T00:00:00Z,2026-10-25T04:00:00Z,knitting",
    ]);
    RequestFill.parse(fill);
    expect([fill.askedHours, fill.filledHours, fill.share]).toEqual([16, 7, 0.4375]);
    expect(fill.lines).toEqual([
      { line: "L1", askedHours: 12, filledHours: 5.25, share: 0.4375 },
      { line: "L2", askedHours: 4, filledHours: 1.75, share: 0.4375 },
    ]);
    expect(fill.intervals.reduce((sum, { there }) => sum + there, 0) / fill.intervals.length).toBe(1.75);
    expect(new Set(fill.intervals.map(({ start }) => Date.parse(start))).size).toBe(fill.intervals.length);
    expect(findings.map(({ code, place }) => [code, place.row])).toEqual([
      ["twice-at-work", 4],
      ["queues-not-asked-for", 5],
    ]);
  });

  it("is refused for another week and for another request, with its row and what to do", async () => {
    expect(await refused(["person,start,end", "ada,2026-11-02T08:00:00Z,2026-11-02T12:00:00Z"])).toMatchObject([
      {
        code: "roster-of-other-days",
        place: { file: "roster.csv", row: 2 },
        found: "shifts of 2026-11-02 to 2026-11-02",
        remedy: "Send the roster of these days, or send this one to the request of its own days.",
      },
    ]);
    const other = ["person,start,end,request_id", "ada,2026-10-25T00:00:00Z,2026-10-25T04:00:00Z,R-999"];
    expect(await refused(other)).toMatchObject([
      {
        code: "roster-of-another-request",
        place: { file: "roster.csv", row: 2, column: "request_id" },
        found: '"R-999"',
      },
    ]);
    const own = other.map((row) => row.replace("R-999", request.header.request.id));
    expect(await refused(own)).toEqual([]);
  });

  it("is found among the sheets of a workbook, and read from another one where that is meant", async () => {
    const bytes = workbook({
      Notes: [["Rosters of our two teams"], ["Questions to Ada"]],
      Early: [
        ["person", "start", "end"],
        ["ada", "2026-10-25T00:00:00Z", "2026-10-25T04:00:00Z"],
      ],
      Late: [
        ["person", "23", "24", "25"],
        ["bo", "", "20:00-24:00", ""],
      ],
    });
    const found = await readPartnerRoster(bytes, "roster.xlsx", request, AT);
    expect([found.sheet, found.sheets, found.fill.filledHours]).toEqual(["Early", ["Notes", "Early", "Late"], 4]);
    const late = await readPartnerRoster(bytes, "roster.xlsx", request, AT, "Late");
    // The mere number of a day is one of the month asked for, and times are on the clock of New York.
    expect([late.sheet, late.fill.filledHours]).toEqual(["Late", 4]);
    const none = workbook({ Notes: [["Rosters of our two teams"]], More: [["Questions to Ada"]] });
    await expect(readPartnerRoster(none, "roster.xlsx", request, AT)).rejects.toMatchObject({
      findings: [{ code: "not-a-roster", found: "the sheets Notes, More, none of which has a roster" }],
    });
  });
});

function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Buffer {
  const told = Object.entries(sheets).map(([name, rows]) =>
    plainSheet({
      ...{ name, widths: [], frozen: { rows: 0, columns: 0 }, isFiltered: false, footer: "" },
      rows: rows.map((cells) => cells.map((value) => ({ value, style: "text" as const }))),
    }),
  );
  return Buffer.from(xlsxFile({ title: "roster", madeAt: AT, sheets: told }));
}

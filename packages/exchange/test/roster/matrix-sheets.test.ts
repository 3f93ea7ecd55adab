import { dayFrom, timeZone } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { codesOfText, rewrittenRoster, type RosterReading, rosterOfText } from "../../src/index.ts";

const zone = timeZone("Europe/Berlin");
const december = { order: null, month: dayFrom(2026, 12, 1) };

const SHEET = `Desk December;;;;
Name;1;2;3;4
;Di;Mi;Do;Fr
Ana;F;F;U;-
Ben;8-16:30 /30;22-6;;6-10 + 14-18

code;from;to;break;kind
F;06:00;14:00;10:00-10:30;
U;;;;leave
`;

/** "1 06:00-14:00": day of December and times of each shift, as a clock in Berlin shows them. */
function told(text: string, reading: RosterReading = { zone, dates: december }): string[] {
  return rosterOfText(text, "sheet.csv", reading).shifts.map(({ person, startMs, endMs }) => {
    const clock = (ms: number): string => zone.formatInstant(ms).slice(5, 16);
    return `${person} ${clock(startMs)} ${clock(endMs)}`;
  });
}

function findings(text: string, reading: RosterReading = { zone, dates: december }): unknown {
  try {
    rosterOfText(text, "sheet.csv", reading);
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
  return null;
}

describe("a sheet with people down and days across", () => {
  it("is read with its title, weekdays, codes and times", () => {
    expect(told(SHEET)).toEqual([
      "Ana 12-01T06:00 12-01T14:00",
      "Ana 12-02T06:00 12-02T14:00",
      "Ben 12-01T08:00 12-01T16:30",
      "Ben 12-02T22:00 12-03T06:00",
      "Ben 12-04T06:00 12-04T10:00",
      "Ben 12-04T14:00 12-04T18:00",
    ]);
    const { absences, notes, shifts } = rosterOfText(SHEET, "sheet.csv", { zone, dates: december });
    expect(absences).toMatchObject([
      { person: "Ana", row: 4, column: "3", fromMs: zone.startOfDayMs(dayFrom(2026, 12, 3)) },
    ]);
    // Expected: half an hour in the middle of 8 to 16:30.
    expect(shifts[2]?.breaks.map(({ startMs }) => zone.formatInstant(startMs).slice(11, 16))).toEqual(["12:00"]);
    expect(notes).toHaveLength(1);
  });

  it.each([
    ["commas", SHEET.replaceAll(";", ",")],
    ["tabs", SHEET.replaceAll(";", "\t")],
    ["a byte order mark and CRLF", `\uFEFF${SHEET.replaceAll("\n", "\r\n")}`],
    ["a line that names the separator", `sep=;\n${SHEET}`],
    ["dates of the ISO", SHEET.replace("1;2;3;4", "2026-12-01;2026-12-02;2026-12-03;2026-12-04")],
    ["dates with points", SHEET.replace("1;2;3;4", "1.12.2026;2.12.2026;3.12.2026;4.12.2026")],
    ["weekdays before the dates", SHEET.replace("1;2;3;4", "Di 1.12.;Mi 2.12.;Do 3.12.;Fr 4.12.")],
    ["the month before the day", SHEET.replace("1;2;3;4", "12/01/2026;12/02/2026;12/03/2026;12/04/2026")],
  ])("is read the same with %s", (_, text) => {
    expect(told(text)).toEqual(told(SHEET));
  });

  it("takes codes from a file, and its own legend before it", () => {
    const bare = SHEET.slice(0, SHEET.indexOf("\ncode;"));
    const codes = codesOfText("code,from,to\nF,07:00,15:00\nU,,\n", "codes.csv");
    expect(told(bare, { zone, dates: december, codes })[0]).toBe("Ana 12-01T07:00 12-01T15:00");
    expect(told(SHEET, { zone, dates: december, codes })[0]).toBe("Ana 12-01T06:00 12-01T14:00");
  });

  it("tells the first from the last of two times in the hour that comes twice, and offsets between them", () => {
    // Expected: in Berlin 02:00 to 03:00 comes twice on 25 October 2026; a start is the first, an end the last.
    const text = "person,2026-10-25\nAna,02:30-06:00\nBen,02:30+01:00-06:00\nCleo,00:00-02:30\n";
    const hours = rosterOfText(text, "sheet.csv", { zone }).shifts.map(
      ({ startMs, endMs }) => (endMs - startMs) / 3_600_000,
    );
    expect(hours).toEqual([4.5, 3.5, 3.5]);
  });

  it.each([
    ["an unknown code, with a near one", SHEET.replace("Ana;F", "Ana;FF"), "unknown-code", 4, "1"],
    ["times that are none", SHEET.replace("8-16:30", "8-25:99"), "not-a-shift", 5, "1"],
    ["a time that the clock never showed", "person,2026-03-29\nAna,02:30-10:00\n", "not-a-time", 2, "2026-03-29"],
    ["a break outside", SHEET.replace("8-16:30 /30", "8-16:30 /17:00-17:30"), "break-not-in-shift", 5, "1"],
    ["work of nobody", SHEET.replace("Ben;", ";"), "no-person", 5, "Name"],
    ["another weekday", SHEET.replace(";Mi;", ";Sa;"), "weekday-differs", 3, "2"],
    ["work under no day", SHEET.replace("Ana;F;F;U;-", "Ana;F;F;U;-;F"), "column-without-day", 4, "6"],
  ])("is refused with row and column: %s", (_, text, code, row, column) => {
    expect(findings(text)).toMatchObject([{ code, place: { file: "sheet.csv", row, column } }]);
  });

  it.each([
    [
      "dates that can be read in two ways",
      "name,01/02/2026,03/04/2026\nAna,8-16,8-16\n",
      "dates-ambiguous",
      "--dates dmy",
    ],
    ["days without a month", SHEET, "month-missing", "--month 2026-12"],
    ["neither a list nor a sheet", "a,b\n1,2\n", "not-a-roster", "right file"],
    ["a list without its end", "person,start\nAna,2026-06-01T08:00\n", "column-missing", "Name the columns so"],
  ])("is refused as a whole: %s", (_, text, code, remedy) => {
    expect(findings(text, { zone })).toMatchObject([{ code, place: { file: "sheet.csv" } }]);
    expect(JSON.stringify(findings(text, { zone }))).toContain(remedy);
  });

  it("reads such dates as it is told, or as they follow on", () => {
    const text = "name,01/02/2026,03/04/2026\nAna,8-16,-\n";
    expect(told(text, { zone, dates: { order: "dmy", month: null } })).toEqual(["Ana 02-01T08:00 02-01T16:00"]);
    expect(told(text, { zone, dates: { order: "mdy", month: null } })).toEqual(["Ana 01-02T08:00 01-02T16:00"]);
    const following = rosterOfText("name,01/02/2026,02/02/2026\nAna,8-16,-\n", "sheet.csv", { zone });
    expect(following.days?.first).toBe(dayFrom(2026, 2, 1));
    expect(following.notes).toMatchObject([
      { code: "dates-day-first", sentence: expect.stringContaining("day first") as string },
    ]);
  });
});

describe("a changed roster in the form in which it came", () => {
  it("is the same where nothing changed", () => {
    const file = rosterOfText(SHEET, "sheet.csv", { zone, dates: december });
    expect([...rewrittenRoster(file, file.shifts, zone)].join("")).toBe(SHEET);
    const list = "person;start;note;end\nAna;2026-06-01T08:00;early;2026-06-01T16:00\n";
    const listed = rosterOfText(list, "list.csv", { zone });
    expect([...rewrittenRoster(listed, listed.shifts, zone)].join("")).toBe(list);
  });

  it("has only the changed cells written anew", () => {
    const file = rosterOfText(SHEET, "sheet.csv", { zone, dates: december });
    const now = file.shifts.map((shift, i) =>
      i === 0
        ? { ...shift, startMs: shift.startMs + 3_600_000 }
        : i === 1
          ? { ...shift, person: "Ben" }
          : i === 3
            ? null
            : shift,
    );
    const lines = [...rewrittenRoster(file, now, zone)].join("").split("\n");
    expect(lines[3]).toBe("Ana;07:00-14:00 /10:00-10:30;;U;-");
    expect(lines[4]).toBe("Ben;8-16:30 /30;F;;6-10 + 14-18");
    expect(lines.slice(5).join("\n")).toBe(SHEET.split("\n").slice(5).join("\n"));
  });

  it("has a column for breaks where a list had none, and times with their offset", () => {
    const file = rosterOfText("person,start,end\nAna,2026-10-25T00:00,2026-10-25T08:00\n", "list.csv", { zone });
    const [shift] = file.shifts;
    if (shift === undefined) throw new Error("no shift was read");
    const away = { startMs: shift.startMs + 3 * 3_600_000, endMs: shift.startMs + 3.5 * 3_600_000 };
    const text = [...rewrittenRoster(file, [{ ...shift, breaks: [away] }], zone)].join("");
    // Expected: three hours after midnight of this night the clock shows two for the second time.
    expect(text).toBe("person,start,end,breaks\nAna,2026-10-25T00:00,2026-10-25T08:00,02:00+01:00-02:30+01:00\n");
    const [read] = rosterOfText(text, "list.csv", { zone }).shifts;
    expect(read?.breaks).toEqual([away]);
  });
});

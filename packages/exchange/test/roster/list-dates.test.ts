import { isoDay, timeZone } from "@springtide/calendar";
import { rosterOfText } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const zone = timeZone("Europe/Berlin");
type Reading = Parameters<typeof rosterOfText>[2];
const read = (rows: readonly string[], reading: Partial<Reading> = {}) =>
  rosterOfText(["person;start;end", ...rows].join("\n"), "list.csv", { zone, ...reading });
const refusals = (rows: readonly string[], reading: Partial<Reading> = {}) => {
  try {
    read(rows, reading);
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
  return [];
};

describe("the dates of a list", () => {
  it.each([
    ["04.04.2016 07:00", "04.04.2016 15:30"],
    ["4.4.16 7:00", "4.4.16 15:30"],
    ["04/04/2016 07:00:00", "04/04/2016 15:30:00"],
    ["4-4-2016 7:00 AM", "4-4-2016 3:30 PM"],
    ["2016-04-04T07:00", "2016-04-04 15:30"],
    ["2016/04/04 07:00", "2016.04.04 15:30"],
    ["20160404 07:00", "20160404 15:30"],
    ["4 Apr 2016 07:00", "Apr 4, 2016 15:30"],
    ["2016-04-04T05:00Z", "2016-04-04T15:30+02:00"],
    ["1459746000", "1459776600000"],
  ])("are read in every form that files of contacts may have: %s", (start, end) => {
    const [shift] = read([`Ana;${start};${end}`]).shifts;
    expect([shift?.startMs, shift?.endMs]).toEqual([Date.UTC(2016, 3, 4, 5), Date.UTC(2016, 3, 4, 13, 30)]);
  });

  it("have the order that a figure above twelve tells, wherever it stands, and the one that is asked for", () => {
    const days = (rows: readonly string[], reading: Partial<Reading> = {}): string[] =>
      read(rows, reading).shifts.map(({ startMs }) => isoDay(zone.dayAt(startMs)));
    const [doubtful, told] = ["Ana;04/05/2026 07:00;04/05/2026 15:00", "Ben;25/05/2026 07:00;25/05/2026 15:00"];
    expect(days([doubtful, told])).toEqual(["2026-05-04", "2026-05-25"]);
    expect(days([doubtful, "Ben;05/25/2026 07:00;05/25/2026 15:00"])).toEqual(["2026-04-05", "2026-05-25"]);
    for (const [order, day] of [
      ["dmy", "2026-05-04"],
      ["mdy", "2026-04-05"],
    ] as const)
      expect(days([doubtful], { dates: { order, month: null } })).toEqual([day]);
  });

  it("are refused at the first that could be two days where nothing tells, with what can be done there", () => {
    const rows = ["Ana;04/04/2026 07:00;04/04/2026 15:00", "Ben;04/05/2026 07:00;04/05/2026 15:00"];
    expect(refusals(rows)).toMatchObject([
      {
        ...{ code: "dates-ambiguous", place: { file: "list.csv", row: 3, column: "start" } },
        found: '"04/05/2026 07:00", which could be 2026-05-04 or 2026-04-05',
        remedy: expect.stringContaining("--dates dmy") as string,
        values: { first: "2026-05-04", second: "2026-04-05" },
      },
    ]);
    expect(refusals(rows, { surface: "upload" })).toMatchObject([{ remedy: "Write the dates as 2026-12-24." }]);
  });

  it("of a week are told by its days, whoever works in whichever order, or refused; never read as another day", () => {
    const week = fc.record({
      first: fc.integer({ min: Date.UTC(2024, 0, 1) / 864e5, max: Date.UTC(2027, 0, 1) / 864e5 }),
      order: fc.constantFrom("dmy", "mdy"),
      people: fc.array(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 4 }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(week, ({ first, order, people }) => {
        const days = people.flat().map((offset) => isoDay(first + offset));
        const rows = days.map((day, at) => {
          const [year = "", month = "", date = ""] = day.split("-");
          const written = `${order === "dmy" ? `${date}/${month}` : `${month}/${date}`}/${year}`;
          return `P${String(at)};${written} 08:00;${written} 16:00`;
        });
        const found = refusals(rows);
        if (found.length > 0) expect(found).toMatchObject([{ code: "dates-ambiguous" }]);
        else expect(read(rows).shifts.map(({ startMs }) => isoDay(zone.dayAt(startMs)))).toEqual(days);
      }),
    );
  });
});

it("names no option of a command to those who upload a roster", () => {
  const upload = { surface: "upload" as const };
  const sheets = [
    "name;F\nAna;8-16\n",
    "name;1;2;3\nAna;F;F;F\n",
    "name;2026-12-01;2026-12-02\n;Mi;Mi\nAna;F;F\n",
    "name;2026-12-01;2026-12-02\nAna;F;\n",
  ];
  for (const text of sheets) {
    let told = "";
    try {
      rosterOfText(text, "sheet.csv", { zone, ...upload });
    } catch (error) {
      told = JSON.stringify(error instanceof Refusal ? error.findings : error);
    }
    expect(told).toContain("remedy");
    expect(told).not.toContain("--");
  }
});

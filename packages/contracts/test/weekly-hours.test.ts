import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OpeningHours, OpeningHoursText, Weekdays } from "../src/index.ts";

describe("Weekdays", () => {
  it.each([
    ["mon", [1]],
    ["mon-fri", [1, 2, 3, 4, 5]],
    ["sat,sun", [6, 7]],
    ["Sat, Sun", [6, 7]],
    ["daily", [1, 2, 3, 4, 5, 6, 7]],
    ["sat-mon", [1, 6, 7]],
    ["mon-wed,wed-thu", [1, 2, 3, 4]],
  ])("reads %s as %j", (text, days) => {
    expect(Weekdays.parse(text)).toEqual(days);
  });

  it.each(["", "monday", "mon-fri-sat", "mon-", "-fri", "daily-fri", "mon;tue", "mo", 1])(
    "does not read %j",
    (text) => {
      expect(Weekdays.safeParse(text).success).toBe(false);
    },
  );

  it("reads a stretch and its complement as the whole week, without overlap", () => {
    const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    fc.assert(
      fc.property(fc.nat(6), fc.integer({ min: 1, max: 6 }), (first, length) => {
        const name = (index: number): string => names[index % 7] ?? "";
        const one = Weekdays.parse(`${name(first)}-${name(first + length - 1)}`);
        const other = Weekdays.parse(`${name(first + length)}-${name(first + 6)}`);
        expect([...one, ...other].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(one).toHaveLength(length);
      }),
    );
  });
});

describe("OpeningHoursText", () => {
  it("gives each weekday the last rule that names it", () => {
    const read = OpeningHoursText.parse({
      week: [
        { days: "daily", hours: "09:00-17:00" },
        { days: "sat", hours: ["09:00-12:00", "13:00-15:00"] },
        { days: "sun", hours: "closed" },
      ],
      exceptions: [{ date: "2026-12-24", hours: "09:00-12:00", name: "Christmas Eve" }],
      onHolidays: "closed",
    });
    expect(read.week[0]).toEqual([{ fromMinute: 540, toMinute: 1020 }]);
    expect(read.week[5]).toEqual([
      { fromMinute: 540, toMinute: 720 },
      { fromMinute: 780, toMinute: 900 },
    ]);
    expect(read.week[6]).toEqual([]);
    expect(read.exceptions).toEqual([
      { day: "2026-12-24", windows: [{ fromMinute: 540, toMinute: 720 }], name: "Christmas Eve" },
    ]);
    expect(read.onHolidays).toBe("closed");
    expect(OpeningHours.parse(read)).toEqual(read);
  });

  it("is open on holidays and has no exceptions unless told otherwise", () => {
    const read = OpeningHoursText.parse({ week: [{ days: "mon", hours: "00:00-24:00" }] });
    expect(read).toMatchObject({ exceptions: [], onHolidays: "open" });
  });

  it.each(["18:00-08:00", "08:00-08:00", "8-18", "08:00 - 18:00", "08:00-25:00", 8, [8], { from: "08:00" }])(
    "does not read hours %j",
    (text) => {
      expect(OpeningHoursText.safeParse({ week: [{ days: "mon", hours: text }] }).success).toBe(false);
    },
  );
});

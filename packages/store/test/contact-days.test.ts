import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactDays, historyOf, knownContacts } from "../src/contact-days.ts";
import { anyHistory } from "./any-history.ts";
import { historyFrom } from "./fixtures.ts";

describe("a history cut into local days", () => {
  it("is put together again exactly, whatever is missing or unknown, over both clock changes", () => {
    fc.assert(
      fc.property(anyHistory("phone"), ({ history, zone }) => {
        expect(historyOf("phone", history.minutes, [...contactDays(history, zone)])).toEqual(history);
      }),
    );
  });

  it.each([
    // Europe/Berlin: the clocks went forward on 2026-03-29 and back on 2026-10-25 (tz database).
    { from: "2026-03-28T23:00:00Z", hours: 23, day: "2026-03-29" },
    { from: "2026-10-24T22:00:00Z", hours: 25, day: "2026-10-25" },
  ])("has one row for $day, a day of $hours hours", ({ from, hours, day }) => {
    const quarters = Array.from({ length: hours * 4 }, (_, index) => Date.parse(from) + index * 900_000);
    const rows = [...contactDays(historyFrom("phone", 15, quarters), "Europe/Berlin")];
    expect(rows.map((row) => [row.day, row.offered.length])).toEqual([[day, hours * 4]]);
  });

  it("begins a new piece where half an hour of clock change moves hourly intervals off the day's rhythm", () => {
    // Australia/Lord_Howe went back half an hour at 15:00Z on 2026-04-04; the hours after it start at half past.
    const starts = ["2026-04-04T13:00Z", "2026-04-04T14:00Z", "2026-04-04T15:00Z", "2026-04-04T15:30Z"];
    const rows = [...contactDays(historyFrom("phone", 60, starts.map(Date.parse)), "Australia/Lord_Howe")];
    expect(rows.map((row) => row.offered)).toEqual([[0, 1, 2], [3]]);
  });

  it("adds up what is known of a day", () => {
    const [day] = contactDays(historyFrom("phone", 15, [0, 900_000, 2_700_000], [3, Number.NaN, 4]), "UTC");
    expect(day?.offered).toEqual([3, Number.NaN, null, 4]);
    expect(day === undefined ? null : knownContacts(day)).toBe(7);
  });
});

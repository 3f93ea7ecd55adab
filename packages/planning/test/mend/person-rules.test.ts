import { civilDay, timeZone } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import type { LabourRule } from "../../src/labour/labour-rule.ts";
import { contractDays, contractHours, daysInARow, noWorkWhileAway } from "../../src/mend/person-rules.ts";

const zone = timeZone("Europe/Berlin");
const HOUR = 3_600_000;
/** Days of June 2026, which begins on a Monday, each with so many hours of work from eight o'clock. */
function found(rule: LabourRule, days: readonly number[], hours = 8): unknown[] {
  const shifts = days.map((day, source) => {
    const startMs = zone.startOfDayMs(civilDay("2026-06-01") + day - 1) + 8 * HOUR;
    return { startMs, endMs: startMs + hours * HOUR, breaks: [], source };
  });
  const breaches = rule.breaches({ person: "Ana", zone, holidays: new Set(), shifts });
  return breaches.map((breach) => [breach.found, breach.limit, breach.sources]);
}

const terms = {
  person: "Ana",
  hoursAWeek: 30,
  daysAWeek: 4,
  daysInARow: 5,
  fromDay: civilDay("2026-06-08"),
  untilDay: Infinity,
};

describe("what is agreed on with a person", () => {
  it("counts from its first day on", () => {
    // Expected: five days of eight hours are 40; the first week lies before the contract.
    expect(found(contractHours("hours", [terms]), [1, 2, 3, 4, 5, 8, 9, 10, 11, 12])).toEqual([
      [40, 30, [5, 6, 7, 8, 9]],
    ]);
    expect(found(contractDays("days", [terms]), [1, 2, 3, 4, 5, 8, 9, 10, 11, 12])).toEqual([[5, 4, [5, 6, 7, 8, 9]]]);
    expect(found(daysInARow("row", [terms]), [5, 6, 7, 8, 9, 10, 11, 12, 13, 15])).toEqual([
      [6, 5, [3, 4, 5, 6, 7, 8]],
    ]);
  });

  it("says nothing of others", () => {
    const other = { ...terms, person: "Ben" };
    for (const rule of [contractHours("hours", [other]), contractDays("days", [other]), daysInARow("row", [other])])
      expect(found(rule, [8, 9, 10, 11, 12, 13])).toEqual([]);
  });
});

describe("leave", () => {
  it("is broken by the part of a shift that lies in it", () => {
    const [fromMs, toMs] = [zone.startOfDayMs(civilDay("2026-06-02")), zone.startOfDayMs(civilDay("2026-06-04"))];
    const rule = noWorkWhileAway("leave", [{ person: "Ana", fromMs, toMs }]);
    expect(found(rule, [1, 3, 4])).toEqual([[8, 0, [1]]]);
    // Expected: from eight o'clock on the first, twenty hours reach four hours into the second.
    expect(found(rule, [1], 20)).toEqual([[4, 0, [0]]]);
  });
});

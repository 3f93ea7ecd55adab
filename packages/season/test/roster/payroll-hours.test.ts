import { expect, it } from "vitest";
import type { PlannedShift } from "@springtide/contracts";
import { payrollHours } from "@springtide/season";
import { smallShop } from "../small-shop.ts";

const shop = smallShop({
  sites: [{ id: "home", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
  teams: [
    {
      ...{
        id: "desk",
        serves: ["phone"],
        costPerHour: 20,
        patterns: ["night"],
        people: [{ id: "ann", contract: "few" }],
      },
      premiums: [
        { name: "Night", hours: ["22:00-24:00", "00:00-06:00"], share: "25%" },
        { name: "Sunday", days: "sun", share: "50%" },
      ],
      roster: [{ days: "daily", from: "08:00", to: "16:00", heads: 3 }],
    },
  ],
  shiftPatterns: [{ id: "night", starts: ["22:00"], lengths: ["8h"] }],
  contracts: [{ id: "few", hours: 8, overtime: 10, overtimePremium: "50%" }],
});

it("counts a night over the October change by the hours that pass, each premium by itself", () => {
  const shift: PlannedShift = {
    ...{ person: "ann", team: "desk", pattern: "night", breaks: [], hours: 9, paidHours: 9 },
    ...{ start: "2026-10-24T22:00:00+02:00", end: "2026-10-25T06:00:00+01:00" },
  };
  const roster = {
    firstDay: "2026-10-19",
    days: 14,
    people: [],
    rules: [],
    shifts: [shift],
    open: [],
    conflicts: [],
    remarks: [],
    solved: [],
  };
  const lines = payrollHours({ shop, holidays: { customers: [], bySite: {} }, roster });
  // 22:00 to 06:00 by the clock and the repeated hour: 9 h, 1 beyond 8. All of it at night, 7 on the Sunday. Nobody works the week after.
  expect(lines.map(({ monday, kind, premium, share, hours }) => [monday, kind, premium, share, hours])).toEqual([
    ["2026-10-19", "worked", null, 1, 9],
    ["2026-10-19", "overtime", null, 0.5, 1],
    ["2026-10-19", "premium", "Night", 0.25, 9],
    ["2026-10-19", "premium", "Sunday", 0.5, 7],
    ["2026-10-26", "topped-up", null, 1, 8],
  ]);
  expect(payrollHours({ shop, holidays: { customers: [], bySite: {} }, roster: null })).toEqual([]);
});

import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { PlannedShift, Shop } from "@springtide/contracts";
import { amountCents } from "@springtide/planning";
import { expect, it } from "vitest";
import { ledgerLines } from "../../src/economics/ledger-lines.ts";
import { rosterWages } from "../../src/economics/roster-wages.ts";
import { ownRoster } from "../../src/own-roster.ts";
import { holidaySets } from "../../src/places.ts";
import { personLines } from "../../src/roster/person-lines.ts";
import { smallShop } from "../small-shop.ts";

const PREMIUMS = [
  { name: "Night", hours: ["22:00-24:00", "00:00-06:00"], share: "25%" },
  { name: "Sunday", days: "sun", share: "50%" },
  { name: "Holiday", days: "holidays", share: "100%" },
];
/** A Sunday, and the Monday after it. */
const HOLIDAYS = holidaySets({
  customers: [],
  bySite: { home: ["2026-05-24", "2026-05-25"].map((day) => ({ day, name: "Holiday" })) },
});

function shopWith(premiums: readonly unknown[]): Shop {
  const openingHours = { week: [{ days: "daily", hours: "00:00-24:00" }] };
  return smallShop({
    sites: [{ id: "home", zone: "Europe/Berlin", openingHours }],
    teams: [
      {
        ...{ id: "desk", serves: ["phone", "email"], costPerHour: 20, premiums, patterns: ["night"] },
        ...{ people: [{ id: "ann", contract: "few" }] },
        roster: [{ days: "daily", from: "08:00", to: "16:00", heads: 3 }],
      },
    ],
    shiftPatterns: [{ id: "night", starts: ["22:00"], lengths: ["8h"] }],
    contracts: [{ id: "few", hours: 8, overtime: 10, overtimePremium: "50%" }],
  });
}

function night(start: string, end: string, breaks: PlannedShift["breaks"] = []): PlannedShift {
  const length = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000;
  const hours = breaks.reduce((left, away) => left - length(away.start, away.end), length(start, end));
  return { person: "ann", team: "desk", pattern: "night", start, end, breaks, hours, paidHours: hours };
}

const OCTOBER = night("2026-10-24T22:00:00+02:00", "2026-10-25T06:00:00+01:00");
const REPEATED = [{ start: "2026-10-25T02:30:00+02:00", end: "2026-10-25T02:30:00+01:00" }];

it.each([
  // 9 h, one of them beyond the contract's 8: 180 + 10. At night 9 h x 25 %, on Sunday 7 h x 50 %: 5.75 h x 20 = 115.
  ["in October", "2026-10-19", OCTOBER, 305],
  // 7 h, and the contract pays 8: 160. At night 7 h x 25 %, on Sunday 5 h x 50 %: 4.25 h x 20 = 85.
  ["in March", "2026-03-23", night("2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00"), 245],
  // 8 h: 160. The hour away lies at night and on Sunday: 5.75 h less 0.75 h, x 20 = 100.
  ["with the repeated hour away", "2026-10-19", { ...OCTOBER, breaks: REPEATED, hours: 8, paidHours: 8 }, 260],
  // 8 h: 160. At night 8 h x 25 %; on a Sunday that is a holiday 6 h x 150 %; its eve is neither: 11 h x 20 = 220.
  ["into a holiday", "2026-05-18", night("2026-05-23T22:00:00+02:00", "2026-05-24T06:00:00+02:00"), 380],
])(
  "pays a night over a clock change, on Sundays and on holidays by the hours that pass: %s",
  (_, monday, shift, cost) => {
    const [line] = personLines(shopWith(PREMIUMS), { firstDay: civilDay(monday), days: 7 }, [shift], HOLIDAYS);
    expect(line?.cost).toBe(cost);
  },
);

it("pays heads of a weekly roster the same, and nothing where the clock adds nothing", () => {
  const grid = intervalGrid({
    zone: timeZone("Europe/Berlin"),
    firstDay: civilDay("2026-05-23"),
    days: 3,
    intervalMinutes: 30,
  });
  const costs = (premiums: readonly unknown[]): number[] =>
    ownRoster(shopWith(premiums), grid, HOLIDAYS).shifts.map(({ cost }) => cost);
  // 3 heads for 8 h at 20: Saturday bare, a holiday on a Sunday with 150 % on top, a holiday on a Monday with 100 %.
  expect(costs(PREMIUMS)).toEqual([480, 1200, 960]);
  expect(costs([{ name: "Days off", days: "sun,holidays", share: "150%" }])).toEqual([480, 1200, 1200]);
  expect(costs([])).toEqual([480, 480, 480]);
});

it("puts them into the wages of the month in which the shift begins, to the cent", () => {
  const shop = shopWith(PREMIUMS);
  const stretch = { firstDay: civilDay("2026-10-26"), days: 7 };
  const shifts = [
    night("2026-10-31T22:00:00+01:00", "2026-11-01T06:00:00+01:00"),
    night("2026-11-01T22:00:00+01:00", "2026-11-02T06:00:00+01:00"),
  ];
  const people = personLines(shop, stretch, shifts, HOLIDAYS);
  const rest = { rules: [], open: [], conflicts: [], remarks: [], solved: [] };
  const roster = { firstDay: "2026-10-26", days: 7, people, shifts, ...rest };
  const lines = ledgerLines(rosterWages({ shop, roster }, HOLIDAYS));
  // 16 h, half of them overtime: each night 160 of wages, 40 for the night and 40 of overtime; 6 h and 2 h of Sunday are 60 and 20.
  const centsOf = (month: string): number =>
    lines.reduce((sum, line) => sum + (line.month === month ? amountCents(line.amount) : 0), 0);
  expect([centsOf("2026-10"), centsOf("2026-11")]).toEqual([30_000, 26_000]);
  expect(people[0]?.cost).toBe(560);
  expect(lines.filter(({ kind }) => kind === "overtime-premium").map(({ amount }) => amount)).toEqual([40, 40]);
});

import { beforeAll, describe, expect, it } from "vitest";
import { timeZone } from "@springtide/calendar";
import {
  type LabourRules,
  Plan,
  type PlanRoster,
  resolveShop,
  type RosterShift,
  ShopFile,
} from "@springtide/contracts";
import { parseOrRefuse } from "@springtide/contracts";
import { planRosterTables, rosterOfText, type Table } from "@springtide/exchange";
import { checkRoster, openPlan, planSeason, rosterFigures, summaryLines } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { pastOf } from "../../packages/season/test/small-shop.ts";

// A house of nine people in Berlin, planned for five weeks around 25 October 2026, when the clocks go back; e-mail is answered at night too.
const CONTRACT = { id: "full", hours: 40, leastHours: 30, overtime: 8, overtimePremium: "25%" };
const DAY = {
  id: "day",
  starts: "08:00-10:00",
  every: "1h",
  lengths: ["8.5h"],
  breaks: [{ length: "30m", from: "3h", to: "5h" }],
};
const NIGHT = { id: "night", starts: ["22:00"], lengths: ["8.5h"], breaks: [{ length: "30m", from: "3h", to: "5h" }] };
const PEOPLE = [
  { id: "ana", contract: "full", leave: [{ from: "2026-10-12", until: "2026-10-13" }] },
  { id: "bo", contract: "full", wishes: [{ on: "2026-10-16", want: "off", weight: 3 }] },
  { id: "cem", contract: "full", serves: ["email"] },
  { id: "dora", contract: "full", available: [{ days: "mon-wed", hours: "08:00-18:00" }] },
  { id: "emil", contract: "full" },
];
const NIGHT_PEOPLE = ["fatou", "gita", "hiro", "ines"].map((id) => ({ id, contract: "full" }));

const PHONE_HOURS = { week: [{ days: "daily", hours: "08:00-18:00" }] };

const RULES: LabourRules = {
  country: "DE",
  name: "Rules of the test",
  from: "2026-01-01",
  rules: [
    { id: "daily-rest", source: "own", kind: "daily-rest", hours: 11 },
    { id: "weekly-rest", source: "own", kind: "weekly-rest", hours: 35 },
    { id: "breaks", source: "own", kind: "breaks", steps: [{ moreThanHours: 6, minutes: 30 }], leastPartMinutes: 15 },
  ],
};

const SHOP = resolveShop(
  parseOrRefuse(ShopFile, {
    springtide: 1,
    id: "house",
    name: "House",
    currency: "EUR",
    interval: "30m",
    sites: [{ id: "home", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [
      { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "2m", openingHours: PHONE_HOURS },
      { id: "email", channel: "email", target: { share: "90%", within: "24h" }, aht: "2m" },
    ],
    contracts: [CONTRACT],
    shiftPatterns: [DAY, NIGHT],
    teams: [
      {
        ...{ id: "days", serves: ["phone", "email"], costPerHour: 20, patterns: ["day"], people: PEOPLE },
        roster: [{ days: "daily", from: "08:00", to: "18:00", heads: 4 }],
      },
      { id: "nights", serves: ["email"], costPerHour: 25, patterns: ["night"], people: NIGHT_PEOPLE },
    ],
    plan: { firstDay: "2026-09-28", horizon: "5w", paths: 20, roster: { firstDay: "2026-10-12", weeks: 2, gap: "5%" } },
  }),
);

const MONDAY_NIGHT: RosterShift = {
  ...{ person: "fatou", file: "published.csv", row: 2, breaks: [] },
  startMs: Date.parse("2026-10-12T20:00:00+02:00"),
  endMs: Date.parse("2026-10-13T02:00:00+02:00"),
};

async function planned(): Promise<Plan> {
  return planSeason({
    shop: SHOP,
    holidays: { customers: [], bySite: {} },
    contacts: SHOP.queues.map(({ id }) => pastOf(SHOP, id, { from: "2026-06-01", days: 119, perHour: 8 })),
    weather: [],
    rostering: { solve: await loadSolver(), rules: new Map([["home", RULES]]), published: [MONDAY_NIGHT] },
  });
}

let plan: Plan;
let roster: PlanRoster;
beforeAll(async () => {
  plan = await planned();
  if (plan.roster === null) throw new Error("nobody was rostered");
  roster = plan.roster;
});

const textOf = ({ header, rows }: Table): string => [header, ...rows].map((row) => row.join(",")).join("\n");

describe("a plan with people by name", () => {
  it("keeps to the contract, and says for which weeks and by which rules", () => {
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(roster).toMatchObject({ firstDay: "2026-10-12", days: 14, rules: [{ site: "home", rules: RULES }] });
    expect(new Set(roster.shifts.map(({ person }) => person)).size).toBeGreaterThan(6);
    expect(roster.solved.map(({ bound, cost }) => bound <= cost)).toEqual([true]);
  });

  it.each(["roster.csv", "roster-matrix.csv"])("breaks no rule, as springtide check reads %s back", (name) => {
    const zone = timeZone("Europe/Berlin");
    const table = planRosterTables(plan)[name];
    if (table === undefined) throw new Error(`no ${name}`);
    const read = rosterOfText(textOf(table), name, { zone });
    const times = (list: readonly Pick<RosterShift, "person" | "startMs" | "endMs" | "breaks">[]) =>
      list
        .map(({ person, startMs, endMs, breaks }) => ({ person, startMs, endMs, breaks }))
        .sort((a, b) => a.startMs - b.startMs || (a.person < b.person ? -1 : 1));
    const planned = roster.shifts.map(({ person, start, end, breaks }) => ({
      ...{ person, startMs: Date.parse(start), endMs: Date.parse(end) },
      breaks: breaks.map((away) => ({ startMs: Date.parse(away.start), endMs: Date.parse(away.end) })),
    }));
    expect(times(read.shifts)).toEqual(times(planned));
    const answer = checkRoster({
      ...{ roster: read.shifts, published: [], rules: RULES, zone, holidays: new Set(), requirement: null },
      ...{ members: read.members, days: read.days, notes: [], contracts: [], absences: [], people: null },
    });
    expect(answer.breaches).toEqual([]);
  });

  it("gives nobody a shift on leave, outside their hours, or of another team's pattern", () => {
    const of = (person: string) => roster.shifts.filter((shift) => shift.person === person);
    expect(of("ana").filter(({ start }) => start.startsWith("2026-10-12") || start.startsWith("2026-10-13"))).toEqual(
      [],
    );
    for (const { start, pattern } of of("dora")) {
      expect(["Mon", "Tue", "Wed"]).toContain(new Date(start).toUTCString().slice(0, 3));
      expect(pattern).toBe("day");
    }
    expect(of("bo").some(({ start }) => start.startsWith("2026-10-16"))).toBe(false);
  });

  it("leaves a published shift as it is, and gives no other within eleven hours", () => {
    const fatou = roster.shifts.filter(({ person }) => person === "fatou");
    expect(fatou.find(({ pattern }) => pattern === null)).toMatchObject({
      start: "2026-10-12T20:00:00+02:00",
      end: "2026-10-13T02:00:00+02:00",
    });
    const next = fatou.find(({ start }) => Date.parse(start) > MONDAY_NIGHT.endMs);
    expect(Date.parse(next?.start ?? "2026-10-31T00:00:00Z") - MONDAY_NIGHT.endMs).toBeGreaterThanOrEqual(
      11 * 3_600_000,
    );
  });

  it("takes rows of heads in all other weeks, and never both", () => {
    const days = plan.shifts.map(({ start }) => start.slice(0, 10));
    expect(days).toContain("2026-10-11");
    expect(days).toContain("2026-10-26");
    expect(days.filter((day) => day >= "2026-10-12" && day < "2026-10-26")).toEqual([]);
  });

  it("has no more own heads at work than people are there, each at most once", () => {
    const atWork = new Map<number, number>();
    for (const { start, end, breaks } of roster.shifts)
      for (let ms = Date.parse(start); ms < Date.parse(end); ms += 1_800_000)
        if (!breaks.some((away) => Date.parse(away.start) <= ms && ms < Date.parse(away.end)))
          atWork.set(ms, (atWork.get(ms) ?? 0) + 1);
    const firstMs = Date.parse("2026-09-28T00:00:00+02:00");
    plan.staffing[0]?.own.forEach((_, t) => {
      const ms = firstMs + t * 1_800_000;
      if (ms < Date.parse("2026-10-12T00:00:00+02:00") || ms >= Date.parse("2026-10-26T00:00:00+01:00")) return;
      const own = plan.staffing.reduce((sum, queue) => sum + (queue.own[t] ?? 0), 0);
      expect(own).toBeLessThanOrEqual(atWork.get(ms) ?? 0);
    });
  });

  it("adds hours and money up from rows and from lines of people, to the cent", () => {
    const cents = (lines: readonly { cost: number }[]): number =>
      lines.reduce((sum, { cost }) => sum + Math.round(cost * 100), 0);
    expect(Math.round(plan.totals.ownCost * 100)).toBe(cents(plan.shifts) + cents(roster.people));
    // Nobody is paid less than the least hours of the contract: 30 in each of two weeks.
    for (const { paidHours, hours } of roster.people) expect(paidHours).toBeGreaterThanOrEqual(Math.max(60, hours));
    const worked = roster.shifts.reduce((sum, { hours }) => sum + hours, 0);
    expect(rosterFigures(plan)).toMatchObject({ people: 9, shifts: roster.shifts.length, hours: worked });
  });

  it("says so in its summary, and that shrinkage should hold no breaks", () => {
    const text = summaryLines(plan).join("\n");
    expect(text).toContain("Rostered by name, Mon 12 Oct 2026 and the 14 days from then");
    expect(text).toContain("no legal roster costs less than");
    expect(text).toContain("Breaks are planned by name");
  });

  it("is the same from the same files", async () => {
    expect((await planned()).roster).toEqual(roster);
  });

  it("keeps its roster while the page asks what if", () => {
    const changed = openPlan(plan).replan({ targets: { phone: { share: 0.95 } } });
    expect(changed.roster).toEqual(roster);
    expect(changed.shifts).toEqual(plan.shifts);
    expect(changed.totals.ownCost).toBe(plan.totals.ownCost);
  });
});

describe("a plan that cannot roster", () => {
  it("says that nothing solves its models: a fault of the program, not of the input", () => {
    const contacts = SHOP.queues.map(({ id }) => pastOf(SHOP, id, { from: "2026-06-01", days: 119, perHour: 8 }));
    expect(() => planSeason({ shop: SHOP, holidays: { customers: [], bySite: {} }, contacts, weather: [] })).toThrow(
      "nothing to roster them with",
    );
  });
});

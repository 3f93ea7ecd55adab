import type { OpeningBacklog, Plan, Shop } from "@springtide/contracts";
import { parseOrRefuse, resolveShop, ShopFile } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import {
  openingWith,
  planSeason,
  seriesWorkload,
  simulatePlan,
  summaryLines,
  withOpeningBacklog,
  withoutStaleBacklog,
} from "@springtide/season";
import { beforeAll, describe, expect, it } from "vitest";
import { clearedPile } from "../../src/backlog/planned-backlog.ts";
import { basisOfPlan } from "../../src/basis.ts";
import { drawDemand } from "../../src/demand.ts";
import { pileRun } from "../../src/verify/pile-run.ts";
import { NO_HOLIDAYS, smallInput, smallShop } from "../small-shop.ts";

/** Open Monday to Saturday, 8 to 18; the plan begins on Sunday, 30 August 2026. E-mail is promised within 24 hours. */
const LAST_CLOSE = "2026-08-29T18:00:00+02:00";
const OPENING = "2026-08-31T08:00:00+02:00";
const NOW = Date.parse("2026-08-31T09:00:00+02:00");
const PAID = smallShop({
  plan: { horizon: "2w", paths: 20 },
  queues: [
    { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" },
    { id: "email", channel: "email", target: { share: "90%", within: "24h" }, aht: "6m", penaltyPerLate: 2 },
  ],
});

const given = (changes: Partial<OpeningBacklog> = {}): OpeningBacklog => ({
  ...{ queue: "email", asOf: OPENING, unit: null, openItems: 400, byAge: [] },
  ...{ place: { field: "/backlog/0" } },
  ...changes,
});
const AGED = given({
  byAge: [
    { fromHours: 0, toHours: 4, items: 100 },
    { fromHours: 4, toHours: 24, items: 100 },
    { fromHours: 24, toHours: 72, items: 120 },
    { fromHours: 72, toHours: null, items: 80 },
  ],
});
const planWith = (...backlog: OpeningBacklog[]): Plan =>
  planSeason(smallInput(backlog.length === 0 ? PAID : withOpeningBacklog(PAID, backlog, NOW)));
const emailOf = (plan: Plan): Plan["staffing"][number] => {
  const found = plan.staffing.find(({ queue }) => queue === "email");
  if (found === undefined) throw new Error("no e-mail");
  return found;
};
/** Heads required, summed over the first days. */
const asked = (plan: Plan, from: number, to: number): number => {
  const { dayOffsets } = basisOfPlan(plan).grid;
  return emailOf(plan)
    .required.slice(dayOffsets[from], dayOffsets[to])
    .reduce((sum, heads) => sum + heads, 0);
};

let without: Plan;
let nothing: Plan;
let aged: Plan;
beforeAll(() => {
  without = planWith();
  nothing = planWith(given({ asOf: LAST_CLOSE, openItems: 0 }));
  aged = planWith(AGED);
});

describe("a plan that opens with nothing", () => {
  it("is bit for bit the plan without a count: what came since the last close is what was expected", () => {
    const { openingBacklog, shop, ...rest } = nothing;
    expect(openingBacklog).toMatchObject([{ contacts: 0, alreadyLate: 0, late: 0, left: 0 }]);
    expect(shop).toEqual({ ...without.shop, openingBacklog: shop.openingBacklog });
    expect({ ...rest, shop: without.shop }).toEqual(without);
  });

  it("has no backlog at all where the list is empty", () => {
    expect(withOpeningBacklog(nothing.shop, [], NOW)).toEqual(without.shop);
    expect(without).not.toHaveProperty("openingBacklog");
  });
});

describe("a plan that opens with a backlog", () => {
  it("knows what is late already by each item's own promise", () => {
    // Due a day after they came, or after the next opening. Of those of 24 to 72 hours, 14 came after Saturday's close and 34 before it:
    // 120 x 34 / 48 = 85 are late, and so are all that came on Friday at eight. What came since Saturday's close is due on Tuesday.
    expect(aged.openingBacklog).toMatchObject([{ contacts: 400, alreadyLate: 165, workHours: 40, unit: "message" }]);
  });

  it("asks for the people of the work on the first day, and for those of every other day as before", () => {
    const perDay = basisOfPlan(aged).grid.dayOffsets;
    const openHeads = emailOf(aged).required.slice(perDay[1], perDay[2]);
    // 400 contacts less what would have been expected there: at six minutes over ten hours and 90 % busy, shrinkage 30 %.
    const more = asked(aged, 1, 2) - asked(nothing, 1, 2);
    const waiting = drawDemand(basisOfPlan(without)).queues[1]?.waiting ?? 0;
    const heads = ((400 - waiting) * 360) / 36_000 / 0.9 / 0.7;
    expect(Math.abs(more / openHeads.filter((each) => each > 0).length - heads)).toBeLessThan(3);
    expect(Math.abs(asked(aged, 2, 14) - asked(nothing, 2, 14))).toBeLessThan(0.02 * asked(nothing, 2, 14));
  });

  it("counts what is late in the service expected, in penalties and in words", () => {
    const levels = [nothing, aged].map((plan) => emailOf(plan).expectedServiceLevel ?? 0);
    expect((levels[0] ?? 0) - (levels[1] ?? 0)).toBeGreaterThan(0.02);
    const paid = [nothing, aged].map((plan) => plan.economics?.priced.ledger.penalties.mean ?? 0);
    expect((paid[1] ?? 0) - (paid[0] ?? 0)).toBeGreaterThanOrEqual(165 * 2 - 0.01);
    const line = summaryLines(aged).find((each) => each.startsWith("  email: you open with"));
    expect(line).toMatch(
      /^ {2}email: you open with 400 messages as of Mon 31 Aug 2026, 08:00, 165 already late; the plan clears them by Tue 1 Sept 2026, \d\d:\d\d \(40 h of work\); \d+ of them late$/,
    );
  });

  it("says when its people have cleared it, as a run of the whole pile does", () => {
    const basis = basisOfPlan(aged);
    const [, drawn] = drawDemand(basis).queues;
    const { opening = null } = drawn ?? {};
    if (opening === null || drawn === undefined) throw new Error("no opening backlog");
    const { grid } = basis;
    const agents = Uint16Array.from(emailOf(aged).own, (own, t) =>
      Math.floor((own + (emailOf(aged).overflow[t] ?? 0)) * 0.7 + 1e-9),
    );
    const clearedAt = Date.parse(aged.openingBacklog?.[0]?.clearedAt ?? "");
    // With promises that end at that moment all of it is in time, and a minute earlier not all.
    const doneWithin = (ms: number): number => {
      const withinSeconds = (ms - (grid.startsMs[0] ?? 0)) / 1000;
      const run = pileRun({
        ...{ contacts: new Float64Array(agents.length), ahtSeconds: new Float64Array(agents.length).fill(360) },
        ...{ open: drawn.open, agents, seconds: grid.seconds, withinSeconds },
        opening: [{ fromSeconds: 0, contacts: opening.contacts, ahtSeconds: 360, counts: true }],
      });
      return run.onTime.reduce((sum, each) => sum + each, 0);
    };
    expect(doneWithin(clearedAt)).toBeCloseTo(400, 6);
    expect(doneWithin(clearedAt - 60_000)).toBeLessThan(399.9);
  });

  it("is played with exactly these contacts more, the same at every run", () => {
    const call = { replications: 3, days: 3, firstDay: aged.grid.firstDay };
    const empty = openingWith(aged, [given({ openItems: 0 })], NOW);
    const [full, bare] = [aged, empty].map((plan) => simulatePlan(plan, call));
    expect((full?.contacts ?? 0) - (bare?.contacts ?? 0)).toBe(3 * 400);
    expect(full?.queues[1]?.opening).toEqual({ contacts: 400, alreadyLate: 165 });
    expect(full?.queues[1]?.serviceLevel.value).toBeLessThan(bare?.queues[1]?.serviceLevel.value ?? 0);
    expect(simulatePlan(aged, call)).toEqual(full);
  });

  it("takes items without ages for the last that came, and says so", () => {
    const plan = planWith(given({ openItems: 30 }));
    // They came on Saturday afternoon, as nobody writes on Sundays here, and were due on Sunday.
    expect(plan.openingBacklog).toMatchObject([{ contacts: 30, alreadyLate: 30 }]);
    expect(plan.caveats.join("\n")).toContain('How long the open messages of "email" have waited is not told');
    expect(aged.caveats.join("\n")).not.toContain("not told");
  });
});

describe("clearing an opening backlog", () => {
  const grid = { startsMs: Float64Array.of(0, 3_600_000, 7_200_000), seconds: Float64Array.of(3600, 3600, 3600) };
  const pile = {
    ...{ contacts: 60, since: 0, asOfMs: 0, firstOpenMs: 0 },
    batches: [
      { begunMs: -7_200_000, contacts: 20 },
      { begunMs: 0, contacts: 40 },
    ],
  };
  const cleared = (agents: readonly number[], withinSeconds: number) =>
    clearedPile(pile, {
      ...{ grid, agents: Uint16Array.from(agents), ahtSeconds: new Float64Array(3).fill(600) },
      queue: { target: { definition: "slOffered", share: 0.9, withinSeconds, maxOccupancy: 0.9 } },
    });

  it.each([
    // Sixty times ten minutes: by five people in two hours, by sixty in the ten minutes that each takes, none before somebody is there.
    [[5, 5, 5], 14_400, { clearedMs: 7_200_000, late: 0, left: 0 }],
    [[60, 0, 0], 14_400, { clearedMs: 600_000, late: 0, left: 0 }],
    [[0, 0, 60], 14_400, { clearedMs: 7_800_000, late: 20, left: 0 }],
    // The first twenty are due at once and the forty others after an hour, when five people have done ten of them.
    [[5, 5, 5], 3600, { clearedMs: 7_200_000, late: 50, left: 0 }],
    [[1, 1, 1], 14_400, { clearedMs: null, late: 8, left: 42 }],
  ] as const)("by %j agents within %i s", (agents, within, answer) => {
    expect(cleared(agents, within)).toEqual(answer);
  });
});

describe("cases and messages", () => {
  const queue = (more: Record<string, unknown>): Shop =>
    smallShop({
      queues: [{ id: "email", channel: "email", target: { share: "90%", within: "24h" }, aht: "6m", ...more }],
      ...{ teams: [], agreements: [], plan: { horizon: "1w", paths: 20 } },
    });

  it("makes a case of its touches, each as long as the file says", () => {
    expect(queue({ unit: "case", touchesPerCase: 1.5 }).queues).toMatchObject([{ ahtSeconds: 540, unit: "case" }]);
    expect(queue({ unit: "message", touchesPerCase: 1.5 }).queues).toMatchObject([{ ahtSeconds: 360 }]);
    expect(queue({}).queues[0]).not.toHaveProperty("unit");
  });

  it.each([
    [{ unit: "message", touchesPerCase: 1.8 }, "case", 100, 180],
    [{ unit: "case", touchesPerCase: 2 }, "message", 101, 51],
    [{ unit: "case" }, "case", 100, 100],
  ] as const)("turns a backlog of a queue %j in %ss into the queue's unit", (of, unit, openItems, contacts) => {
    const plan = planSeason(smallInput(withOpeningBacklog(queue(of), [given({ unit, openItems })], NOW)));
    expect(plan.openingBacklog).toMatchObject([{ openItems, unit, countedIn: of.unit, contacts }]);
  });

  it("takes nothing for granted: no conversion without touches per case, no cases on a line", () => {
    expect(codes(() => withOpeningBacklog(queue({}), [given({ unit: "case" })], NOW))).toEqual(["touches-unknown"]);
    const line = { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", unit: "case" };
    expect(codes(() => smallShop({ queues: [line], teams: [], agreements: [] }))).toEqual(["unit-of-line"]);
  });
});

describe("bad input", () => {
  it.each([
    ["an unknown queue", [given({ queue: "e-mail" })], ["unknown-queue"]],
    ["a line", [given({ queue: "phone" })], ["backlog-of-line"]],
    ["a queue twice", [given(), given()], ["backlog-twice"]],
    ["a moment to come", [given({ asOf: "2026-08-31T09:00:01+02:00" })], ["backlog-in-future"]],
    ["ages that do not add up", [given({ byAge: [{ fromHours: 0, toHours: 4, items: 3 }] })], ["ages-unequal-open"]],
    [
      "ages that overlap",
      [
        given({
          openItems: 2,
          byAge: [
            { fromHours: 0, toHours: null, items: 1 },
            { fromHours: 4, toHours: 8, items: 1 },
          ],
        }),
      ],
      ["ages-overlap"],
    ],
    ["more than any shop has", [given({ openItems: 1_000_001 })], ["out-of-range"]],
    ["an age backwards", [given({ openItems: 1, byAge: [{ fromHours: 4, toHours: 4, items: 1 }] })], ["age-backwards"]],
  ] as const)("is refused: %s", (_, backlog, expected) => {
    expect(codes(() => withOpeningBacklog(PAID, backlog, NOW))).toEqual(expected);
  });

  it.each([
    // An interval of half an hour is forgiven at both ends.
    ["2026-08-29T17:29:00+02:00", ["backlog-too-old"]],
    ["2026-08-29T17:30:00+02:00", []],
    ["2026-08-31T08:30:00+02:00", []],
    ["2026-08-31T08:31:00+02:00", ["backlog-after-start"]],
  ] as const)("fits a plan only between the last close and its first opening: %s", (asOf, expected) => {
    expect(codes(() => openingWith(without, [given({ asOf })], NOW))).toEqual(expected);
  });

  it("is left out, and said to be, once newer contacts move the plan on", () => {
    const { contacts, shop } = smallInput(withOpeningBacklog(PAID, [given()], NOW));
    expect(withoutStaleBacklog(shop, NO_HOLIDAYS, contacts)).toEqual({ shop, notes: [] });
    const moved = { ...shop, plan: { ...shop.plan, firstDay: "2026-09-02" } };
    const { notes, ...left } = withoutStaleBacklog(moved, NO_HOLIDAYS, contacts);
    expect(left.shop).toEqual({ ...PAID, plan: moved.plan });
    expect(notes).toEqual([expect.stringContaining("count it again")]);
  });
});

function codes(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
}

it("reads the shop file's units and refuses others", () => {
  const queue = { id: "m", channel: "email", target: { share: "90%", within: "24h" }, aht: "6m", touchesPerCase: 0.5 };
  expect(codes(() => resolveShop(parseOrRefuse(ShopFile, { ...SMALLEST, queues: [queue] })))).toHaveLength(1);
});

const SMALLEST = {
  ...{ springtide: 1, id: "s", name: "S", currency: "EUR" },
  sites: [{ id: "h", zone: "Europe/Berlin", openingHours: { week: [{ days: "mon-fri", hours: "08:00-18:00" }] } }],
  markets: [{ id: "h", latitude: 52, longitude: 13 }],
};

it("makes work of a plain forecast, what is open in the first row that expects anything", () => {
  const forecast = [0, 10, 5].map((mean, day) => ({ at: `2026-01-0${day + 1}`, mean, p10: 0, p50: mean, p90: 20 }));
  // Ten and a hundred at six minutes are eleven hours.
  expect(seriesWorkload({ forecast }, { ahtSeconds: 360, openItems: 100 })).toEqual([0, 11, 0.5]);
});

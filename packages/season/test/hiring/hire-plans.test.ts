import { civilDay, isoDay, weekday } from "@springtide/calendar";
import { planSeason } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import { basisOfPlan } from "../../src/basis.ts";
import { type Deciding, openDeciding } from "../../src/decisions/deciding.ts";
import { drawDemand } from "../../src/demand.ts";
import type { HireDecisions } from "../../src/hiring/hire-decisions.ts";
import { hirePlans } from "../../src/hiring/hire-plans.ts";
import { peopleAtWork } from "../../src/roster/people-at-work.ts";
import type { SkilledHeads } from "../../src/roster/people-heads.ts";
import { smallInput, smallShop } from "../small-shop.ts";

const TEAM = {
  ...{ id: "desk", serves: ["phone", "email"], costPerHour: 24.37 },
  roster: [{ days: "mon-sat", from: "08:00", to: "16:00", heads: 3 }],
};
const HIRING = {
  ...{ recruit: "1w", train: "1w", slowerFor: "2w", classSize: 4, trainerHours: 8, most: 6, weeks: 6 },
  ...{ hoursAWeek: 30, costPerHour: 18, costPerHire: 200 },
};
const LOSSES = [
  { queue: "phone", perAbandoned: 40, perLate: 4 },
  { queue: "email", perAbandoned: 0, perLate: 6 },
];

let opened: { readonly deciding: Deciding; readonly heads: readonly SkilledHeads[] };
let solve: Awaited<ReturnType<typeof loadSolver>>;
/** The same season, hiring on other terms. */
function hiresWith(hiring: object, changes: object = {}): HireDecisions {
  const shop = smallShop({ ...SHOP, teams: [{ ...TEAM, hiring: { ...HIRING, ...hiring } }], ...changes });
  const { deciding, heads } = opened;
  return hirePlans({ ...deciding, basis: { ...deciding.basis, shop } }, heads, {
    solve,
    limits: { gap: 0.001, nodes: 2000 },
  });
}
// No partner, so that only hires can help.
const SHOP = { agreements: [], plan: { horizon: "8w", paths: 20 } };

beforeAll(async () => {
  solve = await loadSolver();
  const shop = smallShop({ ...SHOP, teams: [TEAM] });
  const basis = basisOfPlan(planSeason(smallInput(shop)));
  const demand = drawDemand(basis);
  const { heads } = peopleAtWork(basis, [], () => null);
  opened = { deciding: openDeciding({ basis, demand, ownHeads: heads, losses: LOSSES }), heads };
});

describe("whom to hire for a season", () => {
  it("pays, and says by when to start looking in calendar days, over the change of the clocks", () => {
    const { hires, deadlines, remarks, ownHeads } = hiresWith({});
    expect(hires.length).toBeGreaterThan(0);
    for (const { people, recruitBy, trainingFrom, productiveFrom, until, cost, saves, words } of hires) {
      expect(saves).toBeGreaterThan(cost);
      // By hand: 6 weeks of 30 hours at 18, and 200 each.
      expect(cost).toBeCloseTo(people * (6 * 30 * 18 + 200), 2);
      expect(weekday(civilDay(productiveFrom))).toBe(1);
      expect([recruitBy, trainingFrom]).toEqual([14, 7].map((days) => isoDay(civilDay(productiveFrom) - days)));
      expect(until).toBe(isoDay(civilDay(trainingFrom) + 6 * 7 - 1));
      expect(civilDay(recruitBy)).toBeGreaterThanOrEqual(opened.deciding.basis.grid.firstDay);
      expect(words).toContain(recruitBy);
    }
    expect(hires.reduce((sum, { people }) => sum + people, 0)).toBeLessThanOrEqual(6);
    expect(deadlines.map(({ at, kind, subject }) => [at.slice(0, 10), kind, subject])).toEqual(
      hires.map(({ recruitBy }) => [recruitBy, "recruit", "desk"]),
    );
    for (const { at, costIfDone, costIfNot } of deadlines) {
      expect(at).toContain("T00:00:00");
      expect(costIfDone ?? 0).toBeLessThan(costIfNot ?? 0);
    }
    // New people are among one's own on the last Friday.
    const { grid } = opened.deciding.basis;
    const more = (t: number): number =>
      [ownHeads, opened.heads]
        .map((list) => list.reduce((sum, { heads }) => sum + (heads[t] ?? 0), 0))
        .reduce((after, before) => after - before);
    const noonOfLastFriday = grid.startsMs.findLastIndex(
      (ms) => new Date(ms).getUTCDay() === 5 && new Date(ms).getUTCHours() === 11,
    );
    expect(more(noonOfLastFriday)).toBeGreaterThan(0);
    // The first Mondays of the plan cannot be reached any more; people there from the start would have saved more.
    expect(remarks.join()).toContain("before the first day planned");
  });

  it("is nobody where it is too late, where there is no desk, or where nobody may be hired", () => {
    const late = hiresWith({ recruit: "20w" });
    expect(late.hires).toEqual([]);
    expect(late.remarks.join()).toMatch(/looked for from \d{4}-\d{2}-\d{2} on, before the first day planned/);
    const site = {
      ...{ id: "home", zone: "Europe/Berlin", desks: 3 },
      openingHours: { week: [{ days: "mon-sat", hours: "08:00-18:00" }], onHolidays: "closed" },
    };
    expect(hiresWith({}, { sites: [site] }).hires).toEqual([]);
    expect(hiresWith({ most: 0 })).toEqual({ hires: [], deadlines: [], remarks: [], ownHeads: opened.heads });
  });

  it("is fewer people where a partner's seats cost less than they do", () => {
    const number = ({ hires }: HireDecisions): number => hires.reduce((sum, { people }) => sum + people, 0);
    const partner = { id: "partner", partner: "Partner", serves: ["phone"], seats: 6, minimumBlock: "2h" };
    const dear = number(hiresWith({}, { agreements: [{ ...partner, pricePerHour: 200 }] }));
    const cheap = number(hiresWith({}, { agreements: [{ ...partner, pricePerHour: 2 }] }));
    expect(cheap).toBeLessThan(dear);
    expect(dear).toBeLessThanOrEqual(number(hiresWith({})));
  });
});

import { civilDay, isoDay, weekday } from "@springtide/calendar";
import { solveStaged, type StagedProblem } from "@springtide/planning";
import { planSeason } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import { basisOfPlan } from "../../src/basis.ts";
import { type Deciding, openDeciding } from "../../src/decisions/deciding.ts";
import { intervalsOf, weeksToDecide } from "../../src/decisions/decision-span.ts";
import { ownSupplies, spanCells } from "../../src/decisions/heads-there.ts";
import { expectedLosses } from "../../src/decisions/true-cost.ts";
import { drawDemand } from "../../src/demand.ts";
import type { HireDecisions } from "../../src/hiring/hire-decisions.ts";
import { extraHourDecisions } from "../../src/hiring/extra-hours.ts";
import { hirePlans } from "../../src/hiring/hire-plans.ts";
import { peopleAtWork } from "../../src/roster/people-at-work.ts";
import type { SkilledHeads } from "../../src/roster/people-heads.ts";
import { smallInput, smallShop } from "../small-shop.ts";

const TEAM = {
  ...{ id: "desk", serves: ["phone", "email"], costPerHour: 24.37 },
  roster: [{ days: "mon-sat", from: "08:00", to: "16:00", heads: 3 }],
};
const HIRING = {
  ...{ recruit: "1w", train: "1w", slowerFor: "2w", classSize: 4, trainerHours: 8, most: 6, weeks: 7 },
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
const SHOP = { agreements: [], plan: { horizon: "9w", paths: 20 } };

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
      // By hand: 7 weeks of 30 hours at 18, and 200 each.
      expect(cost).toBeCloseTo(people * (7 * 30 * 18 + 200), 2);
      expect(weekday(civilDay(productiveFrom))).toBe(1);
      expect([recruitBy, trainingFrom]).toEqual([14, 7].map((days) => isoDay(civilDay(productiveFrom) - days)));
      expect(until).toBe(isoDay(civilDay(trainingFrom) + 7 * 7 - 1));
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
  });
});

describe("extra hours of one's own people, asked for late", () => {
  const terms = { notice: "2d", premium: "25%", hoursAWeek: 24, heads: 2, shortest: "2h" };
  /** One week in which extra hours are all that can be decided. */
  function weekWith(extraHours: object, bankedBefore = 0): { problem: StagedProblem; askBy: string } {
    const { deciding: of } = opened;
    const shop = smallShop({ ...SHOP, teams: [{ ...TEAM, extraHours: { ...terms, ...extraHours } }] });
    const deciding = { ...of, basis: { ...of.basis, shop } };
    // The week after the clocks went back, on 25 October 2026.
    const span = weeksToDecide(of.basis.grid).find(({ firstDay }) => isoDay(firstDay) === "2026-10-26");
    const [team] = shop.teams;
    if (span === undefined || team === undefined) throw new Error("no such week");
    const cells = spanCells(deciding, intervalsOf(of.basis.grid, span));
    const own = ownSupplies(deciding, cells);
    const extra = extraHourDecisions(deciding, team, { cells, firstSupply: own.length, firstLate: 0, bankedBefore });
    if (extra === null) throw new Error("no extra hours");
    const paths = Array.from({ length: of.basis.paths }, (_, path) => path);
    const losses = expectedLosses(deciding, cells, [paths])[0] ?? [];
    const problem: StagedProblem = {
      ...{ early: [], limits: [], rising: [], supplies: [...own, ...extra.supplies] },
      ...{ late: extra.late, lateLimits: extra.limits, signals: [{ name: "always", probability: 1, losses }] },
    };
    return { problem, askBy: of.basis.grid.zone.formatInstant(extra.askByMs) };
  }
  const hoursOf = ({ late }: StagedProblem, amounts: Float64Array | undefined, kind: string): number =>
    late.reduce((sum, { name }, l) => sum + (name.startsWith(kind) ? 2 * Math.round(amounts?.[l] ?? 0) : 0), 0);

  it("are asked for in local days, over the night in which the clocks go back", () => {
    // By hand: the first stretch of Monday the 26th at 8:00; two days before it is Saturday at 8:00, in summer time.
    expect(weekWith({}).askBy).toBe("2026-10-24T08:00:00+02:00");
  });

  it("fill the account first, then are paid out, and never are more than a week may have", () => {
    const account = { most: 30, balance: 10 };
    const { problem } = weekWith({ account });
    const { late, cost } = solveStaged(problem, { gap: 0.001, nodes: 500 }, solve);
    const [banked, paid] = ["banked", "paid"].map((kind) => hoursOf(problem, late[0], kind));
    expect([banked, paid]).toEqual([20, 4]);
    // By hand: a banked hour costs 25 % of 24.37, a paid one 125 %.
    const costs = problem.late.map(({ cost: of }) => of / 2);
    expect(Math.min(...costs)).toBeCloseTo(0.25 * 24.37, 9);
    expect(Math.max(...costs)).toBeCloseTo(1.25 * 24.37, 9);
    // With the account full from weeks before, the same hours cost a wage more each.
    const full = weekWith({ account }, 20).problem;
    expect(full.late.every(({ name }) => name.startsWith("paid"))).toBe(true);
    expect(solveStaged(full, { gap: 0.001, nodes: 500 }, solve).cost).toBeGreaterThan(cost);
  });
});

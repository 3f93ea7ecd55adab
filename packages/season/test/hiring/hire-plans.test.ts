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
import { type ExtraHoursOffer, extraHoursOffer } from "../../src/hiring/extra-hours.ts";
import { payOfTeam } from "../../src/hiring/extra-hours-pay.ts";
import { withExtraHours } from "../../src/hiring/extra-hours-piece.ts";
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
      expect(words).toMatch(/start recruiting by Mon \d+ \w+ 2026, train them from Mon/);
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
    expect(late.remarks.join()).toMatch(/recruited from Mon \d+ \w+ \d{4} on, before the first day planned/);
    const site = {
      ...{ id: "home", zone: "Europe/Berlin", desks: 3 },
      openingHours: { week: [{ days: "mon-sat", hours: "08:00-18:00" }], onHolidays: "closed" },
    };
    const full = hiresWith({}, { sites: [site] });
    expect(full.hires).toEqual([]);
    expect(full.remarks.join()).toContain("with more than the 3 desks of home");
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

describe("extra hours of one's own people", () => {
  const terms = { notice: "2d", premium: "25%", hoursAWeek: 24, heads: 2, shortest: "2h" };
  /** One week in which extra hours are all that can be decided. */
  function weekWith(extraHours: object, bankedBefore = 0): { problem: StagedProblem; offer: ExtraHoursOffer } {
    const { deciding: of, heads: ownHeads } = opened;
    const shop = smallShop({ ...SHOP, teams: [{ ...TEAM, extraHours: { ...terms, ...extraHours } }] });
    const deciding = { ...of, basis: { ...of.basis, shop } };
    // The week after the clocks went back, on 25 October 2026.
    const span = weeksToDecide(of.basis.grid).find(({ firstDay }) => isoDay(firstDay) === "2026-10-26");
    if (span === undefined) throw new Error("no such week");
    const cells = spanCells(deciding, intervalsOf(of.basis.grid, span));
    const question = { ownHeads, banked: new Map([["desk", bankedBefore]]) };
    const offer = extraHoursOffer(deciding, cells, question, { atMs: 0, signalMs: null });
    const paths = Array.from({ length: of.basis.paths }, (_, path) => path);
    const losses = expectedLosses(deciding, cells, [paths])[0] ?? [];
    const base: StagedProblem = {
      ...{ early: [], late: [], limits: [], rising: [], supplies: ownSupplies(deciding, cells) },
      signals: [{ name: "always", probability: 1, losses }],
    };
    return {
      problem: withExtraHours(deciding, cells, base, { offer, mine: [...offer.options.keys()] }).problem,
      offer,
    };
  }

  it("are asked for in local days, over the night in which the clocks go back", () => {
    const { offer } = weekWith({});
    // By hand: the first stretch of Monday the 26th at 8:00; two days before it is Saturday at 8:00, in summer time.
    const first = Math.min(...offer.options.map(({ askByMs }) => askByMs));
    expect(opened.deciding.basis.grid.zone.formatInstant(first)).toBe("2026-10-24T08:00:00+02:00");
  });

  it("fill the account first, then are paid out, and never are more than a week may have", () => {
    const account = { most: 30, balance: 10 };
    const solved = (week: ReturnType<typeof weekWith>) => {
      const { late, cost } = solveStaged(week.problem, { gap: 0.001, nodes: 500 }, solve);
      return { cost, pay: payOfTeam(week.offer, 0, (late[0] ?? new Float64Array()).map(Math.round)) };
    };
    const { cost, pay } = solved(weekWith({ account }));
    // By hand: a banked hour costs 25 % of 24.37, a paid one 125 %.
    expect(pay).toEqual({ bankedHours: 20, paidHours: 4, cost: 24.37 * (0.25 * 20 + 1.25 * 4) });
    expect(solved(weekWith({ account: { ...account, premium: "0%" } })).pay.cost).toBeCloseTo(24.37 * 1.25 * 4, 9);
    // With the account full from weeks before, the same hours cost a wage more each.
    const full = solved(weekWith({ account }, 20));
    expect(full.pay.bankedHours).toBe(0);
    expect(full.cost).toBeGreaterThan(cost);
  });
});

import type { BookedCost, Plan } from "@springtide/contracts";
import { budgetVariance, planSeason } from "@springtide/season";
import { Refusal } from "@springtide/refusal";
import { beforeAll, describe, expect, it } from "vitest";
import { SHARED } from "../../src/budget/priced-budget.ts";
import { smallInput, smallShop } from "../small-shop.ts";

let plan: Plan;
let asBudgeted: BookedCost[];

beforeAll(() => {
  plan = planSeason(smallInput(smallShop()));
  const sums = new Map<string, BookedCost>();
  for (const { answer, month, kind, subject, amount, units } of plan.economics?.priced.lines ?? []) {
    if (answer !== "budget" && !(answer === "cover" && SHARED.includes(kind))) continue;
    const known = sums.get(`${month} ${kind} ${subject}`);
    sums.set(`${month} ${kind} ${subject}`, {
      ...{ month, kind, subject, exchangeRate: null },
      amount: Math.round(((known?.amount ?? 0) + amount) * 100) / 100,
      units: (known?.units ?? 0) + units,
    });
  }
  asBudgeted = [...sums.values()];
}, 60_000);

const variance = (booked: readonly BookedCost[], newest: Pick<Plan, "grid" | "forecasts" | "history"> = plan) =>
  budgetVariance({ budgeted: plan, version: 3, newest, booked, handleTimes: [] });
const other = (parts: Record<string, number>): string[] =>
  Object.entries(parts).flatMap(([cause, amount]) => (amount === 0 ? [] : [cause]));

describe("the variance of a plan", () => {
  it("is nothing where the books say what was budgeted, and its budget is the plan's to the cent", () => {
    const { months, season, held } = variance(asBudgeted);
    expect(season.budget).toBe(plan.economics?.priced.budget?.total);
    expect(months.map(({ month, budget }) => ({ month, cost: budget }))).toEqual(plan.economics?.priced.budget?.months);
    expect([season.difference, other(season.parts)]).toEqual([0, []]);
    expect(held.contingency).toBe(plan.economics?.priced.budget?.contingency);
  });

  it("gives a dearer partner to the rate, and expects of months to come what the budget is", () => {
    const [first] = asBudgeted;
    const booked = asBudgeted
      .filter(({ month }) => month === first?.month)
      .map((one) => (one.kind === "partner-work" ? { ...one, amount: Math.round(one.amount * 110) / 100 } : one));
    const { toDate, months, season } = variance(booked);
    expect(toDate.difference).toBeGreaterThan(0);
    expect(other(toDate.parts)).toEqual(["rate"]);
    expect(months.filter(({ isBooked }) => !isBooked).map(({ difference }) => difference)).toEqual(
      months.slice(1).map(() => 0),
    );
    expect(season.difference).toBe(toDate.difference);
  });

  it("reads more contacts of a newer plan's history as size, and refuses what is not the plan's", () => {
    const more = plan.forecasts.map(({ queue, daily }) => ({
      queue,
      contacts: daily.mean.map((count) => count * 1.2),
    }));
    const history = { firstDay: plan.grid.firstDay, lastDay: plan.grid.firstDay, daily: more };
    const { season } = variance([], { grid: { ...plan.grid, firstDay: "2030-01-01" }, forecasts: [], history });
    expect(other(season.parts)).toEqual(["size"]);
    expect(season.parts.size).toBeGreaterThan(0);
    const [wrong] = asBudgeted;
    if (wrong === undefined) throw new Error("nothing budgeted");
    const refused = (): unknown =>
      variance([
        { ...wrong, month: "2031-01" },
        { ...wrong, subject: "nobody" },
      ]);
    expect(refused).toThrow(Refusal);
    expect(refused).toThrow("2031-01");
  });
});

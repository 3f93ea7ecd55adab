import type { Plan } from "@springtide/contracts";
import { amountCents } from "@springtide/planning";
import { beforeAll, describe, expect, it } from "vitest";
import { cashCalendar } from "../../src/finance/cash-calendar.ts";
import { financeFigures } from "../../src/finance/finance-figures.ts";
import { financePosition } from "../../src/finance/finance-position.ts";
import { madePlan } from "./made-shop.ts";

let plan: Plan;
beforeAll(() => {
  plan = madePlan();
}, 60_000);

const CALENDAR = { firstMonth: 1, periods: "month", weekStartsOn: 1 } as const;
const cents = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amountCents(amount), 0);

describe("what of a plan's cost is bound", () => {
  const shown = (of: Plan, now: string) => financePosition(of, Date.parse(now));

  it("adds up to the ledger, row by row, and free is what nobody was told of", () => {
    const rows = shown(plan, "2026-08-30T00:00:00Z");
    for (const { amount, unavoidable, cancellable, free, lapsed } of rows)
      expect(cents([unavoidable, free, lapsed, ...cancellable.map((one) => one.amount)])).toBe(amountCents(amount));
    const bound = plan.economics?.priced.lines.filter(
      ({ answer, kind }) =>
        answer === "cover" && ["wages", "overtime-premium", "partner-work", "commitment"].includes(kind),
    );
    expect(cents(rows.map(({ amount }) => amount))).toBe(cents((bound ?? []).map(({ amount }) => amount)));
    const far = rows.filter(({ subject }) => subject === "far");
    expect(far.map(({ amount, free }) => amount - free)).toEqual(far.map(() => 0));
    // A month's commitment is paid used or not.
    const near = rows.find(({ subject, month }) => subject === "near" && month === "2026-09");
    expect(near?.unavoidable).toBe(near?.amount);
    expect(rows.find(({ kind }) => kind === "own")?.free).toBe(0);
  });

  it("is free of nothing that is over: what was never agreed on has lapsed", () => {
    const rows = shown(plan, "2030-01-01T00:00:00Z");
    expect(rows.map(({ free }) => free)).toEqual(rows.map(() => 0));
    const before = shown(plan, "2026-08-01T00:00:00Z");
    expect(cents(rows.map(({ lapsed }) => lapsed))).toBe(cents(before.map(({ free }) => free)));
    expect(cents(rows.map(({ lapsed }) => lapsed))).toBeGreaterThan(0);
    expect(before.every(({ lapsed }) => lapsed === 0)).toBe(true);
  });

  it("can be given back until its notice, at its fee, and is paid from then on", () => {
    const near = plan.shop.agreements.map((agreement) =>
      agreement.id === "near" ? { ...agreement, tariff: { ...agreement.tariff, leastUnits: 0 } } : agreement,
    );
    const agreed: Plan = {
      ...plan,
      shop: { ...plan.shop, agreements: near },
      blocks: [
        {
          ...{ agreement: "near", seats: 2, hours: 8, cost: 200, isAgreed: true },
          ...{ start: "2026-09-14T09:00:00+02:00", end: "2026-09-14T13:00:00+02:00" },
        },
        {
          ...{ agreement: "near", seats: 1, hours: 4, cost: 100 },
          ...{ start: "2026-09-15T09:00:00+02:00", end: "2026-09-15T13:00:00+02:00" },
        },
      ],
    };
    const rowAt = (now: string) => shown(agreed, now).find(({ subject }) => subject === "near");
    // Seven days before, by noon; eight seat-hours at 4.
    expect(rowAt("2026-09-07T09:59:00Z")).toMatchObject({
      ...{ amount: 300, unavoidable: 0, free: 100 },
      cancellable: [{ until: "2026-09-07T12:00:00+02:00", amount: 200, fee: 32 }],
    });
    expect(rowAt("2026-09-07T10:01:00Z")).toMatchObject({ unavoidable: 200, cancellable: [], free: 100, lapsed: 0 });
    // What nobody was told of is ordered four days before at the latest, and can no more be had afterwards.
    expect(rowAt("2026-09-12T10:00:00Z")).toMatchObject({ unavoidable: 200, free: 0, lapsed: 100 });
  });
});

describe("the pictures of a plan's money", () => {
  it("have cash leave as agreed: bills so many days after their month, wages at its end", () => {
    const line = { units: 1, price: 1, isFixed: true, answer: "cover" as const };
    const days = cashCalendar(plan.shop, [
      { ...line, month: "2026-09", kind: "wages", subject: "crew", amount: 1000.1 },
      { ...line, month: "2026-09", kind: "partner-work", subject: "near", amount: 70.05 },
      { ...line, month: "2026-09", kind: "commitment", subject: "near", amount: 5 },
      { ...line, month: "2026-09", kind: "partner-work", subject: "far", amount: 30 },
    ]);
    expect(days.map(({ day, kind, subject, amount }) => [day, kind, subject, amount])).toEqual([
      ["2026-09-30", "wages", "crew", 1000.1],
      ["2026-10-14", "commitment", "near", 5],
      ["2026-10-14", "partner-work", "near", 70.05],
      ["2026-10-30", "partner-work", "far", 30],
    ]);
  });

  it("have budget, plan and what was paid, the year's end from all of them, and the spread of the season's cost", () => {
    const paid = { kind: "wages" as const, subject: "crew", units: null };
    const actuals = [
      { ...paid, month: "2026-08", amount: 111.11 },
      { ...paid, kind: "partner-work" as const, subject: "far", month: "2026-08", amount: 8.89 },
    ];
    const figures = financeFigures(plan, { actuals, calendar: CALENDAR });
    const [august, ...rest] = figures?.months ?? [];
    expect([august?.month, august?.actual, august?.forecast]).toEqual(["2026-08", 120, 120]);
    expect(rest.map(({ actual }) => actual)).toEqual(rest.map(() => null));
    const [yearEnd] = figures?.years ?? [];
    expect([figures?.years.length, yearEnd?.fiscalYear]).toEqual([1, 2026]);
    expect(amountCents(yearEnd?.forecast ?? 0)).toBe(12_000 + cents(rest.map(({ forecast }) => forecast)));
    expect(yearEnd?.budget).toBe(plan.economics?.priced.budget?.total);
    expect(yearEnd?.actualUntil).toBe("2026-08");
    expect(cents((figures?.cash ?? []).map(({ amount }) => amount))).toBe(amountCents(yearEnd?.plan ?? 0));
    expect(figures?.season?.byPath).toHaveLength(plan.paths);
    expect(figures?.season?.spread.worstTenth).toBe(plan.economics?.priced.budget?.worstTenth);
    expect(figures?.lost?.priors.length).toBeGreaterThan(0);
  });

  it("have the cash of what is bought by rules, where rules decide about seats", () => {
    const { economics } = plan;
    if (economics === null) throw new Error("the made plan has economics");
    const bought = { month: "2026-09", kind: "partner-work", subject: "near", answer: "rule", isFixed: false } as const;
    const lines = [...economics.priced.lines, { ...bought, units: 3, price: 25, amount: 75 }];
    const ruled: Plan = { ...plan, economics: { ...economics, priced: { ...economics.priced, lines } } };
    const calendar = CALENDAR;
    const figures = financeFigures(ruled, { actuals: [], calendar });
    const near = (figures?.cash ?? []).filter(({ subject }) => subject === "near");
    expect(near.map(({ amount }) => amount)).toEqual([75]);
    expect(cents((figures?.cash ?? []).map(({ amount }) => amount))).toBe(amountCents(figures?.years[0]?.plan ?? 0));
    expect(figures?.years[0]?.plan).not.toBe(financeFigures(plan, { actuals: [], calendar })?.years[0]?.plan);
  });

  it("are summed by the fiscal year of the books, which a season may lie across", () => {
    const calendar = { ...CALENDAR, firstMonth: 9 };
    const { months = [], years = [] } = financeFigures(plan, { actuals: [], calendar }) ?? {};
    expect(months.map(({ month }) => month)).toContain("2026-08");
    // September begins the year that ends in August 2027.
    expect(years.map(({ fiscalYear, firstMonth, lastMonth }) => [fiscalYear, firstMonth, lastMonth])).toEqual([
      [2026, months[0]?.month, "2026-08"],
      [2027, "2026-09", months.at(-1)?.month],
    ]);
    expect(cents(years.map((year) => year.plan))).toBe(cents(months.map((month) => month.plan)));
  });
});

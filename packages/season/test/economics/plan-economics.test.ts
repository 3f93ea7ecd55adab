import { readFileSync } from "node:fs";
import type { Plan, PlanBudget, PlanEconomics } from "@springtide/contracts";
import { SurveyFile } from "@springtide/contracts";
import { amountCents } from "@springtide/planning";
import {
  budgetOfPlan,
  economicsTable,
  planSeason,
  priceEconomics,
  scenarioReport,
  summaryLines,
} from "@springtide/season";
import { beforeAll, describe, expect, it } from "vitest";
import { PRIORS } from "../../src/economics/survey-priors.ts";
import { smallInput, smallShop } from "../small-shop.ts";

let plan: Plan;
let economics: PlanEconomics;
beforeAll(() => {
  const shop = smallShop({ customerValue: { marginAYear: 80 }, plan: { horizon: "2w", paths: 20 } });
  plan = planSeason({
    ...smallInput(shop),
    audits: [{ channel: "email", day: "2026-09-01", asked: 25, answered: 14, source: "Study" }],
  });
  if (plan.economics === null) throw new Error("no economics");
  economics = plan.economics;
}, 60_000);

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

describe("the ledger of a plan", () => {
  it("ties to the plan's own totals to the cent, by month and kind", () => {
    const { lines, ledger, reconciled } = economics.priced;
    const centsOf = (kind: string): number =>
      sum(
        lines.filter((line) => line.kind === kind && line.answer === "cover").map(({ amount }) => amountCents(amount)),
      );
    expect(centsOf("wages") + centsOf("overtime-premium")).toBe(amountCents(plan.totals.ownCost));
    expect(centsOf("partner-work")).toBe(amountCents(plan.totals.overflowCost));
    expect(amountCents(ledger.full)).toBe(amountCents(plan.totals.cost));
    // What is decided on and what is paid anyway make what a budget shows, kind by kind and in all.
    for (const row of reconciled)
      expect(amountCents(row.fixed) + amountCents(row.incremental)).toBe(amountCents(row.full));
    expect(sum(reconciled.map(({ full }) => amountCents(full)))).toBe(amountCents(ledger.full));
    expect(amountCents(ledger.fixed)).toBe(amountCents(plan.totals.ownCost));
    // 30 August to 12 September 2026.
    expect(new Set(lines.map(({ month }) => month))).toEqual(new Set(["2026-08", "2026-09"]));
    const rows = [...economicsTable(plan).rows].filter((row) => row[1] === "cover");
    expect(sum(rows.map((row) => amountCents(Number(row[6]))))).toBe(amountCents(ledger.full));
  });

  it("takes other prices without another table, and the plan's own give the plan's own figures", () => {
    const { basis, priced } = economics;
    expect(priceEconomics(basis, "EUR")).toEqual(priced);
    const own = { wagePerHour: { desk: 24.37 }, seatHourPrice: { partner: 29.35 * 0.7 } };
    expect(priceEconomics(basis, "EUR", own).ledger.full).toBeCloseTo(priced.ledger.full, 1);
    const dearer = priceEconomics(basis, "EUR", { seatHourPrice: { partner: 2 * 29.35 * 0.7 } });
    expect(dearer.ledger.full - priced.ledger.full).toBeCloseTo(plan.totals.overflowCost, 1);
    expect(dearer.frontier.find(({ isPlan }) => isPlan)?.ledger).toBeCloseTo(dearer.ledger.full, 1);
  });

  it("counts penalties as a line of their own, which differs between seasons", () => {
    const { basis, priced } = economics;
    const { ledger, lines } = priceEconomics(basis, "EUR", { penaltyPerLate: { phone: 2 } });
    const late = basis.queues.find(({ queue }) => queue === "phone")?.late ?? [];
    expect(ledger.penalties.mean).toBeCloseTo((2 * sum(late)) / late.length, 1);
    expect(ledger.full - priced.ledger.full).toBeCloseTo(ledger.penalties.mean, 1);
    expect(lines.filter(({ kind }) => kind === "penalty").map(({ subject }) => subject)).toContain("phone");
    expect(ledger.spread.p90).toBeGreaterThan(ledger.spread.p10);
    expect(ledger.spread.worstTenth).toBeGreaterThanOrEqual(ledger.spread.p90 - 0.01);
  });
});

describe("the budget of a plan", () => {
  const cents = (amount: number | undefined): number => amountCents(amount ?? Number.NaN);
  const budgetOf = (): PlanBudget => {
    const { budget } = economics.priced;
    if (budget === null) throw new Error("no budget");
    return budget;
  };

  it("adds up to the cent: lines to months and kinds, these to totals, totals to differences", () => {
    const { months, rows, totals, total, contingency, held, differences } = budgetOf();
    const { lines, ledger } = economics.priced;
    expect(sum(months.map(({ cost }) => cents(cost)))).toBe(cents(total));
    expect(sum(rows.map(({ budget }) => cents(budget)))).toBe(cents(totals.budget));
    expect(sum(rows.map(({ firm }) => cents(firm)))).toBe(cents(totals.firm));
    expect(cents(totals.firm)).toBe(cents(ledger.full));
    expect(cents(total) + cents(contingency)).toBe(cents(held));
    const bought = lines.filter(({ answer }) => answer === "budget");
    expect(cents(plan.totals.ownCost) + sum(bought.map(({ amount }) => cents(amount)))).toBe(cents(total));
    // Nothing is decided by rules here: one difference, in figures and in words.
    expect(differences.map(({ name, amount }) => [name, amount])).toEqual([
      ["flexibility", (cents(totals.firm) - cents(totals.budget)) / 100],
    ]);
    expect(differences[0]?.words).toMatch(/flexibility saves once the season is known|plan leaves heads missing/);
    expect(totals.rule).toBeNull();
  });

  it("buys what seasons need beyond one's own people, as the plan's own quantiles of such hours say", () => {
    const { lines, basis } = { lines: economics.priced.lines, basis: economics.basis };
    const bought = lines.filter(({ answer }) => answer === "budget");
    expect(sum(bought.map(({ units }) => units))).toBeCloseTo(plan.totals.shortHours.mean, 2);
    // Calls at the partner's price for a logged-in hour; mails, which no partner takes, at the team's wage.
    expect(new Set(bought.map(({ kind, subject }) => `${kind} ${subject}`))).toEqual(
      new Set(["partner-work partner", "wages desk"]),
    );
    for (const { subject, units, amount } of bought)
      expect(amount).toBeCloseTo(units * (subject === "desk" ? 24.37 : 29.35 * 0.7), 1);
    const seasons = basis.budget?.bought ?? [];
    const mean = sum(seasons.flatMap(({ amounts }) => amounts)) / plan.paths;
    expect(mean).toBeCloseTo(sum(bought.map(({ amount }) => amount)), 1);
  });

  it("is the same to the cent when it is asked for later, reckoned from the plan's seasons anew", () => {
    expect(budgetOfPlan(plan)).toBe(budgetOf());
    expect(budgetOfPlan({ ...plan, economics: null })).toEqual(budgetOf());
    expect(scenarioReport(plan, { budget: budgetOfPlan(plan) }).budget).toEqual(budgetOf());
  });

  it("follows prices: a partner twice as dear costs the budget and what is held twice its share", () => {
    const dearer = priceEconomics(economics.basis, "EUR", { seatHourPrice: { partner: 2 * 29.35 * 0.7 } }).budget;
    const work = budgetOf().rows.find(({ kind }) => kind === "partner-work")?.budget ?? 0;
    expect((dearer?.total ?? 0) - budgetOf().total).toBeCloseTo(work, 1);
    expect(dearer?.held ?? 0).toBeGreaterThan(budgetOf().held + work / 2);
  });
});

describe("what is at stake in a plan", () => {
  const staked = (marginAYear: number): number => {
    const { customerValue } = economics.basis;
    if (customerValue === null) throw new Error("no value");
    return (
      priceEconomics(economics.basis, "EUR", { customerValue: { ...customerValue, marginAYear } }).atStake?.spread
        .mean ?? -1
    );
  };

  it("is nothing at no value, in proportion to it, and not there where the shop says nothing", () => {
    expect(staked(0)).toBe(0);
    expect(staked(160)).toBeCloseTo(2 * staked(80), 1);
    expect(priceEconomics(economics.basis, "EUR", { customerValue: null }).atStake).toBeNull();
  });

  it("never stands in the ledger", () => {
    const { customerValue } = economics.basis;
    if (customerValue === null) throw new Error("no value");
    const dear = priceEconomics(economics.basis, "EUR", { customerValue: { ...customerValue, marginAYear: 1e6 } });
    expect(dear.ledger).toEqual(economics.priced.ledger);
    expect(dear.lines).toEqual(economics.priced.lines);
  });

  it("breaks even where what is bought costs as much as it keeps", () => {
    const { breakEven, frontier } = economics.priced;
    const margin = breakEven?.marginAYear ?? 0;
    const { customerValue } = economics.basis;
    if (customerValue === null) throw new Error("no value");
    const at = priceEconomics(economics.basis, "EUR", {
      customerValue: { ...customerValue, marginAYear: margin },
    }).frontier;
    const [without, bought] = [at.find((point) => point.intervalQuantile === null), at.find(({ isPlan }) => isPlan)];
    expect((without?.atStake ?? 0) - (bought?.atStake ?? 0)).toBeCloseTo(plan.totals.overflowCost, 0);
    const [point, ...others] = frontier.filter(({ isPlan }) => isPlan);
    expect(others).toEqual([]);
    // The plan's own point is the plan, on all of its seasons.
    expect(point?.ledger).toBe(economics.priced.ledger.full);
    expect(point?.atStake).toBeCloseTo(economics.priced.atStake?.spread.mean ?? Number.NaN, 1);
  });

  it("counts orders at hand where it breaks even, and says what a lost need costs where seats serve", () => {
    const { basis } = economics;
    const { customerValue } = basis;
    if (customerValue === null) throw new Error("no value");
    const preSale = { phone: { conversionShare: 0.1, orderMargin: 40 } };
    const before = economics.priced.breakEven;
    const told = priceEconomics(basis, "EUR", { preSale });
    // On the line only needs are lost for good, and each loses a tenth of an order of 40 beside the customer.
    const leaving = economics.priced.atStake?.perLostCustomer ?? 0;
    expect(told.atStake?.perLostCustomer).toBeCloseTo(leaving + 4, 9);
    expect(told.breakEven?.words).toContain(`one costs EUR ${(leaving + 4).toFixed(2)} where the seats serve`);
    expect(told.breakEven?.marginAYear ?? 0).toBeLessThan(before?.marginAYear ?? 0);
    // At that margin, orders as they are, what is saved is what it costs.
    const marginAYear = told.breakEven?.marginAYear ?? 0;
    const at = priceEconomics(basis, "EUR", { preSale, customerValue: { ...customerValue, marginAYear } }).frontier;
    const stakeOf = (isBought: boolean): number =>
      at.find((point) => (isBought ? point.isPlan : point.intervalQuantile === null))?.atStake ?? 0;
    expect(stakeOf(false) - stakeOf(true)).toBeCloseTo(told.breakEven?.cost ?? 0, 0);
  });

  it("serves no worse the more is bought", () => {
    const { frontier } = economics.priced;
    const inOrder = frontier.toSorted((a, b) => a.ledger - b.ledger);
    expect(inOrder[0]?.intervalQuantile).toBeNull();
    const [least, most] = [inOrder[0], inOrder.at(-1)];
    expect(most?.atStake ?? Infinity).toBeLessThan(least?.atStake ?? 0);
    for (const { queues } of frontier)
      for (const [q, { serviceLevel }] of queues.entries())
        expect(serviceLevel ?? 1).toBeGreaterThanOrEqual((least?.queues[q]?.serviceLevel ?? 0) - 1e-9);
  });
});

describe("answers and audits", () => {
  it("answers on the line whoever does not give up, as the plan's own service says", () => {
    const phone = plan.staffing.find(({ queue }) => queue === "phone");
    const rate = economics.answerRates.find(({ queue }) => queue === "phone");
    expect(rate?.overall).toBeCloseTo(1 - (phone?.expectedAbandonShare ?? 0), 3);
    const email = plan.staffing.find(({ queue }) => queue === "email");
    const late = economics.answerRates.find(({ queue }) => queue === "email");
    expect(late?.overall).toBeCloseTo(email?.expectedServiceLevel ?? 0, 3);
    expect(late?.withinPlan ?? 0).toBeGreaterThanOrEqual(late?.overall ?? 1);
    // A Sunday is closed.
    expect(rate?.days[0]).toBeNull();
    expect(rate?.days).toHaveLength(14);
  });

  it("stands beside audits with their interval", () => {
    // Wilson (1927) for 14 of 25 by hand: (0.56 + 0.07683) / 1.15366 -+ 0.18125: 37.1 % to 73.3 %.
    expect(economics.audits).toHaveLength(1);
    expect(economics.audits[0]).toMatchObject({ channel: "email", asked: 25, answered: 14, share: 0.56 });
    expect(economics.audits[0]?.low).toBeCloseTo(0.371, 3);
    expect(economics.audits[0]?.high).toBeCloseTo(0.733, 3);
  });
});

it("says in the summary that there are two totals, and never adds them", () => {
  const lines = summaryLines(plan).join("\n");
  expect(lines).toContain("ledger cost EUR");
  expect(lines).toContain("at stake EUR");
  expect(lines).toContain("60 % do not return after one bad experience");
});

it("takes its priors from the surveys kept with the data", () => {
  const text = readFileSync(
    new URL("../../../../data/benchmarks/customer-service-surveys.json", import.meta.url),
    "utf8",
  );
  const figures = new Map(
    SurveyFile.parse(JSON.parse(text)).surveys.flatMap((survey) => survey.figures.map(({ id, value }) => [id, value])),
  );
  expect(PRIORS.statedLeaveShare.value).toBe(figures.get("no-return-after-one-bad"));
  expect(PRIORS.tryAgainShare.value).toBe(figures.get("unanswered-phone-try-again"));
  expect(PRIORS.standsInTheWay.value).toBe(figures.get("chatbot-frustrating"));
});

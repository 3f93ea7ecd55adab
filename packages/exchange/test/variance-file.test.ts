import type { BudgetVariance, VarianceMonth, VarianceParts } from "@springtide/contracts";
import { VARIANCE_ORDER } from "@springtide/contracts";
import { varianceFile } from "@springtide/exchange";
import { describe, expect, it } from "vitest";
import { cellsOfWorkbook } from "./cells-of-workbook.ts";

const NONE: VarianceParts = { timing: 0, size: 0, aht: 0, fill: 0, mix: 0, rate: 0, currency: 0, other: 0 };

function month(name: string, isBooked: boolean, parts: Partial<VarianceParts>, difference: number): VarianceMonth {
  return {
    ...{ month: name, isBooked, contactsBudgeted: 4000.2, contacts: 5200.5, budget: 51_000.1 },
    ...{ actual: isBooked ? 51_000.1 + difference : null, expected: 51_000.1 + difference, difference },
    parts: { ...NONE, ...parts },
  };
}

const variance: BudgetVariance = {
  ...{ shop: "garden", currency: "EUR", budgetPlan: 3, order: [...VARIANCE_ORDER] },
  months: [
    month("2016-03", true, { timing: 0.1, rate: 0.2 }, 0.3),
    month("2016-04", true, { timing: -0.1, fill: 1234.56 }, 1234.46),
    month("2016-05", false, {}, 0),
  ],
  toDate: {
    ...{ budget: 102_000.2, expected: 103_234.96, difference: 1234.76 },
    parts: { ...NONE, rate: 0.2, fill: 1234.56 },
  },
  season: {
    ...{ budget: 153_000.3, expected: 154_235.06, difference: 1234.76 },
    parts: { ...NONE, rate: 0.2, fill: 1234.56 },
  },
  held: { total: 153_000.3, contingency: 9000, held: 162_000.3, worstTenth: 171_000 },
  remarks: ["=not a formula"],
  remarkFacts: [],
};
const plan = {
  ...{ shop: { name: "Garden" }, seed: 7, paths: 60, software: "springtide" },
  history: { firstDay: "2013-01-01", lastDay: "2015-12-31" },
};
const sources = {
  budgeted: { plan, version: 3, data: null },
  newest: { plan, version: 5, data: "springtide 0.4.0 abc" },
  booked: [
    { month: "2016-04", kind: "wages" as const, subject: "desk", amount: 0.2, units: null, exchangeRate: null },
    { month: "2016-03", kind: "partner-work" as const, subject: "north", amount: 0.1, units: 3, exchangeRate: 1.08 },
  ],
};
const madeAt = new Date("2016-05-03T09:00:00Z");

describe("actual against budget as a file", () => {
  it("is read back to the cent by whoever reckons nothing, with booked costs and sources on sheets of their own", async () => {
    const file = varianceFile(variance, sources, { format: "xlsx", madeAt });
    expect(file.name).toBe("garden-variance-plan-3.xlsx");
    const sheets = await cellsOfWorkbook(file.bytes);
    expect([...sheets.keys()]).toEqual(["Read me", "Variance", "Booked costs", "Sources"]);
    const rows = sheets.get("Variance") ?? [];
    const figures = (of: Pick<VarianceMonth, "difference" | "parts">): number[] => [
      of.difference,
      ...variance.order.map((part) => of.parts[part]),
      of.difference,
    ];
    expect(rows.slice(1, 4).map((row) => row.slice(7))).toEqual(variance.months.map(figures));
    expect(rows[3]?.slice(0, 2)).toEqual(["2016-05", "expected"]);
    expect(rows.slice(4, 6).map((row) => row.slice(7))).toEqual([variance.toDate, variance.season].map(figures));
    expect([rows[5]?.[4], rows[5]?.[6]]).toEqual([variance.season.budget, variance.season.expected]);
    expect(sheets.get("Booked costs")?.map((row) => [row[0], row[3]])).toEqual([
      ["Month", "Amount, EUR"],
      ["2016-03", 0.1],
      ["2016-04", 0.2],
      ["Total", 0.3],
    ]);
    const told = sheets.get("Sources")?.flat().map(String).join(" ");
    for (const known of ["plan version 3", "plan version 5", "abc", "=not a formula", "7"])
      expect(told).toContain(known);
  });

  it("is a table whose sums are marked as such", () => {
    const text = new TextDecoder().decode(varianceFile(variance, sources, { format: "csv", madeAt }).bytes);
    const lines = text.trim().split("\n");
    expect(lines.map((line) => line.split(",")[0])).toEqual([
      ...["section", "booked", "booked", "expected", "to-date", "season"],
    ]);
    expect(lines.at(-1)).toBe(
      "season,,,,153000.30,,154235.06,1234.76,0.00,0.00,0.00,1234.56,0.00,0.20,0.00,0.00,EUR,3,5,7",
    );
  });
});

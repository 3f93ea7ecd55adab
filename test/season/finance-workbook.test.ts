import type { Plan, PlanEconomics } from "@springtide/contracts";
import { financeWorkbook } from "@springtide/exchange";
import { economicsTable, planSeason, priceEconomics } from "@springtide/season";
import { beforeAll, describe, expect, it } from "vitest";
import { workbookSheets } from "../../packages/exchange/src/finance-workbook/finance-workbook.ts";
import { xlsxFile } from "../../packages/exchange/src/workbook/workbook.ts";
import type { WorkbookCell, WorkbookSheet } from "../../packages/exchange/src/workbook/workbook-sheet.ts";
import { cellsOfWorkbook } from "../../packages/exchange/test/cells-of-workbook.ts";
import { hasOffice, OFFICE_PATIENCE_MS, reckonedByOffice } from "./office.ts";
import { smallInput, smallShop } from "../../packages/season/test/small-shop.ts";

const MADE_AT = new Date("2026-11-23T09:00:00Z");

let plan: Plan;
let economics: PlanEconomics;
let office: boolean;

beforeAll(async () => {
  const agreements = [
    ...[{ id: "partner", partner: "=cmd|' /C calc'!A0", serves: ["phone"], seats: 6, minimumBlock: "2h" }].map(
      (one) => ({
        ...one,
        ...{ pricePerHour: 31.17, currency: { code: "PLN", rate: 0.23217 } },
      }),
    ),
  ];
  const named = smallInput(smallShop({ name: "+Small shop", agreements, customerValue: { marginAYear: 80 } }));
  plan = planSeason(named);
  if (plan.economics === null) throw new Error("no economics");
  economics = plan.economics;
  office = await hasOffice();
}, OFFICE_PATIENCE_MS);

const sheetsOfPlan = (): WorkbookSheet[] => workbookSheets({ plan, version: 3, madeAt: MADE_AT }, economics, "foot");
const isFormula = (value: WorkbookCell["value"]): value is { formula: string; comesTo: number } =>
  value !== null && typeof value === "object" && "formula" in value;

/** All cells of all sheets with another value where the function gives one. */
function changed(
  sheets: readonly WorkbookSheet[],
  change: (cell: WorkbookCell, sheet: string, row: number, column: number) => WorkbookCell["value"],
): WorkbookSheet[] {
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((cells, r) => cells.map((cell, c) => ({ ...cell, value: change(cell, sheet.name, r, c) }))),
  }));
}

/** The sheets as a spreadsheet engine reckons them, told nothing of what formulas come to. */
async function recalculated(sheets: readonly WorkbookSheet[]): Promise<Map<string, readonly (readonly unknown[])[]>> {
  const bytes = xlsxFile({ title: "blind", madeAt: MADE_AT, sheets });
  return cellsOfWorkbook((await reckonedByOffice({ blind: bytes })).get("blind")?.bytes ?? bytes);
}

const SUMMARY = "Summary";
/** The figure beside a label of the summary, in one of its columns. */
function figure(sheets: Map<string, readonly (readonly unknown[])[]>, label: string, column: number): number {
  const row = sheets.get(SUMMARY)?.find(([first]) => typeof first === "string" && first.startsWith(label));
  return Math.round(Number(row?.[column]) * 100) / 100;
}

/** What the workbook must say: the ledger to the cent. */
function expectLedger(sheets: Map<string, readonly (readonly unknown[])[]>, of: PlanEconomics["priced"]): void {
  expect(figure(sheets, "In all", 1)).toBe(of.ledger.full);
  expect(figure(sheets, "Paid whatever", 1)).toBe(of.ledger.fixed);
  expect(figure(sheets, "To be decided", 1)).toBe(of.ledger.incremental);
  expect(figure(sheets, "In all", 2)).toBe(of.budget?.total);
  expect(figure(sheets, "Contingency", 2)).toBe(of.budget?.contingency);
  expect(figure(sheets, "Budget and contingency", 2)).toBe(of.budget?.held);
  const months = sheets
    .get(SUMMARY)
    ?.flatMap(([first, , cost]) => (first instanceof Date ? [{ month: first.toISOString().slice(0, 7), cost }] : []));
  expect(months).toEqual(of.budget?.months);
  const { rows } = { rows: sheets.get("Bought firmly")?.slice(1) ?? [] };
  expect(rows.map((row) => row[10])).toEqual(
    of.lines.filter(({ answer }) => answer === "cover").map(({ amount }) => amount),
  );
}

describe("the workbook of a plan's cost", () => {
  it("ties to the ledger as it is written, and runs no text as a formula", async () => {
    const file = financeWorkbook({ plan, version: 3, madeAt: MADE_AT }, "xlsx", economicsTable(plan));
    expect(file.name).toBe("small-cost-plan-3.xlsx");
    const sheets = await cellsOfWorkbook(file.bytes);
    expect([...sheets.keys()]).toEqual([
      ...["Read me", SUMMARY, "Drivers", "Bought firmly", "Budget", "Seasons", "Value at stake", "Sources"],
    ]);
    expectLedger(sheets, economics.priced);
    expect(figure(sheets, "Changed by", 1)).toBe(0);
    // What is at stake stands apart, and is part of no total.
    expect(
      sheets
        .get("Value at stake")
        ?.some(([label, value]) => label === "Mean" && value === economics.priced.atStake?.spread.mean),
    ).toBe(true);
    // A partner's name that begins like a formula is text in a workbook, and stands behind an apostrophe in CSV.
    expect(sheets.get("Sources")?.some((row) => row[1] === "=cmd|' /C calc'!A0")).toBe(true);
    const formulas = sheetsOfPlan().flatMap(({ rows }) =>
      rows.flatMap((cells) => cells.flatMap(({ value }) => (isFormula(value) ? [value] : []))),
    );
    expect(formulas.length).toBeGreaterThan(60);
    expect(formulas.every(({ formula, comesTo }) => !formula.includes("cmd") && Number.isFinite(comesTo))).toBe(true);
    const csv = financeWorkbook({ plan, version: 3, madeAt: MADE_AT }, "csv", economicsTable(plan));
    const cents = Buffer.from(csv.bytes)
      .toString("utf8")
      .split("\n")
      .slice(1)
      .filter((line) => line.includes(",cover,"))
      .reduce((sum, line) => sum + Math.round(Number(line.split(",")[6]) * 100), 0);
    expect(cents).toBe(Math.round(economics.priced.ledger.full * 100));
  });

  it("comes to the same, to the cent, where LibreOffice reckons every formula anew", async ({ skip }) => {
    if (!office) skip("soffice is not installed");
    const written = sheetsOfPlan();
    const sheets = await recalculated(written);
    expectLedger(sheets, economics.priced);
    // Every formula of every sheet, not the totals alone.
    let compared = 0;
    for (const { name, rows } of written)
      rows.forEach((cells, r) => {
        cells.forEach(({ value }, c) => {
          if (!isFormula(value)) return;
          compared += 1;
          expect(Number(sheets.get(name)?.[r]?.[c]), `${name} row ${r + 1} column ${c + 1}`).toBeCloseTo(
            value.comesTo,
            6,
          );
        });
      });
    expect(compared).toBeGreaterThan(60);
  });

  it("follows a dearer partner to the cent as the engine does, where somebody types it into the drivers", async ({
    skip,
  }) => {
    if (!office) skip("soffice is not installed");
    const dearer = changed(sheetsOfPlan(), ({ value }, sheet, row, column) => {
      const isPrice = sheet === "Drivers" && column === 3 && value === 0;
      const kind = sheetsOfPlan().find(({ name }) => name === "Drivers")?.rows[row]?.[0]?.value;
      return isPrice && kind === "partner-work" ? 0.1 : value;
    });
    const known = economics.basis.lines.filter(({ kind, answer }) => kind === "partner-work" && answer === "cover");
    const price = known.reduce((sum, { amount }) => sum + amount, 0) / known.reduce((sum, { units }) => sum + units, 0);
    const engine = priceEconomics(economics.basis, plan.shop.currency, { seatHourPrice: { partner: price * 1.1 } });
    const sheets = await recalculated(dearer);
    expectLedger(sheets, engine);
    expect(engine.ledger.full).toBeGreaterThan(economics.priced.ledger.full);
    expect(figure(sheets, "Changed by", 1)).toBe(
      Math.round((engine.ledger.full - economics.priced.ledger.full) * 100) / 100,
    );
  });
});

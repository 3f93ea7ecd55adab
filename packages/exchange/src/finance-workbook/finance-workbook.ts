import type { LedgerLine, PlanEconomics } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { ShiftFile } from "../export/shift-file.ts";
import { type Table, tableLines } from "../tables/write-table.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { costSheet } from "./cost-sheet.ts";
import { driversOf, driversSheet } from "./drivers.ts";
import { seasonsSheet } from "./seasons-sheet.ts";
import { readMeSheet, sourcesSheet, stakeSheet, type WorkbookPlan } from "./source-sheets.ts";
import { type CostSheets, summarySheet } from "./summary-sheet.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Paid in the same cents however the rest is bought: first in the budget, and in the cost by rules. */
const SHARED: readonly LedgerLine["kind"][] = ["wages", "overtime-premium", "deflection"];

/**
 * What a plan costs as a workbook: drivers to change, cost sheets, seasons and a summary that follow them by formulas, value at stake apart, sources; or
 * its ledger as a table. Each formula is written with what it comes to.
 * @param ledger the table, for CSV
 * @throws Refusal `no-economics` of a plan whose cost nobody reckoned
 */
export function financeWorkbook(of: WorkbookPlan, format: "xlsx" | "csv", ledger: Table): ShiftFile {
  const { plan, version, madeAt } = of;
  if (plan.economics === null) throw noEconomics();
  const name = `${plan.shop.id}-cost${version === null ? "" : `-plan-${version}`}.${format}`;
  if (format === "csv")
    return { name, mediaType: "text/csv; charset=utf-8", bytes: Buffer.from([...tableLines(ledger)].join("")) };
  const title = `${plan.shop.name}: cost${version === null ? "" : `, plan ${version}`}`;
  return {
    name,
    mediaType: XLSX,
    bytes: xlsxFile({ title, madeAt, sheets: workbookSheets(of, plan.economics, title) }),
  };
}

/** The sheets in the order in which they are read. */
export function workbookSheets(of: WorkbookPlan, economics: PlanEconomics, footer: string): WorkbookSheet[] {
  const { shop } = of.plan;
  const { priced, basis } = economics;
  const { lines } = priced;
  const drivers = driversOf(lines);
  const shared = lines.filter(({ answer, kind }) => answer === "cover" && SHARED.includes(kind));
  const withShared = (answer: LedgerLine["answer"]): LedgerLine[] => [
    ...shared,
    ...lines.filter((line) => line.answer === answer),
  ];
  const budget = priced.budget === null ? null : costSheet("Budget", withShared("budget"), drivers, footer);
  const sheets: CostSheets = {
    cover: costSheet(
      "Bought firmly",
      lines.filter(({ answer }) => answer === "cover"),
      drivers,
      footer,
    ),
    rules: lines.some(({ answer }) => answer === "rule")
      ? costSheet("By the rules", withShared("rule"), drivers, footer)
      : null,
    budget,
    seasons:
      budget === null || basis.budget === null
        ? null
        : seasonsSheet(basis.budget, budget, shared.length, { drivers, footer }),
  };
  return [
    readMeSheet(of, footer),
    summarySheet(priced, sheets, { currency: shop.currency, footer }),
    driversSheet({ shop }, lines, drivers, footer),
    sheets.cover.sheet,
    ...[sheets.rules, sheets.budget, sheets.seasons].flatMap((one) => one?.sheet ?? []),
    ...[stakeSheet(economics, shop.currency, footer)].flatMap((one) => one ?? []),
    sourcesSheet(of, economics, footer),
  ];
}

function noEconomics(): Refusal {
  return new Refusal({
    code: "no-economics",
    place: { field: "/economics" },
    found: "a plan whose cost nobody reckoned",
    rule: "a workbook tells of the ledger of a plan",
    remedy: "Plan the shop anew.",
  });
}

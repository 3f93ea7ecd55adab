import type { ScenarioReport } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { CellFormula, WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { columnName } from "../workbook/xml-text.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
type Outcome = NonNullable<ScenarioReport["planned"]>;

/**
 * Scenarios side by side as a workbook: ledger cost and differences from the plan as formulas, value at stake apart with how sure its difference is,
 * the budget, and what it all assumes.
 */
export function scenarioWorkbook(report: ScenarioReport, madeAt: Date): ShiftFile {
  const title = "Scenarios beside a plan";
  return {
    ...{ name: "scenarios.xlsx", mediaType: XLSX },
    bytes: xlsxFile({ title, madeAt, sheets: scenarioSheets(report, title) }),
  };
}

/** The sheets in the order in which they are read. */
function scenarioSheets(report: ScenarioReport, footer: string): WorkbookSheet[] {
  return [
    ...(report.planned === null ? [] : [comparisonSheet(report, report.planned, footer)]),
    ...(report.budget === null ? [] : [budgetSheet(report.budget, report.currency, footer)]),
    assumptionsSheet(report, footer),
  ];
}

/** Rows of the comparison; formulas read the two costs above them. */
const OWN = 5;
const OVERFLOW = 6;
const LEDGER = 7;

function comparisonSheet({ currency, scenarios }: ScenarioReport, planned: Outcome, footer: string): WorkbookSheet {
  const columns = [
    { name: "The plan", outcome: planned },
    ...scenarios.map(({ name, outcome }) => ({ name, outcome })),
  ];
  const row = (
    label: string,
    style: WorkbookCell["style"],
    value: (outcome: Outcome, column: string) => number | CellFormula | null,
  ): WorkbookCell[] => [
    { value: label, style: style === "moneyTotal" ? "total" : "text" },
    ...columns.map(({ outcome }, i): WorkbookCell => ({ value: value(outcome, columnName(i + 1)), style })),
  ];
  const ofScenario = (value: (scenario: ScenarioReport["scenarios"][number]) => number) => (outcome: Outcome) => {
    const scenario = scenarios.find((one) => one.outcome === outcome);
    return scenario === undefined ? null : value(scenario);
  };
  const rows: WorkbookCell[][] = [
    [{ value: `Scenarios, ${currency}`, style: "title" }],
    [{ value: "On the same possible seasons. Ledger cost and value at stake are never added.", style: "aside" }],
    [],
    [{ value: "", style: "header" }, ...columns.map(({ name }): WorkbookCell => ({ value: name, style: "header" }))],
    row("Own people", "money", ({ ownCost }) => ownCost),
    row("Overflow", "money", ({ overflowCost }) => overflowCost),
    row("Ledger cost", "moneyTotal", ({ ledger }, at) => ({
      formula: `ROUND(${at}${OWN}+${at}${OVERFLOW},2)`,
      comesTo: ledger,
    })),
    row("More than the plan", "money", ({ ledger }, at) => ({
      formula: `ROUND(${at}${LEDGER}-$B${LEDGER},2)`,
      comesTo: Math.round((ledger - planned.ledger) * 100) / 100,
    })),
    [],
    row("Value at stake", "money", ({ atStake }) => atStake),
    row(
      "More than the plan, season by season",
      "money",
      ofScenario(({ difference }) => difference.atStake.mean),
    ),
    row(
      "... give or take (95 %)",
      "money",
      ofScenario(({ difference }) => difference.atStake.halfWidth),
    ),
    [],
    row("Contacts", "hours", ({ contacts }) => contacts),
    row("Hours required", "hours", ({ requiredHours }) => requiredHours),
    row("Own hours", "hours", ({ ownHours }) => ownHours),
    row("Overflow hours", "hours", ({ overflowHours }) => overflowHours),
    row("Hours missing", "hours", ({ gapHours }) => gapHours),
    ...planned.queues.flatMap(({ queue }) => [
      row(
        `${queue}: service level`,
        "share",
        ({ queues }) => queues.find((one) => one.queue === queue)?.serviceLevel ?? null,
      ),
      row(
        `${queue}: given up`,
        "share",
        ({ queues }) => queues.find((one) => one.queue === queue)?.abandonShare ?? null,
      ),
    ]),
  ];
  return plainSheet({
    ...{ name: "Scenarios", footer, widths: [36, ...columns.map(() => 20)], isFiltered: false },
    ...{ frozen: { rows: LEDGER - 3, columns: 1 }, rows },
  });
}

function budgetSheet(budget: NonNullable<ScenarioReport["budget"]>, currency: string, footer: string): WorkbookSheet {
  const first = 2;
  const last = first + budget.months.length - 1;
  return plainSheet({
    ...{ name: "Budget", footer, widths: [44, 18], isFiltered: false, frozen: { rows: 1, columns: 0 } },
    rows: [
      ["Month", currency].map((value): WorkbookCell => ({ value, style: "header" })),
      ...budget.months.map(({ month, cost }): WorkbookCell[] => [
        { value: { wallClockMs: Date.parse(`${month}-01T00:00:00Z`) }, style: "month" },
        { value: cost, style: "money" },
      ]),
      [
        { value: "Mean season", style: "total" },
        { value: { formula: `ROUND(SUM(B${first}:B${last}),2)`, comesTo: budget.total }, style: "moneyTotal" },
      ],
      [
        { value: "Contingency, held once: P80 of the season less its mean", style: "text" },
        { value: budget.contingency, style: "money" },
      ],
      [
        { value: "Both together", style: "total" },
        { value: { formula: `ROUND(B${last + 1}+B${last + 2},2)`, comesTo: budget.held }, style: "moneyTotal" },
      ],
    ],
  });
}

function assumptionsSheet({ paths, lossBasis, scenarios, remarks }: ScenarioReport, footer: string): WorkbookSheet {
  const sentences = [
    `${paths} possible seasons, the same for every scenario.`,
    ...lossBasis.map(({ queue, basis }) => `What a failed contact of ${queue} costs: ${BASES[basis]}.`),
    ...scenarios.map(
      ({ name, note, people, from }) =>
        `${name}${from === null ? "" : ` (goes on from ${from})`}: ${people === "replanned" ? "planned anew" : "met by the people planned"}${note === null ? "" : `. ${note}`}`,
    ),
    ...remarks,
  ];
  return plainSheet({
    ...{ name: "Sources", footer, widths: [120], isFiltered: false, frozen: { rows: 0, columns: 0 } },
    rows: [
      [{ value: "Sources and assumptions", style: "title" }],
      ...sentences.map((value): WorkbookCell[] => [{ value, style: "wrapped" }]),
    ],
  });
}

const BASES: Readonly<Record<ScenarioReport["lossBasis"][number]["basis"], string>> = {
  "customer-value": "what the shop says that a customer is worth",
  target: "what the promise is weighed by, as the shop says nothing of what a customer is worth",
};

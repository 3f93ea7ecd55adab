import {
  type BudgetVariance,
  type CostVariance,
  type LedgerLine,
  type PlanBudget,
  VARIANCE_ORDER,
} from "@springtide/contracts";

const KINDS: Readonly<Record<LedgerLine["kind"], string>> = {
  wages: "wages",
  "overtime-premium": "overtime premiums",
  "partner-work": "partners' work",
  commitment: "committed and unused",
  "stand-by": "fees for stand-by",
  hiring: "new people",
  "extra-hours": "extra hours",
  deflection: "self-service and bots",
  penalty: "penalties",
};

/** The budget of a plan beside what is bought firmly and by rules: a table of kinds, the months, and the differences in words. */
export function budgetWords(budget: PlanBudget, currency: string): string[] {
  const { rows, totals, months, total, contingency, held, worstTenth, differences } = budget;
  const cell = (amount: number | null): string => (amount === null ? "-" : exact(amount));
  return [
    `  Three ways to buy the same season, ${currency}, before penalties: firmly, by the rules (expected), each season's own need (the budget)`,
    ...aligned([
      ["", "firm", "rules", "budget"],
      ...rows.map(({ kind, firm, rule, budget: mean }) => [KINDS[kind], cell(firm), cell(rule), cell(mean)]),
      ["in all", cell(totals.firm), cell(totals.rule), cell(totals.budget)],
    ]),
    `  Budget by month, ${currency}`,
    ...aligned(months.map(({ month, cost }) => [month, exact(cost)])),
    `  The season costs ${currency} ${exact(total)} on average. Hold ${exact(contingency)} once beside it, ${exact(held)} in all, and four of five seasons stay within it; the dearest tenth cost ${exact(worstTenth)} on average.`,
    ...differences.map(({ words }) => `  ${words}`),
  ];
}

/** Budget, plan and actual, line by line. */
export function varianceWords({ plannedBy, rows, totals, remarks }: CostVariance, currency: string): string[] {
  const part = (amount: number | null): string => (amount === null ? "-" : exact(amount));
  return [
    `  Budget, plan (${plannedBy === "rule" ? "by its rules, expected" : "bought firmly"}) and actual, ${currency}; of actual less plan, what quantity and price did`,
    ...aligned([
      ["", "budget", "plan", "actual", "to budget", "to plan", "quantity", "price"],
      ...rows.map(({ month, kind, subject, budget, plan, actual, toBudget, toPlan, ofQuantity, ofPrice }) => [
        `${month} ${KINDS[kind]} ${subject}`,
        ...[budget, plan, actual, toBudget, toPlan].map(exact),
        part(ofQuantity),
        part(ofPrice),
      ]),
      ["in all", exact(totals.budget), exact(totals.plan), exact(totals.actual), ...["", "", "", ""]],
    ]),
    ...remarks.map((remark) => `  ${remark}`),
  ];
}

/** Actual against budget by month, and what each cause did. */
export function causeWords({ months, toDate, season, remarks }: BudgetVariance, currency: string): string[] {
  const row = (name: string, of: BudgetVariance["season"] | BudgetVariance["months"][number]): string[] => [
    name,
    ...[of.budget, of.expected, of.difference, ...VARIANCE_ORDER.map((cause) => of.parts[cause])].map(exact),
  ];
  return [
    `  Actual against budget, ${currency}; causes in the order in which they are put right, adding up to the difference`,
    ...aligned([
      ["", "budget", "actual", "difference", ...VARIANCE_ORDER],
      ...months.map((month) => row(month.isBooked ? month.month : `${month.month} (expected)`, month)),
      row("to date", toDate),
      row("season", season),
    ]),
    ...remarks.map((remark) => `  ${remark}`),
  ];
}

/** Words to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => (row[c] ?? "").length)));
  return rows.map(
    (row) =>
      `    ${row.map((cell, c) => (c === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[c] ?? 0))).join("  ")}`,
  );
}

function exact(amount: number): string {
  return amount.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

import type { CostVariance, LedgerActual, LedgerLine, Plan } from "@springtide/contracts";
import { roundMoney, totalOfLines } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { SHARED } from "./priced-budget.ts";
import { ledgerKey, requireActuals } from "./require-actuals.ts";

type Row = CostVariance["rows"][number];
type Lines = readonly LedgerLine[];

/**
 * Budget, plan and what was paid side by side, line by line of the ledger, in the months that the actuals tell of. The plan is what it decides by
 * rules where it does, else its firm cover. A difference from the plan is split into units more or fewer at the planned price, and what a unit
 * cost more at actual units, where units are known on both sides; the two add up to it. Penalties have no budget, so they stand beside 0.
 * Source: price and efficiency variances, Horngren, Datar and Rajan, Cost Accounting, chapter 7.
 * @throws Refusal "no-economics", "month-outside-plan", "unknown-subject", "actual-twice", by row of the actuals
 */
export function actualsOfPlan(
  plan: Pick<Plan, "economics" | "grid" | "shop">,
  actuals: readonly (LedgerActual & { readonly row: number })[],
): CostVariance {
  const { economics } = plan;
  if (economics === null) throw noEconomics();
  const { lines } = economics.priced;
  requireActuals(plan, lines, actuals, ({ row }, column) => ({ row, ...(column === undefined ? {} : { column }) }));
  const plannedBy = lines.some(({ answer }) => answer === "rule") ? "rule" : "cover";
  const planned = lines.filter(
    ({ answer, kind }) => answer === plannedBy || (answer === "cover" && (SHARED.includes(kind) || kind === "penalty")),
  );
  const budget = lines.filter(
    ({ answer, kind }) => answer === "budget" || (answer === "cover" && SHARED.includes(kind)),
  );
  const months = new Set(actuals.map(({ month }) => month));
  const keys = new Map([...planned, ...budget, ...actuals].map((one) => [ledgerKey(one), one]));
  const rows = [...keys]
    .filter(([, { month }]) => months.has(month))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, of]) =>
      rowOf(of, {
        budget: budget.filter((line) => ledgerKey(line) === key),
        planned: planned.filter((line) => ledgerKey(line) === key),
        actual: actuals.find((one) => ledgerKey(one) === key),
      }),
    )
    .filter(({ budget: mean, plan: decided, actual }) => mean !== 0 || decided !== 0 || actual !== 0);
  const booked = new Set(actuals.map(ledgerKey));
  const missing = rows.filter((row) => !booked.has(ledgerKey(row)));
  return {
    plannedBy,
    rows,
    totals: {
      budget: totalOfLines(rows.map((row) => row.budget)),
      plan: totalOfLines(rows.map((row) => row.plan)),
      actual: totalOfLines(rows.map(({ actual }) => actual)),
    },
    remarks:
      missing.length === 0
        ? []
        : [
            `Nothing is booked for ${missing.map(({ month, kind, subject }) => `${kind} of ${subject} in ${month}`).join(", ")}: read as 0.`,
          ],
  };
}

function rowOf(
  { month, kind, subject }: Pick<LedgerLine, "month" | "kind" | "subject">,
  of: { readonly budget: Lines; readonly planned: Lines; readonly actual: LedgerActual | undefined },
): Row {
  const [budget, plan] = [totalOf(of.budget), totalOf(of.planned)];
  const actual = roundMoney(of.actual?.amount ?? 0);
  const toPlan = roundMoney(actual - plan);
  const units = of.planned.reduce((sum, line) => sum + line.units, 0);
  const worked = of.actual?.units ?? null;
  const ofQuantity = worked === null || units <= 0 ? null : roundMoney(((worked - units) * plan) / units);
  return {
    ...{ month, kind, subject, budget, plan, actual, toPlan, ofQuantity },
    toBudget: roundMoney(actual - budget),
    ofPrice: ofQuantity === null ? null : roundMoney(toPlan - ofQuantity),
  };
}

function noEconomics(): Refusal {
  return new Refusal({
    code: "no-economics",
    place: { field: "/economics" },
    found: "a plan whose cost nobody reckoned",
    rule: "actuals stand beside the ledger of a plan",
    remedy: "Write the plan again with springtide plan.",
  });
}

function totalOf(lines: Lines): number {
  return totalOfLines(lines.map(({ amount }) => amount));
}

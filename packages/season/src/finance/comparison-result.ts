import type {
  AskedComparison,
  ComparisonBasis,
  ComparisonQuantities,
  ComparisonResult,
  FinanceRemark,
  Plan,
  WorkedColumn,
} from "@springtide/contracts";
import { answerOf } from "./answer.ts";
import { PLAN } from "./asked-columns.ts";
import { type FollowedDifference, followedDifference } from "./followed-difference.ts";
import { besidePlan } from "./finance-outcome.ts";
import { remarkWords } from "./remark-words.ts";

/**
 * Columns side by side: differences to the plan season by season, and what was asked of them. The same columns give the same result, whichever
 * threads worked them out.
 */
export function comparisonResult(
  plan: Plan,
  asked: Omit<AskedComparison, "columns">,
  worked: readonly WorkedColumn[],
  {
    basis,
    sensitivity = null,
  }: { readonly basis: Omit<ComparisonBasis, "scenarios">; readonly sensitivity?: ComparisonResult["sensitivity"] },
): ComparisonResult {
  const planned = worked.find(({ outcome }) => outcome.told.id === PLAN);
  const outcomes = worked.map((column) =>
    besidePlan(column.outcome, column === planned || planned === undefined ? null : planned.outcome, plan.seed),
  );
  const differences = new Map(
    worked.flatMap(({ outcome, followed }): [string, FollowedDifference][] => {
      const difference = followedDifference(followed, planned?.followed ?? null);
      return difference === null ? [] : [[outcome.told.id, difference]];
    }),
  );
  const remarks = remarksOf(plan, asked);
  return {
    contract: "springtide-comparison",
    version: 1,
    kind: asked.kind,
    currency: plan.shop.currency,
    basis: {
      ...basis,
      scenarios: outcomes.filter(({ id }) => id !== PLAN).map(({ id, revision }) => ({ id, revision })),
    },
    outcomes,
    overview: asked.overview,
    answer: asked.question === null ? null : answerOf(plan, asked.question, outcomes, differences),
    sensitivity,
    remarks: remarks.map(remarkWords),
    remarkFacts: remarks,
  };
}

/** What prices are laid on, column by column. */
export function comparisonQuantities(
  asked: Pick<AskedComparison, "columns">,
  worked: readonly WorkedColumn[],
): ComparisonQuantities {
  return {
    columns: asked.columns.map(({ of: { id }, chain }, i) => ({
      id,
      chain: chain.map((scenario) => ({
        id: scenario.id,
        people: scenario.people,
        changes: scenario.changes,
      })),
      quantities: worked[i]?.quantities ?? null,
    })),
  };
}

function remarksOf({ shop, decisions }: Plan, { decide }: Pick<AskedComparison, "decide">): FinanceRemark[] {
  return [
    ...(shop.customerValue === null ? [{ code: "no-customer-value" } as const] : []),
    ...(decisions === null || decide ? [] : [{ code: "overflow-by-level" } as const]),
    { code: "late-by-plan-targets" },
  ];
}

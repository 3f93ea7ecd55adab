import type {
  AskedComparison,
  ComparisonBasis,
  ComparisonQuantities,
  ComparisonResult,
  Plan,
  WorkedColumn,
} from "@springtide/contracts";
import { answerOf } from "./answer.ts";
import { PLAN } from "./asked-columns.ts";
import { type FollowedDifference, followedDifference } from "./followed-difference.ts";
import { besidePlan } from "./finance-outcome.ts";

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
    remarks: remarksOf(plan, asked),
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

function remarksOf({ shop, decisions }: Plan, { decide }: Pick<AskedComparison, "decide">): string[] {
  return [
    ...(shop.customerValue === null
      ? ["The shop does not say what a customer is worth: nothing is at stake in these figures."]
      : []),
    ...(decisions === null || decide
      ? []
      : [
          "Overflow is bought for the plan level; what is reserved, confirmed by a rule and hired is not decided anew.",
        ]),
    "Value at stake counts contacts as late by the targets of the plan, whatever a scenario promises.",
  ];
}

import type { CostVariance, Plan, PlanBudget, ScenarioReport } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import { type DeskOutcome, ledgerOf, type ScenarioComparison } from "./compare-scenarios.ts";
import type { PairedDifference } from "./paired.ts";
import type { Sensitivity, SensitivityBar } from "./sensitivity.ts";

interface Asked {
  readonly comparison?: ScenarioComparison | null;
  readonly sensitivity?: Sensitivity | null;
  readonly budget?: PlanBudget | null;
  readonly variance?: CostVariance | null;
}

/** What was compared, as a report without the figures of single seasons. */
export function scenarioReport(
  plan: Plan,
  { comparison = null, sensitivity = null, budget = null, variance = null }: Asked,
): ScenarioReport {
  const bars = (list: readonly SensitivityBar[]): NonNullable<ScenarioReport["sensitivity"]>["byLedger"] =>
    list.map(({ driver, name, low, high }) => ({
      driver,
      name,
      low: { ...low, difference: rounded(low.difference) },
      high: { ...high, difference: rounded(high.difference) },
    }));
  return {
    contract: "springtide-scenarios",
    version: 1,
    currency: plan.shop.currency,
    paths: comparison?.paths ?? sensitivity?.paths ?? plan.paths,
    lossBasis: (comparison?.losses ?? []).map(({ queue, basis }) => ({ queue, basis })),
    planned: comparison === null ? null : outcomeOf(comparison.planned),
    scenarios: (comparison?.scenarios ?? []).map(({ scenario, outcome, difference }) => ({
      id: scenario.id,
      name: scenario.name ?? scenario.id,
      note: scenario.note ?? null,
      from: scenario.from ?? null,
      people: scenario.people,
      outcome: outcomeOf(outcome),
      difference: rounded(difference),
    })),
    sensitivity:
      sensitivity === null
        ? null
        : {
            paths: sensitivity.paths,
            people: sensitivity.people,
            byLedger: bars(sensitivity.byLedger),
            byAtStake: bars(sensitivity.byAtStake),
          },
    budget,
    variance,
    remarks: remarksOf(plan, comparison),
  };
}

function outcomeOf({
  atStake,
  requiredHours,
  contacts,
  queues,
  decided,
  ...outcome
}: DeskOutcome): NonNullable<ScenarioReport["planned"]> {
  return {
    ...outcome,
    ledger: roundMoney(ledgerOf({ ...outcome, atStake, requiredHours, contacts, queues })),
    atStake: roundMoney(mean(atStake)),
    requiredHours: hundredths(mean(requiredHours)),
    contacts: hundredths(mean(contacts)),
    queues: queues.map((queue) => ({ ...queue })),
    decided,
  };
}

function rounded(difference: SensitivityBar["low"]["difference"]): ScenarioReport["scenarios"][number]["difference"] {
  const pair = ({ mean: middle, halfWidth }: PairedDifference): PairedDifference => ({
    mean: hundredths(middle),
    halfWidth: hundredths(halfWidth),
  });
  return {
    ledger: roundMoney(difference.ledger),
    atStake: pair(difference.atStake),
    requiredHours: pair(difference.requiredHours),
    contacts: pair(difference.contacts),
  };
}

function remarksOf({ roster, decisions }: Plan, comparison: ScenarioComparison | null): string[] {
  return [
    ...(roster === null
      ? []
      : [
          `Rosters by name (${roster.firstDay} and the ${roster.days} days from then) are kept: more or fewer people are shifts of a day doubled or left out, and nobody's shift moves.`,
        ]),
    ...(decisions === null ? [] : [decidedRemark((comparison?.planned.decided ?? null) !== null)]),
    "Value at stake counts contacts as late by the targets of the plan, whatever a scenario promises.",
  ];
}

/** Which figures are decided anew. */
function decidedRemark(isDecided: boolean): string {
  return isDecided
    ? "Decided anew on the same seasons, in the plan and in every scenario that is planned anew: firm orders, reservations and their rules, extra hours, hires. The table above it buys for the plan level."
    : "Overflow is bought for the plan level; what is reserved, confirmed by a rule and hired is not decided anew (--decide does).";
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

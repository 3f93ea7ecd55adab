import type { Plan, Scenario } from "@springtide/contracts";
import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { basisOfPlan } from "../basis.ts";
import { drawDemand } from "../demand.ts";
import type { DeciderMeans } from "../decisions/decide-weeks.ts";
import { changedRoster } from "./changed-roster.ts";
import { type ChangedSeason, changedSeason } from "./changed-season.ts";
import { type DecidedOutcome, decidedOutcome } from "./decided-outcome.ts";
import { pairedDifference, type PairedDifference } from "./paired.ts";
import { withOpenedPeople } from "./opened-people.ts";
import { lineage, requireScenarios } from "./scenario-findings.ts";
import { neededBy, type SeasonOutcome, seasonOutcome, type Yardstick, yardstickOf } from "./season-outcome.ts";
import { somePaths } from "./some-paths.ts";

/** A plan opened for scenarios: its seasons are drawn once. */
export interface ScenarioDesk {
  readonly yardstick: Yardstick;
  /** The plan itself by the same steps. */
  readonly planned: DeskOutcome;
  /** @param chain from the plan to the scenario asked for, itself last; empty is the plan */
  outcome(chain: readonly Scenario[]): DeskOutcome;
}

/** What a season gives and costs, and what is decided anew for it; null where nothing is, or nobody asked. */
export interface DeskOutcome extends SeasonOutcome {
  readonly decided: DecidedOutcome | null;
}

/** One scenario beside the plan. */
export interface ComparedScenario {
  readonly scenario: Scenario;
  readonly outcome: DeskOutcome;
  /** More than the plan, path by path. */
  readonly difference: {
    readonly ledger: number;
    readonly atStake: PairedDifference;
    readonly requiredHours: PairedDifference;
    readonly contacts: PairedDifference;
  };
}

/** Scenarios side by side on the same seasons. */
export interface ScenarioComparison {
  readonly losses: Yardstick["losses"];
  readonly paths: number;
  readonly planned: DeskOutcome;
  readonly scenarios: readonly ComparedScenario[];
}

/** How a plan is opened for scenarios. */
export interface ScenarioOptions {
  /** At most so many of its seasons are looked at, evenly chosen; all if not given. */
  readonly paths?: number;
  /** With it, orders, rules, extra hours and hires are decided anew in every scenario that is planned anew, and in the plan itself. */
  readonly deciding?: DeciderMeans | undefined;
}

/** Opens a plan for scenarios. Cost with `deciding`: some dozen seconds for each scenario of a season of half a year. */
export function openScenarios(
  plan: Plan,
  { paths = plan.paths, deciding }: ScenarioOptions = {},
  progress?: Progress,
  cancel?: CancelSignal,
): ScenarioDesk {
  const basis = basisOfPlan(plan);
  const whole = { basis, demand: drawDemand(basis, progress, cancel) };
  const decided = (season: ChangedSeason, losses: Yardstick["losses"]): DecidedOutcome | null => {
    if (deciding === undefined) return null;
    const roster = changedRoster(plan.roster, {
      ...{ before: plan.shop, after: season.basis.shop },
      ...{ changes: season.teams, holidays: season.basis.holidays },
    });
    return decidedOutcome(season, losses, { grid: plan.grid, roster }, deciding, undefined, cancel)?.told ?? null;
  };
  const outcome = (yardstick: Yardstick, chain: readonly Scenario[]): DeskOutcome => {
    stopIfCancelled(cancel);
    const changed = changedSeason(plan, whole, chain);
    const season = { ...changed, ...somePaths(changed, paths) };
    const measured = valued(yardstick, season);
    const people = chain.at(-1)?.people ?? "replanned";
    const needed = neededBy(plan, season);
    const worked = withOpenedPeople(season, needed);
    return {
      ...seasonOutcome(measured, worked, needed, people),
      decided: people === "replanned" ? decided(worked, measured.losses) : null,
    };
  };
  const some = { ...somePaths(whole, paths), teams: [], windows: [] };
  const needed = neededBy(plan, some, undefined, cancel);
  const found = yardstickOf(plan, some.basis, needed);
  // What the plan decided with: the heads that verifying it repaired came later.
  const yardstick = { ...found, losses: plan.decisions?.losses ?? found.losses };
  return {
    yardstick,
    planned: { ...seasonOutcome(yardstick, some, needed, "replanned"), decided: decided(some, yardstick.losses) },
    outcome: (chain) => outcome(yardstick, chain),
  };
}

/** What a customer is worth may be what a scenario changes; a price that a target puts on a contact stays the plan's. */
function valued(yardstick: Yardstick, { basis, demand }: Pick<ChangedSeason, "basis" | "demand">): Yardstick {
  const { customerValue } = basis.shop;
  if (customerValue === null || customerValue === yardstick.basis.shop.customerValue) return yardstick;
  return {
    ...yardstick,
    losses: yardstickOf(yardstick.plan, basis, neededBy(yardstick.plan, { basis, demand })).losses,
  };
}

/**
 * Every scenario beside the plan, on the plan's own seasons, so that differences are those of the scenario and not of chance. No model is fitted
 * anew and no roster by name made anew. Cost: the staffing of a season for each scenario, and its decisions where they are asked for.
 * @throws Refusal where a scenario names what is not there; Cancelled
 */
export function compareScenarios(
  plan: Plan,
  scenarios: readonly Scenario[],
  options: Pick<ScenarioOptions, "deciding"> = {},
  progress?: Progress,
  cancel?: CancelSignal,
): ScenarioComparison {
  requireScenarios(scenarios, plan);
  const desk = openScenarios(plan, options, progress, cancel);
  const { planned } = desk;
  const compared = scenarios.map((scenario, i): ComparedScenario => {
    progress?.(i, scenarios.length, `Working out ${scenario.name ?? scenario.id}`);
    const outcome = desk.outcome(lineage(scenario, scenarios));
    return { scenario, outcome, difference: differenceOf(outcome, planned) };
  });
  return { losses: desk.yardstick.losses, paths: planned.atStake.length, planned, scenarios: compared };
}

/** How much more one outcome is than another on the same paths. */
export function differenceOf(outcome: SeasonOutcome, planned: SeasonOutcome): ComparedScenario["difference"] {
  return {
    ledger: ledgerOf(outcome) - ledgerOf(planned),
    atStake: pairedDifference(outcome.atStake, planned.atStake),
    requiredHours: pairedDifference(outcome.requiredHours, planned.requiredHours),
    contacts: pairedDifference(outcome.contacts, planned.contacts),
  };
}

/** Own people and overflow. */
export function ledgerOf({ ownCost, overflowCost }: SeasonOutcome): number {
  return ownCost + overflowCost;
}

import type { Plan } from "@springtide/contracts";
import { assignHeads, type TeamHeads } from "@springtide/planning";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { basisOfPlan, type SeasonBasis } from "../basis.ts";
import { drawDemand } from "../demand.ts";
import { agentHourPrice } from "../economics/agent-hour-price.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import { queueOf } from "../places.ts";
import { peopleAtWork } from "../roster/people-at-work.ts";
import { requirementOfSeason } from "../staff-season.ts";
import { type SeasonBudget, seasonBudget } from "./season-budget.ts";

/** A plan's budget: its months, and what they are made of. */
export interface PlanBudget extends SeasonBudget {
  /** Months of the plan, such as 2016-04. */
  readonly names: readonly string[];
}

/**
 * The budget of a plan: own people as rostered, and in each possible season as many partner hours as that season needs beyond them if it is
 * known in time, at what an hour more of an agent costs. So the mean is what a season costs, and the contingency what a dear one costs more.
 * Cost: one drawing and one staffing of the plan's seasons, and one assignment for each.
 */
export function budgetOfPlan(plan: Plan, progress?: Progress, cancel?: CancelSignal): PlanBudget {
  const basis = basisOfPlan(plan);
  const { shop, grid, paths } = basis;
  const demand = drawDemand(basis, progress, cancel);
  const { requirement, queues } = requirementOfSeason(basis, demand, progress, cancel);
  const monthOf = monthsOfGrid(basis);
  const names = [...new Set(monthOf)];
  const months = Int32Array.from(monthOf, (name) => names.indexOf(name));
  const own = ownCosts(plan, names);
  const teams = teamsOf(plan, basis);
  const prices = queues.map(({ id, shrinkage }) => agentHourPrice(shop, queueOf(shop, id)) * (1 - shrinkage));
  const costs = Array.from({ length: paths }, (_, path) => {
    const ofPath = own.slice();
    const required = queues.map((_, q) => requirement.requiredOfPath(q, path));
    const { own: there } = assignHeads({ required, teams });
    required.forEach((need, q) => {
      need.forEach((heads, t) => {
        const hours = ((heads - (there[q]?.[t] ?? 0)) * (grid.seconds[t] ?? 0)) / 3600;
        const month = months[t] ?? 0;
        ofPath[month] = (ofPath[month] ?? 0) + hours * (prices[q] ?? 0);
      });
    });
    return ofPath;
  });
  return { names, ...seasonBudget(costs) };
}

/** The local month of each interval. */
function monthsOfGrid({ grid }: SeasonBasis): string[] {
  return Array.from(grid.startsMs, (ms) => grid.zone.formatInstant(ms).slice(0, 7));
}

/** Wages by month: weekly rosters as they are worked, people by name by their hours of the month. */
function ownCosts({ shifts, roster }: Plan, names: readonly string[]): Float64Array {
  const costs = new Float64Array(names.length);
  const add = (start: string, cost: number): void => {
    const month = Math.max(0, names.indexOf(start.slice(0, 7)));
    costs[month] = (costs[month] ?? 0) + cost;
  };
  for (const { start, cost } of shifts) add(start, cost);
  for (const { person, team, cost } of roster?.people ?? []) {
    const own = roster?.shifts.filter((shift) => shift.person === person && shift.team === team) ?? [];
    const hours = own.reduce((sum, shift) => sum + shift.paidHours, 0);
    if (hours === 0) add(roster?.firstDay ?? "", cost);
    for (const { start, paidHours } of own) add(start, (cost * paidHours) / hours);
  }
  return costs;
}

function teamsOf(plan: Plan, basis: SeasonBasis): TeamHeads[] {
  const required = plan.staffing.map((ofQueue) => Uint16Array.from(ofQueue.required));
  const index = new Map(plan.staffing.map(({ queue }, q) => [queue, q]));
  return peopleAtWork(basis, required, () => plan.roster).heads.map(({ team, serves, heads }) => ({
    serves: serves.flatMap((queue) => index.get(queue) ?? []),
    heads,
    permitted: permittedByQueue(basis.shop, basis.grid, team, serves),
  }));
}

import type { Plan, PlanBudget } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { basisOfPlan } from "../basis.ts";
import { drawDemand } from "../demand.ts";
import { planEconomics } from "../economics/plan-economics.ts";
import { requirementOfSeason } from "../staff-season.ts";

/**
 * The budget of a plan: the one it was written with; of a plan of before there were budgets, reckoned from the very seasons it was made for. So
 * whoever asks for it, with the plan or later, reads the same cents. Cost of the second: one drawing and one staffing of the plan's seasons.
 */
export function budgetOfPlan(plan: Plan, progress?: Progress, cancel?: CancelSignal): PlanBudget | null {
  const known = plan.economics?.priced.budget ?? null;
  if (known !== null) return known;
  const basis = basisOfPlan(plan);
  const demand = drawDemand(basis, progress, cancel);
  const needed = requirementOfSeason(basis, demand, progress, cancel);
  return planEconomics(plan, { basis, demand, needed }).priced.budget;
}

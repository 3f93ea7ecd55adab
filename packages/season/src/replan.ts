import type { ExactDay, Plan, PlanModel, Shop } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { type AdjustmentTrial, type TriedDay, tryAdjustments } from "./adjustments/try-adjustments.ts";
import type { Attribution, AttributionQuestion } from "./attribution/attribution.ts";
import { attributionOf } from "./attribution/attribution-of-day.ts";
import { plannedBacklog } from "./backlog/planned-backlog.ts";
import { basisOfPlan, type SeasonBasis } from "./basis.ts";
import { type Demand, drawDemand } from "./demand.ts";
import { planEconomics } from "./economics/plan-economics.ts";
import { type DayQuestion, exactDayOf } from "./exact-day.ts";
import { type IntervalNeed, intervalNeedOf, type IntervalQuestion } from "./interval-need.ts";
import { type MeanIntervals, meanIntervals } from "./mean-intervals.ts";
import { peaksWithService } from "./peak-service.ts";
import { openReweighing, type ReweighQuestion } from "./reweigh/reweigh-season.ts";
import type { Reweighed } from "./reweigh/reweighed.ts";
import { requirementOfSeason, staffRequirement } from "./staff-season.ts";
import { repairedHeads, withHeads, withServiceOfAgents } from "./verify/other-heads.ts";
import { worstGaps } from "./worst-gaps.ts";

/** What may be moved without learning anything anew. */
export interface PlanChange {
  /** By queue: another share, another time. */
  readonly targets?: Readonly<Record<string, { readonly share?: number; readonly withinSeconds?: number }>>;
  /** Share of possible seasons to be ready for. */
  readonly readySeasons?: number;
  /** By which model agents are found where customers wait on the line. */
  readonly model?: PlanModel;
}

/**
 * A plan opened for what-if: its possible seasons are drawn once and stay the same for every change, and so does its roster by name:
 * whom it leaves short, or over, shows what a new roster would have to mend.
 */
export interface PlanDesk {
  replan(change: PlanChange, progress?: Progress, cancel?: CancelSignal): Plan;
  /**
   * One local day exactly, on the seasons of this desk (see `exactDayOf`). `plan` is the one whose people are there: this
   * desk's own if not given, or what `replan` gave.
   */
  exactDay(question: DayQuestion & { readonly plan?: Plan }, progress?: Progress, cancel?: CancelSignal): ExactDay;
  /** Why a plan asks for as many people as it does in one interval (see `intervalNeedOf`); `plan` as for `exactDay`. */
  intervalNeed(question: IntervalQuestion & { readonly plan?: Plan }): IntervalNeed;
  /** The forecast with triggers dated or weighed otherwise, on the same random numbers; fast enough to follow a slider. */
  reweigh(question: ReweighQuestion): Reweighed;
  /** Where the contacts of a day or an interval come from (see `attributionOf`). */
  attribution(question: AttributionQuestion): Attribution;
  /** Mean contacts and handling times of every interval. */
  means(): readonly MeanIntervals[];
  /** One day under other adjustments (see `tryAdjustments`); `plan` as for `exactDay`. */
  tryAdjustments(trial: AdjustmentTrial & { readonly plan?: Plan }): TriedDay;
}

/** Opens a plan for what-if. Costs one drawing of all seasons; each change then costs the staffing only. */
export function openPlan(plan: Plan, progress?: Progress, cancel?: CancelSignal): PlanDesk {
  const basis = basisOfPlan(plan);
  const demand = drawDemand(basis, progress, cancel);
  let reweigh: ReturnType<typeof openReweighing> | null = null;
  return {
    replan: (change, moved, stop) => replanned(plan, basis, demand, change, moved, stop),
    exactDay: ({ plan: shown = plan, ...question }, moved, stop) =>
      exactDayOf(shown, basis, demand, question, moved, stop),
    intervalNeed: ({ plan: shown = plan, ...question }) => intervalNeedOf(shown, basis, demand, question),
    reweigh: (question) => (reweigh ??= openReweighing(basis, demand))(question),
    attribution: (question) => attributionOf(basis, demand, question),
    means: () => meanIntervals(basis, demand),
    tryAdjustments: ({ plan: shown = plan, ...trial }) => tryAdjustments(shown, basis, demand, trial),
  };
}

/** One change to one plan. No model is fitted anew; the random numbers are those of the plan. */
export function replan(plan: Plan, change: PlanChange, progress?: Progress, cancel?: CancelSignal): Plan {
  return openPlan(plan, progress, cancel).replan(change, progress, cancel);
}

function replanned(
  plan: Plan,
  basis: SeasonBasis,
  demand: Demand,
  change: PlanChange,
  progress?: Progress,
  cancel?: CancelSignal,
): Plan {
  const shop = changedShop(plan.shop, change);
  const changed = { ...basis, shop };
  const needed = requirementOfSeason(changed, demand, progress, cancel);
  // What verifying repaired are the tables of a model: another model has others.
  const known = shop.plan.model === plan.shop.plan.model ? plan.verification : null;
  const repaired = withHeads(needed, repairedHeads(basis.grid, needed, known));
  const staffed = staffRequirement(changed, demand, repaired, () => plan.roster);
  const season = { ...staffed, staffing: withServiceOfAgents(changed, needed, staffed.staffing) };
  const changedPlan: Plan = {
    ...plan,
    shop,
    verification: promisesTheSame(shop, plan.shop) ? plan.verification : null,
    // Where the shop does not say what a customer is worth, the target does: another target asks for other decisions.
    decisions: keepsDecisions(plan, shop) ? plan.decisions : null,
    ...season,
    ...(plan.openingBacklog === undefined ? {} : { openingBacklog: plannedBacklog(changed, demand, season.staffing) }),
    totals: { contacts: plan.totals.contacts, ...season.totals },
    peaks: peaksWithService(plan.peaks, { shop, staffing: season.staffing }, basis, demand),
    worstGaps: worstGaps(basis, season.staffing),
  };
  if (plan.economics === null) return changedPlan;
  const economics = planEconomics(changedPlan, { basis: changed, demand, needed });
  return { ...changedPlan, economics: { ...economics, audits: plan.economics.audits } };
}

/** Whether nothing was moved after all: only then is what was verified still this plan. */
function promisesTheSame(a: Shop, b: Shop): boolean {
  const moved = ({ queues, plan }: Shop): string =>
    JSON.stringify([queues.map(({ target }) => target), plan.readySeasons, plan.model]);
  return moved(a) === moved(b);
}

/** Whether what decisions weigh is the same still: what a customer is worth does not hang on any target. */
function keepsDecisions({ decisions, shop }: Plan, changed: Shop): boolean {
  if (promisesTheSame(changed, shop)) return true;
  return (
    decisions !== null &&
    changed.plan.model === shop.plan.model &&
    decisions.losses.every(({ basis }) => basis === "customer-value") &&
    shop.queues.every(({ penaltyPerLate }) => penaltyPerLate === 0)
  );
}

function changedShop(shop: Shop, change: PlanChange): Shop {
  return {
    ...shop,
    queues: shop.queues.map((queue) => ({ ...queue, target: { ...queue.target, ...change.targets?.[queue.id] } })),
    plan: {
      ...shop.plan,
      readySeasons: change.readySeasons ?? shop.plan.readySeasons,
      model: change.model ?? shop.plan.model,
    },
  };
}

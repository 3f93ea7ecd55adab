import type { Plan } from "@springtide/contracts";
import { type QueueDemand, roundMoney, serviceByPath, type ServiceByPath } from "@springtide/planning";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { contactLosses, type QueueContactLoss } from "../economics/contact-losses.ts";
import { queueOf } from "../places.ts";
import { requirementOfSeason, staffRequirement, type SeasonRequirement } from "../staff-season.ts";
import { repairedHeads, withHeads } from "../verify/other-heads.ts";
import { changedRoster } from "./changed-roster.ts";
import type { ChangedSeason } from "./changed-season.ts";
import { plannedHeads } from "./opened-people.ts";

/** What a season gives and costs, with figures of each path where paths differ. */
export interface SeasonOutcome {
  readonly ownCost: number;
  readonly overflowCost: number;
  readonly ownHours: number;
  readonly overflowHours: number;
  /** Head-hours short of what the plan level asks for. */
  readonly gapHours: number;
  /** Head-hours that each path would need if it were known. */
  readonly requiredHours: Float64Array;
  readonly contacts: Float64Array;
  /** Lost with contacts not served as promised, by the plan's targets. */
  readonly atStake: Float64Array;
  readonly queues: readonly {
    readonly queue: string;
    /** By the target's definition; null where no contacts are expected. */
    readonly serviceLevel: number | null;
    readonly abandonShare: number | null;
  }[];
}

/** What all scenarios of a plan are measured by. */
export interface Yardstick {
  readonly plan: Plan;
  /** The plan's own season; its targets say what is late. */
  readonly basis: SeasonBasis;
  readonly losses: readonly QueueContactLoss[];
}

/** The yardstick of a plan's season: what a contact costs that is late, the same for every scenario that says nothing of it. */
export function yardstickOf(plan: Plan, basis: SeasonBasis, needed: SeasonRequirement): Yardstick {
  return { plan, basis, losses: contactLosses(basis, needed) };
}

/** People of a season: how many are there, what they cost, and what is short. */
interface People {
  readonly heads: readonly Float64Array[];
  readonly totals: Pick<SeasonOutcome, "ownCost" | "overflowCost" | "ownHours" | "overflowHours" | "gapHours">;
}

/** The requirement of a season with what verifying the plan repaired, where the same model found it. */
export function neededBy(
  plan: Plan,
  { basis, demand }: { readonly basis: SeasonBasis; readonly demand: Demand },
  progress?: Progress,
  cancel?: CancelSignal,
): SeasonRequirement {
  const needed = requirementOfSeason(basis, demand, progress, cancel);
  const known = basis.shop.plan.model === plan.shop.plan.model ? plan.verification : null;
  return withHeads(needed, repairedHeads(basis.grid, needed, known));
}

/**
 * What a changed season gives and costs. Planned anew: need, own people's queues and overflow follow the change. As planned: the people and
 * blocks of the plan meet it. Rosters by name are kept either way.
 */
export function seasonOutcome(
  { plan, basis: measured, losses }: Yardstick,
  { basis, demand, teams }: ChangedSeason,
  needed: SeasonRequirement,
  people: "replanned" | "as-planned",
): SeasonOutcome {
  const roster = changedRoster(plan.roster, {
    ...{ before: plan.shop, after: basis.shop },
    ...{ changes: teams, holidays: basis.holidays },
  });
  const there =
    people === "replanned"
      ? replannedPeople(staffRequirement(basis, demand, needed, () => roster))
      : plannedPeople(plan, basis, staffed(plan, basis, demand, needed, roster), needed);
  const supplied = there.heads.map((heads, q) =>
    heads.map((count) => count * (1 - (needed.queues[q]?.shrinkage ?? 0))),
  );
  const given = (queues: readonly QueueDemand[]): ServiceByPath[] =>
    serviceByPath({
      queues,
      paths: basis.paths,
      intervalSeconds: basis.grid.seconds,
      dayOffsets: basis.grid.dayOffsets,
      supplied,
    });
  const own = given(needed.queues);
  const byPlan = needed.queues.map((queue) => ({ ...queue, target: queueOf(measured.shop, queue.id).target }));
  const isSame = byPlan.every(({ target }, q) => sameTarget(target, needed.queues[q]?.target));
  const atPlan = isSame ? own : given(byPlan);
  const sums = (of: (path: number) => number): Float64Array =>
    Float64Array.from({ length: basis.paths }, (_, p) => of(p));
  return {
    ...there.totals,
    requiredHours: needed.requirement.requiredHoursByPath,
    contacts: sums((path) => own.reduce((sum, { contacts }) => sum + (contacts[path] ?? 0), 0)),
    atStake: sums((path) => atPlan.reduce((sum, service, q) => sum + lossOf(service, losses[q], path), 0)),
    queues: own.map((service, q) => shares(needed.queues[q], service)),
  };
}

function lossOf({ counted, kept, abandoned }: ServiceByPath, loss: QueueContactLoss | undefined, path: number): number {
  const late = Math.max(0, (counted[path] ?? 0) - (kept[path] ?? 0));
  return (abandoned[path] ?? 0) * (loss?.perAbandoned ?? 0) + late * (loss?.perLate ?? 0);
}

function shares(queue: QueueDemand | undefined, service: ServiceByPath): SeasonOutcome["queues"][number] {
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const [contacts, counted] = [total(service.contacts), total(service.counted)];
  const isPatient = queue?.work === "immediate" && queue.model.kind === "patience";
  return {
    queue: queue?.id ?? "",
    serviceLevel: counted > 0 ? Math.min(1, total(service.kept) / counted) : null,
    abandonShare: contacts > 0 && isPatient ? Math.min(1, total(service.abandoned) / contacts) : null,
  };
}

function sameTarget(a: QueueDemand["target"], b: QueueDemand["target"] | undefined): boolean {
  return a.share === b?.share && a.withinSeconds === b.withinSeconds;
}

type Staffed = Pick<ReturnType<typeof staffRequirement>, "staffing" | "totals">;

function replannedPeople({ staffing, totals }: Staffed): People {
  const { ownCost, overflowCost, ownHours, overflowHours, gapHours } = totals;
  return {
    heads: staffing.map(({ own, overflow }) => Float64Array.from(own, (heads, t) => heads + (overflow[t] ?? 0))),
    totals: { ownCost, overflowCost, ownHours, overflowHours, gapHours },
  };
}

/** One's own people put to the queues as the plan needed them; nothing is bought. */
function staffed(
  plan: Plan,
  basis: SeasonBasis,
  demand: Demand,
  needed: SeasonRequirement,
  roster: Plan["roster"],
): Staffed {
  const alone = { ...basis, shop: { ...basis.shop, agreements: [] } };
  const asPlanned = withHeads(needed, plannedHeads(plan, basis));
  return staffRequirement(alone, demand, asPlanned, () => roster);
}

/** The blocks of the plan beside the people there, at the prices that hold now. */
function plannedPeople(
  { staffing: planned, blocks, shop }: Plan,
  { shop: now, grid }: SeasonBasis,
  { staffing, totals }: Staffed,
  needed: SeasonRequirement,
): People {
  const heads = staffing.map(({ own }, q) =>
    Float64Array.from(own, (count, t) => count + (planned[q]?.overflow[t] ?? 0)),
  );
  const priceOf = (of: Plan["shop"], id: string): number =>
    of.agreements.find((agreement) => agreement.id === id)?.pricePerHour ?? 0;
  const dearer = (id: string): number => (priceOf(shop, id) > 0 ? priceOf(now, id) / priceOf(shop, id) : 1);
  const short = needed.requirement.queues.reduce((sum, { required }, q) => {
    required.forEach((need, t) => {
      sum += Math.max(0, need - (heads[q]?.[t] ?? 0)) * (grid.seconds[t] ?? 0);
    });
    return sum;
  }, 0);
  return {
    heads,
    totals: {
      ownCost: totals.ownCost,
      ownHours: totals.ownHours,
      overflowCost: roundMoney(blocks.reduce((sum, { cost, agreement }) => sum + cost * dearer(agreement), 0)),
      overflowHours: blocks.reduce((sum, { hours }) => sum + hours, 0),
      gapHours: short / 3600,
    },
  };
}

import type { EconomicsBasis, Plan } from "@springtide/contracts";
import { type QueueDemand, roundMoney, type ServedSeasons } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { queueOf } from "../places.ts";
import { type SeasonRequirement, seatsFor } from "../staff-season.ts";
import { type QueueService, servedOn, serviceOf } from "./queues-served.ts";

/** Quantiles of each interval that are shown beside the plan's own. */
const QUANTILES: readonly number[] = [0.2, 0.5, 0.8, 0.95];
/** So many seasons, spread over those drawn, tell the points of the frontier apart. */
const PATHS_LOOKED_AT = 40;

type FrontierPoint = EconomicsBasis["frontier"][number];
type StaffedHeads = Pick<Plan, "staffing" | "blocks" | "level">;

/** Everybody who is there at one point. */
interface StaffedPoint extends Omit<FrontierPoint, "queues"> {
  /** Agents net of shrinkage, by queue and interval. */
  readonly supplied: readonly Float64Array[];
}

/**
 * Cost against service: the same own people, with nothing bought, with what each of a row of quantiles buys, and as the plan stands; all
 * of them judged on the same seasons by customers who hang up. Quantiles are covered as their requirement says, before any repair on days that
 * were verified. The plan's own point is the plan on all seasons. No model is fitted and no season drawn. Cost: one cover for each quantile and one walk through a few dozen seasons.
 */
export function frontierOf(
  basis: SeasonBasis,
  demand: Demand,
  {
    needed,
    season,
    queues,
    planned,
  }: {
    readonly needed: SeasonRequirement;
    readonly season: StaffedHeads;
    /** As customers behave who hang up. */
    readonly queues: readonly QueueDemand[];
    /** What the people planned give in all seasons, by queue. */
    readonly planned: readonly ServedSeasons[];
  },
): FrontierPoint[] {
  const staffed = [
    nothingBought(basis, demand, season),
    ...QUANTILES.map((quantile) => atQuantile(basis, demand, { needed, season }, quantile)),
    asPlanned(basis, season),
  ].toSorted((a, b) => (a.intervalQuantile ?? -1) - (b.intervalQuantile ?? -1));
  const looked = Math.min(basis.paths, PATHS_LOOKED_AT);
  const some = Array.from({ length: looked }, (_, i) => Math.floor((i * basis.paths) / looked));
  const served = queues.map((queue, q) =>
    servedOn(
      basis,
      queue,
      some,
      staffed.map(({ supplied }) => supplied[q]),
    ),
  );
  const ofPlan = staffed.findIndex(({ isPlan }) => isPlan);
  return staffed.map(({ intervalQuantile, readyShare, isPlan, partners, gapHours }, i) => ({
    ...{ intervalQuantile, readyShare, isPlan, partners, gapHours },
    queues: queues.map(({ id }, q) =>
      onAllSeasons(serviceOf(id, served[q]?.[i]), serviceOf(id, served[q]?.[ofPlan]), serviceOf(id, planned[q])),
    ),
  }));
}

/**
 * A point as all seasons have it: the plan on all of them, and what the point is more than the plan on those looked at. What these seasons have
 * in common cancels out (a control variate), and the plan's own point is the plan.
 */
function onAllSeasons(point: QueueService, plan: QueueService, whole: QueueService): QueueService {
  const moved = (of: (one: QueueService) => number): number => Math.max(0, of(whole) + (of(point) - of(plan)));
  const known = [point, plan, whole].every(({ serviceLevel }) => serviceLevel !== null);
  return {
    queue: point.queue,
    serviceLevel: known
      ? Math.min(
          1,
          moved(({ serviceLevel }) => serviceLevel ?? 0),
        )
      : point.serviceLevel,
    contacts: moved(({ contacts }) => contacts),
    abandoned: moved(({ abandoned }) => abandoned),
    late: moved(({ late }) => late),
  };
}

/** The plan's own people where they are, and seats for what a quantile asks beyond them. */
function atQuantile(
  basis: SeasonBasis,
  demand: Demand,
  { needed, season }: { readonly needed: SeasonRequirement; readonly season: StaffedHeads },
  intervalQuantile: number,
): StaffedPoint {
  const { required, readyShare } = needed.requirement.requiredAtQuantile(intervalQuantile);
  const own = season.staffing.map((queue) => queue.own);
  const short = required.map((need, q) => need.map((heads, t) => Math.max(0, heads - (own[q]?.[t] ?? 0))));
  const { cover, blocks } = seatsFor(basis, demand, short);
  return pointOf(basis, season, { blocks, overflow: cover.overflow, intervalQuantile, readyShare });
}

function asPlanned(basis: SeasonBasis, season: StaffedHeads): StaffedPoint {
  const { blocks, staffing, level } = season;
  const overflow = staffing.map((queue) => queue.overflow);
  return { ...pointOf(basis, season, { blocks, overflow, ...level }), isPlan: true };
}

/** Nothing beyond what was agreed on before. */
function nothingBought(basis: SeasonBasis, demand: Demand, season: StaffedHeads): StaffedPoint {
  const { shop } = basis;
  const closed = { ...shop, agreements: shop.agreements.map((agreement) => ({ ...agreement, seats: 0 })) };
  const short = season.staffing.map(({ required, own }) =>
    Uint16Array.from(required, (heads, t) => Math.max(0, heads - (own[t] ?? 0))),
  );
  const { cover, blocks } = seatsFor({ ...basis, shop: closed }, demand, short);
  return pointOf(basis, season, { blocks, overflow: cover.overflow, intervalQuantile: null, readyShare: null });
}

function pointOf(
  basis: SeasonBasis,
  { staffing }: StaffedHeads,
  {
    blocks,
    overflow,
    intervalQuantile,
    readyShare,
  }: Pick<StaffedPoint, "intervalQuantile" | "readyShare"> & {
    readonly blocks: Plan["blocks"];
    readonly overflow: readonly ArrayLike<number>[];
  },
): StaffedPoint {
  const { seconds } = basis.grid;
  const gaps = staffing.map(({ required, own }, q) =>
    seconds.map((length, t) => {
      const there = (own[t] ?? 0) + (overflow[q]?.[t] ?? 0);
      return (length * Math.max(0, (required[t] ?? 0) - there)) / 3600;
    }),
  );
  return {
    ...{ intervalQuantile, readyShare, isPlan: false },
    partners: partnersOf(blocks),
    gapHours: gaps.reduce((sum, hours) => sum + hours.reduce((all, each) => all + each, 0), 0),
    supplied: suppliedBy(basis, staffing, overflow),
  };
}

/** Agents that a plan's own people and seats are, net of shrinkage, by queue and interval. */
export function suppliedOf(
  basis: SeasonBasis,
  staffing: readonly Pick<Plan["staffing"][number], "queue" | "own" | "overflow">[],
): Float64Array[] {
  const overflow = staffing.map((queue) => queue.overflow);
  return suppliedBy(basis, staffing, overflow);
}

function suppliedBy(
  { shop }: SeasonBasis,
  staffing: readonly Pick<Plan["staffing"][number], "queue" | "own">[],
  overflow: readonly ArrayLike<number>[],
): Float64Array[] {
  return staffing.map(({ queue, own }, q) => {
    const { shrinkage } = queueOf(shop, queue);
    return Float64Array.from(own, (there, t) => (there + (overflow[q]?.[t] ?? 0)) * (1 - shrinkage));
  });
}

function partnersOf(blocks: Plan["blocks"]): FrontierPoint["partners"] {
  return [...new Set(blocks.map(({ agreement }) => agreement))].map((agreement) => {
    const own = blocks.filter((block) => block.agreement === agreement);
    return {
      agreement,
      hours: own.reduce((sum, { hours }) => sum + hours, 0),
      amount: roundMoney(own.reduce((sum, { cost }) => sum + cost, 0)),
    };
  });
}

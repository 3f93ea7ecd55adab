import type { EconomicsBasis, Plan } from "@springtide/contracts";
import { type QueueDemand, roundMoney, servedSeasons, type ServedSeasons } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { peopleAtWork } from "../roster/people-at-work.ts";
import { ownAndOverflow, type SeasonRequirement } from "../staff-season.ts";
import { weeksOfGrid } from "../verify/weeks-of-grid.ts";

/** Quantiles of each interval that are shown beside the plan's own. */
const QUANTILES: readonly number[] = [0.1, 0.3, 0.5, 0.7, 0.9];
/** So many seasons, spread over those drawn, tell the points of the frontier apart. */
const PATHS_LOOKED_AT = 40;

type FrontierPoint = EconomicsBasis["frontier"][number];
type StaffedHeads = Pick<Plan, "staffing" | "roster" | "blocks" | "level">;

/** Everybody who is there at one point. */
interface StaffedPoint extends Omit<FrontierPoint, "queues"> {
  /** Agents net of shrinkage, by queue and interval. */
  readonly supplied: readonly Float64Array[];
}

/**
 * Cost against service: the same own people, with nothing bought, with what each of a row of quantiles buys, and as the plan stands; all
 * of them judged on the same seasons by customers who hang up. Quantiles are covered as their requirement says, before any repair on days that
 * were verified. No model is fitted and no season drawn. Cost: one cover for each quantile and one walk through a few dozen seasons.
 */
export function frontierOf(
  basis: SeasonBasis,
  demand: Demand,
  {
    needed,
    season,
    queues,
  }: {
    readonly needed: SeasonRequirement;
    readonly season: StaffedHeads;
    /** As customers behave who hang up. */
    readonly queues: readonly QueueDemand[];
  },
): FrontierPoint[] {
  const staffed = [
    nothingBought(basis, season),
    ...QUANTILES.map((quantile) => atQuantile(basis, demand, { needed, roster: season.roster }, quantile)),
    asPlanned(basis, season),
  ].toSorted((a, b) => (a.intervalQuantile ?? -1) - (b.intervalQuantile ?? -1));
  const { grid, paths } = basis;
  const looked = Math.min(paths, PATHS_LOOKED_AT);
  const some = Array.from({ length: looked }, (_, i) => Math.floor((i * paths) / looked));
  const served = queues.map((queue, q) =>
    servedSeasons({
      queue,
      grid: { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) },
      paths: some,
      supplies: staffed.map(({ supplied }) => supplied[q] ?? new Float64Array(grid.seconds.length)),
    }),
  );
  return staffed.map(({ intervalQuantile, readyShare, isPlan, partners, gapHours }, i) => ({
    ...{ intervalQuantile, readyShare, isPlan, partners, gapHours },
    queues: queues.map(({ id }, q) => serviceOf(id, served[q]?.[i])),
  }));
}

function serviceOf(queue: string, served: ServedSeasons | undefined): FrontierPoint["queues"][number] {
  const mean = (values: Float64Array | undefined): number =>
    values === undefined || values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  const [kept, counted] = [mean(served?.kept), mean(served?.counted)];
  return {
    queue,
    serviceLevel: counted > 0 ? Math.min(1, kept / counted) : null,
    contacts: mean(served?.contacts),
    abandoned: mean(served?.abandoned),
    late: mean(served?.late),
  };
}

function atQuantile(
  basis: SeasonBasis,
  demand: Demand,
  { needed, roster }: { readonly needed: SeasonRequirement; readonly roster: Plan["roster"] },
  intervalQuantile: number,
): StaffedPoint {
  const { required, readyShare } = needed.requirement.requiredAtQuantile(intervalQuantile);
  const people = peopleAtWork(basis, required, () => roster);
  const { own, cover, blocks } = ownAndOverflow(basis, demand, required, people);
  return {
    ...{ intervalQuantile, readyShare, isPlan: false },
    partners: partnersOf(blocks),
    gapHours: headHours(cover.gap, basis.grid.seconds),
    supplied: suppliedBy(basis, own, cover.overflow),
  };
}

function asPlanned(basis: SeasonBasis, { staffing, blocks, level }: StaffedHeads): StaffedPoint {
  return {
    ...{ intervalQuantile: level.intervalQuantile, readyShare: level.readyShare, isPlan: true },
    partners: partnersOf(blocks),
    gapHours: headHours(
      staffing.map(({ gap }) => gap),
      basis.grid.seconds,
    ),
    supplied: suppliedOf(basis, staffing),
  };
}

function nothingBought(basis: SeasonBasis, { staffing, level }: StaffedHeads): StaffedPoint {
  const without = staffing.map(({ own, overflow, gap, ...rest }) => ({
    ...rest,
    own,
    overflow: overflow.map(() => 0),
    gap: gap.map((heads, t) => heads + (overflow[t] ?? 0)),
  }));
  const point = asPlanned(basis, { staffing: without, roster: null, blocks: [], level });
  return { ...point, intervalQuantile: null, readyShare: null, isPlan: false };
}

/** Agents that a plan's own people and seats are, net of shrinkage, by queue and interval. */
export function suppliedOf(basis: SeasonBasis, staffing: Plan["staffing"]): Float64Array[] {
  return suppliedBy(
    basis,
    staffing.map(({ own }) => own),
    staffing.map(({ overflow }) => overflow),
  );
}

function suppliedBy(
  { shop, queues }: SeasonBasis,
  own: readonly ArrayLike<number>[],
  overflow: readonly ArrayLike<number>[],
): Float64Array[] {
  return own.map((heads, q) => {
    const shrinkage = shop.queues.find(({ id }) => id === queues[q]?.queue)?.shrinkage ?? 0;
    return Float64Array.from(heads, (there, t) => (there + (overflow[q]?.[t] ?? 0)) * (1 - shrinkage));
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

function headHours(heads: readonly ArrayLike<number>[], seconds: Float64Array): number {
  return heads.reduce(
    (sum, of) => sum + seconds.reduce((all, length, t) => all + (length * (of[t] ?? 0)) / 3600, 0),
    0,
  );
}

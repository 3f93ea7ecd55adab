import type { EconomicsBasis, Plan } from "@springtide/contracts";
import { assignHeads, roundMoney, type TeamHeads } from "@springtide/planning";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import type { SeasonBasis } from "../basis.ts";
import { agentHourPrice } from "../economics/agent-hour-price.ts";
import { type LedgerEntry, monthOf } from "../economics/ledger-lines.ts";
import { type BilledPeriod, billedPeriods } from "../economics/partner-lines.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import { queueOf } from "../places.ts";
import { peopleAtWork } from "../roster/people-at-work.ts";
import type { SeasonRequirement } from "../staff-season.ts";

/** What seasons buy beyond one's own people: lines of the mean season, and money of each. */
export interface SeasonNeeds {
  readonly lines: readonly LedgerEntry[];
  readonly basis: NonNullable<EconomicsBasis["budget"]>;
}

/**
 * What each possible season buys if it is known in time: every head-hour that it needs beyond one's own people as rostered, at what an hour more
 * costs where the queue's cheapest partner sells it, at the first price of its tariff, without blocks, notices or limits on seats; at the wage of
 * the cheapest team where there is no partner. A commitment is paid where less is used. Cost: one assignment of heads for each season.
 */
export function needsOfSeasons(
  plan: Pick<Plan, "shop" | "grid" | "staffing" | "roster" | "decisions">,
  basis: SeasonBasis,
  needed: SeasonRequirement,
): SeasonNeeds {
  return pricedNeeds(plan, basis, {
    queues: needed.queues.map(({ id, shrinkage }) => ({ id, shrinkage })),
    hours: hoursBeyondRoster(plan, basis, needed),
  });
}

/** Head-hours that seasons need beyond one's own people, by queue: [path * days + day]. No price is in it. */
export interface HoursBeyond {
  readonly queues: readonly Pick<SeasonRequirement["queues"][number], "id" | "shrinkage">[];
  readonly hours: readonly Float64Array[];
}

/** Hours beyond one's own people as rostered, by queue, season and day. Cost: one assignment of heads for each season. */
export function hoursBeyondRoster(
  plan: RosteredHeads,
  basis: SeasonBasis,
  { queues, requirement }: SeasonRequirement,
): Float64Array[] {
  const { grid, paths } = basis;
  const teams = teamsOf(plan, basis);
  const hours = queues.map(() => new Float64Array(paths * grid.days));
  for (let path = 0; path < paths; path += 1) {
    const required = queues.map((_, q) => requirement.requiredOfPath(q, path));
    const { own } = assignHeads({ required, teams });
    required.forEach((need, q) => {
      for (let day = 0; day < grid.days; day += 1)
        hours[q]?.fill(
          hoursBeyond(need, own[q] ?? new Uint16Array(0), grid, day),
          path * grid.days + day,
          path * grid.days + day + 1,
        );
    });
  }
  return hours;
}

/** What those hours cost at the prices of a shop. Cost: O(paths * days * queues). */
export function pricedNeeds(
  plan: Pick<Plan, "shop" | "grid" | "decisions">,
  basis: Pick<SeasonBasis, "shop" | "grid" | "paths">,
  { queues, hours: beyond }: HoursBeyond,
): SeasonNeeds {
  const { grid, paths } = basis;
  const days = Array.from({ length: grid.days }, (_, day) =>
    grid.zone.formatInstant(grid.startsMs[grid.dayOffsets[day] ?? 0] ?? 0).slice(0, 10),
  );
  const sellers = sellersOf(basis, days, queues);
  beyond.forEach((ofQueue, q) => {
    const seller = sellers.find((one) => one.ofQueue.has(q));
    const prices = seller?.ofQueue.get(q);
    if (seller === undefined || prices === undefined) return;
    for (let at = 0; at < ofQueue.length; at += 1) {
      const hours = ofQueue[at] ?? 0;
      if (hours === 0) continue;
      const day = at % days.length;
      seller.hours[day] = (seller.hours[day] ?? 0) + hours / paths;
      seller.amounts[at] = (seller.amounts[at] ?? 0) + hours * (prices[day] ?? 0);
    }
  });
  const committed = plan.shop.agreements.flatMap((agreement) =>
    billedPeriods(agreement, plan.grid)
      .flatMap((period) => {
        const seller = sellers.find(({ kind, subject }) => kind === "partner-work" && subject === agreement.id);
        const { leastUnits, tiers } = tariffOf(agreement);
        return unused(leastUnits * period.share * (tiers[0]?.price ?? 0), period, { seller, days, paths });
      })
      .map((of) => ({ ...of, subject: agreement.id })),
  );
  return {
    lines: [
      ...sellers.flatMap((seller) => linesOf(seller, days, paths)),
      ...committed.map(({ month, subject, amounts }): LedgerEntry => ({
        ...{ month, kind: "commitment", subject, answer: "budget", isFixed: true, units: 0 },
        amount: roundMoney(meanOf(amounts)),
      })),
    ],
    basis: {
      isRuled: plan.decisions !== null,
      bought: [
        ...sellers.map(({ kind, subject, amounts }) => ({
          ...{ kind, subject },
          amounts: bySeason(amounts, days.length, paths),
        })),
        ...committed.map(({ subject, amounts }) => ({ kind: "commitment" as const, subject, amounts })),
      ],
    },
  };
}

/** Whoever sells hours beyond the roster. */
interface Seller {
  readonly kind: "partner-work" | "wages";
  readonly subject: string;
  /** What a head-hour of a queue costs, by day of the plan. */
  readonly ofQueue: Map<number, readonly number[]>;
  /** Hours of the mean season by day. */
  readonly hours: Float64Array;
  /** Money, [path * days + day]. */
  readonly amounts: Float64Array;
}

function sellersOf(
  { shop, paths }: Pick<SeasonBasis, "shop" | "paths">,
  days: readonly string[],
  queues: HoursBeyond["queues"],
): Seller[] {
  const sellers: Seller[] = [];
  queues.forEach(({ id, shrinkage }, q) => {
    const ofDays = days.map((day) => agentHourPrice(shop, queueOf(shop, id), day));
    const by = ofDays[0]?.by;
    if (by === null || by === undefined) return;
    const prices = ofDays.map(({ price }) => price * (1 - shrinkage));
    const kind = by.kind === "agreement" ? "partner-work" : "wages";
    const known = sellers.find((seller) => seller.kind === kind && seller.subject === by.id);
    if (known === undefined)
      sellers.push({
        ...{ kind, subject: by.id, ofQueue: new Map([[q, prices]]) },
        hours: new Float64Array(days.length),
        amounts: new Float64Array(paths * days.length),
      });
    else known.ofQueue.set(q, prices);
  });
  return sellers;
}

/** Own people at work never are more than required, so what is left of the need is beyond them. */
function hoursBeyond(need: Uint16Array, own: Uint16Array, grid: SeasonBasis["grid"], day: number): number {
  let headSeconds = 0;
  const to = grid.dayOffsets[day + 1] ?? need.length;
  for (let t = grid.dayOffsets[day] ?? 0; t < to; t += 1)
    headSeconds += ((need[t] ?? 0) - (own[t] ?? 0)) * (grid.seconds[t] ?? 0);
  return headSeconds / 3600;
}

function linesOf({ kind, subject, hours, amounts }: Seller, days: readonly string[], paths: number): LedgerEntry[] {
  return [...new Set(days.map(monthOf))].map((month): LedgerEntry => {
    const ofMonth = (sum: (day: number) => number): number =>
      days.reduce((total, day, i) => total + (monthOf(day) === month ? sum(i) : 0), 0);
    const paid = ofMonth((day) => {
      let total = 0;
      for (let path = 0; path < paths; path += 1) total += amounts[path * days.length + day] ?? 0;
      return total / paths;
    });
    return {
      ...{ month, kind, subject, answer: "budget", isFixed: false },
      ...{ units: ofMonth((day) => hours[day] ?? 0), amount: roundMoney(paid) },
    };
  });
}

/** Money of a commitment that each season leaves unused in a period; nothing where nothing is committed. */
function unused(
  committed: number,
  period: BilledPeriod,
  {
    seller,
    days,
    paths,
  }: { readonly seller: Seller | undefined; readonly days: readonly string[]; readonly paths: number },
): { readonly month: string; readonly amounts: number[] }[] {
  if (committed <= 0) return [];
  const amounts = Array.from({ length: paths }, (_, path) => {
    const used = days.reduce(
      (sum, day, i) => sum + (period.days.has(day) ? (seller?.amounts[path * days.length + i] ?? 0) : 0),
      0,
    );
    return Math.max(0, committed - used);
  });
  return [{ month: period.month, amounts }];
}

function bySeason(amounts: Float64Array, days: number, paths: number): number[] {
  return Array.from({ length: paths }, (_, path) => {
    const total = amounts.subarray(path * days, (path + 1) * days).reduce((sum, amount) => sum + amount, 0);
    return Math.round(total * 100) / 100;
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Who is required, and the roster by name. */
interface RosteredHeads extends Pick<Plan, "roster"> {
  readonly staffing: readonly Pick<Plan["staffing"][number], "queue" | "required">[];
}

function teamsOf(plan: RosteredHeads, basis: SeasonBasis): TeamHeads[] {
  const required = plan.staffing.map((ofQueue) => Uint16Array.from(ofQueue.required));
  const index = new Map(plan.staffing.map(({ queue }, q) => [queue, q]));
  return peopleAtWork(basis, required, () => plan.roster).heads.map(({ team, serves, heads }) => ({
    serves: serves.flatMap((queue) => index.get(queue) ?? []),
    heads,
    permitted: permittedByQueue(basis.shop, basis.grid, team, serves),
  }));
}

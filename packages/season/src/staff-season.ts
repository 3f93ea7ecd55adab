import { isoWeek, openIntervals, timeZone } from "@springtide/calendar";
import type { Plan, QueueStaffing } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { AgreementTerms, QueueDemand } from "@springtide/planning";
import {
  assignHeads,
  coverWithBlocks,
  expectedService,
  pathQuantiles,
  requiredHoursByPath,
  requirementForLevel,
  roundMoney,
} from "@springtide/planning";
import type { SeasonBasis } from "./basis.ts";
import type { Demand } from "./demand.ts";
import { ownRoster } from "./own-roster.ts";
import { pricedBlocks } from "./priced-blocks.ts";
import { queuesToStaff } from "./queues-to-staff.ts";

/** The part of a plan that people decide about: who is needed, who is there, what is bought, and what it costs. */
export type SeasonStaffing = Pick<Plan, "level" | "staffing" | "shifts" | "blocks"> & {
  readonly totals: Omit<Plan["totals"], "contacts">;
};

/** Requirement at the plan level, own people against it, overflow for the rest. */
export function staffSeason(
  basis: SeasonBasis,
  demand: Demand,
  progress?: Progress,
  cancel?: CancelSignal,
): SeasonStaffing {
  const { shop, grid, paths } = basis;
  const queues = queuesToStaff(basis, demand, shop.plan.model);
  const timeLine = { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeks(basis) };
  const requirement = requirementForLevel({
    queues,
    paths,
    ...timeLine,
    readySeasons: shop.plan.readySeasons,
    ...(progress === undefined ? {} : { progress }),
    ...(cancel === undefined ? {} : { cancel }),
  });
  const roster = ownRoster(shop, grid, basis.holidays);
  const index = new Map(demand.queues.map(({ queue }, i) => [queue, i]));
  const indices = (ids: readonly string[]): number[] => ids.flatMap((id) => index.get(id) ?? []);
  const required = requirement.queues.map((queue) => queue.required);
  const { own } = assignHeads({
    required,
    teams: shop.teams.map((team, i) => ({ serves: indices(team.serves), heads: at(roster.heads, i) })),
  });
  const short = required.map((need, q) => need.map((heads, t) => Math.max(0, heads - (own[q]?.[t] ?? 0))));
  const cover = coverWithBlocks({
    gap: short,
    agreements: terms(basis, indices),
    dayOffsets: grid.dayOffsets,
    intervalSeconds: grid.seconds,
  });
  const supplied = required.map((_, q) => {
    const { shrinkage } = at(queues, q);
    return Float64Array.from(at(own, q), (heads, t) => (heads + (cover.overflow[q]?.[t] ?? 0)) * (1 - shrinkage));
  });
  const expected = expectedService({ queues, paths, ...timeLine, supplied });
  const staffing = requirement.queues.map((queue, q): QueueStaffing => ({
    queue: at(queues, q).id,
    model: queue.model,
    agents: [...queue.agents],
    required: [...queue.required],
    own: [...at(own, q)],
    overflow: [...at(cover.overflow, q)],
    gap: [...at(cover.gap, q)],
    serviceLevel: Array.from(queue.serviceLevel, rounded),
    occupancy: Array.from(queue.occupancy, rounded),
    expectedServiceLevel: expected[q]?.serviceLevel ?? null,
    expectedAbandonShare: expected[q]?.abandonShare ?? null,
  }));
  const blocks = pricedBlocks(basis, cover.blocks);
  const ownCost = roundMoney(roster.shifts.reduce((sum, shift) => sum + shift.cost, 0));
  const overflowCost = roundMoney(blocks.reduce((sum, block) => sum + block.cost, 0));
  return {
    level: {
      readySeasons: shop.plan.readySeasons,
      readyShare: requirement.readyShare,
      intervalQuantile: requirement.intervalQuantile,
    },
    staffing,
    shifts: [...roster.shifts],
    blocks,
    totals: {
      requiredHours: pathQuantiles(requirement.requiredHoursByPath),
      requiredHoursErlangC: pathQuantiles(
        shop.plan.model === "erlang-c"
          ? requirement.requiredHoursByPath
          : requiredHoursByPath({ queues: queuesToStaff(basis, demand, "erlang-c"), paths, ...timeLine }),
      ),
      shortHours: pathQuantiles(shortHoursByPath(basis, queues, roster.heads, indices, requirement)),
      ownHours: roster.shifts.reduce((sum, shift) => sum + shift.hours, 0),
      overflowHours: blocks.reduce((sum, block) => sum + block.hours, 0),
      gapHours: hoursOf(cover.gap, grid.seconds),
      ownCost,
      overflowCost,
      cost: roundMoney(ownCost + overflowCost),
    },
  };
}

function weeks({ grid }: SeasonBasis): Int32Array {
  const week = new Int32Array(grid.startsMs.length);
  for (let day = 0; day < grid.days; day += 1) {
    const iso = isoWeek(grid.firstDay + day);
    week.fill(iso.year * 100 + iso.week, grid.dayOffsets[day], grid.dayOffsets[day + 1]);
  }
  return week;
}

function terms({ shop, grid }: SeasonBasis, indices: (ids: readonly string[]) => number[]): AgreementTerms[] {
  return shop.agreements.map((agreement) => ({
    id: agreement.id,
    serves: indices(agreement.serves),
    seats: agreement.seats,
    minimumBlockSeconds: agreement.minimumBlockMinutes * 60,
    available: openIntervals({
      grid,
      zone: timeZone(agreement.zone),
      hours: agreement.openingHours,
      holidays: new Set(),
    }),
    pricePerHour: agreement.pricePerHour,
  }));
}

/** What each season, were it known, would need beyond one's own people: season by season, so that it may be added up. */
function shortHoursByPath(
  { paths, grid, shop }: SeasonBasis,
  queues: readonly QueueDemand[],
  heads: readonly Uint16Array[],
  indices: (ids: readonly string[]) => number[],
  requirement: ReturnType<typeof requirementForLevel>,
): Float64Array {
  const hours = new Float64Array(paths);
  for (let path = 0; path < paths; path += 1) {
    const required = queues.map((_, q) => requirement.requiredOfPath(q, path));
    const { own } = assignHeads({
      required,
      teams: shop.teams.map((team, i) => ({ serves: indices(team.serves), heads: at(heads, i) })),
    });
    // Own people at work never are more than required, so what is left of the need is short.
    required.forEach((need, q) => {
      const there = at(own, q);
      for (let t = 0; t < need.length; t += 1) need[t] = (need[t] ?? 0) - (there[t] ?? 0);
    });
    hours[path] = hoursOf(required, grid.seconds);
  }
  return hours;
}

function hoursOf(heads: readonly Uint16Array[], seconds: Float64Array): number {
  let hours = 0;
  for (const queue of heads) {
    let headSeconds = 0;
    for (let t = 0; t < queue.length; t += 1) headSeconds += (queue[t] ?? 0) * (seconds[t] ?? 0);
    hours += headSeconds / 3600;
  }
  return hours;
}

function rounded(value: number): number | null {
  return Number.isNaN(value) ? null : Math.round(value * 10_000) / 10_000;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`nothing at ${index} of ${list.length}`);
  return item;
}

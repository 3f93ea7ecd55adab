import { noticeDaysOf, type Plan, type QueueStaffing } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { AgreementTerms, BlockCover, QueueDemand, Requirement, TeamHeads } from "@springtide/planning";
import {
  assignHeads,
  coverWithBlocks,
  expectedService,
  pathQuantiles,
  requiredHoursByPath,
  requirementForLevel,
  roundMoney,
} from "@springtide/planning";
import { blockTermsOf } from "./agreements/block-terms.ts";
import { expectedFill } from "./agreements/expected-fill.ts";
import { seatHourCost } from "./agreements/seat-cost.ts";
import type { SeasonBasis } from "./basis.ts";
import { standingCover } from "./commitments/standing-cover.ts";
import type { Demand } from "./demand.ts";
import { type AskedBlock, pricedBlocks } from "./priced-blocks.ts";
import { permittedByQueue } from "./permitted/permitted-by-queue.ts";
import { queuesToStaff } from "./queues-to-staff.ts";
import { weeksOfGrid } from "./verify/weeks-of-grid.ts";
import { type PeopleAtWork, peopleAtWork, type RosterChoice } from "./roster/people-at-work.ts";

/** The part of a plan that people decide about: who is needed, who is there, what is bought, and what it costs. */
export type SeasonStaffing = Pick<Plan, "level" | "staffing" | "roster" | "shifts" | "blocks"> & {
  readonly totals: Omit<Plan["totals"], "contacts">;
};

/** Who is needed, and what that was worked out from. */
export interface SeasonRequirement {
  readonly queues: readonly QueueDemand[];
  readonly requirement: Requirement;
}

/** How many people each interval needs, at the plan level. */
export function requirementOfSeason(
  basis: SeasonBasis,
  demand: Demand,
  progress?: Progress,
  cancel?: CancelSignal,
): SeasonRequirement {
  const { shop, paths } = basis;
  const queues = queuesToStaff(basis, demand, shop.plan.model);
  const requirement = requirementForLevel({
    queues,
    paths,
    ...timeLineOf(basis),
    readySeasons: shop.plan.readySeasons,
    ...(progress === undefined ? {} : { progress }),
    ...(cancel === undefined ? {} : { cancel }),
  });
  return { queues, requirement };
}

/** Own people and overflow for what is required. @param choose the roster by name, once it is known what is wanted of it */
export function staffRequirement(
  basis: SeasonBasis,
  demand: Demand,
  needed: SeasonRequirement,
  choose: RosterChoice,
): SeasonStaffing {
  const { shop, paths } = basis;
  const { queues, requirement } = needed;
  const { teams, people, staffing: there, blocks, totals } = peopleOfSeason(basis, demand, needed, choose);
  const supplied = there.map(({ own, overflow }, q) => {
    const { shrinkage } = at(queues, q);
    return Float64Array.from(own, (heads, t) => (heads + (overflow[t] ?? 0)) * (1 - shrinkage));
  });
  const expected = expectedService({ queues, paths, ...timeLineOf(basis), supplied });
  const staffing = requirement.queues.map((queue, q): QueueStaffing => ({
    queue: at(there, q).queue,
    model: queue.model,
    agents: [...queue.agents],
    required: at(there, q).required,
    own: at(there, q).own,
    overflow: at(there, q).overflow,
    gap: at(there, q).gap,
    serviceLevel: Array.from(queue.serviceLevel, rounded),
    occupancy: Array.from(queue.occupancy, rounded),
    expectedServiceLevel: expected[q]?.serviceLevel ?? null,
    expectedAbandonShare: expected[q]?.abandonShare ?? null,
  }));
  return {
    level: {
      readySeasons: shop.plan.readySeasons,
      readyShare: requirement.readyShare,
      intervalQuantile: requirement.intervalQuantile,
    },
    staffing,
    roster: people.roster,
    shifts: [...people.shifts],
    blocks,
    totals: { ...hoursNeeded(basis, demand, needed, teams), ...totals },
  };
}

/** Heads of one queue by interval. */
export type QueueHeads = Pick<QueueStaffing, "queue" | "required" | "own" | "overflow" | "gap">;

/** Who is there and what is bought, without a look at single seasons. */
interface PeopleOfSeason {
  readonly teams: readonly TeamHeads[];
  readonly people: PeopleAtWork;
  readonly staffing: readonly QueueHeads[];
  readonly blocks: Plan["blocks"];
  /** What the blocks are priced from. */
  readonly asked: readonly AskedBlock[];
  readonly totals: Pick<
    Plan["totals"],
    "gapHours" | "ownHours" | "overflowHours" | "ownCost" | "overflowCost" | "cost"
  >;
}

/** Own people and seats for what is required. Cost: that of one season, whatever the number of paths. */
export function peopleOfSeason(
  basis: SeasonBasis,
  demand: Demand,
  { queues, requirement }: SeasonRequirement,
  choose: RosterChoice,
): PeopleOfSeason {
  const required = requirement.queues.map((queue) => queue.required);
  const people = peopleAtWork(basis, required, choose);
  const { teams, own, cover, blocks, asked } = ownAndOverflow(basis, demand, required, people);
  const staffing = requirement.queues.map((queue, q): QueueHeads => ({
    queue: at(queues, q).id,
    required: [...queue.required],
    own: [...at(own, q)],
    overflow: [...at(cover.overflow, q)],
    gap: [...at(cover.gap, q)],
  }));
  const totals = { gapHours: hoursOf(cover.gap, basis.grid.seconds), ...ledger(people, blocks) };
  return { teams, people, staffing, blocks, asked, totals };
}

/** Own people shared out among the heads wanted, and blocks for what is left. */
export function ownAndOverflow(
  basis: SeasonBasis,
  demand: Demand,
  required: readonly Uint16Array[],
  people: PeopleAtWork,
): { readonly teams: readonly TeamHeads[]; readonly own: readonly Uint16Array[] } & BoughtSeats {
  const { shop, grid } = basis;
  const teams = people.heads.map(({ team, serves, heads }): TeamHeads => ({
    serves: indicesOf(demand, serves),
    heads,
    permitted: permittedByQueue(shop, grid, team, serves),
  }));
  const { own } = assignHeads({ required, teams });
  const short = required.map((need, q) => need.map((heads, t) => Math.max(0, heads - (own[q]?.[t] ?? 0))));
  return { teams, own, ...seatsFor(basis, demand, short) };
}

/** Seats bought from partners, and the blocks they come in. */
interface BoughtSeats {
  readonly cover: BlockCover;
  readonly blocks: Plan["blocks"];
  /** What the blocks are priced from. */
  readonly asked: readonly AskedBlock[];
}

/** What is bought for heads that are missing, by queue and interval, beyond the seats that stand already; those are among the blocks, as agreed. */
export function seatsFor(basis: SeasonBasis, demand: Demand, short: readonly Uint16Array[]): BoughtSeats {
  const standing = standingCover(basis, demand.onsets);
  const agreements = terms(basis, demand.onsets, (ids) => indicesOf(demand, ids)).map((offered) => ({
    ...offered,
    standing: standing.seatsOf(offered.id),
  }));
  const cover = coverWithBlocks({ gap: short, agreements });
  const asked = [...standing.blocks, ...cover.blocks];
  return { cover, blocks: pricedBlocks(basis, asked), asked };
}

function indicesOf({ queues }: Demand, ids: readonly string[]): number[] {
  const index = new Map(queues.map(({ queue }, i) => [queue, i]));
  return ids.flatMap((id) => index.get(id) ?? []);
}

/** Hours and money of own people and of overflow; each line is rounded already. */
function ledger(
  { shifts, roster }: PeopleAtWork,
  blocks: SeasonStaffing["blocks"],
): Pick<Plan["totals"], "ownHours" | "overflowHours" | "ownCost" | "overflowCost" | "cost"> {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const people = roster?.people ?? [];
  const ownCost = roundMoney(sum([...shifts, ...people].map((line) => line.cost)));
  const overflowCost = roundMoney(sum(blocks.map((block) => block.cost)));
  return {
    ownHours: sum([...shifts, ...people].map((line) => line.hours)),
    overflowHours: sum(blocks.map((block) => block.hours)),
    ownCost,
    overflowCost,
    cost: roundMoney(ownCost + overflowCost),
  };
}

/** Hours that each season would need if it were known, with the people there and without them. */
function hoursNeeded(
  basis: SeasonBasis,
  demand: Demand,
  { queues, requirement }: SeasonRequirement,
  teams: readonly TeamHeads[],
): Pick<Plan["totals"], "requiredHours" | "requiredHoursErlangC" | "shortHours"> {
  const { shop, paths } = basis;
  return {
    requiredHours: pathQuantiles(requirement.requiredHoursByPath),
    requiredHoursErlangC: pathQuantiles(
      shop.plan.model === "erlang-c"
        ? requirement.requiredHoursByPath
        : requiredHoursByPath({ queues: queuesToStaff(basis, demand, "erlang-c"), paths, ...timeLineOf(basis) }),
    ),
    shortHours: pathQuantiles(shortHoursByPath(basis, queues, teams, requirement)),
  };
}

interface TimeLine {
  readonly intervalSeconds: Float64Array;
  readonly dayOffsets: Int32Array;
  readonly weekOfInterval: Int32Array;
}

function timeLineOf(basis: SeasonBasis): TimeLine {
  const { seconds, dayOffsets } = basis.grid;
  return { intervalSeconds: seconds, dayOffsets, weekOfInterval: weeksOfGrid(basis.grid) };
}

function terms(
  basis: SeasonBasis,
  onsets: Demand["onsets"],
  indices: (ids: readonly string[]) => number[],
): AgreementTerms[] {
  const { shop, grid } = basis;
  return shop.agreements.map((agreement) => ({
    id: agreement.id,
    serves: indices(agreement.serves),
    seats: agreement.seats,
    blocks: blockTermsOf(basis, agreement),
    fill: expectedFill(basis, onsets, agreement, noticeDaysOf(agreement.orderNotice)),
    permitted: permittedByQueue(shop, grid, agreement.id, agreement.serves),
    pricePerHour: seatHourCost(basis, agreement, agreement.serves[0] ?? ""),
  }));
}

/** What each season, were it known, would need beyond one's own people: season by season, so that it may be added up. */
function shortHoursByPath(
  { paths, grid }: SeasonBasis,
  queues: readonly QueueDemand[],
  teams: readonly TeamHeads[],
  requirement: Requirement,
): Float64Array {
  const hours = new Float64Array(paths);
  for (let path = 0; path < paths; path += 1) {
    const required = queues.map((_, q) => requirement.requiredOfPath(q, path));
    const { own } = assignHeads({ required, teams });
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

import type { LongerHoursChoice, WindowStaffing } from "@springtide/contracts";
import type { QueueDemand, ServiceByPath } from "@springtide/planning";
import { requirementAtQuantile, roundMoney, serviceByPath, totalOfLines } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import type { PeopleAtWork } from "../roster/people-at-work.ts";
import { queueOf } from "../places.ts";
import { ownAndOverflow, type SeasonRequirement } from "../staff-season.ts";
import { weeksOfGrid } from "../verify/weeks-of-grid.ts";
import { type MovedPaths, movedPaths, type WindowToOpen } from "./moved-paths.ts";
import { windowStaffing } from "./window-staffing.ts";

/** A season as it is now: who is needed, who is there, and what service that gives. */
export interface HoursNow {
  readonly basis: SeasonBasis;
  readonly demand: Demand;
  readonly needed: SeasonRequirement;
  readonly people: PeopleAtWork;
  readonly losses: readonly QueueContactLoss[];
  /** What a customer newly won is worth, by queue; null where the shop does not say. */
  readonly wonValue: readonly (number | null)[];
  /** Agents there, by queue and interval; shrinkage taken off. */
  readonly supplied: readonly Float64Array[];
  readonly service: readonly ServiceByPath[];
  readonly overflowCost: number;
}

/** A window of a shop, ready to be weighed. */
export interface ReadyWindow extends WindowToOpen {
  readonly choice: LongerHoursChoice;
}

/** Some windows of one queue opened together, against hours as they are. Arrays are by path. */
export interface WeighedSet {
  readonly moved: MovedPaths;
  readonly staffing: readonly (readonly WindowStaffing[])[];
  readonly ledger: { readonly window: number; readonly overflow: number; readonly total: number };
  readonly freedHours: number;
  readonly fewerAbandoned: Float64Array;
  readonly fewerLate: Float64Array;
  /** Money; null where the shop does not say what a customer is worth. */
  readonly newlyWon: Float64Array | null;
  readonly service: Float64Array | null;
  readonly net: Float64Array | null;
  /** A customer won must be worth more than this; null where nobody is won or kept. */
  readonly breakEven: number | null;
  readonly occupancy: readonly (number | null)[];
}

/** Staffs a requirement with the people there and blocks for the rest. */
export function staffedSeason(
  now: Pick<HoursNow, "basis" | "demand" | "needed" | "people">,
  required: readonly Uint16Array[],
): Pick<HoursNow, "supplied" | "overflowCost"> {
  const { basis, demand, needed, people } = now;
  const { own, cover, blocks } = ownAndOverflow(basis, demand, required, people);
  return {
    supplied: required.map((_, q) => {
      const shrinkage = needed.queues[q]?.shrinkage ?? 0;
      return Float64Array.from(own[q] ?? [], (heads, t) => (heads + (cover.overflow[q]?.[t] ?? 0)) * (1 - shrinkage));
    }),
    overflowCost: totalOfLines(blocks.map(({ cost }) => cost)),
  };
}

/** Service of queues with people, path by path. */
export function serviceWith(
  { basis }: Pick<HoursNow, "basis">,
  queues: readonly QueueDemand[],
  supplied: readonly Float64Array[],
): ServiceByPath[] {
  const { seconds, dayOffsets } = basis.grid;
  return serviceByPath({ queues, paths: basis.paths, intervalSeconds: seconds, dayOffsets, supplied });
}

/**
 * What opening some windows of one queue does on the same possible seasons: contacts that move, people in the windows (never fewer than the least
 * of each), what the other hours need less at the plan's own level of safety, and who is no longer let down there.
 */
export function weighSet(now: HoursNow, windows: readonly ReadyWindow[]): WeighedSet {
  const { basis, demand, needed } = now;
  const { grid, paths } = basis;
  const id = windows[0]?.choice.queue;
  const q = needed.queues.findIndex((queue) => queue.id === id);
  const [drawn, before] = [demand.queues[q], needed.queues[q]];
  if (drawn === undefined || before === undefined) throw new Error(`no queue ${id ?? ""}`);
  const moved = movedPaths(drawn, windows, basis);
  const after = withWindows(before, windows, moved, grid.startsMs.length);
  const required = requirementAtQuantile({
    queue: after,
    grid: { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) },
    paths,
    quantile: needed.requirement.intervalQuantile,
  });
  const heads = windows.map(({ intervals, choice }) =>
    required.map((count, t) => (intervals[t] === 1 ? Math.max(count, choice.leastHeads) : 0)),
  );
  const staffing = windows.map((window, w) =>
    windowStaffing(now, window.choice, heads[w] ?? new Uint16Array(), window.field),
  );
  const otherHours = required.map((count, t) => (windows.some(({ intervals }) => intervals[t] === 1) ? 0 : count));
  const asNow = needed.requirement.queues.map((queue) => queue.required);
  const season = staffedSeason(now, asNow.with(q, otherHours));
  const inWindows = season.supplied.map((agents, i) =>
    i === q
      ? agents.map((there, t) => there + heads.reduce((sum, one) => sum + (one[t] ?? 0), 0) * (1 - after.shrinkage))
      : agents,
  );
  const change = changeOfService(now, q, after, inWindows);
  const window = roundMoney(staffing.reduce((sum, [cheapest]) => sum + (cheapest?.cost ?? 0), 0));
  const overflow = roundMoney(season.overflowCost - now.overflowCost);
  return {
    moved,
    staffing,
    ledger: { window, overflow, total: roundMoney(window + overflow) },
    freedHours: freedHours(asNow[q] ?? new Uint16Array(), otherHours, grid.seconds),
    ...change,
    ...valueOf(now, q, { ...change, won: moved.parts.newlyWon, cost: roundMoney(window + overflow) }),
    occupancy: windows.map(({ intervals }, w) =>
      occupancyIn(intervals, heads[w] ?? new Uint16Array(), { moved, queue: after, seconds: grid.seconds, paths }),
    ),
  };
}

/** A queue with its windows open, on the moved paths. */
function withWindows(
  queue: QueueDemand,
  windows: readonly WindowToOpen[],
  { rates }: MovedPaths,
  intervals: number,
): QueueDemand {
  return {
    ...queue,
    open: queue.open.map((isOpen, t) => (isOpen === 1 || windows.some((one) => one.intervals[t] === 1) ? 1 : 0)),
    ratesOfPath: (path, into) => {
      into.set(rates.subarray(path * intervals, (path + 1) * intervals));
    },
  };
}

/** Contacts fewer that give up, and fewer late, of all queues, and what that is worth; only queues whose people change are looked at again. */
function changeOfService(
  now: HoursNow,
  q: number,
  after: QueueDemand,
  supplied: readonly Float64Array[],
): { fewerAbandoned: Float64Array; fewerLate: Float64Array; serviceValue: Float64Array; keptValue: Float64Array } {
  const { paths } = now.basis;
  const result = {
    fewerAbandoned: new Float64Array(paths),
    fewerLate: new Float64Array(paths),
    serviceValue: new Float64Array(paths),
    keptValue: new Float64Array(paths),
  };
  now.needed.queues.forEach((queue, i) => {
    const before = now.service[i];
    const agents = supplied[i] ?? new Float64Array();
    if (before === undefined || (i !== q && sameAgents(agents, now.supplied[i]))) return;
    const [service] = serviceWith(now, [i === q ? after : queue], [agents]);
    const { perAbandoned = 0, perLate = 0 } = now.losses[i] ?? {};
    const malus = queueOf(now.basis.shop, queue.id).penaltyPerLate;
    const lateOf = (one: ServiceByPath | undefined, path: number): number =>
      Math.max(0, (one?.counted[path] ?? 0) - (one?.kept[path] ?? 0));
    for (let path = 0; path < paths; path += 1) {
      const abandoned = (before.abandoned[path] ?? 0) - (service?.abandoned[path] ?? 0);
      const late = lateOf(before, path) - lateOf(service, path);
      result.fewerAbandoned[path] = (result.fewerAbandoned[path] ?? 0) + abandoned;
      result.fewerLate[path] = (result.fewerLate[path] ?? 0) + late;
      result.keptValue[path] = (result.keptValue[path] ?? 0) + abandoned * perAbandoned + late * (perLate - malus);
      result.serviceValue[path] = (result.serviceValue[path] ?? 0) + abandoned * perAbandoned + late * perLate;
    }
  });
  return result;
}

function sameAgents(a: Float64Array, b: Float64Array | undefined): boolean {
  return a.every((value, t) => value === b?.[t]);
}

/** Value kept, net of the ledger, and what a customer won must be worth for the two to meet. */
function valueOf(
  now: HoursNow,
  q: number,
  change: ReturnType<typeof changeOfService> & { readonly won: Float64Array; readonly cost: number },
): Pick<WeighedSet, "newlyWon" | "service" | "net" | "breakEven"> {
  const value = now.wonValue[q] ?? null;
  const won = meanOf(change.won);
  if (value === null)
    return { newlyWon: null, service: null, net: null, breakEven: won > 0 ? Math.max(0, change.cost / won) : null };
  const newlyWon = change.won.map((needs) => needs * value);
  // What a customer kept is worth rises and falls with what one won is worth; a malus by contract does not.
  const customers = won + (value > 0 ? meanOf(change.keptValue) / value : 0);
  const fixed = meanOf(change.serviceValue) - meanOf(change.keptValue);
  return {
    newlyWon,
    service: change.serviceValue,
    net: newlyWon.map((worth, path) => worth + (change.serviceValue[path] ?? 0) - change.cost),
    breakEven: customers > 0 ? Math.max(0, (change.cost - fixed) / customers) : null,
  };
}

function freedHours(before: Uint16Array, after: Uint16Array, seconds: Float64Array): number {
  return before.reduce((sum, heads, t) => sum + ((heads - (after[t] ?? 0)) * (seconds[t] ?? 0)) / 3600, 0);
}

/** Share of the agents' time that contacts take, over all paths; null for a window without agents. */
function occupancyIn(
  window: Uint8Array,
  heads: Uint16Array,
  { moved, queue, seconds, paths }: { moved: MovedPaths; queue: QueueDemand; seconds: Float64Array; paths: number },
): number | null {
  const intervals = window.length;
  let work = 0;
  let time = 0;
  window.forEach((inside, t) => {
    if (inside !== 1) return;
    time += (heads[t] ?? 0) * (1 - queue.shrinkage) * (seconds[t] ?? 0) * paths;
    const aht = queue.ahtOfInterval?.[t] ?? queue.ahtSeconds;
    for (let path = 0; path < paths; path += 1) work += (moved.rates[path * intervals + t] ?? 0) * aht;
  });
  return time > 0 ? Math.min(1, work / time) : null;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { isoDay } from "@springtide/calendar";
import type { Adjustment, ExactQueueDay, Plan } from "@springtide/contracts";
import { offeredLoadPath } from "@springtide/staffing";
import type { SeasonBasis } from "../basis.ts";
import { dayInPlan } from "../day-in-plan.ts";
import type { Demand } from "../demand.ts";
import { contactsPlayed, linesOf, SEASONS_PLAYED, staffingOf } from "../exact-day.ts";
import { exactService, playOut } from "../exact-service.ts";
import { answerFor } from "../interval-need.ts";
import { agentsPlanned, type LineDay } from "../line-day.ts";
import { adjustedDay, touchesDay } from "./adjusted-day.ts";
import { ratesOfDay } from "./adjusted-season.ts";
import { layersOf, slotsOf } from "./layers.ts";

/** Adjustments to hold in place of the plan's, and the day that is looked at. */
export interface AdjustmentTrial {
  /** A local day of the plan, such as 2027-04-12. */
  readonly day: string;
  /** All that are to hold, in the order in which they work. */
  readonly adjustments: readonly Adjustment[];
}

/** What one day would be like under other adjustments, by interval of the day. */
export interface TriedDay {
  readonly day: string;
  readonly queues: readonly {
    readonly queue: string;
    /** Mean contacts over the seasons drawn. */
    readonly contacts: readonly number[];
    /** Heads; null for queues whose work waits in a pile: theirs hang on the days around. */
    readonly required: readonly number[] | null;
    /** What customers then meet with the people planned; null for piles, and where the contacts of the day stay as planned. */
    readonly served: Pick<ExactQueueDay, "contacts" | "planned"> | null;
  }[];
}

/**
 * One day under other adjustments: contacts of the plan's own seasons, for lines the heads that the plan's rule asks for then, and where
 * contacts change the day played out as `exactDayOf` does it. The season that decides is again the one at the plan's quantile of each interval; what verifying the plan repaired stays on
 * top. The quantile itself, which is found on whole seasons, is found anew with the next plan only. Cost: one day of all seasons
 * and two staffing answers for each interval whose contacts change; and the forty seasons of each line whose contacts change.
 */
export function tryAdjustments(
  plan: Plan,
  basis: SeasonBasis,
  demand: Demand,
  { day, adjustments }: AdjustmentTrial,
): TriedDay {
  const dayIndex = dayInPlan(basis, day);
  const { grid, paths } = basis;
  const layers = layersOf(adjustments, grid.intervalMinutes);
  const slots = slotsOf(grid);
  const lines = linesOf(plan, basis, demand, dayIndex);
  const queues = demand.queues.map(({ queue, model, intervalRates }) => {
    const ofModel = ratesOfDay(basis, model.intervalRates, dayIndex);
    const touching = layers.filter((layer) => touchesDay(layer, queue, grid.firstDay + dayIndex));
    const rates =
      touching.length === 0
        ? ofModel
        : adjustedDay({ grid, slots, queue, layers: touching, day: dayIndex, intervalRates: ofModel }).intervalRates;
    const line = lines.find((candidate) => candidate.queue.id === queue);
    const before = ratesOfDay(basis, intervalRates, dayIndex);
    // The plan's own rates are kept in single precision.
    const isChanged = rates.some((rate, at) => Math.fround(rate) !== before[at]);
    return {
      queue,
      contacts: meanOf(rates, paths),
      required: line === undefined ? null : requiredUnder(plan, line, { before, after: rates, paths }),
      served: line === undefined || !isChanged ? null : servedUnder(plan, line, { rates, paths }),
    };
  });
  return { day: isoDay(grid.firstDay + dayIndex), queues };
}

interface TwoRates {
  /** [season * intervals of the day + interval] */
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly paths: number;
}

function requiredUnder(plan: Plan, line: LineDay, { before, after, paths }: TwoRates): number[] {
  const { required, model } = staffingOf(plan, line);
  const rank = Math.min(paths, Math.max(1, Math.round(plan.level.intervalQuantile * paths)));
  const [was, is] = [before, after].map((rates) => decidingLoads(line, rates, { paths, rank, model }));
  return Array.from({ length: line.to - line.from }, (_, i) => {
    const heads = required[line.from + i] ?? 0;
    const [loadBefore = 0, loadAfter = 0] = [was?.[i], is?.[i]];
    if (line.open[line.from + i] !== 1 || loadBefore === loadAfter) return heads;
    return Math.max(0, heads + headsFor(line, i, loadAfter, model) - headsFor(line, i, loadBefore, model));
  });
}

function servedUnder(
  plan: Plan,
  line: LineDay,
  { rates, paths }: { rates: Float64Array; paths: number },
): Pick<ExactQueueDay, "contacts" | "planned"> {
  const tried = { ...line, contactsOf: (season: number) => contactsUnder(line, rates, season) };
  const agents = agentsPlanned(staffingOf(plan, line), line);
  const seasons = Math.min(SEASONS_PLAYED, paths);
  return {
    contacts: contactsPlayed(tried, seasons),
    planned: exactService(tried, agents, playOut(tried, agents, seasons)),
  };
}

/** One season's contacts from the lead-in on, those of the day by other rates. */
function contactsUnder(line: LineDay, rates: Float64Array, season: number): Float64Array {
  const contacts = line.contactsOf(season);
  const length = line.to - line.from;
  for (let i = 0; i < length; i += 1)
    contacts[line.from - line.leadFrom + i] = line.open[line.from + i] === 1 ? (rates[season * length + i] ?? 0) : 0;
  return contacts;
}

function headsFor(line: LineDay, i: number, loadErlangs: number, model: Plan["staffing"][number]["model"]): number {
  const seconds = line.intervalSeconds[line.from - line.leadFrom + i] ?? 0;
  return loadErlangs <= 0 ? 0 : answerFor(line, seconds, loadErlangs, model).heads;
}

/** The load at the plan's rank of the seasons, by interval of the day. */
function decidingLoads(
  line: LineDay,
  rates: Float64Array,
  { paths, rank, model }: { paths: number; rank: number; model: Plan["staffing"][number]["model"] },
): number[] {
  const length = line.to - line.from;
  const bySeason = Array.from({ length: paths }, (_, season) => {
    const contacts = contactsUnder(line, rates, season);
    return model === "patience" ? carriedLoads(line, contacts) : ownLoads(line, contacts);
  });
  return Array.from({ length }, (_, i) => {
    const place = line.from - line.leadFrom + i;
    return Float64Array.from(bySeason, (loads) => loads[place] ?? 0).sort()[rank - 1] ?? 0;
  });
}

function ownLoads({ intervalSeconds, ahtSeconds }: LineDay, contacts: Float64Array): Float64Array {
  return contacts.map((count, i) => (count * (ahtSeconds[i] ?? 0)) / (intervalSeconds[i] ?? 1));
}

/** What is in hand since the doors opened, in each stretch of open hours. */
function carriedLoads(line: LineDay, contacts: Float64Array): Float64Array {
  const loads = new Float64Array(contacts.length);
  for (let from = 0; from < contacts.length; from += 1) {
    if (line.open[line.leadFrom + from] !== 1) continue;
    let to = from;
    while (to < contacts.length && line.open[line.leadFrom + to] === 1) to += 1;
    const intervalSeconds = line.intervalSeconds.subarray(from, to);
    const contactsPerHour = contacts.slice(from, to).map((count, i) => (count * 3600) / (intervalSeconds[i] ?? 1));
    const ahtSeconds = line.ahtSeconds.subarray(from, to);
    loads.set(offeredLoadPath({ contactsPerHour, intervalSeconds, ahtSeconds }).meanErlangs, from);
    from = to;
  }
  return loads;
}

function meanOf(rates: Float64Array, paths: number): number[] {
  const length = rates.length / paths;
  return Array.from({ length }, (_, i) => {
    let sum = 0;
    for (let path = 0; path < paths; path += 1) sum += rates[path * length + i] ?? 0;
    return sum / paths;
  });
}

import { type ConvexLoss, lossWith } from "@springtide/planning";
import type { BlockOption, DecidedPartner } from "./block-options.ts";
import type { Deciding } from "./deciding.ts";
import type { Intervals } from "./decision-span.ts";
import { type SpanCells, worksOf } from "./heads-there.ts";

/** A signal's weight, what cells lose in it, and the agents there without partners. */
export interface SignalLosses {
  readonly probability: number;
  readonly losses: readonly ConvexLoss[];
  readonly ownAgents: Float64Array;
}

/** More shapes than this for a partner and a day are not solved in good time; more hardly save anything (0.3 % of cost and loss on the demo shops). */
const MOST_SHAPES_A_DAY = 14;

/** Options that may be worth buying, and how many were left out that might have been. */
interface UsefulOptions {
  readonly options: readonly BlockOption[];
  readonly leftOut: number;
  /** By how much losses would have to be multiplied for the first seat to pay that comes nearest to it, ordered firmly; at most 1 where one pays. */
  readonly paysFrom: number;
}

/**
 * The options that can be worth their price at all. What a seat saves in an interval falls with every head that is there already, so that what the
 * first one saves over one's own people bounds what any does: an option of which even that is less than it costs is left out, and so is one
 * of which a shorter one saves as much. Where very many remain, the ones that save most beyond their cost are kept.
 */
export function usefulOptions(
  deciding: Deciding,
  cells: SpanCells,
  partners: readonly DecidedPartner[],
  options: readonly BlockOption[],
  signals: readonly SignalLosses[],
): UsefulOptions {
  const worth = partners.map((partner) => seatWorth(deciding, cells, partner, signals));
  let paysFrom = Infinity;
  const weighed = options.flatMap((option) => {
    const saved = (worth[option.partner] ?? []).map((perInterval) =>
      perInterval.subarray(option.from - cells.from, option.to - cells.from).reduce((sum, value) => sum + value, 0),
    );
    const net = netSaving(option, saved, signals);
    const total = saved.reduce((sum, value) => sum + value, 0);
    if (option.mayOrder && total > 0) paysFrom = Math.min(paysFrom, option.cost / total);
    return net > 0 ? [{ option, helped: helpedPart(option, worth[option.partner] ?? [], cells), net, total }] : [];
  });
  const days = [...grouped(weighed, ({ option }) => `${option.partner} ${dayOf(deciding, option)}`).values()];
  const kept = days.map((ofDay) => {
    const own = withoutLonger(ofDay);
    return { own, best: spread(own) };
  });
  return {
    options: kept.flatMap(({ best }) => best.map(({ option }) => option)),
    paysFrom,
    leftOut: kept.reduce((sum, { own, best }) => sum + own.length - best.length, 0),
  };
}

function helpedPart({ from, to }: BlockOption, worth: readonly Float64Array[], cells: SpanCells): Intervals {
  const helps = (t: number): boolean => worth.some((ofSignal) => (ofSignal[t - cells.from] ?? 0) > 0);
  let [first, last] = [from, to];
  while (first < last && !helps(first)) first += 1;
  while (last > first && !helps(last - 1)) last -= 1;
  return { from: first, to: last };
}

/** [signal][interval]: what the first head of some who serve these queues saves at most, its probability counted. */
export function seatWorth(
  deciding: Deciding,
  cells: SpanCells,
  { serves }: Pick<DecidedPartner, "serves">,
  signals: readonly SignalLosses[],
): Float64Array[] {
  const agents = (queue: number): number => serves.find((one) => one.queue === queue)?.agents ?? 0;
  const works = Array.from({ length: cells.to - cells.from }, (_, i) =>
    worksOf(deciding, cells, serves, { interval: cells.from + i, agents }),
  );
  return signals.map(({ probability, losses, ownAgents }) =>
    Float64Array.from(works, (of) =>
      of.reduce((most, { cell, agents: each }) => {
        const loss = losses[cell];
        const there = ownAgents[cell] ?? 0;
        const saved = loss === undefined ? 0 : lossWith(loss, there) - lossWith(loss, there + each);
        return Math.max(most, probability * saved);
      }, 0),
    ),
  );
}

/** What a first seat can save at most beyond its price, ordered firmly or kept free and confirmed where it pays. */
function netSaving(option: BlockOption, saved: readonly number[], signals: readonly SignalLosses[]): number {
  const firm = option.mayOrder
    ? option.orderedShare * (saved.reduce((sum, value) => sum + value, 0) - option.cost)
    : -Infinity;
  const late = saved.reduce(
    (sum, value, s) => sum + option.confirmedShare * Math.max(0, value - (signals[s]?.probability ?? 0) * option.cost),
    -option.fee,
  );
  return Math.max(firm, option.mayReserve ? late : -Infinity);
}

function dayOf({ basis: { grid } }: Deciding, { from }: BlockOption): number {
  return grid.zone.dayAt(grid.startsMs[from] ?? 0);
}

interface Weighed {
  readonly option: BlockOption;
  /** The part of it in which somebody more helps at all. */
  readonly helped: Intervals;
  readonly net: number;
  readonly total: number;
}

/** Without those of which a shorter one, or one as long that saves more, covers everything that needs help. All of one partner. */
function withoutLonger(weighed: readonly Weighed[]): Weighed[] {
  const shortestFirst = weighed.toSorted((a, b) => a.option.hours - b.option.hours || b.total - a.total);
  const kept: Weighed[] = [];
  // Whatever covers one that was left out covers what that one covers: those kept are enough to ask.
  for (const one of shortestFirst) if (!kept.some((other) => makesNeedless(other, one))) kept.push(one);
  return kept.sort((a, b) => a.option.from - b.option.from || a.option.to - b.option.to);
}

function makesNeedless(other: Weighed, { option, helped, total }: Weighed): boolean {
  return (
    other.option.from <= helped.from &&
    other.option.to >= helped.to &&
    (other.option.hours < option.hours || other.total > total + 1e-9) &&
    Number(other.option.mayOrder) >= Number(option.mayOrder) &&
    Number(other.option.mayReserve) >= Number(option.mayReserve)
  );
}

function grouped<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * The shortest of each start first, for of such every need can be put together; then the longest of each start, then those that save most.
 */
function spread(weighed: readonly Weighed[]): Weighed[] {
  if (weighed.length <= MOST_SHAPES_A_DAY) return [...weighed];
  const byStart = [...new Set(weighed.map(({ option }) => option.from))].map((from) =>
    weighed.filter(({ option }) => option.from === from).sort((a, b) => a.option.to - b.option.to),
  );
  const rankOf = ({ option }: Weighed): number => {
    const same = byStart.find(([first]) => first?.option.from === option.from) ?? [];
    if (same[0]?.option.to === option.to) return 0;
    return same.at(-1)?.option.to === option.to ? 1 : 2;
  };
  return weighed.toSorted((a, b) => rankOf(a) - rankOf(b) || b.net - a.net).slice(0, MOST_SHAPES_A_DAY);
}

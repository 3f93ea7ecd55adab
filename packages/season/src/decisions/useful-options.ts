import { type ConvexLoss, lossWith } from "@springtide/planning";
import type { BlockOption, DecidedPartner } from "./block-options.ts";
import type { Deciding } from "./deciding.ts";
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
export interface UsefulOptions {
  readonly options: readonly BlockOption[];
  readonly leftOut: number;
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
  const weighed = options.flatMap((option) => {
    const saved = (worth[option.partner] ?? []).map((perInterval) =>
      perInterval.subarray(option.from - cells.from, option.to - cells.from).reduce((sum, value) => sum + value, 0),
    );
    const net = netSaving(option, saved, signals);
    const total = saved.reduce((sum, value) => sum + value, 0);
    return net > 0 ? [{ option, net, total }] : [];
  });
  const kept = partners.flatMap((_, partner) => {
    const own = withoutLonger(weighed.filter(({ option }) => option.partner === partner));
    const days = [...new Set(own.map(({ option }) => dayOf(deciding, option)))];
    return { own, best: days.flatMap((day) => spread(own.filter(({ option }) => dayOf(deciding, option) === day))) };
  });
  return {
    options: kept.flatMap(({ best }) => best.map(({ option }) => option)),
    leftOut: kept.reduce((sum, { own, best }) => sum + own.length - best.length, 0),
  };
}

/** [signal][interval]: what the first seat of a partner saves at most, its probability counted. */
function seatWorth(
  deciding: Deciding,
  cells: SpanCells,
  { serves }: DecidedPartner,
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
  readonly net: number;
  readonly total: number;
}

/** Without those within which a shorter one lies that saves as much. */
function withoutLonger(weighed: readonly Weighed[]): Weighed[] {
  return weighed.filter(
    ({ option, total }) =>
      !weighed.some(
        (other) =>
          other.option.hours < option.hours &&
          other.option.from >= option.from &&
          other.option.to <= option.to &&
          other.total >= total - 1e-9,
      ),
  );
}

/** Those that save most, each start once before any start a second time. */
function spread(weighed: readonly Weighed[]): Weighed[] {
  if (weighed.length <= MOST_SHAPES_A_DAY) return [...weighed];
  const rankOf = new Map<Weighed, number>();
  const starts = new Map<number, number>();
  for (const one of weighed.toSorted((a, b) => b.net - a.net)) {
    const rank = starts.get(one.option.from) ?? 0;
    starts.set(one.option.from, rank + 1);
    rankOf.set(one, rank);
  }
  return weighed
    .toSorted((a, b) => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0) || b.net - a.net)
    .slice(0, MOST_SHAPES_A_DAY);
}

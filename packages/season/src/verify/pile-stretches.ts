import { type PromisedService, type StretchService } from "@springtide/planning";
import { wholeAgents } from "../line-day.ts";
import { queueOf } from "../places.ts";
import type { DaySpan } from "./days-to-verify.ts";
import type { FollowedStretch } from "./followed-stretch.ts";
import type { FreshSeasons } from "./fresh-seasons.ts";
import { drawnOpening } from "../backlog/drawn-opening.ts";
import { stillToCome } from "../backlog/still-to-come.ts";
import { drawnPile } from "./drawn-pile.ts";
import { pileRun } from "./pile-run.ts";

/** Days before the first that counts from which a pile is followed: what was left over then lies there. */
const LEAD_DAYS = 7;
/** Days after the last that counts, beyond the time promised: a weekend may lie between. */
const DAYS_AFTER = 4;

/**
 * The spans of a queue whose work waits in a pile, each followed from a week before: backlog is carried from day to day,
 * where the tables let every day stand alone. A cell's contacts are those whose promise begins on its day; what comes
 * and how long it takes are drawn from the rates (`drawnPile`): over a promise of a few hours chance counts.
 */
export function pileStretches(
  fresh: FreshSeasons,
  place: number,
  promised: PromisedService,
  spans: readonly DaySpan[],
): FollowedStretch[] {
  const { grid } = fresh.basis;
  return spans.flatMap(({ from, days }) => {
    const [start, end] = [grid.dayOffsets[from] ?? 0, grid.dayOffsets[from + days] ?? grid.startsMs.length];
    const firstCell = promised.cells.findIndex(([t = -1]) => t >= start);
    const cells = promised.cells.slice(firstCell).filter(([t = -1]) => firstCell >= 0 && t < end);
    return cells.length === 0 ? [] : [{ firstCell, cells, ...followed(fresh, place, { from, days }, cells) }];
  });
}

function followed(
  { basis, demand }: FreshSeasons,
  place: number,
  { from, days }: DaySpan,
  cells: readonly Int32Array[],
): Pick<FollowedStretch, "follow" | "followedFrom" | "followedTo"> {
  const { grid } = basis;
  const drawn = demand.queues[place];
  if (drawn === undefined) throw new RangeError(`no queue ${place}`);
  const { target, shrinkage } = queueOf(basis.shop, drawn.queue);
  const intervals = grid.startsMs.length;
  const last = Math.min(grid.days, from + days + DAYS_AFTER + Math.ceil(target.withinSeconds / 86_400));
  const a = grid.dayOffsets[Math.max(0, from - LEAD_DAYS)] ?? 0;
  const b = grid.dayOffsets[last] ?? intervals;
  const open = drawn.open.subarray(a, b);
  const ahtSeconds = drawn.aht.ofInterval?.subarray(a, b) ?? new Float64Array(b - a).fill(drawn.aht.meanSeconds);
  const seconds = grid.seconds.subarray(a, b);
  // Drawn once: whatever people are tried, the same contacts come and take as long.
  const opening = a === 0 ? drawn.opening : null;
  const waiting = a === 0 ? (opening?.since ?? drawn.waiting) : 0;
  const piles = Array.from({ length: basis.paths }, (_, season) => {
    const rates = drawn.intervalRates.subarray(season * intervals + a, season * intervals + b);
    const name = { seed: basis.seed, queue: drawn.queue, season, from: a };
    return {
      ...drawnPile({ rates: stillToCome(rates, grid, opening), waiting, ahtSeconds }, name),
      ...(opening === null
        ? {}
        : { opening: drawnOpening(opening, { grid, target, ahtSeconds: ahtSeconds[0] ?? 1 }, name) }),
    };
  });
  return {
    followedFrom: a,
    followedTo: b,
    follow: (heads, seasons): StretchService => {
      const agents = Uint16Array.from(open, (isOpen, i) =>
        isOpen === 1 ? wholeAgents(heads[a + i] ?? 0, shrinkage) : 0,
      );
      const size = seasons * cells.length;
      const service = { counted: new Float64Array(size), kept: new Float64Array(size) };
      piles.slice(0, seasons).forEach((pile, season) => {
        const run = pileRun({ ...pile, open, agents, seconds, withinSeconds: target.withinSeconds });
        cells.forEach((ofCell, cell) => {
          const at = season * cells.length + cell;
          for (const t of ofCell) {
            service.counted[at] = (service.counted[at] ?? 0) + (run.contacts[t - a] ?? 0);
            service.kept[at] = (service.kept[at] ?? 0) + (run.onTime[t - a] ?? 0);
          }
        });
      });
      return service;
    },
  };
}

import { type ConvexLoss, shareOutHeads, type Supply } from "@springtide/planning";
import type { DecidedPartner } from "./block-options.ts";
import type { Deciding, OwnPool } from "./deciding.ts";
import { cellRanges, type Intervals } from "./decision-span.ts";

/** Seats of one partner from one interval to another; parts of seats where not all that were asked for come. */
export interface SeatsThere extends Intervals {
  readonly partner: number;
  readonly seats: number;
}

/** The cells of some intervals, the queues one after the other. */
export interface SpanCells extends Intervals {
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  /** Place of each queue's first cell. */
  readonly offsets: readonly number[];
  readonly count: number;
}

export function spanCells(deciding: Deciding, within: Intervals): SpanCells {
  const ranges = cellRanges(deciding, within);
  const lengths = ranges.map(({ from, to }) => to - from);
  const offsets = lengths.map((_, q) => lengths.slice(0, q).reduce((sum, length) => sum + length, 0));
  return { ...within, ranges, offsets, count: lengths.reduce((sum, length) => sum + length, 0) };
}

/** The cells that a head in one interval may work in, and for how many agents it counts there. */
export function worksOf(
  { queues, basis }: Deciding,
  cells: SpanCells,
  serves: OwnPool["serves"],
  { interval, agents }: { readonly interval: number; readonly agents: (queue: number) => number },
): Supply["works"] {
  return serves.flatMap(({ queue, may }) => {
    const own = queues[queue]?.losses.cells;
    const cell = own?.staffedCell[interval] ?? -1;
    if (own === undefined || cell < 0 || (may !== null && may[interval] !== 1)) return [];
    const part = (basis.grid.seconds[interval] ?? 0) / (own.seconds[cell] ?? 1);
    const place = (cells.offsets[queue] ?? 0) + cell - (cells.ranges[queue]?.from ?? 0);
    return [{ cell: place, agents: agents(queue) * part }];
  });
}

/** One's own heads in these intervals. */
export function ownSupplies(deciding: Deciding, cells: SpanCells): Supply[] {
  return deciding.own.flatMap(({ name, serves, heads }) =>
    Array.from({ length: cells.to - cells.from }, (_, i): Supply => {
      const interval = cells.from + i;
      const agents = (queue: number): number => 1 - (deciding.queues[queue]?.shrinkage ?? 0);
      const there = heads[interval] ?? 0;
      return {
        name: `${name}-${interval}`,
        heads: there,
        works: there === 0 ? [] : worksOf(deciding, cells, serves, { interval, agents }),
      };
    }).filter(({ works }) => works.length > 0),
  );
}

/** Agents in each cell with one's own heads and these seats, where they save the most of these losses. */
export function agentsThere(
  deciding: Deciding,
  cells: SpanCells,
  partners: readonly DecidedPartner[],
  { seats, losses }: { readonly seats: readonly SeatsThere[]; readonly losses: readonly ConvexLoss[] },
): Float64Array {
  const works = worksOfSeats(deciding, cells, partners);
  const bought = seats.flatMap(({ partner, from, to, seats: heads }): Supply[] =>
    Array.from({ length: to - from }, (_, i) => ({
      name: `seats-${partner}-${from + i}`,
      heads,
      works: works(partner, from + i),
    })),
  );
  return shareOutHeads([...ownSupplies(deciding, cells), ...bought], losses);
}

/** The cells that a partner's seat may work in, by interval. */
export function worksOfSeats(
  deciding: Deciding,
  cells: SpanCells,
  partners: readonly DecidedPartner[],
): (partner: number, interval: number) => Supply["works"] {
  return (partner, interval) => {
    const serves = partners[partner]?.serves ?? [];
    const agents = (queue: number): number => serves.find((one) => one.queue === queue)?.agents ?? 0;
    return worksOf(deciding, cells, serves, { interval, agents });
  };
}

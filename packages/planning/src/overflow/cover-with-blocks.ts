import type { BlockTerms } from "../agreements/block-shapes.ts";
import { leastCostBlocks } from "./least-cost-blocks.ts";
import { type SeatNeed, separatePieces } from "./separate-pieces.ts";
import type { SeatBlock } from "./shape-arcs.ts";

/** What a partner offers. */
export interface AgreementTerms {
  readonly id: string;
  /** Queue indices, the first served first. */
  readonly serves: readonly number[];
  readonly seats: number;
  /** What shapes of blocks can be asked for, and when. */
  readonly blocks: BlockTerms;
  /** Share of the seats asked for that come, above 0, by interval. All of them if not given. */
  readonly fill?: Float64Array | undefined;
  /** By place in `serves`: 1 in each interval in which it may work that queue. Always if not given. */
  readonly permitted?: readonly Uint8Array[] | undefined;
  /** For one seat. */
  readonly pricePerHour: number;
  /** Seats that stand already: they come first, and nothing is bought for what they cover. None if not given. */
  readonly standing?: StandingSeats | undefined;
}

/** Seats agreed on before, by interval. */
interface StandingSeats {
  /** Of the partner's seats, those that are taken by them. */
  readonly taken: Uint16Array;
  /** Of these, those expected to come and work; parts of seats included. */
  readonly coming: Float64Array;
}

/** Seats asked for. */
export interface AgreementBlock extends SeatBlock {
  readonly agreement: string;
  /** Share of them that is expected to come, mean over the block; only where the terms have one. */
  readonly fill?: number;
}

export interface BlockCover {
  readonly blocks: AgreementBlock[];
  /**
   * Seats expected at work for each queue, by interval; never more than its gap. Seats asked for that do not come, and
   * seats bought beyond the gap, stand in the blocks only.
   */
  readonly overflow: Uint16Array[];
  /** Heads still missing in each queue, by interval: seats, hours or shapes of blocks did not reach. */
  readonly gap: Uint16Array[];
}

/** Less than this of a seat is nobody: shares are binary fractions. */
const NOBODY = 1e-9;
/** Seats that come are rounded to the nearest: a fiftieth that stays away is no reason for one seat more in every block. */
const HALF = 0.5;

/**
 * Buys blocks of seats for what one's own people leave open. The cheapest agreement first (of two at one price the
 * one named first): the gaps of the queues it serves are pooled, raised by what does not come, cut off at its seats, and
 * covered at exactly the least cost (`least-cost-blocks.ts`); its seats go to its queues in order, and the rest is left to
 * the next agreement. Best for each agreement, not proven best for several together: that takes an integer programme.
 * A block has a shape that its agreement allows: it stays within one stretch of availability and may run over midnight.
 * Where that leaves heads missing, `gap` says so: nothing is bought for a gap it cannot reach. Seats that stand already are at work first.
 */
export function coverWithBlocks(problem: {
  gap: readonly Uint16Array[];
  agreements: readonly AgreementTerms[];
}): BlockCover {
  const gap = problem.gap.map((heads) => heads.slice());
  const overflow = problem.gap.map((heads) => new Uint16Array(heads.length));
  for (const terms of problem.agreements)
    if (terms.standing !== undefined) serve(terms.standing.coming, terms, gap, overflow);
  const cheapestFirst = problem.agreements.toSorted((a, b) => a.pricePerHour - b.pricePerHour);
  const blocks = cheapestFirst.flatMap((terms) => {
    if (terms.seats <= 0) return [];
    const seatNeed: SeatNeed = {
      need: seatsToAsk(gap, terms),
      terms: terms.blocks,
      elapsedSeconds: elapsed(terms.blocks.seconds),
    };
    const bought = separatePieces(seatNeed).flatMap((piece) =>
      leastCostBlocks(seatNeed, piece, (t) => seatsFree(terms, t)),
    );
    const coming = Float64Array.from(
      seatsAsked(bought, terms.blocks.available.length),
      (seats, t) => seats * (terms.fill?.[t] ?? 1),
    );
    serve(coming, terms, gap, overflow);
    return bought.map((block): AgreementBlock => ({ agreement: terms.id, ...block, ...fillOf(terms, block) }));
  });
  return { blocks, overflow, gap };
}

/** Seats so that the heads missing in the queues it serves come, no more than it has; none where they cannot be had. */
function seatsToAsk(gap: readonly Uint16Array[], terms: AgreementTerms): Int32Array {
  return Int32Array.from(terms.blocks.available, (open, t) => {
    if (open !== 1) return 0;
    const heads = servedAt(terms, t).reduce((sum, queue) => sum + (gap[queue]?.[t] ?? 0), 0);
    return Math.min(seatsFree(terms, t), Math.ceil((heads - HALF) / (terms.fill?.[t] ?? 1) - NOBODY));
  });
}

function seatsFree({ seats, standing }: AgreementTerms, t: number): number {
  return Math.max(0, seats - (standing?.taken[t] ?? 0));
}

/** The queues that the agreement may work in an interval, each once, in order. */
function servedAt({ serves, permitted }: AgreementTerms, t: number): number[] {
  return [...new Set(serves.filter((_, place) => permitted?.[place]?.[t] !== 0))];
}

/** Gives the seats that come in each interval to the queues in order. */
function serve(
  coming: Float64Array,
  terms: AgreementTerms,
  gap: readonly Uint16Array[],
  overflow: readonly Uint16Array[],
): void {
  coming.forEach((seats, t) => {
    let free = Math.floor(seats + HALF + NOBODY);
    for (const queue of free > 0 ? servedAt(terms, t) : []) {
      const heads = Math.min(free, gap[queue]?.[t] ?? 0);
      if (heads === 0) continue;
      addAt(gap[queue], t, -heads);
      addAt(overflow[queue], t, heads);
      free -= heads;
    }
  });
}

function seatsAsked(blocks: readonly SeatBlock[], intervals: number): Int32Array {
  const asked = new Int32Array(intervals);
  for (const { fromInterval, toInterval, seats } of blocks)
    for (let t = fromInterval; t < toInterval; t += 1) asked[t] = (asked[t] ?? 0) + seats;
  return asked;
}

function fillOf({ fill, blocks: { seconds } }: AgreementTerms, block: SeatBlock): Pick<AgreementBlock, "fill"> {
  if (fill === undefined) return {};
  let [all, coming] = [0, 0];
  for (let t = block.fromInterval; t < block.toInterval; t += 1) {
    all += seconds[t] ?? 0;
    coming += (seconds[t] ?? 0) * (fill[t] ?? 1);
  }
  return { fill: coming / all };
}

function addAt(heads: Uint16Array | undefined, t: number, change: number): void {
  if (heads !== undefined) heads[t] = (heads[t] ?? 0) + change;
}

function elapsed(intervalSeconds: Float64Array): Float64Array {
  const total = new Float64Array(intervalSeconds.length + 1);
  intervalSeconds.forEach((seconds, t) => {
    total[t + 1] = (total[t] ?? 0) + seconds;
  });
  return total;
}

import type { SeatBlock } from "./least-cost-blocks.ts";
import { leastCostBlocks } from "./least-cost-blocks.ts";
import type { SeatNeed } from "./separate-pieces.ts";
import { separatePieces } from "./separate-pieces.ts";

/** What a partner offers. */
export interface AgreementTerms {
  readonly id: string;
  /** Queue indices, the first served first. */
  readonly serves: readonly number[];
  readonly seats: number;
  readonly minimumBlockSeconds: number;
  /** 1 where its seats can be had, by interval. */
  readonly available: Uint8Array;
  /** By place in `serves`: 1 in each interval in which it may work that queue. Always if not given. */
  readonly permitted?: readonly Uint8Array[] | undefined;
  /** For one seat. */
  readonly pricePerHour: number;
}

export interface AgreementBlock extends SeatBlock {
  readonly agreement: string;
}

export interface BlockCover {
  readonly blocks: AgreementBlock[];
  /**
   * Seats at work for each queue, by interval; never more than its gap. Seats bought beyond the gap stand in the blocks
   * only.
   */
  readonly overflow: Uint16Array[];
  /** Heads still missing in each queue, by interval: seats, hours or minimum block did not reach. */
  readonly gap: Uint16Array[];
}

/**
 * Buys blocks of seats for what one's own people leave open. The cheapest agreement first (of two at one price the
 * one named first): the gaps of the queues it serves are pooled, cut off at its seats, and covered at exactly the
 * least cost (`least-cost-blocks.ts`); its seats go to its queues in order, and the rest is left to the next
 * agreement. Best for each agreement, not proven best for several together: that takes an integer programme. A block
 * stays within one stretch of availability, may run over midnight, and is at least the minimum long in elapsed time;
 * a stretch shorter than that cannot be bought. Where that leaves heads missing, `gap` says so: nothing is bought for
 * a gap it cannot reach.
 */
export function coverWithBlocks(problem: {
  gap: readonly Uint16Array[];
  agreements: readonly AgreementTerms[];
  dayOffsets: Int32Array;
  intervalSeconds: Float64Array;
}): BlockCover {
  const gap = problem.gap.map((heads) => heads.slice());
  const overflow = problem.gap.map((heads) => new Uint16Array(heads.length));
  const elapsedSeconds = elapsed(problem.intervalSeconds);
  const cheapestFirst = problem.agreements.toSorted((a, b) => a.pricePerHour - b.pricePerHour);
  const blocks = cheapestFirst.flatMap((terms) => {
    if (terms.seats <= 0) return [];
    const seatNeed: SeatNeed = { ...terms, need: pooledNeed(gap, terms), elapsedSeconds };
    const bought = separatePieces(seatNeed).flatMap((piece) => leastCostBlocks(seatNeed, piece, terms.seats));
    serve(bought, terms, gap, overflow);
    return bought.map((block): AgreementBlock => ({ agreement: terms.id, ...block }));
  });
  return { blocks, overflow, gap };
}

/** Heads missing in the queues that the agreement serves, no more than its seats; none where they cannot be had. */
function pooledNeed(gap: readonly Uint16Array[], terms: AgreementTerms): Int32Array {
  return Int32Array.from(terms.available, (open, t) =>
    open === 1
      ? Math.min(
          terms.seats,
          servedAt(terms, t).reduce((sum, queue) => sum + (gap[queue]?.[t] ?? 0), 0),
        )
      : 0,
  );
}

/** The queues that the agreement may work in an interval, each once, in order. */
function servedAt({ serves, permitted }: AgreementTerms, t: number): number[] {
  return [...new Set(serves.filter((_, place) => permitted?.[place]?.[t] !== 0))];
}

/** Gives the seats of each interval to the queues in order. */
function serve(
  blocks: readonly SeatBlock[],
  terms: AgreementTerms,
  gap: readonly Uint16Array[],
  overflow: readonly Uint16Array[],
): void {
  for (const { fromInterval, toInterval, seats } of blocks)
    for (let t = fromInterval; t < toInterval; t += 1) {
      let free = seats;
      for (const queue of servedAt(terms, t)) {
        const heads = Math.min(free, gap[queue]?.[t] ?? 0);
        if (heads === 0) continue;
        addAt(gap[queue], t, -heads);
        addAt(overflow[queue], t, heads);
        free -= heads;
      }
    }
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

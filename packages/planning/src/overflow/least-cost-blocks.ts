import { MinCostFlow } from "./min-cost-flow.ts";
import type { SeatNeed, Stretch } from "./separate-pieces.ts";
import { boundaryAfter } from "./separate-pieces.ts";

/** Seats from the start of one interval to the start of another. */
export interface SeatBlock {
  readonly fromInterval: number;
  /** Exclusive. */
  readonly toInterval: number;
  readonly seats: number;
}

/** Makes a second of a seat dearer than any number of blocks: least seat time first, then fewest blocks. */
const SECOND_TO_BLOCK = 2 ** 20;

interface BlockArcs {
  /** A block begins here, and lasts at least its minimum. */
  readonly begin: Int32Array;
  /** A block that has lasted its minimum ends here. */
  readonly end: Int32Array;
}

/**
 * The blocks that cover a piece's need with the least seat time, and among those the fewest blocks; exact. A flow on
 * the time line: at every boundary a seat is off, or in a block that has lasted its minimum. What the flow has to
 * send out of "off" at a boundary is the rise of the need there; a fall takes it back. Beginning a block jumps ahead
 * by its minimum, going on costs an interval's time, ending is free, and seats beyond the need run back along "off",
 * up to the seats there are. Needs: `need` at most `seats` in the piece, and the piece long enough for a block.
 * Source: Veinott & Wagner (1962), Management Science 8(3), 251-268, for interval covers as flows.
 */
export function leastCostBlocks(seatNeed: SeatNeed, { from, to }: Stretch, seats: number): SeatBlock[] {
  const length = to - from;
  const network = new MinCostFlow(2 * (length + 1));
  const lasting = length + 1;
  const secondsBetween = (a: number, b: number): number =>
    (seatNeed.elapsedSeconds[from + b] ?? 0) - (seatNeed.elapsedSeconds[from + a] ?? 0);
  const arcs: BlockArcs = { begin: new Int32Array(length + 1).fill(-1), end: new Int32Array(length + 1) };
  const excess = new Float64Array(2 * (length + 1));
  for (let t = 0; t <= length; t += 1) {
    const needed = t < length ? needAt(seatNeed, from + t) : 0;
    excess[t] = needed - (t > 0 ? needAt(seatNeed, from + t - 1) : 0);
    arcs.end[t] = network.addArc(lasting + t, t, Infinity, 0);
    if (t === length) break;
    network.addArc(t + 1, t, seats - needed, 0);
    network.addArc(lasting + t, lasting + t + 1, Infinity, secondsBetween(t, t + 1) * SECOND_TO_BLOCK);
    const matured = boundaryAfter(seatNeed, from + t) - from;
    if (matured <= length)
      arcs.begin[t] = network.addArc(t, lasting + matured, Infinity, secondsBetween(t, matured) * SECOND_TO_BLOCK + 1);
  }
  network.solve(excess);
  return blocksOfFlow(network, arcs, from);
}

function needAt({ need }: SeatNeed, t: number): number {
  return Math.max(0, need[t] ?? 0);
}

/** Pairs beginnings with ends, the oldest block ending first: it has lasted its minimum if any has. */
function blocksOfFlow(network: MinCostFlow, { begin, end }: BlockArcs, from: number): SeatBlock[] {
  const blocks: SeatBlock[] = [];
  const running: { since: number; seats: number }[] = [];
  for (let t = 0; t < end.length; t += 1) {
    let ending = network.flow(end[t] ?? 0);
    while (ending > 0) {
      const oldest = running[0];
      if (oldest === undefined) throw new Error("a block ends that never began");
      const seats = Math.min(ending, oldest.seats);
      blocks.push({ fromInterval: from + oldest.since, toInterval: from + t, seats });
      ending -= seats;
      oldest.seats -= seats;
      if (oldest.seats === 0) running.shift();
    }
    const arc = begin[t] ?? -1;
    const seats = arc < 0 ? 0 : network.flow(arc);
    if (seats > 0) running.push({ since: t, seats });
  }
  return blocks;
}

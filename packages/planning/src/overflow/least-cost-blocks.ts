import { MinCostFlow } from "./min-cost-flow.ts";
import { isAnyShape, type SeatNeed, type Stretch } from "./separate-pieces.ts";
import { openEndedBlocks, type SeatBlock, wholeBlocks } from "./shape-arcs.ts";
import { timeUnits } from "./time-units.ts";

/** Makes a unit of time of a seat dearer than any number of blocks: least seat time first, then fewest blocks. */
const UNIT_TO_BLOCK = 2 ** 20;

/**
 * The blocks, of shapes that the agreement allows, that leave the fewest seats missing (by their time), among those with the
 * least seat time, and among those the fewest; exact. A flow on the time line: at every boundary a seat is off, or in a block.
 * What the flow has to send out of "off" at a boundary is the rise of the need there; a fall takes it back. A block jumps ahead
 * at the price of its time, and seats beyond the need run back along "off", up to the seats there are. Where not every shape is
 * allowed, or fewer seats can be had at some times, a seat may also stay missing, for more than twice the time of the whole
 * piece: two flows differ by circles, and along a circle the seats at work change by two at most in any interval, so nothing
 * missing ever pays for itself.
 * A seat may work several blocks on end. Needs: `need` at most `seats` in the piece, and the piece long enough for a block.
 * Whole costs stay exact for half a year of intervals of five minutes in one piece.
 * @param seats that can be had, by interval
 * Source: Veinott & Wagner (1962), Management Science 8(3), 251-268, for interval covers as flows.
 */
export function leastCostBlocks(seatNeed: SeatNeed, piece: Stretch, seats: (interval: number) => number): SeatBlock[] {
  const length = piece.to - piece.from;
  const units = timeUnits(seatNeed.elapsedSeconds, piece);
  const timeCost = (from: number, to: number): number => ((units[to] ?? 0) - (units[from] ?? 0)) * UNIT_TO_BLOCK;
  const network = new MinCostFlow(2 * (length + 1));
  const blocksOf = seatNeed.terms.longestSeconds === Infinity ? openEndedBlocks : wholeBlocks;
  const arcs = blocksOf({ network, seatNeed, piece, timeCost, costOfBlock: 1 });
  const isEven = Array.from({ length }, (_, t) => seats(piece.from + t)).every((count) => count === seats(piece.from));
  const timesMissing = isAnyShape(seatNeed.terms) && isEven ? 0 : 2 * (units[length] ?? 0) + 1;
  const excess = new Float64Array(2 * (length + 1));
  for (let t = 0; t <= length; t += 1) {
    const needed = t < length ? needAt(seatNeed, piece.from + t) : 0;
    excess[t] = needed - (t > 0 ? needAt(seatNeed, piece.from + t - 1) : 0);
    arcs.addEnds(t);
    if (t === length) break;
    network.addArc(t + 1, t, seats(piece.from + t) - needed, 0);
    arcs.addBeginnings(t);
    if (timesMissing > 0 && needed > 0) network.addArc(t, t + 1, needed, timeCost(t, t + 1) * timesMissing);
  }
  network.solve(excess);
  return arcs.blocks();
}

function needAt({ need }: SeatNeed, t: number): number {
  return Math.max(0, need[t] ?? 0);
}

import { isBlockLength } from "../agreements/block-shapes.ts";
import type { MinCostFlow } from "./min-cost-flow.ts";
import type { SeatNeed, Stretch } from "./separate-pieces.ts";

/** Seats from the start of one interval to the start of another. */
export interface SeatBlock {
  readonly fromInterval: number;
  /** Exclusive. */
  readonly toInterval: number;
  readonly seats: number;
}

/** The blocks of a piece as arcs of a flow. Boundary t of the piece is node t: a seat is off. */
export interface ShapeArcs {
  /** Adds the ends of blocks at a boundary; before its beginnings, for every boundary in order. */
  readonly addEnds: (t: number) => void;
  /** Adds the blocks that may begin at a boundary. */
  readonly addBeginnings: (t: number) => void;
  /** The blocks that a solved flow consists of. */
  readonly blocks: () => SeatBlock[];
}

/** What arcs are added to, and what a block costs: its time, and a little for being one. */
export interface ArcQuestion {
  readonly network: MinCostFlow;
  readonly seatNeed: SeatNeed;
  readonly piece: Stretch;
  /** @param boundaries of the piece */
  readonly timeCost: (from: number, to: number) => number;
  readonly costOfBlock: number;
}

/** One arc for each block: where a longest block is agreed on. As many arcs as there are starts times lengths. */
export function wholeBlocks({ network, seatNeed, piece, timeCost, costOfBlock }: ArcQuestion): ShapeArcs {
  const { terms, elapsedSeconds } = seatNeed;
  const length = piece.to - piece.from;
  const arcs: { readonly from: number; readonly to: number; readonly arc: number }[] = [];
  return {
    addEnds: () => undefined,
    addBeginnings: (from) => {
      if (terms.mayStart[piece.from + from] !== 1) return;
      for (let to = from + 1; to <= length; to += 1) {
        const seconds = secondsBetween(elapsedSeconds, piece.from + from, piece.from + to);
        if (seconds > terms.longestSeconds) break;
        if (!isBlockLength(terms, seconds)) continue;
        arcs.push({ from, to, arc: network.addArc(from, to, Infinity, timeCost(from, to) + costOfBlock) });
      }
    },
    blocks: () =>
      arcs.flatMap(({ from, to, arc }) => {
        const seats = network.flow(arc);
        return seats > 0 ? [{ fromInterval: piece.from + from, toInterval: piece.from + to, seats }] : [];
      }),
  };
}

/**
 * Blocks of any length from the shortest on: beginning one jumps ahead by the shortest length to a second row of nodes, where it
 * has lasted long enough; going on costs the time of a step, ending is free. A few arcs for each interval.
 */
export function openEndedBlocks({ network, seatNeed, piece, timeCost, costOfBlock }: ArcQuestion): ShapeArcs {
  const { terms, elapsedSeconds } = seatNeed;
  const length = piece.to - piece.from;
  const lasting = length + 1;
  const arcs = { begin: new Int32Array(length + 1).fill(-1), end: new Int32Array(length + 1) };
  /** The boundary at which a block has its shortest length, and the one at which it has another step; -1 beyond the piece. */
  const shortest = (t: number): number =>
    boundaryWith(elapsedSeconds, piece, t, (seconds) => isBlockLength(terms, seconds));
  const nextStep = (t: number): number =>
    boundaryWith(elapsedSeconds, piece, t, (seconds) => seconds % terms.lengthStepSeconds === 0);
  return {
    addEnds: (t) => {
      arcs.end[t] = network.addArc(lasting + t, t, Infinity, 0);
    },
    addBeginnings: (t) => {
      const next = nextStep(t);
      if (next >= 0) network.addArc(lasting + t, lasting + next, Infinity, timeCost(t, next));
      const matured = terms.mayStart[piece.from + t] === 1 ? shortest(t) : -1;
      if (matured >= 0)
        arcs.begin[t] = network.addArc(t, lasting + matured, Infinity, timeCost(t, matured) + costOfBlock);
    },
    blocks: () => {
      const began = new Map<number, Running[]>();
      for (let t = 0; t < length; t += 1) {
        const arc = arcs.begin[t] ?? -1;
        const seats = arc < 0 ? 0 : network.flow(arc);
        if (seats > 0) began.set(shortest(t), [...(began.get(shortest(t)) ?? []), { since: t, seats }]);
      }
      return pairedEnds(began, (t) => network.flow(arcs.end[t] ?? 0), nextStep, length).map(
        ({ since, until, seats }) => ({
          fromInterval: piece.from + since,
          toInterval: piece.from + until,
          seats,
        }),
      );
    },
  };
}

interface Running {
  readonly since: number;
  seats: number;
}

/**
 * Pairs beginnings with ends, the oldest block ending first. All blocks that pass one boundary of the second row have lasted
 * long enough, and differ by whole steps: any of them may end there.
 * @param began blocks by the boundary at which they have lasted their shortest
 */
function pairedEnds(
  began: Map<number, Running[]>,
  endingAt: (t: number) => number,
  nextStep: (t: number) => number,
  length: number,
): { readonly since: number; readonly until: number; readonly seats: number }[] {
  const blocks: { since: number; until: number; seats: number }[] = [];
  for (let t = 0; t <= length; t += 1) {
    const running = (began.get(t) ?? []).toSorted((a, b) => a.since - b.since);
    for (let ending = endingAt(t); ending > 0;) {
      const oldest = running[0];
      if (oldest === undefined) throw new Error("a block ends that never began");
      const seats = Math.min(ending, oldest.seats);
      blocks.push({ since: oldest.since, until: t, seats });
      ending -= seats;
      oldest.seats -= seats;
      if (oldest.seats === 0) running.shift();
    }
    const next = running.length === 0 ? -1 : nextStep(t);
    if (next >= 0) began.set(next, [...running, ...(began.get(next) ?? [])]);
  }
  return blocks;
}

function boundaryWith(
  elapsedSeconds: Float64Array,
  { from, to }: Stretch,
  after: number,
  fits: (seconds: number) => boolean,
): number {
  for (let at = from + after + 1; at <= to; at += 1)
    if (fits(secondsBetween(elapsedSeconds, from + after, at))) return at - from;
  return -1;
}

function secondsBetween(elapsedSeconds: Float64Array, from: number, to: number): number {
  return (elapsedSeconds[to] ?? 0) - (elapsedSeconds[from] ?? 0);
}

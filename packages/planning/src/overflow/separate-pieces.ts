import type { BlockTerms } from "../agreements/block-shapes.ts";

/** Intervals from `from` up to, but not with, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What there is to cover: the timeline and the seats missing on it. */
export interface SeatNeed {
  /** Seats missing, by interval. */
  readonly need: Int32Array;
  /** What shapes of blocks the agreement allows. */
  readonly terms: BlockTerms;
  /** Elapsed seconds from the start of the grid to the start of each interval, and to its end. */
  readonly elapsedSeconds: Float64Array;
}

/**
 * Whether any stretch that is long enough is a shape: begun at any interval, of any length. Then whatever is needed can be
 * covered wherever there is room for a block.
 */
export function isAnyShape(terms: BlockTerms): boolean {
  const { shortestSeconds, longestSeconds, lengthStepSeconds, mayStart, seconds } = terms;
  return (
    longestSeconds === Infinity &&
    [shortestSeconds, ...seconds].every((each) => each % lengthStepSeconds === 0) &&
    mayStart.every((may) => may === 1)
  );
}

/**
 * Cuts the time line into pieces that can be solved one by one without losing the least cost: stretches of
 * availability, and within them surroundings of missing seats. Where any shape can be had, a block never gains by
 * reaching further than its minimum length beyond the seats it covers, so two needs further apart than twice that do not
 * share a block; otherwise it reaches as far as the longest block does. Pieces too short for a block are left out.
 */
export function separatePieces(seats: SeatNeed): Stretch[] {
  const { need, elapsedSeconds, terms } = seats;
  const reachSeconds = isAnyShape(terms) ? terms.shortestSeconds : terms.longestSeconds;
  return stretchesOf(terms.available).flatMap(({ from, to }) => {
    const length = (elapsedSeconds[to] ?? 0) - (elapsedSeconds[from] ?? 0);
    if (length < terms.shortestSeconds) return [];
    if (reachSeconds === Infinity) return need.subarray(from, to).some((heads) => heads > 0) ? [{ from, to }] : [];
    const pieces: { from: number; to: number }[] = [];
    for (let t = from; t < to; t += 1) {
      if ((need[t] ?? 0) <= 0) continue;
      const around = {
        from: Math.max(from, boundaryBefore(elapsedSeconds, t, reachSeconds)),
        to: Math.min(to, boundaryAfter(elapsedSeconds, t + 1, reachSeconds)),
      };
      const last = pieces.at(-1);
      if (last === undefined || around.from >= last.to) pieces.push(around);
      else last.to = around.to;
    }
    return pieces;
  });
}

/** The first boundary at least so many seconds after this one; beyond the grid where there is none. */
function boundaryAfter(elapsedSeconds: Float64Array, boundary: number, seconds: number): number {
  const until = (elapsedSeconds[boundary] ?? 0) + seconds;
  let after = boundary;
  while (after < elapsedSeconds.length && (elapsedSeconds[after] ?? Infinity) < until) after += 1;
  return after;
}

function boundaryBefore(elapsedSeconds: Float64Array, boundary: number, seconds: number): number {
  const since = (elapsedSeconds[boundary] ?? 0) - seconds;
  let before = boundary;
  while (before > 0 && (elapsedSeconds[before] ?? 0) > since) before -= 1;
  return before;
}

function stretchesOf(available: Uint8Array): Stretch[] {
  const stretches: Stretch[] = [];
  for (let t = 0; t < available.length; t += 1) {
    if (available[t] !== 1) continue;
    const from = t;
    while (available[t] === 1) t += 1;
    stretches.push({ from, to: t });
  }
  return stretches;
}

/** Intervals from `from` up to, but not with, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What there is to cover: the timeline and the seats missing on it. */
export interface SeatNeed {
  /** Seats missing, by interval. */
  readonly need: Int32Array;
  /** 1 where the agreement's seats can be had. */
  readonly available: Uint8Array;
  /** Elapsed seconds from the start of the grid to the start of each interval, and to its end. */
  readonly elapsedSeconds: Float64Array;
  readonly minimumBlockSeconds: number;
}

/**
 * Cuts the time line into pieces that can be solved one by one without losing the least cost: stretches of
 * availability, and within them surroundings of missing seats. A block never gains by reaching further than its
 * minimum length beyond the seats it covers, so two needs further apart than twice that do not share a block. Pieces
 * too short for a block are left out.
 */
export function separatePieces(seats: SeatNeed): Stretch[] {
  const { need, elapsedSeconds, minimumBlockSeconds } = seats;
  return stretchesOf(seats.available).flatMap(({ from, to }) => {
    const length = (elapsedSeconds[to] ?? 0) - (elapsedSeconds[from] ?? 0);
    if (length < minimumBlockSeconds) return [];
    const pieces: { from: number; to: number }[] = [];
    for (let t = from; t < to; t += 1) {
      if ((need[t] ?? 0) <= 0) continue;
      const around = {
        from: Math.max(from, boundaryBefore(seats, t)),
        to: Math.min(to, boundaryAfter(seats, t + 1)),
      };
      const last = pieces.at(-1);
      if (last === undefined || around.from >= last.to) pieces.push(around);
      else last.to = around.to;
    }
    return pieces;
  });
}

/** The first boundary at least a minimum block after this one; beyond the grid where there is none. */
export function boundaryAfter({ elapsedSeconds, minimumBlockSeconds }: SeatNeed, boundary: number): number {
  const until = (elapsedSeconds[boundary] ?? 0) + minimumBlockSeconds;
  let after = boundary;
  while (after < elapsedSeconds.length && (elapsedSeconds[after] ?? Infinity) < until) after += 1;
  return after;
}

function boundaryBefore({ elapsedSeconds, minimumBlockSeconds }: SeatNeed, boundary: number): number {
  const since = (elapsedSeconds[boundary] ?? 0) - minimumBlockSeconds;
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

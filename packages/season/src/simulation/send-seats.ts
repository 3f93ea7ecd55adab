/** Seats of one agreement as a plan counts on them, and how its queues fare when others come. */
export interface SeatsSent {
  /** Seats that the plan expects to come, by interval, in whole seats. */
  readonly expected: Int32Array;
  /** Changes the heads of the queues in an interval for so many seats that came in place of those expected. */
  move(heads: readonly Int32Array[], t: number, came: number): void;
}

/** Rounded to the nearest, as blocks are bought; shares are binary fractions. */
const HALF = 0.5;
const NOBODY = 1e-9;

/**
 * Sends the seats expected of one agreement where its plan does: to its queues in order, as far as heads are missing; the rest was bought
 * because blocks are longer than needs, and counts nowhere.
 * @param coming seats expected, parts of seats included
 * @param missing by queue and interval; what is served is taken off, for the next agreement
 * @param mayServe the queues it may work in an interval, the first served first
 */
export function sendSeats({
  coming,
  mayServe,
  missing,
}: {
  readonly coming: Float64Array;
  readonly mayServe: (t: number) => readonly number[];
  readonly missing: readonly Int32Array[];
}): SeatsSent {
  const expected = Int32Array.from(coming, (seats) => Math.floor(seats + HALF + NOBODY));
  const served = new Map<
    number,
    { readonly byQueue: readonly (readonly [number, number])[]; readonly spare: number }
  >();
  expected.forEach((seats, t) => {
    if (coming[t] === 0) return;
    let free = seats;
    const byQueue = mayServe(t).map((queue): [number, number] => {
      const heads = Math.min(free, missing[queue]?.[t] ?? 0);
      addAt(missing[queue], t, -heads);
      free -= heads;
      return [queue, heads];
    });
    served.set(t, { byQueue, spare: free });
  });
  return {
    expected,
    move: (heads, t, came) => {
      const { byQueue = [], spare = 0 } = served.get(t) ?? {};
      let away = Math.max(0, (expected[t] ?? 0) - came - spare);
      for (const [queue, at] of byQueue.toReversed()) {
        const less = Math.min(away, at);
        addAt(heads[queue], t, -less);
        away -= less;
      }
      let more = Math.max(0, came - (expected[t] ?? 0));
      for (const [queue] of byQueue) {
        const filled = Math.min(more, missing[queue]?.[t] ?? 0);
        addAt(heads[queue], t, filled);
        more -= filled;
      }
      addAt(heads[byQueue[0]?.[0] ?? -1], t, more);
    },
  };
}

function addAt(heads: Int32Array | undefined, t: number, change: number): void {
  if (heads !== undefined) heads[t] = (heads[t] ?? 0) + change;
}

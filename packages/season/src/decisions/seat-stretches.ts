import type { IntervalGrid, TimeZone } from "@springtide/calendar";
import type { SeatStretch } from "@springtide/contracts";
import type { BlockOption } from "./block-options.ts";

/** Seats of options as a plan lists them, each stretch once, with instants on the agreement's clock; in order of time. */
export function seatStretches(
  options: readonly BlockOption[],
  seats: ArrayLike<number>,
  grid: IntervalGrid,
  zone: TimeZone,
): SeatStretch[] {
  const stretches = new Map<string, { readonly from: number; readonly to: number; readonly count: number }>();
  options.forEach(({ from, to }, i) => {
    const count = (stretches.get(`${from} ${to}`)?.count ?? 0) + (seats[i] ?? 0);
    if (count > 0) stretches.set(`${from} ${to}`, { from, to, count });
  });
  return [...stretches.values()]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ from, to, count }) => ({
      start: zone.formatInstant(grid.startsMs[from] ?? 0),
      end: zone.formatInstant(endMs(grid, to)),
      seats: count,
    }));
}

/** End of the interval before this one. */
function endMs({ startsMs, seconds }: IntervalGrid, to: number): number {
  return (startsMs[to - 1] ?? 0) + (seconds[to - 1] ?? 0) * 1000;
}

export function seatHours(stretches: readonly SeatStretch[]): number {
  return stretches.reduce((sum, { start, end, seats }) => sum + seats * hoursOf(start, end), 0);
}

function hoursOf(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 3_600_000;
}

/** How many blocks they are: one seat for one stretch is one. */
export function blocksOf(stretches: readonly SeatStretch[]): number {
  return stretches.reduce((sum, { seats }) => sum + seats, 0);
}

/** Most seats at one time. */
export function mostAtOnce(stretches: readonly SeatStretch[]): number {
  const moments = stretches.flatMap(({ start, end, seats }) => [
    { at: Date.parse(start), seats },
    { at: Date.parse(end), seats: -seats },
  ]);
  // Who goes makes room before who comes.
  moments.sort((a, b) => a.at - b.at || a.seats - b.seats);
  let [there, most] = [0, 0];
  for (const { seats } of moments) {
    there += seats;
    most = Math.max(most, there);
  }
  return most;
}

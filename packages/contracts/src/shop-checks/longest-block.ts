import type { OpeningHours, Window } from "../weekly-hours.ts";

const DAY_MINUTES = 1440;

/**
 * The longest block, in seconds, that hours of a week leave room for, if blocks begin at steps from midnight; Infinity where it
 * never closes. Stretches that touch at midnight are one; single days that differ count by themselves. 0 where nothing fits.
 */
export function longestBlockSeconds({ week, exceptions }: OpeningHours, stepSeconds: number): number {
  const stepMinutes = stepSeconds / 60;
  // Two weeks side by side, so that a stretch over the end of the week is whole in one of them.
  const twice = [...week, ...week].flatMap((windows, day) => windows.map((window) => shifted(window, day)));
  const single = exceptions.flatMap(({ windows }) => joined([...windows]));
  const stretches = joined(twice);
  if (stretches.some(({ fromMinute, toMinute }) => toMinute - fromMinute >= 14 * DAY_MINUTES)) return Infinity;
  return Math.max(0, ...[...stretches, ...single].map((stretch) => room(stretch, stepMinutes) * 60));
}

function shifted({ fromMinute, toMinute }: Window, day: number): Window {
  return { fromMinute: fromMinute + day * DAY_MINUTES, toMinute: toMinute + day * DAY_MINUTES };
}

function joined(windows: Window[]): Window[] {
  const stretches: Window[] = [];
  for (const window of windows.toSorted((a, b) => a.fromMinute - b.fromMinute)) {
    const last = stretches.at(-1);
    if (last !== undefined && last.toMinute >= window.fromMinute)
      last.toMinute = Math.max(last.toMinute, window.toMinute);
    else stretches.push({ ...window });
  }
  return stretches;
}

/** From the first start in a stretch to its end. */
function room({ fromMinute, toMinute }: Window, stepMinutes: number): number {
  const midnight = Math.floor(fromMinute / DAY_MINUTES) * DAY_MINUTES;
  const start = midnight + Math.ceil((fromMinute - midnight) / stepMinutes) * stepMinutes;
  // Steps begin anew at midnight, also those that do not divide the day.
  return Math.max(0, toMinute - Math.min(start, midnight + DAY_MINUTES));
}

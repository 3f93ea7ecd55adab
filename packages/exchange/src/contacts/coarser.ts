import type { TimeZone } from "@springtide/calendar";
import type { ContactHistory } from "@springtide/contracts";
import { ZoneClock } from "./zone-clock.ts";

/**
 * Sums intervals up into longer ones of the same local clock. Counts add; where one part is not known, the sum is not;
 * handling times are averaged by the contacts they were measured on.
 * @param minutes a multiple of the history's own interval
 */
export function coarser(history: ContactHistory, minutes: number, zone: TimeZone): ContactHistory {
  const clock = new ZoneClock(zone);
  const into = new Uint32Array(history.startMs.length);
  const starts: number[] = [];
  history.startMs.forEach((startMs, at) => {
    const start = clock.intervalStart(startMs, minutes * 60_000);
    if (starts.at(-1) !== start) starts.push(start);
    into[at] = starts.length - 1;
  });
  const sum = (parts: Float64Array): Float64Array => {
    const sums = new Float64Array(starts.length);
    into.forEach((cell, at) => (sums[cell] = (sums[cell] ?? 0) + (parts[at] ?? Number.NaN)));
    return sums;
  };
  return {
    queue: history.queue,
    minutes,
    startMs: Float64Array.from(starts),
    offered: sum(history.offered),
    handled: sum(history.handled),
    abandoned: sum(history.abandoned),
    ahtSeconds: meanHandlingTimes(history, into, starts.length),
  };
}

function meanHandlingTimes(history: ContactHistory, into: Uint32Array, cells: number): Float64Array {
  const seconds = new Float64Array(cells);
  const weights = new Float64Array(cells);
  into.forEach((cell, at) => {
    const aht = history.ahtSeconds[at] ?? Number.NaN;
    const weight = measuredContacts(history, at);
    if (Number.isNaN(aht) || weight <= 0) return;
    seconds[cell] = (seconds[cell] ?? 0) + aht * weight;
    weights[cell] = (weights[cell] ?? 0) + weight;
  });
  return seconds.map((total, cell) => total / (weights[cell] ?? 0));
}

/** Contacts that a mean handling time was measured on: those handled or, not knowing, those offered and not abandoned. */
function measuredContacts({ offered, handled, abandoned }: ContactHistory, at: number): number {
  const known = handled[at] ?? Number.NaN;
  if (!Number.isNaN(known)) return known;
  const lost = abandoned[at] ?? Number.NaN;
  return (offered[at] ?? 0) - (Number.isNaN(lost) ? 0 : lost);
}

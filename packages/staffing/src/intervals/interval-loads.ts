import { atInterval, requireIntervalWork, type IntervalWork } from "./by-interval.ts";

/**
 * The load of each interval taken alone: rate times handling time, as if every interval had always been going on (SIPP,
 * "stationary, independent, period by period"). It is what most tools do, and stands here for comparison with them: it
 * misses the climb from an empty floor, is early on every slope, and knows nothing of a backlog. For staffing see
 * `offeredLoadPath`.
 * Source: Green, Kolesar & Soares (2001), Operations Research 49(4), 549-564. Cost: a product an interval.
 * @throws Refusal for lists of different lengths, or a rate, a length or a handling time that cannot be
 */
export function independentLoads(work: IntervalWork): Float64Array {
  requireIntervalWork(work);
  return Float64Array.from(work.contactsPerHour, (rate, index) => (rate * atInterval(work.ahtSeconds, index)) / 3600);
}

/** Contacts that arrive up to a time of the day, with the rate before the first interval taken as none. */
function arrivedUntil(seconds: number, { contactsPerHour, intervalSeconds }: IntervalWork): number {
  let arrived = 0;
  let left = seconds;
  for (let index = 0; index < contactsPerHour.length && left > 0; index += 1) {
    const length = atInterval(intervalSeconds, index);
    arrived += ((contactsPerHour[index] ?? 0) * Math.min(left, length)) / 3600;
    left -= length;
  }
  return arrived;
}

/**
 * As `independentLoads`, with the mean rate of the interval shifted back by one handling time (lag SIPP): work is in
 * hand for about so long after it came. Repairs smooth profiles with handling times up to half an hour; an overload it
 * misses as much. Before the first interval nothing arrives.
 * Source: Green, Kolesar & Soares (2001), Operations Research 49(4), 549-564. Cost: O(intervals squared).
 * @throws Refusal as `independentLoads`
 * @example laggedLoads({ contactsPerHour: [60, 60], intervalSeconds: 1800, ahtSeconds: 600 })[0] // about 6.667
 */
export function laggedLoads(work: IntervalWork): Float64Array {
  requireIntervalWork(work);
  let start = 0;
  return Float64Array.from(work.contactsPerHour, (_rate, index) => {
    const aht = atInterval(work.ahtSeconds, index);
    const length = atInterval(work.intervalSeconds, index);
    const arrived = arrivedUntil(start + length - aht, work) - arrivedUntil(start - aht, work);
    start += length;
    return (arrived / length) * aht;
  });
}

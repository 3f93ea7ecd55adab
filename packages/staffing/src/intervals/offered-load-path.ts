import { requireLoad, refuse } from "../domain.ts";
import { atInterval, requireIntervalWork, type IntervalWork } from "./by-interval.ts";

/** A load that moves: what an interval's staffing has to carry, interval by interval. */
export interface OfferedLoadPath {
  /** Mean load within each interval, in erlangs. */
  readonly meanErlangs: Float64Array;
  /** Load at the end of the last interval: hand it to the next day as its start. */
  readonly endErlangs: number;
}

/** The path's question: the work, and what is in hand when it begins. */
export interface OfferedLoadQuestion extends IntervalWork {
  /** Load carried in from before the first interval; none (a closed shop opens) if not given. */
  readonly startLoadErlangs?: number;
}

/**
 * `offeredLoadPath` without a new array: writes the mean load of each interval into `meanErlangs` and answers with the
 * load at the end. For callers who ask it for every day of every path.
 * Cost: one exponential an interval, nothing allocated.
 * @throws Refusal as `offeredLoadPath`, and where `meanErlangs` is shorter than the list of rates
 */
export function writeOfferedLoadPath(question: OfferedLoadQuestion, meanErlangs: Float64Array): number {
  const { contactsPerHour, intervalSeconds, ahtSeconds, startLoadErlangs = 0 } = question;
  requireIntervalWork(question);
  requireLoad(startLoadErlangs, "/startLoadErlangs");
  if (meanErlangs.length < contactsPerHour.length) {
    refuse(
      "room-too-short",
      "/meanErlangs",
      meanErlangs.length,
      `there is room for each of the ${contactsPerHour.length} intervals`,
      "Give an array as long as the list of rates.",
    );
  }
  let load = startLoadErlangs;
  for (let index = 0; index < contactsPerHour.length; index += 1) {
    const aht = atInterval(ahtSeconds, index);
    const settled = ((contactsPerHour[index] ?? 0) * aht) / 3600;
    const handleTimes = atInterval(intervalSeconds, index) / aht;
    const settling = -Math.expm1(-handleTimes);
    meanErlangs[index] = settled + ((load - settled) * settling) / handleTimes;
    load += (settled - load) * settling;
  }
  return load;
}

/**
 * The load that really is in hand through the day when rates move: modified offered load (MOL), the mean number busy
 * of a team without bounds, m' = lambda - m/aht, exact on intervals of constant rate. Work begun in one interval goes
 * on in the next, so the load lags behind the rate by about one handling time and starts at 0 when the doors open.
 * Put its interval means, instead of rate times handling time, into a steady-state formula: with patience the service
 * level of an interval is then right to 1 or 2 points except in an opening rush. Not for overload without patience:
 * there a line builds that no load path knows; see `transientDay`.
 * A handling time that changes between intervals holds for all work in hand from there on.
 * Source: Jennings, Mandelbaum, Massey & Whitt (1996), Management Science 42(10), 1383-1394.
 * Cost: one exponential an interval.
 * @throws Refusal for lists of different lengths, or a rate, a length, a handling time or a load that cannot be
 * @example offeredLoadPath({ contactsPerHour: [60], intervalSeconds: 1800, ahtSeconds: 600 }).meanErlangs[0] // about 6.833
 */
export function offeredLoadPath(question: OfferedLoadQuestion): OfferedLoadPath {
  const meanErlangs = new Float64Array(question.contactsPerHour.length);
  return { meanErlangs, endErlangs: writeOfferedLoadPath(question, meanErlangs) };
}

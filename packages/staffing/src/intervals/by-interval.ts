import { LARGEST_RATE, LONGEST_SECONDS, refuse, requireHandleTime, requireRate, SHORTEST_SECONDS } from "../domain.ts";

/** One number for all intervals, or a list with one for each. */
export type ByInterval = number | ArrayLike<number>;

/** The work that comes in, interval after interval, from the first to the last without a gap. */
export interface IntervalWork {
  /** Expected contacts an hour in each interval, constant within it; its length is the number of intervals. */
  readonly contactsPerHour: ArrayLike<number>;
  /** Length of each interval; days of 23 or 25 hours simply have fewer or more of them. */
  readonly intervalSeconds: ByInterval;
  /** Mean handling time of the contacts served in each interval. */
  readonly ahtSeconds: ByInterval;
}

/** The value for one interval. */
export function atInterval(values: ByInterval, index: number): number {
  return typeof values === "number" ? values : (values[index] ?? 0);
}

/** Names the place of a value as the caller wrote it: "/ahtSeconds" for one number, "/ahtSeconds/3" in a list. */
export function placeOf(values: ByInterval, field: string, index: number): string {
  return typeof values === "number" ? field : `${field}/${index}`;
}

export function requireOneForEach(values: ByInterval, intervals: number, field: string): void {
  if (typeof values === "number" || values.length === intervals) return;
  refuse(
    "intervals-differ",
    field,
    values.length,
    `there is one value for each of the ${intervals} intervals`,
    "Give one number for all intervals, or a list as long as the list of rates.",
  );
}

function requireIntervalLength(seconds: number, field: string): void {
  if (seconds > 0 && seconds <= LONGEST_SECONDS) return;
  refuse(
    "interval-out-of-range",
    field,
    seconds,
    "an interval is longer than 0 and at most 30 days",
    "Give its length in seconds, such as 900.",
  );
}

/** @throws Refusal for lists of different lengths, or a rate, a length or a handling time that cannot be */
export function requireIntervalWork({ contactsPerHour, intervalSeconds, ahtSeconds }: IntervalWork): void {
  const intervals = contactsPerHour.length;
  requireOneForEach(intervalSeconds, intervals, "/intervalSeconds");
  requireOneForEach(ahtSeconds, intervals, "/ahtSeconds");
  for (let index = 0; index < intervals; index += 1) {
    const rate = contactsPerHour[index] ?? 0;
    const seconds = atInterval(intervalSeconds, index);
    const aht = atInterval(ahtSeconds, index);
    // A place is only put into words where there is something to refuse: this runs for every path of a plan.
    if (!(rate >= 0 && rate <= LARGEST_RATE)) requireRate(rate, placeOf(contactsPerHour, "/contactsPerHour", index));
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS))
      requireIntervalLength(seconds, placeOf(intervalSeconds, "/intervalSeconds", index));
    if (!(aht >= SHORTEST_SECONDS && aht <= LONGEST_SECONDS))
      requireHandleTime(aht, placeOf(ahtSeconds, "/ahtSeconds", index));
  }
}

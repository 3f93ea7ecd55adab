/** What is counted of each interval of a day, over all replications; times in microseconds. */
export class DayTally {
  readonly offered: Float64Array;
  /** Of those offered in the interval. */
  readonly waited: Float64Array;
  readonly answeredInTime: Float64Array;
  readonly waitMicros: Float64Array;
  readonly lost: Float64Array;
  /** Within the interval, whenever they were offered. */
  readonly served: Float64Array;
  readonly abandoned: Float64Array;
  readonly queueMicros: Float64Array;
  readonly busyMicros: Float64Array;

  constructor(intervals: number) {
    const zeros = (): Float64Array => new Float64Array(intervals);
    this.offered = zeros();
    this.waited = zeros();
    this.answeredInTime = zeros();
    this.waitMicros = zeros();
    this.lost = zeros();
    this.served = zeros();
    this.abandoned = zeros();
    this.queueMicros = zeros();
    this.busyMicros = zeros();
  }
}

/** Adds the stretch from `from` to `until` to the intervals it passes through, beginning with interval `at`. */
export function spread(
  into: Float64Array,
  startsMicros: Float64Array,
  at: number,
  { from, until }: { readonly from: number; readonly until: number },
): void {
  let begin = from;
  for (let interval = at; interval < into.length && begin < until; interval += 1) {
    const end = Math.min(until, startsMicros[interval + 1] ?? Infinity);
    if (end <= begin) continue;
    into[interval] = (into[interval] ?? 0) + end - begin;
    begin = end;
  }
}

/** Adds one in the interval that `micros` lies in, looked for from `at` on; nothing after the last. */
export function countAt(into: Float64Array, startsMicros: Float64Array, at: number, micros: number): void {
  let interval = at;
  while (interval < into.length && (startsMicros[interval + 1] ?? Infinity) <= micros) interval += 1;
  if (interval < into.length) into[interval] = (into[interval] ?? 0) + 1;
}

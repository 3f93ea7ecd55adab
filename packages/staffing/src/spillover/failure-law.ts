import { refuse } from "../domain.ts";

/**
 * How many contacts fail at a channel when so many are offered: abandon, find the line full, or stay unanswered.
 * share: always the same share. capacity: everything beyond what the team can work off (fluid; e-mail, social).
 * queue: any model of a queue, such as contacts an hour times P(abandon); for chat count slots as agents. A model must
 * say 0 for nothing offered, never more than is offered, and one more contact may add at most one failure, as in every
 * queue whose served rate does not fall when more arrive. `slope` is its derivative; taken numerically if not given.
 */
export type FailureLaw =
  | { readonly kind: "share"; readonly failedShare: number }
  | { readonly kind: "capacity"; readonly capacityPerHour: number }
  | {
      readonly kind: "queue";
      readonly failedPerHour: (offeredPerHour: number) => number;
      readonly slope?: (offeredPerHour: number) => number;
    };

/** A `FailureLaw` that changes with the interval (counted from 0), as agents do: numbers may be lists by interval. */
export type FailureLawOverTime =
  | { readonly kind: "share"; readonly failedShare: number | ArrayLike<number> }
  | { readonly kind: "capacity"; readonly capacityPerHour: number | ArrayLike<number> }
  | {
      readonly kind: "queue";
      readonly failedPerHour: (offeredPerHour: number, interval: number) => number;
      readonly slope?: (offeredPerHour: number, interval: number) => number;
    };

/** Rounding in a model may take failures this far beyond what is offered. */
const HAIR = 1e-9;
/** Backward difference: slopes of a convex law come out a hair too low, which keeps a search from below below. */
const DIFFERENCE = 1e-6;

function atInterval(value: number | ArrayLike<number>, interval: number): number {
  return typeof value === "number" ? value : (value[interval] ?? 0);
}

/** Failed contacts an hour at one interval. @throws Refusal where a model's answer is no part of what is offered */
export function failedAt(law: FailureLawOverTime, offeredPerHour: number, interval: number, channel: number): number {
  if (law.kind === "share") return atInterval(law.failedShare, interval) * offeredPerHour;
  if (law.kind === "capacity") return Math.max(0, offeredPerHour - atInterval(law.capacityPerHour, interval));
  const failed = law.failedPerHour(offeredPerHour, interval);
  if (!(failed >= 0 && failed <= offeredPerHour * (1 + HAIR))) {
    refuse(
      "failure-out-of-range",
      `/channels/${channel}/failure`,
      `${failed} failed contacts an hour of ${offeredPerHour} offered`,
      "what fails is between nothing and all that is offered",
      "Give the failed contacts an hour: those offered times the share that is not served.",
    );
  }
  return failed;
}

/** What one more offered contact adds to the failures, in [0, 1]; `failed` is the law's value at the same place. */
export function slopeAt(
  law: FailureLawOverTime,
  offeredPerHour: number,
  failed: number,
  interval: number,
  channel: number,
): number {
  if (law.kind === "share") return atInterval(law.failedShare, interval);
  if (law.kind === "capacity") return offeredPerHour > atInterval(law.capacityPerHour, interval) ? 1 : 0;
  if (law.slope !== undefined) return within01(law.slope(offeredPerHour, interval));
  const step = DIFFERENCE * offeredPerHour;
  if (step === 0) return 0;
  return within01((failed - failedAt(law, offeredPerHour - step, interval, channel)) / step);
}

/** A direction to search in, no result: a slope out of range costs a step, never the answer. */
function within01(slope: number): number {
  return slope > 0 ? Math.min(1, slope) : 0;
}

/** The most that one more contact can add to the failures at any interval: what the guarantee of settling rests on. */
export function steepest(law: FailureLawOverTime): number {
  if (law.kind !== "share") return 1;
  if (typeof law.failedShare === "number") return law.failedShare;
  let most = 0;
  for (let interval = 0; interval < law.failedShare.length; interval += 1) {
    most = Math.max(most, law.failedShare[interval] ?? 0);
  }
  return most;
}

/** @throws Refusal for a share outside [0, 1], a negative capacity, or a list of another length than the intervals */
export function requireFailureLaw(law: FailureLawOverTime, intervals: number, field: string): void {
  if (law.kind === "queue") return;
  const values = law.kind === "share" ? law.failedShare : law.capacityPerHour;
  const place = `${field}/${law.kind === "share" ? "failedShare" : "capacityPerHour"}`;
  const check = law.kind === "share" ? requireFailedShare : requireCapacity;
  if (typeof values === "number") {
    check(values, place);
    return;
  }
  if (values.length !== intervals) {
    refuse(
      "lengths-differ",
      place,
      `${values.length} values`,
      `there are ${intervals} intervals`,
      "Give one value for each interval, or one number for all.",
    );
  }
  for (let interval = 0; interval < intervals; interval += 1) check(values[interval] ?? NaN, `${place}/${interval}`);
}

export function requireFailedShare(share: number, field: string): void {
  if (share >= 0 && share <= 1) return;
  refuse(
    "share-out-of-range",
    field,
    share,
    "a share of contacts that fail lies between 0 and 1",
    "Give it as a fraction, such as 0.1 for 10 %.",
  );
}

function requireCapacity(capacityPerHour: number, field: string): void {
  if (capacityPerHour >= 0) return;
  refuse(
    "capacity-out-of-range",
    field,
    capacityPerHour,
    "a capacity is not negative",
    "Give the contacts that the team can work off in an hour; 0 where nobody works.",
  );
}

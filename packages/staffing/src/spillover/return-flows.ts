import { LONGEST_SECONDS, refuse, SHORTEST_SECONDS } from "../domain.ts";
import { requireSpill, requireSquare, type SpillMatrix } from "./spill-matrix.ts";

/** Contacts that failed and have not come back yet: what one stretch of time hands to the next. */
export interface ReturnsUnderWay {
  /** Row i, column j: contacts that failed on i and will come back on j. */
  readonly delayedContacts: readonly ArrayLike<number>[];
  /** By channel: contacts whose time has come and that wait for it to open. */
  readonly waitingForOpeningContacts: ArrayLike<number>;
}

/** How failures come back in time: the same for offered contacts from needs and for needs from offered contacts. */
export interface ReturnTiming {
  readonly intervalSeconds: number;
  readonly spill: SpillMatrix;
  /** Row i, column j: mean delay, exponential; 0 for at once. Where nobody comes back the number does not matter. */
  readonly meanDelaySeconds: SpillMatrix;
  /** What failed before the first interval; nothing if not given. */
  readonly returnsUnderWay?: ReturnsUnderWay;
}

/**
 * Failures on their way back, by pairs of channels. Failures are spread evenly over their interval and come back after
 * an exponential delay of mean d, in discrete time without loss: with z = interval / d a share 1 - (1 - e^-z)/z comes
 * back within the interval of the failure, and of the rest 1 - e^-z in each interval after. The law has no memory, so
 * one number a pair carries all the past, whatever the horizon. What is due at a closed channel waits and comes in its
 * first open interval. Unchecked but for the matrices; `begin` and `end` stand around each interval.
 */
export class ReturnFlows {
  readonly #size: number;
  readonly #intervalHours: number;
  /** Shares of failures that come back within their own interval, and later. */
  readonly atOnce: Float64Array;
  readonly #later: Float64Array;
  /** Of what is under way, the share that comes back in an interval. */
  readonly #due: Float64Array;
  readonly #delayed: Float64Array;
  readonly #waiting: Float64Array;
  readonly spill: Float64Array;

  constructor({ intervalSeconds, spill, meanDelaySeconds, returnsUnderWay }: ReturnTiming, channels: number) {
    requireInterval(intervalSeconds);
    this.#size = channels;
    this.#intervalHours = intervalSeconds / 3600;
    this.spill = requireSpill(spill, channels);
    const delays = requireDelays(meanDelaySeconds, channels);
    this.atOnce = this.spill.map((share, pair) => share * (1 - shareLeft(intervalSeconds / (delays[pair] ?? 0))));
    this.#later = this.spill.map((share, pair) => share - (this.atOnce[pair] ?? 0));
    this.#due = delays.map((delay) => -Math.expm1(-intervalSeconds / delay));
    this.#delayed = delayedBefore(returnsUnderWay, channels);
    this.#waiting = waitingBefore(returnsUnderWay, channels);
  }

  /** Contacts an hour that come in this interval from failures of earlier ones; where `takes` is 0 they wait. */
  begin(takes: Uint8Array, duePerHour: Float64Array): void {
    for (let to = 0; to < this.#size; to += 1) {
      let due = this.#waiting[to] ?? 0;
      for (let pair = to; pair < this.#delayed.length; pair += this.#size) {
        due += (this.#delayed[pair] ?? 0) * (this.#due[pair] ?? 0);
      }
      this.#waiting[to] = takes[to] === 1 ? 0 : due;
      duePerHour[to] = takes[to] === 1 ? due / this.#intervalHours : 0;
    }
  }

  /** Adds the contacts an hour that come back within the interval of their failure. */
  addAtOnce(takes: Uint8Array, failedPerHour: Float64Array, into: Float64Array): void {
    for (let pair = 0; pair < this.atOnce.length; pair += 1) {
      const to = pair % this.#size;
      if (takes[to] !== 1) continue;
      into[to] = (into[to] ?? 0) + (this.atOnce[pair] ?? 0) * (failedPerHour[Math.floor(pair / this.#size)] ?? 0);
    }
  }

  /** Takes note of the interval's failures. */
  end(takes: Uint8Array, failedPerHour: Float64Array): void {
    for (let pair = 0; pair < this.#delayed.length; pair += 1) {
      const failed = (failedPerHour[Math.floor(pair / this.#size)] ?? 0) * this.#intervalHours;
      const delayed = this.#delayed[pair] ?? 0;
      this.#delayed[pair] = delayed - delayed * (this.#due[pair] ?? 0) + failed * (this.#later[pair] ?? 0);
      const to = pair % this.#size;
      if (takes[to] !== 1) this.#waiting[to] = (this.#waiting[to] ?? 0) + failed * (this.atOnce[pair] ?? 0);
    }
  }

  underWay(): ReturnsUnderWay {
    return {
      delayedContacts: Array.from({ length: this.#size }, (_, from) =>
        this.#delayed.slice(from * this.#size, (from + 1) * this.#size),
      ),
      waitingForOpeningContacts: Float64Array.from(this.#waiting),
    };
  }
}

/** (1 - e^-z)/z: the mean chance, over a failure's place in its interval, not to come back before the interval ends. */
function shareLeft(intervalOverDelay: number): number {
  return -Math.expm1(-intervalOverDelay) / intervalOverDelay;
}

function requireInterval(intervalSeconds: number): void {
  if (intervalSeconds >= SHORTEST_SECONDS && intervalSeconds <= LONGEST_SECONDS) return;
  refuse(
    "interval-out-of-range",
    "/intervalSeconds",
    intervalSeconds,
    "an interval lasts at least a microsecond and at most 30 days",
    "Give its length in seconds, such as 900 for a quarter of an hour.",
  );
}

function requireDelays(meanDelaySeconds: SpillMatrix, channels: number): Float64Array {
  return requireSquare(meanDelaySeconds, channels, {
    field: "/meanDelaySeconds",
    highest: LONGEST_SECONDS,
    entry: "a mean delay",
    remedy: "Give it in seconds, such as 1200 for redials; 0 where customers come back at once.",
  });
}

function delayedBefore(before: ReturnsUnderWay | undefined, channels: number): Float64Array {
  if (before === undefined) return new Float64Array(channels * channels);
  return requireSquare(
    before.delayedContacts.map((row) => Array.from(row)),
    channels,
    {
      field: "/returnsUnderWay/delayedContacts",
      highest: Number.MAX_VALUE,
      entry: "a number of contacts under way",
      remedy: "Give what the stretch before returned.",
    },
  );
}

function waitingBefore(before: ReturnsUnderWay | undefined, channels: number): Float64Array {
  const waiting = Float64Array.from(before?.waitingForOpeningContacts ?? new Float64Array(channels));
  if (waiting.length !== channels || !waiting.every((contacts) => contacts >= 0 && contacts < Infinity)) {
    refuse(
      "entry-out-of-range",
      "/returnsUnderWay/waitingForOpeningContacts",
      waiting.join(", "),
      `there is one number of contacts, not negative, for each of ${channels} channels`,
      "Give what the stretch before returned.",
    );
  }
  return waiting;
}

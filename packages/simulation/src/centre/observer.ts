import type { AttemptEnd } from "../model/contact-centre.ts";

/** One attempt that has come to its end, told as it happens. Times in whole microseconds since the start of the run. */
export interface AttemptRecord {
  readonly queue: number;
  readonly interval: number;
  /** The customer: queue, interval and rank of the first arrival. */
  readonly homeQueue: number;
  readonly homeInterval: number;
  readonly rank: number;
  readonly attempt: number;
  readonly offeredAtMicros: number;
  /** From the offer to the first word of an agent, or to giving up. */
  readonly waitMicros: number;
  readonly end: AttemptEnd;
  /** Who took it; -1 for nobody. */
  readonly agent: number;
}

/** Told of every attempt when it is answered, or ends without. It costs time: leave it out where counts are enough. */
export type AttemptObserver = (attempt: AttemptRecord) => void;

import { KeyedWords } from "@springtide/probability";

/*
 * The layout of chance, one for every engine of this package, so that two of them tell the same story.
 *
 * A contact is known by (replication, queue, interval, rank, attempt): the queue and the interval in which its customer
 * first arrived, its rank by time within that interval from 0, and 0 for the first attempt. Its numbers hang on that
 * name alone: the plan, the other queues and the other days cannot move them, so two plans meet the same customers.
 *
 *   purpose      words (counter, lane)               used for
 *   "arrivals"   (rank / 2, interval)                word rank % 2: the gap before the contact: `arrivals/`
 *   "contact"    (rank, laneOf(interval, attempt))   word 0: handling time; word 1: patience (and segment, and balking)
 *   "routing"    (rank, laneOf(interval, attempt))   word 0: shares of the routing; word 1: offers of a call-back
 *   "return"     (rank, laneOf(interval, attempt))   word 0: whether and where the customer tries again; word 1: when
 *
 * Contacts that are there when a run begins are of interval 0, with ranks from FIRST_OPENING_RANK on, which no arrival reaches.
 *
 * Each purpose has one key per (seed, replication, queue). Times are whole microseconds: Math.round of the draw.
 */

/** A lane holds attempts up to this; a customer who fails this often gives up. */
export const MOST_ATTEMPTS = 1024;
/** Intervals that a lane can tell apart: 119 years of quarter hours. */
export const MOST_INTERVALS = 2 ** 22;

/** Rank of the first contact that is there when a run begins; a run has fewer arrivals than this. */
export const FIRST_OPENING_RANK = 2 ** 31;

/** The lane of an attempt: intervals in the low 22 bits, attempts above them. */
export function laneOf(interval: number, attempt: number): number {
  return interval | (attempt << 22);
}

/** The keys of one queue in one replication. */
export interface QueueStreams {
  readonly arrivals: KeyedWords;
  readonly contact: KeyedWords;
  readonly routing: KeyedWords;
  readonly returning: KeyedWords;
}

/** The streams of a queue. @throws RangeError for a seed that is not finite */
export function queueStreams(seed: number, replication: number, queue: number): QueueStreams {
  const key = (purpose: string): KeyedWords => new KeyedWords(seed, `simulation ${purpose}`, replication, queue);
  return { arrivals: key("arrivals"), contact: key("contact"), routing: key("routing"), returning: key("return") };
}

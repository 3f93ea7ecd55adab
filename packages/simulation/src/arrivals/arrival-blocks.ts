import { exponentialOfWord } from "@springtide/probability";
import { laneOf, type QueueStreams } from "../streams.ts";

/** Contacts made at once: few enough that all stays in the nearest cache. */
export const BLOCK_CONTACTS = 512;
/** Contacts made at once where few are left to come, at least. */
const SMALL_BLOCK = 16;
const MICROS_AN_HOUR = 3600e6;

/** First contacts of one queue: who comes when. */
export interface Arrivals {
  readonly streams: QueueStreams;
  /** The rate in each interval; constant within it. */
  readonly contactsPerHour: Float64Array;
  /** Start of each interval in whole microseconds, rising; then the end of the last, which may be Infinity. */
  readonly startsMicros: Float64Array;
}

/**
 * The first contacts of one queue in order of time, block by block: when each comes, and its two words of the purpose
 * "contact" (2 x place and 2 x place + 1). Gaps between contacts are exponential, begun anew at the start of each interval:
 * the Poisson process of the rates, as it has no memory. Contact k of an interval has its own words, whatever the rate: a
 * higher rate brings the same customers closer together. All within a block are of one interval.
 * Cost: O(1) a contact; memory O(1).
 */
export class ArrivalBlocks {
  readonly atMicros = new Float64Array(BLOCK_CONTACTS);
  readonly contactWords = new Int32Array(2 * BLOCK_CONTACTS);
  interval = -1;
  contacts = 0;
  /** Rank within its interval of the first contact of the block. */
  firstRank = 0;

  readonly #arrivals: Arrivals;
  readonly #gapWords = new Int32Array(BLOCK_CONTACTS);
  #rank = 0;
  /** Gaps of the interval so far, in mean gaps. */
  #gaps = 0;
  #ended = true;

  constructor(arrivals: Arrivals) {
    this.#arrivals = arrivals;
  }

  /** Makes the next block with at least one contact; false once nobody comes any more. */
  next(): boolean {
    do {
      if (this.#ended && !this.#nextInterval()) return false;
      this.#place();
    } while (this.contacts === 0);
    this.firstRank = this.#rank;
    this.#arrivals.streams.contact.fill(this.contactWords, this.contacts, this.#rank, laneOf(this.interval, 0));
    this.#rank += this.contacts;
    return true;
  }

  #nextInterval(): boolean {
    const { contactsPerHour } = this.#arrivals;
    let interval = this.interval + 1;
    while (interval < contactsPerHour.length && !((contactsPerHour[interval] ?? 0) > 0)) interval += 1;
    if (interval >= contactsPerHour.length) return false;
    this.interval = interval;
    this.#rank = 0;
    this.#gaps = 0;
    this.#ended = false;
    return true;
  }

  /** Places of the next contacts of the interval, up to its end. */
  #place(): void {
    const { streams, contactsPerHour, startsMicros } = this.#arrivals;
    const start = startsMicros[this.interval] ?? 0;
    const end = startsMicros[this.interval + 1] ?? Infinity;
    const perGap = MICROS_AN_HOUR / (contactsPerHour[this.interval] ?? 0);
    const size = blockSize((end - start) / perGap - this.#gaps);
    // Fields are read once: in the loop they would cost more than the draws.
    const words = this.#gapWords;
    const places = this.atMicros;
    streams.arrivals.fill(words, size / 2, this.#rank / 2, this.interval);
    let gaps = this.#gaps;
    let contacts = 0;
    while (contacts < size) {
      gaps += exponentialOfWord(words[contacts] ?? 0);
      const at = Math.round(start + gaps * perGap);
      if (at >= end) break;
      places[contacts] = at;
      contacts += 1;
    }
    this.#ended = contacts < size;
    this.#gaps = gaps;
    this.contacts = contacts;
  }
}

/** A block that will hold about all who are still expected; even, as words come in pairs. */
function blockSize(expected: number): number {
  if (!(expected < BLOCK_CONTACTS)) return BLOCK_CONTACTS;
  const likely = Math.ceil((expected + 2 * Math.sqrt(Math.max(0, expected))) / 2) * 2;
  return Math.min(BLOCK_CONTACTS, Math.max(SMALL_BLOCK, likely));
}

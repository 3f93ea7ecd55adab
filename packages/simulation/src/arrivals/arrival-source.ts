import { type Arrivals, ArrivalBlocks } from "./arrival-blocks.ts";

/**
 * First contacts of one queue, one after the other. After `next()` said true, the fields tell the contact: when, its
 * interval, its rank there, and its two words of the purpose "contact". Cost: O(1) a contact, O(1) memory.
 */
export class ArrivalSource {
  atMicros = 0;
  interval = 0;
  rank = 0;
  handlingWord = 0;
  patienceWord = 0;

  readonly #blocks: ArrivalBlocks;
  #at = 0;
  #count = 0;

  constructor(arrivals: Arrivals) {
    this.#blocks = new ArrivalBlocks(arrivals);
  }

  /** Moves on to the next contact; false once there is none left. */
  next(): boolean {
    if (this.#at === this.#count) {
      if (!this.#blocks.next()) return false;
      this.#count = this.#blocks.contacts;
      this.#at = 0;
    }
    const at = this.#at;
    const { atMicros, contactWords, interval, firstRank } = this.#blocks;
    this.atMicros = atMicros[at] ?? 0;
    this.handlingWord = contactWords[2 * at] ?? 0;
    this.patienceWord = contactWords[2 * at + 1] ?? 0;
    this.interval = interval;
    this.rank = firstRank + at;
    this.#at = at + 1;
    return true;
  }
}

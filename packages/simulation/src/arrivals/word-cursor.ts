import type { KeyedWords } from "@springtide/probability";

const MOST_BLOCKS = 64;

/** The words of one lane in turn, fetched in batches; what is fetched and not used costs nothing but its making. */
export class WordCursor {
  readonly #words: KeyedWords;
  readonly #fetched = new Int32Array(2 * MOST_BLOCKS);
  #lane = 0;
  #at = 0;
  #fetchedCount = 0;
  #nextBlock = 0;
  #batch = MOST_BLOCKS;

  constructor(words: KeyedWords) {
    this.#words = words;
  }

  /** Goes to the start of a lane; `expected` words are fetched at first, so that a quiet interval stays cheap. */
  open(lane: number, expected: number): void {
    this.#lane = lane;
    this.#at = 0;
    this.#fetchedCount = 0;
    this.#nextBlock = 0;
    this.#batch = Math.max(2, Math.min(MOST_BLOCKS, Math.ceil(expected / 2) + 1));
  }

  next(): number {
    if (this.#at === this.#fetchedCount) {
      this.#words.fill(this.#fetched, this.#batch, this.#nextBlock, this.#lane);
      this.#nextBlock += this.#batch;
      this.#fetchedCount = 2 * this.#batch;
      this.#at = 0;
    }
    const word = this.#fetched[this.#at] ?? 0;
    this.#at += 1;
    return word;
  }
}

import type { ReadyAnswer } from "./ready-answer.ts";

/** The answers that were asked for last, ready to send: read and compressed once, not at every request. */
export class KeptAnswers {
  readonly #most: number;
  readonly #kept = new Map<string, Promise<ReadyAnswer>>();

  /** @param most how many are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param key names what is answered and its state, so that another state is another answer */
  answerOf(key: string, make: () => Promise<ReadyAnswer>): Promise<ReadyAnswer> {
    const answer = this.#kept.get(key) ?? make();
    // Asked for last, dropped last; one that failed is not kept.
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    answer.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return answer;
  }
}

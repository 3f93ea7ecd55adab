import { exponentialOfWord, normalQuantile, uniformOfWord } from "@springtide/probability";
import type { HandlingLaw } from "../model/laws.ts";

const MICROS = 1e6;

/**
 * The handling time that belongs to a word, in whole microseconds: by inversion, one word a draw, larger under a larger
 * mean for the same word. Log-normal: mu = ln mean - sigma^2 / 2, sigma^2 = ln(1 + cv^2). Cost: O(1).
 */
export class HandlingDraw {
  readonly #exponentialMicros: number;
  readonly #fixedMicros: number;
  readonly #mu: number;
  readonly #sigma: number;

  constructor(law: HandlingLaw) {
    const sigma2 = law.kind === "log-normal" ? Math.log(1 + law.cv * law.cv) : 0;
    this.#exponentialMicros = law.kind === "exponential" ? law.meanSeconds * MICROS : -1;
    this.#fixedMicros = law.kind === "fixed" ? Math.round(law.seconds * MICROS) : -1;
    this.#mu = law.kind === "log-normal" ? Math.log(law.meanSeconds * MICROS) - sigma2 / 2 : 0;
    this.#sigma = Math.sqrt(sigma2);
  }

  micros(word: number): number {
    if (this.#exponentialMicros >= 0) return Math.round(exponentialOfWord(word) * this.#exponentialMicros);
    if (this.#fixedMicros >= 0) return this.#fixedMicros;
    return Math.round(Math.exp(this.#mu + this.#sigma * normalQuantile(uniformOfWord(word))));
  }

  /** The handling times of the first words of so many pairs, as `KeyedWords.fill` leaves them. Cost: O(contacts). */
  fill(into: Float64Array, words: Int32Array, contacts: number): void {
    const mean = this.#exponentialMicros;
    for (let contact = 0; contact < contacts; contact += 1) {
      const word = words[2 * contact] ?? 0;
      into[contact] = mean >= 0 ? Math.round(exponentialOfWord(word) * mean) : this.micros(word);
    }
  }
}

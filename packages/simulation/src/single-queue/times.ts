import { exponentialOfWord } from "@springtide/probability";
import { ExponentialTimes } from "./handling-times.ts";

/** A law of times: the one that belongs to a random word, in whole microseconds; Infinity where it never ends. */
export interface Times {
  of(word: number): number;
}

/** The times of `contacts` words, every second word from place `lane` on. Cost: O(contacts). */
export function fillTimes(times: Times, words: Int32Array, lane: 0 | 1, contacts: number, into: Float64Array): void {
  if (times instanceof ExponentialTimes) {
    const { meanMicros } = times;
    for (let at = 0; at < contacts; at += 1) {
      into[at] = Math.round(exponentialOfWord(words[2 * at + lane] ?? 0) * meanMicros);
    }
    return;
  }
  for (let at = 0; at < contacts; at += 1) into[at] = times.of(words[2 * at + lane] ?? 0);
}

import { exponentialOfWord, uniformOfWord } from "@springtide/probability";
import type { HazardStretch, PatienceGroup, WaitingLaw } from "../model/laws.ts";

const MICROS = 1e6;

/**
 * The patience that belongs to a word, in whole microseconds; Infinity for customers who never give up, 0 for those who
 * leave rather than wait at all. One word tells all: high uniforms balk, the rest is spread over the groups in their
 * order, and what is left within a group is inverted, so that the same word is the same customer under every plan.
 */
export class PatienceDraw {
  readonly #law: WaitingLaw;
  readonly #staying: number;
  readonly #exponentialMicros: number;

  constructor(law: WaitingLaw, balkingShare: number) {
    this.#law = law;
    this.#staying = 1 - balkingShare;
    this.#exponentialMicros = law.kind === "exponential" && balkingShare === 0 ? law.meanSeconds * MICROS : -1;
  }

  micros(word: number): number {
    if (this.#exponentialMicros >= 0) return Math.round(exponentialOfWord(word) * this.#exponentialMicros);
    const uniform = uniformOfWord(word);
    if (uniform >= this.#staying) return 0;
    return Math.round(patienceSeconds(this.#law, uniform / this.#staying) * MICROS);
  }
}

/** The patience that a share `uniform` of customers exceeds (within its group, where there are groups). */
function patienceSeconds(law: WaitingLaw, uniform: number): number {
  switch (law.kind) {
    case "endless":
      return Infinity;
    case "exponential":
      return -Math.log(uniform) * law.meanSeconds;
    case "segments":
      return ofGroup(law.segments, uniform);
    case "hazard":
      return ofHazard(law.pieces, -Math.log(uniform));
  }
}

function ofGroup(groups: readonly PatienceGroup[], uniform: number): number {
  let left = uniform;
  for (const [index, { share, meanSeconds }] of groups.entries()) {
    if (left < share || index === groups.length - 1) return -Math.log(Math.min(1, left / share)) * meanSeconds;
    left -= share;
  }
  return Infinity;
}

/** Where the hazard, summed over the wait, reaches `spent`; never if the last piece has none. */
function ofHazard(pieces: readonly HazardStretch[], spent: number): number {
  let left = spent;
  for (const [index, { fromSeconds, perSecond }] of pieces.entries()) {
    const end = pieces[index + 1]?.fromSeconds ?? Infinity;
    if (perSecond > 0 && left <= perSecond * (end - fromSeconds)) return fromSeconds + left / perSecond;
    if (end < Infinity) left -= perSecond * (end - fromSeconds);
  }
  return Infinity;
}

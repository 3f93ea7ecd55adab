import { exponentialOfWord, normalQuantile, uniformOfWord } from "@springtide/probability";
import { LONGEST_SECONDS, requireBetween } from "../model/domain.ts";
import type { HandlingLaw } from "../model/laws.ts";
import { MICROSECONDS, SHORTEST_SECONDS } from "./microseconds.ts";
import type { Times } from "./times.ts";

/**
 * Handling times of a law from random words, one word each, in whole microseconds.
 * @throws Refusal for a mean outside a millisecond to 30 days, or a spread that is not between 0 and 20
 */
export function handlingTimes(law: HandlingLaw, field: string): Times {
  const mean = law.kind === "fixed" ? law.seconds : law.meanSeconds;
  requireBetween(mean, {
    field: `${field}/${law.kind === "fixed" ? "seconds" : "meanSeconds"}`,
    least: SHORTEST_SECONDS,
    most: LONGEST_SECONDS,
    what: "a mean handling time in seconds",
  });
  const micros = mean * MICROSECONDS;
  switch (law.kind) {
    case "exponential":
      return new ExponentialTimes(micros);
    case "fixed":
      return { of: () => Math.round(micros) };
    case "log-normal": {
      requireBetween(law.cv, { field: `${field}/cv`, least: 0, most: 20, what: "a spread over the mean" });
      const variance = Math.log1p(law.cv * law.cv);
      const spread = Math.sqrt(variance);
      return {
        of: (word) => Math.round(micros * Math.exp(spread * normalQuantile(uniformOfWord(word)) - variance / 2)),
      };
    }
  }
}

/** The law of nearly all runs, by name so that a block of it can be made without a call for each time. */
export class ExponentialTimes implements Times {
  readonly meanMicros: number;

  constructor(meanMicros: number) {
    this.meanMicros = meanMicros;
  }

  of(word: number): number {
    return Math.round(exponentialOfWord(word) * this.meanMicros);
  }
}

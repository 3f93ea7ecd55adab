import { exponentialOfWord } from "@springtide/probability";
import { LONGEST_SECONDS, refuse, requireBetween } from "../model/domain.ts";
import type { HazardStretch, PatienceGroup, WaitingLaw } from "../model/laws.ts";
import { ExponentialTimes } from "./handling-times.ts";
import { MICROSECONDS, SHORTEST_SECONDS } from "./microseconds.ts";
import type { Times } from "./times.ts";

const WORDS = 2 ** 32;
const SHARES_SUM_WITHIN = 1e-9;

/**
 * Patience by a law from random words, one word each, in whole microseconds: Infinity for those who never give up, 0
 * for the share that leaves at once if it would have to wait at all.
 * @throws Refusal for a mean outside a millisecond to 30 days, shares that do not add up to 1, a hazard out of order, a
 * balking share outside [0, 1)
 */
export function patienceTimes(law: WaitingLaw, balkingShare: number, field: string): Times {
  requireBetween(balkingShare, { field: `${field}/balkingShare`, least: 0, most: 1, what: "a share that balks" });
  const times = timesOf(law, `${field}/law`);
  if (balkingShare === 0) return times;
  const balking = Math.round(balkingShare * WORDS);
  const stretch = WORDS / (WORDS - balking);
  return {
    of: (word) => (word >>> 0 < balking ? 0 : times.of(Math.floor(((word >>> 0) - balking) * stretch))),
  };
}

function timesOf(law: WaitingLaw, field: string): Times {
  switch (law.kind) {
    case "endless":
      return { of: () => Infinity };
    case "exponential":
      requireMean(law.meanSeconds, `${field}/meanSeconds`);
      return new ExponentialTimes(law.meanSeconds * MICROSECONDS);
    case "segments":
      return segmentTimes(law.segments, `${field}/segments`);
    case "hazard":
      return hazardTimes(law.pieces, `${field}/pieces`);
  }
}

function requireMean(seconds: number, field: string): void {
  requireBetween(seconds, {
    field,
    least: SHORTEST_SECONDS,
    most: LONGEST_SECONDS,
    what: "a mean patience in seconds",
  });
}

/** One word both picks the group and makes its time: what is left of it within the group's share is a word again. */
function segmentTimes(segments: readonly PatienceGroup[], field: string): Times {
  let sum = 0;
  segments.forEach(({ share, meanSeconds }, index) => {
    requireBetween(share, { field: `${field}/${index}/share`, least: 0, most: 1, what: "a share" });
    requireMean(meanSeconds, `${field}/${index}/meanSeconds`);
    sum += share;
  });
  if (!(Math.abs(sum - 1) <= SHARES_SUM_WITHIN)) {
    const rule = "the shares of all segments add up to 1";
    refuse("shares-do-not-add-up", field, sum, rule, "Scale them, or add the missing segment.");
  }
  const groups = segments.filter(({ share }) => share > 0);
  const starts = new Float64Array(groups.length + 1);
  groups.forEach(({ share }, index) => {
    starts[index + 1] = Math.round(Math.min(1, (starts[index] ?? 0) / WORDS + share / sum) * WORDS);
  });
  starts[groups.length] = WORDS;
  const means = Float64Array.from(groups, ({ meanSeconds }) => meanSeconds * MICROSECONDS);
  return {
    of: (word) => {
      const place = word >>> 0;
      let group = 0;
      while (place >= (starts[group + 1] ?? WORDS)) group += 1;
      const start = starts[group] ?? 0;
      const within = Math.floor(((place - start) * WORDS) / ((starts[group + 1] ?? WORDS) - start));
      return Math.round(exponentialOfWord(within) * (means[group] ?? 0));
    },
  };
}

/** A unit exponential, followed along the cumulated hazard until it is used up. */
function hazardTimes(pieces: readonly HazardStretch[], field: string): Times {
  pieces.forEach(({ fromSeconds, perSecond }, index) => {
    const before = index === 0 ? 0 : (pieces[index - 1]?.fromSeconds ?? 0);
    const inOrder = index === 0 ? fromSeconds === 0 : fromSeconds > before && fromSeconds <= LONGEST_SECONDS;
    if (!inOrder) {
      const rule = "pieces begin at 0 and follow one another within 30 days";
      refuse(
        "hazard-out-of-order",
        `${field}/${index}/fromSeconds`,
        fromSeconds,
        rule,
        "Sort them by their beginning.",
      );
    }
    requireBetween(perSecond, {
      field: `${field}/${index}/perSecond`,
      least: 0,
      most: 1 / SHORTEST_SECONDS,
      what: "a hazard a second",
    });
  });
  if (pieces.length === 0) refuse("hazard-missing", field, "none", "a hazard has a piece", "Begin with one from 0 s.");
  return {
    of: (word) => {
      let left = exponentialOfWord(word);
      for (let index = 0; ; index += 1) {
        const { fromSeconds, perSecond } = pieces[index] ?? { fromSeconds: Infinity, perSecond: 0 };
        const used = ((pieces[index + 1]?.fromSeconds ?? Infinity) - fromSeconds) * perSecond;
        if (perSecond > 0 && left <= used) return Math.round((fromSeconds + left / perSecond) * MICROSECONDS);
        if (index + 1 >= pieces.length) return Infinity;
        left -= used;
      }
    },
  };
}

import { LONGEST_SECONDS, refuse } from "../domain.ts";
import { ENOUGH_ABANDONMENTS, requireAbandonments, type PatienceObservations } from "./patience-observations.ts";
import type { PatienceLaw, PatienceSegment } from "./patience.ts";
import { sortedWaits, type SortedWaits } from "./sorted-waits.ts";

/** Segments of patience with how they were found. */
export interface SegmentsEstimate {
  /** From the least patient segment to the most patient. */
  readonly law: Extract<PatienceLaw, { readonly kind: "segments" }>;
  /** Of those who waited at all. */
  readonly abandonments: number;
  /** Contacts that gave up without waiting; they balk and are in no segment. */
  readonly abandonedAtOnce: number;
  /** Natural logarithm of the likelihood: compare numbers of segments by it, each costs two. */
  readonly logLikelihood: number;
  readonly rounds: number;
  /** False where the rounds ended before the likelihood stood still. */
  readonly settled: boolean;
  /** Whether it rests on 200 abandonments or more. */
  readonly enough: boolean;
}

const MOST_SEGMENTS = 6;
const MOST_ROUNDS = 5000;
const STANDS_STILL = 1e-10;
/** Neighbouring segments start with means this far apart. */
const START_RATIO = 4;

/**
 * Customer segments by their patience: a mix of exponential laws (hyperexponential), fitted to waits that are cut off
 * by being served. Alternates between the chance that each contact belongs to each segment, given its wait and how it
 * ended, and each segment's share and hazard given those chances (EM); the likelihood never falls. Starts from the one
 * hazard of all, spread by fours, so the same data give the same answer.
 * Longer patience than the longest wait cannot be seen: the most patient segment may then be anything
 * beyond, up to the 30 days that a law of patience may have.
 * Source: Dempster, Laird & Rubin (1977), J. Royal Statistical Society B 39(1), 1-38; Whitt (2006), Operations Research
 * 54(2), 247-260, on which part of the law matters. Cost: O(different waits) a round, up to 5,000 rounds.
 * @throws Refusal for less than 1 or more than 6 segments, for fewer than 10 abandonments a segment, for lists of unequal
 * length or a wait that cannot be
 */
export function estimateSegments(
  data: PatienceObservations,
  { segments = 2 }: { readonly segments?: number } = {},
): SegmentsEstimate {
  if (!(Number.isInteger(segments) && segments >= 1 && segments <= MOST_SEGMENTS)) {
    const rule = `a mix has 1 to ${MOST_SEGMENTS} segments`;
    refuse("segments-out-of-range", "/segments", segments, rule, "Two or three tell all that data can.");
  }
  const waits = sortedWaits(data);
  requireAbandonments(waits.abandonments, 10 * segments);
  const mix = new Mix(waits, segments);
  let logLikelihood = mix.improve();
  let rounds = 1;
  let settled = false;
  while (!settled && rounds < MOST_ROUNDS) {
    const better = mix.improve();
    settled = better - logLikelihood <= STANDS_STILL * Math.abs(better);
    logLikelihood = better;
    rounds += 1;
  }
  return {
    law: { kind: "segments", segments: mix.segments() },
    abandonments: waits.abandonments,
    abandonedAtOnce: waits.abandonedAtOnce,
    logLikelihood,
    rounds,
    settled,
    enough: waits.abandonments >= ENOUGH_ABANDONMENTS,
  };
}

/** Shares and hazards of the segments, improved round by round over one set of waits. */
class Mix {
  readonly #waits: SortedWaits;
  readonly #shares: Float64Array;
  readonly #hazards: Float64Array;
  readonly #members: Float64Array;
  readonly #abandonments: Float64Array;
  readonly #waited: Float64Array;
  readonly #densities: Float64Array;

  constructor(waits: SortedWaits, segments: number) {
    const waited = waits.seconds.reduce(
      (sum, wait, at) => sum + wait * ((waits.abandoned[at] ?? 0) + (waits.served[at] ?? 0)),
      0,
    );
    this.#waits = waits;
    this.#shares = new Float64Array(segments).fill(1 / segments);
    this.#hazards = Float64Array.from(
      this.#shares,
      (_, segment) => (waits.abandonments / waited) * START_RATIO ** ((segments - 1) / 2 - segment),
    );
    this.#members = new Float64Array(segments);
    this.#abandonments = new Float64Array(segments);
    this.#waited = new Float64Array(segments);
    this.#densities = new Float64Array(segments);
  }

  /** One round; gives the log likelihood that the round started from. */
  improve(): number {
    const { seconds, abandoned, served } = this.#waits;
    this.#members.fill(0);
    this.#abandonments.fill(0);
    this.#waited.fill(0);
    let logLikelihood = 0;
    for (let at = 0; at < seconds.length; at += 1) {
      const wait = seconds[at] ?? 0;
      const lost = abandoned[at] ?? 0;
      const kept = served[at] ?? 0;
      if (lost > 0) logLikelihood += lost * this.#share(wait, lost, true);
      if (kept > 0) logLikelihood += kept * this.#share(wait, kept, false);
    }
    const all = this.#members.reduce((sum, members) => sum + members, 0);
    for (let segment = 0; segment < this.#shares.length; segment += 1) {
      const waited = this.#waited[segment] ?? 0;
      this.#shares[segment] = (this.#members[segment] ?? 0) / all;
      // A segment that nobody belongs to any more keeps its hazard; one that never gives up stays a law of patience.
      if (waited > 0) {
        this.#hazards[segment] = Math.max(1 / LONGEST_SECONDS, (this.#abandonments[segment] ?? 0) / waited);
      }
    }
    return logLikelihood;
  }

  /** Shares so many contacts of one wait out among the segments; gives the log likelihood of one of them. */
  #share(wait: number, contacts: number, gaveUp: boolean): number {
    // Relative to the most patient segment, so that the longest wait does not underflow for all of them.
    const least = this.#hazards.reduce((lowest, hazard) => Math.min(lowest, hazard), Infinity);
    let sum = 0;
    for (let segment = 0; segment < this.#shares.length; segment += 1) {
      const hazard = this.#hazards[segment] ?? 0;
      const density = (this.#shares[segment] ?? 0) * Math.exp((least - hazard) * wait) * (gaveUp ? hazard : 1);
      this.#densities[segment] = density;
      sum += density;
    }
    for (let segment = 0; segment < this.#shares.length; segment += 1) {
      const members = (contacts * (this.#densities[segment] ?? 0)) / sum;
      this.#members[segment] = (this.#members[segment] ?? 0) + members;
      this.#waited[segment] = (this.#waited[segment] ?? 0) + members * wait;
      if (gaveUp) this.#abandonments[segment] = (this.#abandonments[segment] ?? 0) + members;
    }
    return Math.log(sum) - least * wait;
  }

  segments(): PatienceSegment[] {
    return Array.from(this.#shares, (share, segment) => ({
      share,
      meanSeconds: 1 / (this.#hazards[segment] ?? 0),
    })).sort((one, other) => one.meanSeconds - other.meanSeconds);
  }
}

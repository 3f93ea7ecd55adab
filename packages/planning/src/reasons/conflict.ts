import type { Stretch } from "./obstacle.ts";
import type { KeptBack } from "./kept-back.ts";

/** What holds the hours of some people down over a day or a week. */
export interface HoursLimit {
  /** "one-shift-a-day", "published", "contract", "days-a-week", "availability", or "rule" and its id. */
  readonly name: string;
  readonly people: readonly number[];
  /** Hours that these people can work at most, all together. */
  readonly hours: number;
}

/** A demand that no legal roster meets, with the proof: so much is wanted, and so much is possible at most. */
export interface Conflict extends Stretch {
  readonly scope: "stretch" | "day" | "week" | "sundays";
  /** The queues that want it, together. */
  readonly queues: readonly number[];
  /** People who have the skill for one of the queues. */
  readonly skilled: number;
  /**
   * Of a stretch: heads wanted and heads there can be, as they are for the longest time; of Sundays: heads at the busiest moment of each,
   * added up; null for a day or a week.
   */
  readonly heads: { readonly wanted: number; readonly possible: number } | null;
  /** The worst moment of a stretch, where more is missing for certain than that. */
  readonly worst: { readonly atMs: number; readonly wanted: number; readonly possible: number } | null;
  /** Head-hours over all of it. */
  readonly wantedHours: number;
  readonly possibleHours: number;
  /** Of a stretch: who is kept from all of it by what, published shifts alone considered. */
  readonly kept: readonly KeptBack[];
  /** Of a day or a week: what bounds the hours of whom; of Sundays: the rule, and how many Sundays in place of hours. */
  readonly limits: readonly HoursLimit[];
}

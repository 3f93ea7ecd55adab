import type { CivilDay } from "@springtide/calendar";
import type { TriggerShape } from "./kernel.ts";

/** A day on which a trigger fired, with the share of the whole effect that it brings (a market's share of orders). */
export interface WeightedOnset {
  readonly day: CivilDay;
  readonly weight: number;
}

/** When a trigger may fire in one season and market; the probabilities of the days and of `never` sum to 1. */
export interface OnsetDistribution {
  readonly market: string | null;
  readonly weight: number;
  readonly days: readonly { readonly day: CivilDay; readonly probability: number }[];
  readonly never: number;
  readonly basis: "known" | "climatology";
}

/** A trigger with what is known of its past and future firings. */
export interface PlannedTrigger extends TriggerShape {
  readonly id: string;
  readonly pastOnsets: readonly WeightedOnset[];
  readonly nextOnsets: readonly OnsetDistribution[];
}

/** The day of a path on which a trigger does not fire. */
export const NEVER = -2147483648;

import type { CivilDay } from "@springtide/calendar";
import type { Composition } from "./composed/composition.ts";
import type { TriggerShape } from "./kernel.ts";

/** A day on which a trigger fired, with the share of the whole effect that it brings: a market's share of orders, times its strength. */
export interface WeightedOnset {
  readonly day: CivilDay;
  readonly weight: number;
}

/**
 * What a year of the past was like for one onset: the part (from, to) of the years, ranked from early to late, among which it lies.
 * Years of one date share their part; years in which it never fired come last.
 */
export interface YearEarliness {
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

/** When a trigger may fire in one season and market; the probabilities of the days and of `never` sum to 1. */
export interface OnsetDistribution {
  readonly market: string | null;
  readonly weight: number;
  readonly days: readonly { readonly day: CivilDay; readonly probability: number }[];
  readonly never: number;
  /** Year in which its season begins. Several distributions of one market and season are its first, second, third firing. */
  readonly season?: number | undefined;
  /** known: fixed by the calendar or seen; climatology: from past weather; forecast: with a weather forecast blended in. */
  readonly basis: "known" | "climatology" | "forecast";
  /** How early past years were: with it, markets and triggers are drawn together, as the same year's weather had them. */
  readonly pastYears?: readonly YearEarliness[] | undefined;
}

/** A trigger with what is known of its past and future firings. */
export interface PlannedTrigger extends TriggerShape {
  readonly id: string;
  readonly pastOnsets: readonly (WeightedOnset & { readonly market?: string | null })[];
  readonly nextOnsets: readonly OnsetDistribution[];
  /** How it hangs on other triggers; their draws decide its own. */
  readonly composed?: Composition | undefined;
}

/** The day of a path on which a trigger does not fire. */
export const NEVER = -2147483648;

import type { CivilDay } from "@springtide/calendar";
import type { OnsetDistribution, YearEarliness } from "../onset.ts";
import type { WeatherEnsemble } from "./weather-ensemble.ts";
import type { WeatherSeries } from "./weather-series.ts";

/** A firing in the record: it set in on `onset`, and was sure on `detected`, which may be days later. */
export interface Firing {
  /** Year in which its season began. */
  readonly season: number;
  readonly onset: CivilDay;
  readonly detected: CivilDay;
  /** How far beyond the threshold the onset lay, in the unit of what is looked at; NaN where that has no meaning. */
  readonly excess: number;
}

/** When a trigger may fire next: the days and `never` sum to 1. */
export interface UpcomingOnset extends Pick<OnsetDistribution, "days" | "never" | "basis"> {
  /** Year in which its season begins. */
  readonly season: number;
}

/** The stretch that is asked about, and a weather forecast of its first days if there is one. */
export interface UpcomingRequest {
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
  readonly ensemble?: WeatherEnsemble | undefined;
}

/** Tells from the weather of one place when a trigger fired, and when it may fire. */
export interface WeatherDetector {
  /** Every firing of the record, in order. A missing value breaks a run and never crosses. */
  firings(weather: WeatherSeries): readonly Firing[];
  /** One entry for each firing that may come; those already seen are left out. @throws Refusal "no-weather" */
  upcoming(weather: WeatherSeries, request: UpcomingRequest): readonly UpcomingOnset[];
  /** How early each whole season of the record was; empty where seasons cannot be ranked. */
  pastYears(weather: WeatherSeries): readonly YearEarliness[];
}

import type { WeatherDay, WeatherForecast } from "@springtide/contracts";

/** Where weather is asked for: a market, in the zone whose local days count. */
export interface WeatherPlace {
  readonly market: string;
  readonly latitude: number;
  readonly longitude: number;
  /** IANA zone; a day of weather is a local day of it, of 23 or 25 hours where clocks change. */
  readonly zone: string;
}

/** What was forecast for days, always as many days before them. */
export interface PreviousRun {
  readonly leadDays: number;
  readonly days: readonly WeatherDay[];
}

/**
 * A source of weather, whichever it is. What was not observed stays null, and a day of which nothing is known is left out.
 * Every method throws Refusal where a person can mend it (`weather-not-offered` for what the source does not have) and Cancelled.
 */
export interface WeatherService {
  readonly name: string;
  /** To be shown wherever its data are shown. */
  readonly attribution: string;
  /** The forecasts that it has; all have a history. */
  readonly offers: ReadonlySet<"forecast" | "ensemble" | "previousRuns">;
  /** Days observed, or analysed, from one local day to another, both included, ascending. */
  dailyHistory(place: WeatherPlace, from: string, to: string): Promise<readonly WeatherDay[]>;
  /** One course from today on, of whole local days; at most 16. */
  forecast(place: WeatherPlace, days: number): Promise<WeatherForecast>;
  /** Equally likely courses from today on. */
  ensemble(place: WeatherPlace): Promise<WeatherForecast>;
  /** What was forecast 1 to 7 days ahead for the last days, to learn how good it was. */
  previousRuns(place: WeatherPlace, leadDays: readonly number[]): Promise<readonly PreviousRun[]>;
}

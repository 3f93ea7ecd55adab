import type { Queue } from "@springtide/contracts";
import type { Covariate, DailyModelInput, FittedEnsemble } from "@springtide/forecast";
import { fitEnsemble, fitEnsembleOnEvidence } from "@springtide/forecast";
import { ensembleOptions } from "./method-choice.ts";
import { type ToldWeather, weatherOfDays } from "./told-weather.ts";

/** Whether a queue's forecast was told the weather, and what says so. */
interface WeatherChoice {
  readonly reason: string;
  /** The weather and the measurements of the history's days; null where it is not used. */
  readonly told: { readonly weather: ToldWeather; readonly covariates: readonly Covariate[] } | null;
}

/** A queue's forecast, and whether it was told the weather. */
export interface QueueForecast {
  readonly fit: FittedEnsemble;
  /** Null where there is no weather to tell. */
  readonly weather: WeatherChoice | null;
}

/**
 * A queue's forecast by the methods and with the weather that past forecasts, or the shop file, say.
 * @param earlier what was learned a short while ago: how rates vary, how methods are combined and whether the weather helps is then
 *   taken from there
 */
export function fitForecast(
  { forecast }: Queue,
  input: DailyModelInput,
  weather: ToldWeather | null,
  earlier?: QueueForecast,
): QueueForecast {
  const options = { ...ensembleOptions(forecast), earlier: earlier?.fit };
  const plain = (reason: string | null): QueueForecast => ({
    fit: fitEnsemble(input, options),
    weather: reason === null ? null : { reason, told: null },
  });
  if (weather === null) return plain(null);
  if (forecast.weather === "off") return plain("The weather is not used: the shop file says so.");
  const { firstDay, contacts } = input.history;
  const covariates = weatherOfDays(weather, { firstDay, days: contacts.length });
  if (covariates === null)
    return plain("The weather is not used: too few days of the history have their weather in the file.");
  const told = { weather, covariates };
  const withWeather = { ...input, covariates };
  if (forecast.weather === "on")
    return {
      fit: fitEnsemble(withWeather, options),
      weather: { reason: "The weather is used: the shop file says so.", told },
    };
  if (earlier?.weather != null) {
    const { reason, told: helped } = earlier.weather;
    return helped === null ? plain(reason) : { fit: fitEnsemble(withWeather, options), weather: { reason, told } };
  }
  const { ensemble, evidence } = fitEnsembleOnEvidence({ input, withWeather }, options);
  return { fit: ensemble, weather: { reason: evidence.reason, told: evidence.use ? told : null } };
}

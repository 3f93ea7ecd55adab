import type { QueueForecast } from "@springtide/contracts";
import type { CovariatePaths } from "@springtide/forecast";
import { drawCovariateEffects } from "@springtide/forecast";
import type { SeasonBasis } from "../basis.ts";
import type { FittedQueue } from "../fit-queues.ts";
import { queueOf } from "../places.ts";
import { LOOK_BACK_DAYS } from "../waiting-work.ts";
import { classesOfDays } from "./class-profiles.ts";
import { combinationOf } from "./combination.ts";
import { drawnWeather } from "./drawn-weather.ts";
import { plannedProfiles } from "./planned-profiles.ts";
import { isSeasonal } from "./told-weather.ts";
import { storedEffects } from "./weather-effects.ts";

type Season = Omit<SeasonBasis, "queues">;

/** The basis of a season to come, from what was learned of its queues: numbers alone, as a plan keeps them. */
export function basisOfFitted(fitted: readonly FittedQueue[], season: Season): SeasonBasis {
  const drawn = new Map<boolean, CovariatePaths>();
  const calendar = { holidays: season.holidays.customers, triggers: season.triggers };
  return {
    ...season,
    queues: fitted.map((queue) => ({
      queue: queue.queue,
      model: queue.fit.regression.parameters,
      combination: combinationOf(queue.fit, queueOf(season.shop, queue.queue).forecast, season.grid),
      weather: weatherOf(queue, season, drawn),
      profile: queue.profile.map((row) => [...row]),
      profileClasses: plannedProfiles(queue.classes, classesOfDays(season.grid, calendar)),
      intervalCv: queue.intervalCv,
      handleTimes: queue.handleTimes,
    })),
  };
}

/** @param drawn weather drawn for another queue already; queues of long and of short histories are told it in other words */
function weatherOf(
  { queue, fit, history, weather }: FittedQueue,
  { grid, paths, seed }: Season,
  drawn: Map<boolean, CovariatePaths>,
): QueueForecast["weather"] {
  if (weather === null) return null;
  const { reason, told } = weather;
  if (told === null) return { reason, effects: null };
  const { parameters } = fit.regression;
  const { days } = grid;
  const seasonal = isSeasonal(history.daily.contacts.length);
  const covariatePaths = drawn.get(seasonal) ?? drawnWeather(told.weather, { days, paths, seed, seasonal });
  drawn.set(seasonal, covariatePaths);
  const effects = drawCovariateEffects({ parameters, covariatePaths, days, paths, seed, queue });
  const before = Array.from({ length: LOOK_BACK_DAYS }, (_, i) =>
    told.covariates.reduce((sum, { name, firstDay, values }) => {
      const coefficient = parameters.coefficients[parameters.coefficientNames.indexOf(`covariate ${name}`)] ?? 0;
      const value = values[grid.firstDay - LOOK_BACK_DAYS + i - firstDay] ?? Number.NaN;
      return sum + (Number.isNaN(value) ? 0 : coefficient * value);
    }, 0),
  );
  return { reason, effects: { ...storedEffects(effects), before } };
}

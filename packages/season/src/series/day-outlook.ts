import { type CivilDay, isoDay } from "@springtide/calendar";
import { drawOnsets, fitEnsemble, fitEnsembleOnEvidence } from "@springtide/forecast";
import type { DailyModelInput, FittedEnsemble, FuturesRequest, WeatherSeries } from "@springtide/forecast";
import { toldWeather, type ToldWeather } from "./series-weather.ts";
import { cleanHistory, type CleanHistory, type DayHistory, PLAIN } from "./clean-history.ts";
import { SERIES } from "./series-shop.ts";

/** What the days to come of a series are learned from. */
interface DayRequest extends DayHistory {
  readonly from: CivilDay;
  readonly days: number;
  /** Cut off after the days that are known; null where no weather is given. */
  readonly weather: WeatherSeries | null;
  readonly weatherKnownDays: number;
  readonly paths: number;
  readonly seed: number;
}

/** The days to come on sample paths, and how they were found. */
export interface DayOutlook {
  /** Expected value of each day, [path * days + day]. */
  readonly rates: Float32Array;
  readonly ensemble: FittedEnsemble;
  readonly isClosed: (day: CivilDay) => boolean;
  readonly weather: { readonly used: boolean; readonly knownDays: number; readonly reason: string } | null;
  readonly caveats: readonly string[];
}

/**
 * Learns a series of days and draws its future: the ensemble of methods with holidays, triggers, and the weather where past forecasts
 * gained by it. @throws Refusal "history-too-short"
 */
export function dayOutlook(request: DayRequest): DayOutlook {
  const history = cleanHistory(request);
  const { input, pattern, options } = history;
  const fitted = fittedDays(request, history);
  const futures = futuresOf(request, history);
  const drawn =
    fitted.told === null
      ? fitted.ensemble.samplePaths(futures)
      : ratesTold({ ...fitted, told: fitted.told, futures, plain: () => fitEnsemble(input, options) });
  return {
    // Past errors so wild that their spread overflows leave the plain regression.
    rates: drawn.every(Number.isFinite) ? drawn : fitEnsemble(input, PLAIN).samplePaths(futures),
    ensemble: fitted.ensemble,
    isClosed: pattern.isClosed,
    weather: fitted.weather,
    caveats: [
      ...history.caveats,
      ...fitted.ensemble.caveats,
      ...pattern.caveats,
      ...(fitted.told?.caveats ?? []),
      ...behindCaveat(input.history, request.from),
    ],
  };
}

/** The ensemble, told the weather where past forecasts gained by it; `told` is null where it is not. */
function fittedDays(
  request: DayRequest,
  { input, options }: CleanHistory,
): Pick<DayOutlook, "ensemble" | "weather"> & { readonly told: ToldWeather | null } {
  const told = weatherOf(request, input.history.firstDay, input.history.contacts.length);
  if (told === null) return { ensemble: fitEnsemble(input, options), weather: null, told };
  if ("reason" in told)
    return {
      ensemble: fitEnsemble(input, options),
      weather: { used: false, knownDays: 0, reason: told.reason },
      told: null,
    };
  const { covariates, knownDays } = told;
  const { ensemble, evidence } = fitEnsembleOnEvidence({ input, withWeather: { ...input, covariates } }, options);
  const { use: used, reason } = evidence;
  return { ensemble, weather: { used, knownDays, reason }, told: used ? told : null };
}

function futuresOf({ from, days, paths, seed }: DayRequest, { input, pattern, shaped }: CleanHistory): FuturesRequest {
  return {
    triggers: shaped,
    onsets: drawOnsets({ triggers: shaped, paths, seed }),
    holidays: input.holidays,
    closedDays: closedAhead(pattern.isClosed, from, days),
    firstDay: from,
    days,
    paths,
    seed,
    queue: SERIES,
  };
}

function weatherOf(
  { weather, weatherKnownDays, from, days, paths, seed }: DayRequest,
  firstDay: CivilDay,
  historyDays: number,
): ToldWeather | { readonly reason: string } | null {
  return weather === null
    ? null
    : toldWeather({ weather, firstDay, historyDays, from, days, knownDays: weatherKnownDays, paths, seed });
}

/** Paths of the model that is told the weather; on days for which nobody can say what weather may come, of one that is not. */
function ratesTold({
  ensemble,
  told,
  futures,
  plain,
}: {
  readonly ensemble: FittedEnsemble;
  readonly told: ToldWeather;
  readonly futures: FuturesRequest;
  readonly plain: () => FittedEnsemble;
}): Float32Array {
  const { days } = futures;
  const rates = ensemble.samplePaths({ ...futures, ...told.futures });
  if (told.toldDays >= days) return rates;
  const untold = plain().samplePaths(futures);
  return rates.map((rate, i) => (i % days < told.toldDays ? rate : (untold[i] ?? rate)));
}

function closedAhead(isClosed: (day: CivilDay) => boolean, from: CivilDay, days: number): ReadonlySet<CivilDay> {
  return new Set(Array.from({ length: days }, (_, d) => from + d).filter(isClosed));
}

function behindCaveat({ firstDay, contacts }: DailyModelInput["history"], from: CivilDay): string[] {
  const last = firstDay + contacts.length - 1;
  const behind = from - 1 - last;
  if (behind <= 0) return [];
  const are = behind === 1 ? "day before the forecast begins is" : "days before the forecast begins are";
  return [`The last known value is of ${isoDay(last)}: ${behind} ${are} not known.`];
}

import { type CivilDay, civilDay, isoDay } from "@springtide/calendar";
import type { Holiday } from "@springtide/contracts";
import { drawOnsets, fitEnsemble, fitEnsembleOnEvidence } from "@springtide/forecast";
import type {
  DailyModelInput,
  EnsembleOptions,
  FittedEnsemble,
  FuturesRequest,
  WeatherSeries,
} from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";
import type { DatedTrigger } from "../trigger-dates.ts";
import { shapedForQueue } from "../triggers/dated-trigger.ts";
import { closedPattern, type ClosedPattern } from "./closed-pattern.ts";
import { toldWeather, type ToldWeather } from "./series-weather.ts";
import { SERIES } from "./series-shop.ts";
import { withoutWildDays } from "./wild-days.ts";

/** What the days to come of a series are learned from. */
interface DayRequest {
  /** Values by day from `firstDay` to the last that is known, already multiplied by the factor of their kind. */
  readonly firstDay: CivilDay;
  readonly values: Float64Array;
  readonly from: CivilDay;
  readonly days: number;
  readonly holidays: readonly Holiday[];
  readonly triggers: readonly DatedTrigger[];
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

/** Four years: what is older would count for a sixteenth of a day of today. */
const MOST_DAYS = 1461;
/** The regression of counts alone, with its own spread. */
const PLAIN: EnsembleOptions = { methods: [], conformal: false };
/** Contacts a day below which counts are small. */
const FEW_A_DAY = 8;
/** A week: with less not even the weekdays are seen once. */
const LEAST_KNOWN_DAYS = 7;

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

/** A history as the models take it, and what was done to it. */
interface CleanHistory {
  readonly input: DailyModelInput;
  readonly pattern: ClosedPattern;
  readonly shaped: readonly DatedTrigger[];
  readonly options: EnsembleOptions;
  readonly caveats: readonly string[];
}

function cleanHistory(request: DayRequest): CleanHistory {
  const { firstDay, values } = trimmed(request);
  const known = values.reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
  if (known < LEAST_KNOWN_DAYS) throw tooShort(known);
  const holidays = new Set(request.holidays.map(({ day }) => civilDay(day)));
  const pattern = closedPattern({ firstDay, values, holidays: request.holidays });
  const tamed = withoutWildDays({ firstDay, values, isExplained: (day) => holidays.has(day) });
  const shaped = shapedForQueue(request.triggers, SERIES);
  return {
    input: {
      history: { firstDay, contacts: tamed.values },
      triggers: shaped.map((trigger) => ({ ...trigger, priorLift: trigger.liftByQueue[SERIES] ?? 0 })),
      holidays,
      closedDays: pattern.pastDays,
    },
    pattern,
    shaped,
    options: optionsFor(tamed.values),
    caveats: [
      ...(request.values.length > MOST_DAYS ? ["Only the last four years of the history are learned from."] : []),
      ...tamed.caveats,
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

/** The values from the first known one to the last, and no more than four years of them. */
function trimmed({ firstDay, values }: DayRequest): { firstDay: CivilDay; values: Float64Array } {
  const last = values.findLastIndex((value) => !Number.isNaN(value));
  const first = values.findIndex((value, i) => i > last - MOST_DAYS && !Number.isNaN(value));
  return first < 0
    ? { firstDay, values: new Float64Array(0) }
    : { firstDay: firstDay + first, values: values.slice(first, last + 1) };
}

/**
 * Methods that continue the logarithms of counts are far too high where counts are small, since the logarithm of nothing must be put
 * somewhere: such series are left to the regression of counts, with its own spread.
 */
function optionsFor(values: Float64Array): EnsembleOptions {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  return mean < FEW_A_DAY ? PLAIN : {};
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

function tooShort(known: number): Refusal {
  return new Refusal({
    code: "history-too-short",
    place: {},
    found: `${known} ${known === 1 ? "day" : "days"} with a value`,
    rule: `a forecast needs at least ${LEAST_KNOWN_DAYS} known days`,
    remedy: "Give three weeks or more; a year or more shows the seasons.",
  });
}

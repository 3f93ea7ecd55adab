import { type CivilDay, civilDay, isoDay } from "@springtide/calendar";
import type { Holiday } from "@springtide/contracts";
import { drawOnsets, fitEnsemble, fitEnsembleOnEvidence } from "@springtide/forecast";
import type { EnsembleOptions, FittedEnsemble, FuturesRequest, WeatherSeries } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";
import type { DatedTrigger } from "../trigger-dates.ts";
import { shapedForQueue } from "../triggers/dated-trigger.ts";
import { closedPattern } from "./closed-pattern.ts";
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
  const { from, days, triggers, paths, seed } = request;
  const { firstDay, values: asRead } = trimmed(request);
  const known = asRead.reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
  if (known < LEAST_KNOWN_DAYS) throw tooShort(known);
  const pattern = closedPattern({ firstDay, values: asRead, holidays: request.holidays });
  const shaped = shapedForQueue(triggers, SERIES);
  const holidays = new Set(request.holidays.map(({ day }) => civilDay(day)));
  const { values, caveats: wild } = withoutWildDays({
    firstDay,
    values: asRead,
    isExplained: (day) => holidays.has(day),
  });
  const options = optionsFor(values);
  const input = {
    history: { firstDay, contacts: values },
    triggers: shaped.map((trigger) => ({ ...trigger, priorLift: trigger.liftByQueue[SERIES] ?? 0 })),
    holidays,
    closedDays: pattern.pastDays,
  };
  const told = weatherOf(request, firstDay, values.length);
  const isTold = told !== null && "covariates" in told;
  const { ensemble, evidence } = isTold
    ? fitEnsembleOnEvidence({ input, withWeather: { ...input, covariates: told.covariates } }, options)
    : { ensemble: fitEnsemble(input, options), evidence: null };
  const used = isTold && evidence?.use === true;
  const futures: FuturesRequest = {
    triggers: shaped,
    onsets: drawOnsets({ triggers: shaped, paths, seed }),
    holidays,
    closedDays: closedAhead(pattern.isClosed, from, days),
    firstDay: from,
    days,
    paths,
    seed,
    queue: SERIES,
  };
  const drawn = used
    ? ratesTold({ ensemble, told, futures, plain: () => fitEnsemble(input, options) })
    : ensemble.samplePaths(futures);
  // Past errors so wild that their spread overflows leave the plain regression.
  const rates = drawn.every(Number.isFinite) ? drawn : fitEnsemble(input, PLAIN).samplePaths(futures);
  const behind = from - (firstDay + values.length);
  return {
    rates,
    ensemble,
    isClosed: pattern.isClosed,
    weather:
      told === null
        ? null
        : {
            used,
            knownDays: isTold ? told.knownDays : 0,
            reason: evidence?.reason ?? ("reason" in told ? told.reason : ""),
          },
    caveats: [
      ...(request.values.length > MOST_DAYS ? ["Only the last four years of the history are learned from."] : []),
      ...wild,
      ...ensemble.caveats,
      ...pattern.caveats,
      ...(used ? told.caveats : []),
      ...(behind > 0 ? [behindCaveat(firstDay + values.length - 1, behind)] : []),
    ],
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

function behindCaveat(last: CivilDay, days: number): string {
  return `The last known value is of ${isoDay(last)}: ${days} ${days === 1 ? "day" : "days"} before the forecast begins ${days === 1 ? "is" : "are"} not known.`;
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

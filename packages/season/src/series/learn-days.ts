import { type CivilDay, civilDay, isoDay, yearOf } from "@springtide/calendar";
import type { Holiday, SeriesForecast, WeatherDay } from "@springtide/contracts";
import type { WeatherEnsemble } from "@springtide/forecast";
import { dateTriggers, type DatedTrigger } from "../trigger-dates.ts";
import { weatherColumns } from "../triggers/weather-columns.ts";
import { dayOutlook, type DayOutlook } from "./day-outlook.ts";
import { triggersOfQueue } from "./queue-causes.ts";
import type { SeriesInput } from "./series-input.ts";
import { SERIES, seriesShop } from "./series-shop.ts";
import type { ValueKind } from "./value-kind.ts";

/** The days of a series and those to be forecast. */
interface DaysToLearn {
  readonly firstDay: CivilDay;
  /** In the unit of the series; NaN unknown. */
  readonly values: Float64Array;
  readonly value: ValueKind;
  /** The last day of which anything is known. */
  readonly asOf: CivilDay;
  readonly from: CivilDay;
  readonly days: number;
}

/** What was learned of the days of a series. */
export interface LearnedDays {
  readonly outlook: DayOutlook;
  readonly triggers: readonly DatedTrigger[];
  readonly holidays: readonly Holiday[];
  readonly caveats: readonly string[];
}

/** Dates the triggers, looks up the holidays, learns the days and draws those to come. @throws Refusal "history-too-short" and others */
export function learnDays(input: SeriesInput, span: DaysToLearn): LearnedDays {
  const { firstDay, values, value, asOf, from, days } = span;
  const holidays = input.holidays({ fromYear: yearOf(firstDay), toYear: yearOf(from + days) });
  const known = (input.weather ?? []).filter(({ day }) => civilDay(day) <= asOf + input.weatherKnownDays);
  const { triggers, caveats } = datedTriggers(input, span, known, holidays);
  const outlook = dayOutlook({
    firstDay,
    values: values.map((one) => one * value.factor),
    from,
    days,
    holidays,
    triggers,
    weather: input.weather === null ? null : weatherColumns(known, SERIES, asOf + input.weatherKnownDays + 1),
    weatherKnownDays: input.weatherKnownDays,
    paths: input.paths,
    seed: input.seed,
  });
  return { outlook, triggers, holidays, caveats };
}

function datedTriggers(
  input: SeriesInput,
  { firstDay, asOf, from, days }: DaysToLearn,
  weather: readonly WeatherDay[],
  holidays: readonly Holiday[],
): { readonly triggers: readonly DatedTrigger[]; readonly caveats: readonly string[] } {
  if (input.triggers === null) return { triggers: [], caveats: [] };
  const span = { historyFrom: firstDay, planFrom: from, planTo: from + days - 1 };
  if ("queue" in input.triggers) return triggersOfQueue(input.triggers, { span, asOf, holidays });
  return dateTriggers(
    seriesShop(input.triggers, input.zone),
    weather.filter(({ day }) => civilDay(day) <= asOf),
    span,
    { holidays, forecasts: foreseen(weather, asOf) },
  );
}

/** The weather of the days ahead that is taken as a forecast: a single course of it. */
function foreseen(weather: readonly WeatherDay[], asOf: CivilDay): ReadonlyMap<string, WeatherEnsemble> {
  const ahead = weatherColumns(
    weather.filter(({ day }) => civilDay(day) > asOf),
    SERIES,
    Infinity,
  );
  return new Map(ahead === null || ahead.firstDay !== asOf + 1 ? [] : [[SERIES, { issuedOn: asOf, members: [ahead] }]]);
}

/** The part of the answer that days and intervals share. */
export function commonAnswer(
  input: SeriesInput,
  { outlook, triggers, caveats }: LearnedDays,
  asOf: CivilDay,
  { kind }: ValueKind,
): Pick<
  SeriesForecast,
  "zone" | "hasZone" | "asOf" | "kind" | "country" | "paths" | "seed" | "bands" | "weather" | "triggers" | "caveats"
> {
  const { bands, regression } = outlook.ensemble;
  return {
    zone: input.zone,
    hasZone: input.hasZone,
    asOf: isoDay(asOf),
    kind,
    country: input.country,
    paths: input.paths,
    seed: input.seed,
    bands: bands.map(({ from, to, weights, reason }) => ({
      fromDay: from,
      toDay: to,
      weights: { ...weights },
      reason,
    })),
    weather: outlook.weather,
    triggers: triggers.flatMap(({ id, name }) => {
      const learned = regression.lifts[id];
      return learned === undefined ? [] : [{ id, name, ...learned }];
    }),
    caveats: [...caveats, ...outlook.caveats],
  };
}

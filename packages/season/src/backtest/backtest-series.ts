import { type CivilDay, civilDay, isoDay, yearOf } from "@springtide/calendar";
import type { BacktestReport, TriggersFile } from "@springtide/contracts";
import { naiveErrors, scoreForecast, scorePointForecast, YARDSTICKS } from "@springtide/forecast";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import { absentDaysAsZero } from "../series/absent-as-zero.ts";
import { closedPattern } from "../series/closed-pattern.ts";
import { dayTotals } from "../series/day-totals.ts";
import { intervalHistory } from "../series/interval-history.ts";
import { knownValues } from "../series/known-values.ts";
import { type LearnedDays, learnDays } from "../series/learn-days.ts";
import type { SeriesInput } from "../series/series-input.ts";
import { SERIES, seriesShop } from "../series/series-shop.ts";
import { type ValueKind, valueKind } from "../series/value-kind.ts";
import { SOFTWARE } from "../software.ts";
import { type DatedTrigger, dateTriggers } from "../trigger-dates.ts";
import { type BacktestSettings, originCaveats, originsOf } from "./backtest-settings.ts";
import { dayClasses } from "./day-classes.ts";
import { queueReport } from "./queue-report.ts";
import type { JudgedDay } from "./score-queue.ts";
import { FORESEEN_DAYS, seriesWeatherAt } from "./series-weather-at.ts";
import { triggerOutcomes } from "./trigger-outcomes.ts";
import { weatherWords } from "./weather-at-origin.ts";

/** A plain series, what may be known beside it, and how its past is cut. */
export interface SeriesBacktestInput {
  readonly name: string;
  readonly input: Omit<SeriesInput, "asOf" | "horizon" | "weatherKnownDays" | "triggers"> & {
    readonly triggers: TriggersFile | null;
  };
  readonly settings: BacktestSettings;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** Whole days of a series as far as they are known. */
interface KnownDays {
  readonly firstDay: CivilDay;
  readonly values: Float64Array;
  readonly value: ValueKind;
}

/**
 * Forecasts the past of a plain series, by the steps of `forecastSeries` and from what was known at each origin, and judges its days
 * beside the yardsticks. Intervals are added up to days. There is nobody to staff, so errors have no cost.
 * @throws Refusal where a person can mend it; Cancelled when asked to stop
 */
export function backtestSeries({ name, input, settings, progress, cancel }: SeriesBacktestInput): BacktestReport {
  const whole = knownDays({ ...input, asOf: null });
  const lastDay = whole.firstDay + whole.values.findLastIndex((value) => !Number.isNaN(value));
  const origins = originsOf(settings, { firstDay: whole.firstDay, lastDay });
  const fired = firedTriggers(input, whole.firstDay, lastDay);
  const dayClass = classesOf(input, fired, whole);
  const days: JudgedDay[] = [];
  const triggers: BacktestReport["triggers"] = [];
  origins.forEach((origin, done) => {
    stopIfCancelled(cancel);
    progress?.(done, origins.length, `Forecasting as on ${isoDay(origin)} (${done + 1} of ${origins.length})`);
    const before = knownDays({ ...input, asOf: isoDay(origin - 1) });
    const learned = learnedAt(input, before, origin, settings);
    days.push(...judged(before, whole, origin, learned, { ...settings, seed: input.seed, dayClass }));
    triggers.push(...triggerOutcomes(learned.triggers, fired, { from: origin, to: origin + settings.horizonDays - 1 }));
  });
  const { weatherKnownDays: asked, horizonDays, everyDays } = settings;
  return {
    contract: "springtide-backtest",
    version: 1,
    software: SOFTWARE,
    subject: { kind: "series", id: SERIES, name, zone: input.zone, currency: null },
    origins: origins.map((origin) => isoDay(origin)),
    horizonDays,
    everyDays,
    paths: input.paths,
    seed: input.seed,
    weather: weatherWords({ weather: input.weather ?? [], archive: new Map(), knownDays: asked }, FORESEEN_DAYS),
    queues: [queueReport({ id: SERIES, name }, days, null)],
    triggers,
    events: [],
    caveats: originCaveats(settings, { lastDay }, origins),
  };
}

function knownDays(input: Pick<SeriesInput, "series" | "asOf" | "zone"> & SeriesBacktestInput["input"]): KnownDays {
  const series = knownValues({ ...input, horizon: { days: 1 }, weatherKnownDays: 0 });
  if (series.layout === "days") {
    const { isClosed } = closedPattern({ ...series, holidays: [] });
    const { firstDay, values } = absentDaysAsZero(series, isClosed).series;
    return { firstDay, values, value: valueKind(values, 7) };
  }
  const history = intervalHistory(series, input.zone);
  const value = valueKind(history.values, (7 * 1440) / series.minutes);
  return { firstDay: history.grid.firstDay, values: dayTotals(history).values, value };
}

function learnedAt(
  input: SeriesBacktestInput["input"],
  before: KnownDays,
  origin: CivilDay,
  { horizonDays, weatherKnownDays }: BacktestSettings,
): LearnedDays {
  const asOf = origin - 1;
  const { weather, knownDays: foreseen } = seriesWeatherAt(input.weather, origin, weatherKnownDays, input.seed);
  const known = { ...input, weather, weatherKnownDays: foreseen, asOf: isoDay(asOf), horizon: { days: horizonDays } };
  return learnDays(known, { ...before, asOf, from: origin, days: horizonDays });
}

function judged(
  before: KnownDays,
  whole: KnownDays,
  origin: CivilDay,
  { outlook }: LearnedDays,
  { horizonDays, seed, dayClass }: BacktestSettings & { seed: number; dayClass: (day: CivilDay) => string },
): JudgedDay[] {
  const { kind, factor } = before.value;
  const actual = Float64Array.from(
    { length: horizonDays },
    (_, d) => whole.values[origin + d - whole.firstDay] ?? Number.NaN,
  );
  const past = { firstDay: before.firstDay, contacts: upTo(before, origin) };
  const common = { origin, actual, naive: naiveErrors(past.contacts), dayClass };
  const rates = kind === "counts" ? outlook.rates : outlook.rates.map((rate) => rate / factor);
  const yardsticks = YARDSTICKS.map(({ forecast }) =>
    scorePointForecast({ ...common, forecast: forecast(past, horizonDays) }),
  );
  return scoreForecast({ ...common, rates, seed, queue: SERIES, counted: kind === "counts" }).map((forecast) => ({
    forecast,
    staffing: null,
    yardsticks: yardsticks.map((days) => {
      const scored = days.find(({ lead }) => lead === forecast.lead);
      return scored === undefined ? null : { scored, staffing: null };
    }),
  }));
}

/** Values up to the day before an origin; days at their end of which nothing is known are unknown, so that weekdays stay in place. */
function upTo({ firstDay, values }: KnownDays, origin: CivilDay): Float64Array {
  return Float64Array.from({ length: origin - firstDay }, (_, i) => values[i] ?? Number.NaN);
}

function firedTriggers(
  input: SeriesBacktestInput["input"],
  firstDay: CivilDay,
  lastDay: CivilDay,
): readonly DatedTrigger[] {
  if (input.triggers === null) return [];
  const span = { historyFrom: firstDay, planFrom: lastDay + 1, planTo: lastDay + 1 };
  const holidays = input.holidays({ fromYear: yearOf(firstDay), toYear: yearOf(lastDay) });
  return dateTriggers(seriesShop(input.triggers, input.zone), input.weather ?? [], span, { holidays }).triggers;
}

function classesOf(
  input: SeriesBacktestInput["input"],
  fired: readonly DatedTrigger[],
  { firstDay, values }: KnownDays,
): (day: CivilDay) => string {
  const holidays = input.holidays({ fromYear: yearOf(firstDay), toYear: yearOf(firstDay + values.length) });
  const customers = new Set(holidays.map(({ day }) => civilDay(day)));
  return dayClasses({
    queue: SERIES,
    fired,
    holidays: { customers, bySite: new Map() },
    firstDay,
    days: values.length,
  });
}

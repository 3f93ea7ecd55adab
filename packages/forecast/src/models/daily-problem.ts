import type { CivilDay } from "@springtide/calendar";
import { silentlyClosed } from "../features/closed-days.ts";
import { dailyFeature } from "../features/daily-feature.ts";
import type { Covariate } from "../features/covariate.ts";
import type { DailySeries } from "../features/daily-series.ts";
import { harmonicsFor, linearPriors } from "../features/priors.ts";
import type { Prior } from "../features/priors.ts";
import { firingOn, firingsOf } from "../features/trigger-firings.ts";
import type { TriggerEffect } from "../features/trigger-firings.ts";

/** What a daily model is fitted to. */
export interface DailyModelInput {
  readonly history: DailySeries;
  readonly triggers: readonly TriggerEffect[];
  readonly holidays: ReadonlySet<CivilDay>;
  /** Days of the history on which the queue is closed all day. */
  readonly closedDays: ReadonlySet<CivilDay>;
  /** Measurements that move contacts day by day. */
  readonly covariates?: readonly Covariate[];
}

/** A trigger's place among the coefficients: one common to its firings, and one for how each firing differs. */
export interface TriggerTerm {
  readonly id: string;
  readonly coefficient: number;
  readonly priorMean: number;
  readonly firings: readonly { readonly coefficient: number | null; readonly kernel: Float64Array }[];
}

/** The history laid out for fitting: days used, counts, the linear features, and the triggers' kernels. */
export interface DailyProblem {
  readonly originDay: CivilDay;
  readonly days: Int32Array;
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  readonly harmonics: number;
  readonly priors: readonly Prior[];
  /** Values of the linear features, day by day; the first `linear` coefficients. */
  readonly features: Float64Array;
  readonly linear: number;
  readonly triggers: readonly TriggerTerm[];
  /** 1 on days with a known cause: holidays and their neighbours, and the days of a trigger. */
  readonly explained: Uint8Array;
  readonly closedWeekdaysWithContacts: readonly number[];
}

/** By rolling origin over real series two years do as well as one, or better, but where a queue has changed: see `RECENT_HALF_LIFE_DAYS`. */
export const HALF_LIFE_DAYS = 730;
/** Beyond this many firings they determine the common effect well enough without a deviation for each. */
const MOST_DEVIATIONS = 12;

/** Lays out a checked history (see `checkedHistory`). Days weigh 2^(-age / 730 days); unknown and closed days are left out. */
export function dailyProblem(input: DailyModelInput, closedWeekdaysWithContacts: readonly number[]): DailyProblem {
  const { history, holidays, closedDays, covariates = [] } = input;
  const { firstDay, contacts } = history;
  const originDay = firstDay + contacts.findLastIndex((value) => !Number.isNaN(value));
  const begun = firstDay + silentDaysBefore(contacts);
  const days = Int32Array.from(contacts.keys())
    .map((i) => firstDay + i)
    .filter(
      (day) =>
        day >= begun &&
        !Number.isNaN(contacts[day - firstDay] ?? NaN) &&
        !silentlyClosed(day, closedDays, closedWeekdaysWithContacts),
    );
  const counts = Float64Array.from(days, (day) => contacts[day - firstDay] ?? NaN);
  const historyDays = originDay - (days[0] ?? originDay) + 1;
  const harmonics = harmonicsFor(historyDays);
  const linear = linearPriors({
    historyDays,
    meanContacts: counts.reduce((sum, y) => sum + y, 0) / counts.length,
    harmonics,
    holidays,
    usedDays: new Set(days),
    contactsWhenClosed: closedWeekdaysWithContacts.length > 0,
    covariates: covariates.map(({ name }) => name),
  });
  const { terms, priors } = triggerTerms(input.triggers, days, linear.length);
  const explained = Uint8Array.from(days, (day, t) =>
    Number(
      [day - 1, day, day + 1].some((near) => holidays.has(near)) ||
        terms.some(({ firings }) => firings.some(({ kernel }) => (kernel[t] ?? 0) > 0.05)),
    ),
  );
  return {
    originDay,
    days,
    counts,
    weights: weightsByAge(days, originDay, HALF_LIFE_DAYS),
    harmonics,
    priors: [...linear, ...priors],
    features: featureMatrix(
      linear.map(({ name }) =>
        dailyFeature(name, {
          originDay,
          holidays,
          closedDays,
          levelPersistence: 0,
          covariates: new Map(covariates.map((covariate) => [covariate.name, covariate])),
        }),
      ),
      days,
    ),
    linear: linear.length,
    triggers: terms,
    explained,
    closedWeekdaysWithContacts,
  };
}

/** Four weeks without contacts at the start of a history are from before the queue began, or from before it was counted. */
const NOT_YET_DAYS = 28;

/** Days at the start of a history that are left out, because nothing came for four weeks or more before the first contact. */
export function silentDaysBefore(contacts: Float64Array): number {
  const first = contacts.findIndex((value) => value > 0);
  return first >= NOT_YET_DAYS ? first : 0;
}

/** Weights of days that halve with every `halfLifeDays` of age. */
export function weightsByAge(days: Int32Array, originDay: CivilDay, halfLifeDays: number): Float64Array {
  return Float64Array.from(days, (day) => 2 ** ((day - originDay) / halfLifeDays));
}

/** Values of features on days, row by row. */
export function featureMatrix(features: readonly ((day: CivilDay) => number)[], days: Int32Array): Float64Array {
  const values = new Float64Array(features.length * days.length);
  days.forEach((day, t) => {
    features.forEach((feature, j) => {
      values[t * features.length + j] = feature(day);
    });
  });
  return values;
}

function triggerTerms(
  triggers: readonly TriggerEffect[],
  days: Int32Array,
  firstCoefficient: number,
): { terms: TriggerTerm[]; priors: Prior[] } {
  const priors: Prior[] = [];
  const add = (prior: Prior): number => firstCoefficient + priors.push(prior) - 1;
  const terms = triggers.map((trigger): TriggerTerm => {
    const mean = Math.log1p(trigger.priorLift);
    const coefficient = add({ name: `trigger ${trigger.id}`, mean, sd: priorSd(mean), scale: "fixed" });
    const kernels = firingsOf(trigger.pastOnsets)
      .map((firing) => firingOn(trigger, firing, days))
      .filter((kernel) => kernel !== null);
    const deviate = kernels.length <= MOST_DEVIATIONS;
    const firings = kernels.map((kernel, i) => ({
      kernel,
      coefficient: deviate
        ? add({ name: `firing ${trigger.id} ${i + 1}`, mean: 0, sd: firingSd(mean), scale: "fixed" })
        : null,
    }));
    return { id: trigger.id, coefficient, priorMean: mean, firings };
  });
  return { terms, priors };
}

/** A believed effect may well be half as large or half as large again on the log scale; and where none is believed, a fifth. */
function priorSd(logLift: number): number {
  return Math.max(0.2, 0.6 * Math.abs(logLift));
}

/** Firings of one trigger differ from each other by about a quarter of the effect. */
export function firingSd(logLift: number): number {
  return 0.25 * Math.max(0.1, Math.abs(logLift));
}

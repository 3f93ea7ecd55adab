import { weekday } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { silentlyClosed } from "../features/closed-days.ts";
import { meanEffect } from "../paths/covariate-effects.ts";
import { expectedKernel, futureFeatures } from "../paths/expected-daily-rates.ts";
import type { DailyForecastRequest } from "../paths/daily-forecast-request.ts";
import { factorOf } from "../triggers/kernel.ts";

/** A named multiplier. */
export interface NamedFactor {
  readonly name: string;
  readonly factor: number;
}

/** The expected contacts of a day opened into what makes them: their product is the rate. */
export interface DayAttribution {
  readonly day: CivilDay;
  /** Contacts of a day of the average weekday (geometric mean of the seven), mean season, no cause, at the last known trend. */
  readonly baseContacts: number;
  readonly weekday: number;
  readonly trend: number;
  /** Of the year. */
  readonly season: number;
  /** Of the month: paydays, invoices. */
  readonly turnOfMonth: number;
  /** The holiday itself, the day before and the day after. */
  readonly holiday: number;
  /** 0 on a day on which no contact can come. */
  readonly closedDay: number;
  readonly triggers: readonly NamedFactor[];
  /** Measurements known for the day. */
  readonly covariates: readonly NamedFactor[];
  /** Mean effect of the measurements known only as possible courses, all together: they go with one another. */
  readonly uncertainCovariates: number;
  /** What is left of how far the level stood from its normal at the end of the history. */
  readonly level: number;
  /** Features of the model that fall under none of these. */
  readonly other: readonly NamedFactor[];
  /** Contacts of the day as `expectedDailyRates` gives them. */
  readonly rate: number;
}

/**
 * Opens each day of the central forecast into base x weekday x trend x season x month x holiday x closed day x each trigger x
 * covariates x level. The product is the rate of `expectedDailyRates`, to rounding. Weekdays are told against the average of the seven,
 * whichever of them the model leaves out as its own yardstick. Trigger dates not yet known enter by their probabilities.
 * Cost: as `expectedDailyRates`, and O(days x coefficients).
 */
export function attribution(request: DailyForecastRequest): DayAttribution[] {
  const { firstDay, days, parameters, closedDays } = request;
  const { names, features } = futureFeatures(request);
  const effects = effectsByDay(names, parameters.coefficients, features);
  const triggers = triggerFactors(request);
  const uncertain = meanEffect(request);
  const ofWeekday = (day: number): number => parameters.coefficients[names.indexOf(`weekday-${day}`)] ?? 0;
  const meanWeekday = [1, 2, 3, 4, 5, 6, 7].reduce((sum, day) => sum + ofWeekday(day), 0) / 7;
  return Array.from({ length: days }, (_, d) => {
    const day = firstDay + d;
    const ofDay = effects[d] ?? [];
    const closed = silentlyClosed(day, closedDays, parameters.closedWeekdaysWithContacts);
    const parts = {
      baseContacts: Math.exp(sumOfPart(ofDay, "base") + meanWeekday),
      weekday: Math.exp(ofWeekday(weekday(day)) - meanWeekday),
      trend: Math.exp(sumOfPart(ofDay, "trend")),
      season: Math.exp(sumOfPart(ofDay, "season")),
      turnOfMonth: Math.exp(sumOfPart(ofDay, "turnOfMonth")),
      holiday: Math.exp(sumOfPart(ofDay, "holiday")),
      closedDay: closed ? 0 : Math.exp(sumOfPart(ofDay, "closedDay")),
      triggers: triggers.map(({ name, factors }) => ({ name, factor: factors[d] ?? 1 })),
      covariates: namedOfPart(ofDay, "covariates"),
      uncertainCovariates: uncertain[d] ?? 1,
      level: Math.exp(sumOfPart(ofDay, "level")),
      other: namedOfPart(ofDay, "other"),
    };
    return { day, ...parts, rate: productOf(parts) };
  });
}

/** The factors of a day as a list to be shown or multiplied, base first, in words that programs may rely on. */
export function factorsOf(parts: Omit<DayAttribution, "day" | "rate">): NamedFactor[] {
  return [
    { name: "base", factor: parts.baseContacts },
    { name: "weekday", factor: parts.weekday },
    { name: "trend", factor: parts.trend },
    { name: "season", factor: parts.season },
    { name: "turn of month", factor: parts.turnOfMonth },
    { name: "holiday", factor: parts.holiday },
    { name: "closed day", factor: parts.closedDay },
    ...parts.triggers.map(({ name, factor }) => ({ name: `trigger ${name}`, factor })),
    ...parts.covariates.map(({ name, factor }) => ({ name: `covariate ${name}`, factor })),
    { name: "uncertain covariates", factor: parts.uncertainCovariates },
    { name: "level", factor: parts.level },
    ...parts.other,
  ];
}

function productOf(parts: Omit<DayAttribution, "day" | "rate">): number {
  return factorsOf(parts).reduce((product, { factor }) => product * factor, 1);
}

type Part =
  "base" | "weekday" | "trend" | "season" | "turnOfMonth" | "holiday" | "closedDay" | "covariates" | "level" | "other";

interface Effect {
  readonly name: string;
  readonly part: Part;
  readonly onLog: number;
}

/** What each coefficient does to the log rate of each day. */
function effectsByDay(names: readonly string[], coefficients: readonly number[], features: Float64Array): Effect[][] {
  const kinds = names.map((name) => ({ name, part: partOf(name) }));
  return Array.from({ length: names.length === 0 ? 0 : features.length / names.length }, (_, d) =>
    kinds.flatMap(({ name, part }, j) => {
      const onLog = (features[d * names.length + j] ?? 0) * (coefficients[j] ?? 0);
      return part === undefined ? [] : [{ name, part, onLog }];
    }),
  );
}

/** Which part of the day a coefficient belongs to; none for triggers, which are not features of a day. */
function partOf(name: string): Part | undefined {
  if (name.startsWith("trigger ")) return undefined;
  if (name === "level") return "base";
  if (name === "level-now") return "level";
  if (name === "closed-day") return "closedDay";
  if (name === "trend-per-year") return "trend";
  if (/^weekday-[1-7]$/.test(name)) return "weekday";
  if (name.startsWith("annual-")) return "season";
  if (name.startsWith("month-")) return "turnOfMonth";
  if (/^(before-|after-)?holiday( |$)/.test(name)) return "holiday";
  return name.startsWith("covariate ") ? "covariates" : "other";
}

function sumOfPart(effects: readonly Effect[], part: Part): number {
  return effects.reduce((sum, effect) => (effect.part === part ? sum + effect.onLog : sum), 0);
}

function namedOfPart(effects: readonly Effect[], part: Part): NamedFactor[] {
  return effects
    .filter((effect) => effect.part === part)
    .map(({ name, onLog }) => ({ name: name.replace(/^covariate /, ""), factor: Math.exp(onLog) }));
}

function triggerFactors({ parameters, triggers, firstDay, days }: DailyForecastRequest): {
  name: string;
  factors: Float64Array;
}[] {
  return triggers.map((trigger) => {
    const at = parameters.coefficientNames.indexOf(`trigger ${trigger.id}`);
    const lift = Math.expm1(parameters.coefficients[at] ?? 0);
    return {
      name: trigger.id,
      factors: expectedKernel(trigger, firstDay, days).map((share) => factorOf(lift * share)),
    };
  });
}

import type { CivilDay } from "@springtide/calendar";
import { silentlyClosed } from "../features/closed-days.ts";
import { dailyFeature } from "../features/daily-feature.ts";
import type { LogSeries } from "./baseline-method.ts";
import { cholesky, solveLower, solveUpper } from "./cholesky.ts";
import type { CountRegression } from "./count-regression.ts";
import { HALF_LIFE_DAYS, weightsByAge } from "./daily-problem.ts";
import type { DailyModelInput, DailyProblem } from "./daily-problem.ts";
import { filteredEquations } from "./level-filter.ts";
import { addPrior, priorOf } from "./coefficient-priors.ts";

/** Columns that tell a cause, and not level, week, trend or season. */
const CAUSE = /^((before-|after-)?holiday( |$)|covariate |month-)/;

/** What is told of a day: level, week, trend and season alone, or holidays, the turn of the month and measurements too. */
export type ToldColumns = "base" | "linear";

/**
 * The history without what the regression says of its causes: holidays, triggers, measurements. Where all linear columns are told
 * (`"linear"`), only triggers are taken out.
 */
export function withoutCauses(
  input: DailyModelInput,
  problem: DailyProblem,
  fit: CountRegression,
  told: ToldColumns = "base",
): LogSeries {
  const { firstDay, contacts } = input.history;
  const logs = new Float64Array(contacts.length).fill(NaN);
  const base = columnsOf(problem, told);
  const start = startOfLogs(problem.counts);
  problem.days.forEach((day, t) => {
    const causes = Math.log(fit.rates[t] ?? 1) - sumOf(base, problem, t, fit.coefficients);
    logs[day - firstDay] = Math.log((problem.counts[t] ?? 0) + start) - causes;
  });
  return { firstDay, logs };
}

/**
 * What is added before logs are taken. Of whole numbers a half: then the mean of the log of a count is nearly the log of its mean. Of
 * decimals, which are measured and not counted, a trifle that keeps zeros from the abyss.
 */
function startOfLogs(counts: Float64Array): number {
  if (counts.every((count) => Number.isInteger(count))) return 0.5;
  return Math.min(0.5, 0.05 * (counts.reduce((sum, count) => sum + count, 0) / counts.length));
}

/** What the regression would have said of the days after each origin, its causes left out. */
export interface RegressionOrigin {
  /** Log of the expected contacts. */
  readonly logMean: Float64Array;
  /** Median of the log rate. */
  readonly location: Float64Array;
  /** Standard deviation of the log of the count: level, day and counting. */
  readonly spread: Float64Array;
}

interface OriginsRequest {
  readonly origins: readonly number[];
  readonly days: number;
  /** Measurements are told as they were: the days after an origin are forecast with foresight of them. */
  readonly told?: ToldColumns;
  /** Age at which a day counts half, where it is not that of the fit. */
  readonly halfLifeDays?: number;
}

/**
 * The regression's forecasts from earlier origins, its variation, outliers and linearisation held: the level filter runs once over the
 * history, and at each origin the normal equations of the days so far are solved. So coefficients and level are those of the day, for the
 * price of one factorisation an origin instead of a fit.
 * @param origins numbers of days known, ascending, at least one day of use before the first
 */
export function regressionFromOrigins(
  input: DailyModelInput,
  problem: DailyProblem,
  fit: CountRegression,
  { origins, days, told = "base", halfLifeDays = HALF_LIFE_DAYS }: OriginsRequest,
): RegressionOrigin[] {
  const { firstDay } = input.history;
  const found: RegressionOrigin[] = [];
  const prior = priorOf(problem, fit.variation.strengths);
  const base = featuresTold(input, problem, told);
  let next = 0;
  const linear = { ...fit.linear, weights: weightsByAge(problem.days, problem.originDay, halfLifeDays) };
  filteredEquations(linear, fit.variation, (t, soFar) => {
    const following = problem.days[t + 1] ?? Infinity;
    for (; next < origins.length && firstDay + (origins[next] ?? 0) <= following; next++) {
      const originDay = firstDay + (origins[next] ?? 0) - 1;
      const { information, score, lastLevel } = soFar();
      // Days weigh by their age on the last day of all; seen from the origin they are younger.
      const younger = 2 ** ((problem.originDay - originDay) / halfLifeDays);
      const posterior = {
        information: { size: information.size, values: information.values.map((value) => value * younger) },
        score: score.map((value) => value * younger),
      };
      addPrior(posterior, prior);
      const factor = cholesky(posterior.information);
      const coefficients = solveUpper(factor, solveLower(factor, posterior.score));
      const level = lastLevel.slope.reduce(
        (rest, slope, j) => rest - slope * (coefficients[j] ?? 0),
        lastLevel.constant,
      );
      found.push(
        ahead(input, problem, fit, base, {
          originDay,
          days,
          coefficients,
          age: originDay - (problem.days[t] ?? originDay),
          level: Math.log(1 + Math.max(-0.8, level)),
          variance: lastLevel.variance,
        }),
      );
    }
  });
  return found;
}

interface Standing {
  readonly originDay: number;
  readonly days: number;
  readonly coefficients: Float64Array;
  readonly age: number;
  readonly level: number;
  readonly variance: number;
}

/** A feature of a day: its coefficient's place, and its value on a day as seen from an origin. */
interface ToldFeature {
  readonly coefficient: number;
  on(day: CivilDay, originDay: CivilDay): number;
}

function featuresTold(input: DailyModelInput, problem: DailyProblem, told: ToldColumns): readonly ToldFeature[] {
  const { holidays, closedDays, covariates = [] } = input;
  const seenFrom = (originDay: CivilDay) => ({
    originDay,
    holidays,
    closedDays,
    levelPersistence: 0,
    covariates: new Map(covariates.map((covariate) => [covariate.name, covariate])),
  });
  return [...columnsOf(problem, told)].map((coefficient): ToldFeature => {
    const name = problem.priors[coefficient]?.name ?? "";
    if (name === "trend-per-year")
      // The coefficients count a trend from the end of the history, the feature from an origin, beyond which it fades.
      return {
        coefficient,
        on: (day, from) => (from - problem.originDay) / 365.25 + dailyFeature(name, seenFrom(from))(day),
      };
    const feature = dailyFeature(name, seenFrom(problem.originDay));
    const values = new Map<CivilDay, number>();
    return {
      coefficient,
      on(day) {
        const value = values.get(day) ?? feature(day);
        values.set(day, value);
        return value;
      },
    };
  });
}

function ahead(
  input: DailyModelInput,
  problem: DailyProblem,
  fit: CountRegression,
  base: readonly ToldFeature[],
  from: Standing,
): RegressionOrigin {
  const { persistence, levelVariance, dayVariance } = fit.variation;
  const logMean = new Float64Array(from.days).fill(NaN);
  const location = new Float64Array(from.days).fill(NaN);
  const spread = new Float64Array(from.days);
  for (let lead = 0; lead < from.days; lead++) {
    const day = from.originDay + 1 + lead;
    if (silentlyClosed(day, input.closedDays, problem.closedWeekdaysWithContacts)) continue;
    const kept = persistence ** (lead + 1 + from.age);
    let log = kept * from.level;
    for (const feature of base) log += feature.on(day, from.originDay) * (from.coefficients[feature.coefficient] ?? 0);
    const variance = levelVariance * (1 - kept * kept) + kept * kept * from.variance + dayVariance;
    logMean[lead] = log;
    location[lead] = log - variance / 2;
    spread[lead] = Math.sqrt(variance + Math.exp(-log));
  }
  return { logMean, location, spread };
}

function columnsOf(problem: DailyProblem, told: ToldColumns): Int32Array {
  return Int32Array.from(
    Array.from({ length: problem.linear }, (_, j) => j).filter(
      (j) => told === "linear" || !CAUSE.test(problem.priors[j]?.name ?? ""),
    ),
  );
}

function sumOf(columns: Int32Array, problem: DailyProblem, t: number, coefficients: Float64Array): number {
  return columns.reduce((sum, j) => sum + (problem.features[t * problem.linear + j] ?? 0) * (coefficients[j] ?? 0), 0);
}

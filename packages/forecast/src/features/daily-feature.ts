import { dayFrom, monthOf, weekday, yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { annualHarmonic } from "./annual-harmonics.ts";
import type { Covariate } from "./covariate.ts";
import { covariateOn } from "./covariate.ts";
import { hasIdentity } from "./holiday-identity.ts";

/** What the features of a day depend on beside the day. */
export interface FeatureContext {
  /** Last day of the history: trend is zero on it, and damped beyond. */
  readonly originDay: CivilDay;
  readonly holidays: ReadonlySet<CivilDay>;
  readonly closedDays: ReadonlySet<CivilDay>;
  /** Day-to-day correlation of the level: what is left of today's level after a day. */
  readonly levelPersistence: number;
  /** Known measurements of days, such as of the weather, by name. */
  readonly covariates: ReadonlyMap<string, Covariate>;
}

const DAYS_PER_YEAR = 365.25;
const TREND_DAMPING_DAYS = 120;

/**
 * The value of a named feature on a day, for fitting and for forecasting alike. Names: `level`, `weekday-1` (Monday) to `weekday-7`,
 * `trend-per-year`, `annual-sin-1` ..., `month-sin-1` ..., `holiday`, `before-holiday`, `after-holiday`, each also for one holiday
 * (`after-holiday date 12-25`, see `identifyHolidays`), `closed-day`, and `level-now`, what is left of the last known level.
 * @throws RangeError for a name that is no feature
 */
export function dailyFeature(name: string, context: FeatureContext): (day: CivilDay) => number {
  const [kind = "", detail = ""] = splitOnce(name);
  const annual = /^annual-(sin|cos)-(\d+)$/.exec(name);
  if (annual !== null) {
    const wave = annual[1] === "sin" ? "sin" : "cos";
    return (day) => annualHarmonic(wave, Number(annual[2]), day);
  }
  const monthly = /^month-(sin|cos)-(\d+)$/.exec(name);
  if (monthly !== null) {
    const wave = monthly[1] === "sin" ? Math.sin : Math.cos;
    return (day) => wave(2 * Math.PI * Number(monthly[2]) * placeInMonth(day));
  }
  const ofWeek = /^weekday-([1-7])$/.exec(name);
  if (ofWeek !== null) return (day) => Number(weekday(day) === Number(ofWeek[1]));
  const ahead = (day: CivilDay): number => Math.max(0, day - context.originDay);
  switch (kind) {
    case "level":
      return () => 1;
    case "trend-per-year":
      return (day) => (Math.min(0, day - context.originDay) + damped(ahead(day))) / DAYS_PER_YEAR;
    case "holiday":
      return (day) => Number(isHoliday(day, detail, context));
    case "after-holiday":
      return (day) => Number(!context.holidays.has(day) && isHoliday(day - 1, detail, context));
    case "before-holiday":
      return (day) => Number(!context.holidays.has(day) && isHoliday(day + 1, detail, context));
    case "closed-day":
      return (day) => Number(context.closedDays.has(day));
    case "covariate": {
      const covariate = context.covariates.get(detail);
      return covariate === undefined ? () => 0 : (day) => covariateOn(covariate, day);
    }
    case "level-now":
      return (day) => context.levelPersistence ** ahead(day);
    default:
      throw new RangeError(`${name} is not a feature of a day`);
  }
}

/** How far through its month a day is at noon, between 0 and 1. */
function placeInMonth(day: CivilDay): number {
  const first = dayFrom(yearOf(day), monthOf(day), 1);
  const next = monthOf(day) === 12 ? dayFrom(yearOf(day) + 1, 1, 1) : dayFrom(yearOf(day), monthOf(day) + 1, 1);
  return (day + 0.5 - first) / (next - first);
}

function damped(daysAhead: number): number {
  return TREND_DAMPING_DAYS * (1 - Math.exp(-daysAhead / TREND_DAMPING_DAYS));
}

function isHoliday(day: CivilDay, identity: string, { holidays }: FeatureContext): boolean {
  return holidays.has(day) && (identity === "" || hasIdentity(day, identity));
}

function splitOnce(name: string): readonly string[] {
  const at = name.indexOf(" ");
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

import { shapleyValues } from "./shapley-values.ts";

/** A forecast of the days around an event, and what came. Lists by day, or by interval of all days one after the other. */
export interface ForecastEvent {
  /** Place of each day's first interval, then the number of intervals. */
  readonly dayOffsets: Int32Array;
  /** Contacts a day. */
  readonly contacts: {
    readonly forecast: Float64Array;
    /** What the same forecast would have said, had it known the day of the event. */
    readonly atTrueDate: Float64Array;
    readonly actual: Float64Array;
  };
  /** Share of its day's contacts in each interval; each day sums to 1. */
  readonly withinDay: { readonly forecast: Float64Array; readonly actual: Float64Array };
  /** Mean handling time by day. */
  readonly ahtSeconds: { readonly forecast: Float64Array; readonly actual: Float64Array };
}

/** An event's error in hours of work, and where it came from. The parts add up to `errorHours`; one that lessened it is negative. */
export interface EventErrorParts {
  readonly forecastHours: number;
  readonly actualHours: number;
  /** Sum over intervals of |work forecast - work that came|. */
  readonly errorHours: number;
  readonly volumeHours: number;
  readonly dateHours: number;
  readonly shapeOverDaysHours: number;
  readonly shapeWithinDayHours: number;
  readonly ahtHours: number;
}

const VOLUME = 1;
const DATE = 2;
const OVER_DAYS = 4;
const WITHIN_DAY = 8;
const AHT = 16;

/**
 * Splits the error of an event's days into what was wrong: how many came in all (volume), on which day it began (date), how it was
 * spread over the days and within the day (shape), and how long each took (AHT). The work of an interval is
 * total x share of the day x share within the day x AHT. What came is the forecast, times what knowing the true date changes in it,
 * times what was still wrong then; of the total and of the shares of days alike. So a forecast that would have been right at the true
 * date has an error of date alone. The error of each of the 32 mixtures of five causes, each as forecast or put right, is the sum
 * over intervals of |its work - the work that came|; the parts are the Shapley values of putting the five right. The scatter of
 * single intervals counts as shape within the day.
 * Cost: 32 x intervals.
 */
export function splitEventError(event: ForecastEvent): EventErrorParts {
  const actual = workHours(event, VOLUME | DATE | OVER_DAYS | WITHIN_DAY | AHT);
  const forecast = workHours(event, 0);
  const errorOf = (set: number): number => distance(workHours(event, set), actual);
  const errorHours = errorOf(0);
  const [volume, date, overDays, withinDay, aht] = shapleyValues(5, (set) => errorHours - errorOf(set));
  return {
    forecastHours: sum(forecast),
    actualHours: sum(actual),
    errorHours,
    volumeHours: volume ?? 0,
    dateHours: date ?? 0,
    shapeOverDaysHours: overDays ?? 0,
    shapeWithinDayHours: withinDay ?? 0,
    ahtHours: aht ?? 0,
  };
}

/** Hours of work by interval with some of the causes put right. */
function workHours({ dayOffsets, contacts, withinDay, ahtSeconds }: ForecastEvent, right: number): Float64Array {
  const isRight = (cause: number): boolean => (right & cause) !== 0;
  const days = sharesOf(daysOf(contacts, isRight(OVER_DAYS), isRight(DATE)));
  const total = totalOf(contacts, isRight(VOLUME), isRight(DATE));
  const shares = isRight(WITHIN_DAY) ? withinDay.actual : withinDay.forecast;
  const seconds = isRight(AHT) ? ahtSeconds.actual : ahtSeconds.forecast;
  const work = new Float64Array(shares.length);
  days.forEach((share, day) => {
    const ofDay = (total * share * (seconds[day] ?? 0)) / 3600;
    for (let i = dayOffsets[day] ?? 0; i < (dayOffsets[day + 1] ?? 0); i++) work[i] = ofDay * (shares[i] ?? 0);
  });
  return work;
}

/** The course over the days, up to its total; what came is taken back to the wrong date by what the forecast says of that. */
function daysOf(
  { forecast, atTrueDate, actual }: ForecastEvent["contacts"],
  shape: boolean,
  date: boolean,
): Float64Array {
  if (!shape) return date ? atTrueDate : forecast;
  return date ? actual : actual.map((count, day) => count * ratio(forecast[day] ?? 0, atTrueDate[day] ?? 0));
}

function totalOf({ forecast, atTrueDate, actual }: ForecastEvent["contacts"], volume: boolean, date: boolean): number {
  if (!volume) return sum(date ? atTrueDate : forecast);
  return date ? sum(actual) : sum(actual) * ratio(sum(forecast), sum(atTrueDate));
}

/** 1 where nothing is there to compare with. */
function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 1;
}

/** Shares of a total by day; even where there is nothing to share. */
function sharesOf(values: Float64Array): Float64Array {
  const total = sum(values);
  return values.map((value) => (total > 0 ? value / total : 1 / values.length));
}

function distance(one: Float64Array, other: Float64Array): number {
  return one.reduce((total, value, i) => total + Math.abs(value - (other[i] ?? 0)), 0);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

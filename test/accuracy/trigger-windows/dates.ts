import { civilDay, dayFrom } from "@springtide/calendar";
import { firstCrossing, learnClimatology, syntheticEnsemble, usualC } from "@springtide/forecast";
import type { CrossingRule, UpcomingOnset, WeatherEnsemble, WeatherSeries } from "@springtide/forecast";
import type { Station } from "./stations.ts";

/** A first of the season that is foreseen. */
export interface DateRule extends CrossingRule {
  readonly name: string;
}

const ANY = { sky: "any", sustainedDays: 1, latitude: 42 } as const;
const SPRING = { armOn: "02-15", disarmOn: "06-30" } as const;
const SUMMER = { armOn: "03-01", disarmOn: "08-31" } as const;
const AUTUMN = { armOn: "08-15", disarmOn: "12-31" } as const;

/** Firsts over the whole year, warm and cold, early and late: no spread is chosen on one threshold. */
export const DATE_RULES: readonly DateRule[] = [
  ...[15, 18, 20, 22].map((threshold): DateRule => ({
    name: `first day >= ${threshold} C`,
    variable: "maxC",
    direction: "up",
    threshold,
    ...ANY,
    ...SPRING,
  })),
  ...[25, 28].map((threshold): DateRule => ({
    name: `first day >= ${threshold} C`,
    variable: "maxC",
    direction: "up",
    threshold,
    ...ANY,
    ...SUMMER,
  })),
  { name: "two days >= 18 C", variable: "maxC", direction: "up", threshold: 18, ...ANY, ...SPRING, sustainedDays: 2 },
  { name: "first night < 5 C", variable: "minC", direction: "down", threshold: 5, ...ANY, ...AUTUMN },
  { name: "first night < 0 C", variable: "minC", direction: "down", threshold: 0, ...ANY, ...AUTUMN },
  { name: "first day < 10 C", variable: "maxC", direction: "down", threshold: 10, ...ANY, ...AUTUMN },
];

/** Scores of the dates of one rule at one station, each year foreseen from the others. */
export interface DateScores {
  readonly years: number;
  /** Mean share of the year's date inside the central bands (a date at a band's end counts in part). */
  readonly inside: { readonly half: number; readonly most: number; readonly nearlyAll: number };
  readonly crps: number;
  /** Of the other years' dates, equally likely. */
  readonly crpsOfOtherDates: number;
}

interface Dated {
  readonly date: number;
  readonly probability: number;
}

const FUTURE = 2031;

function dayOf(monthDay: string, year: number): number {
  return civilDay(`${String(year)}-${monthDay}`);
}

/** Leaves each year out in turn and scores its date. */
export function dateScores({ weather, from, to }: Station, rule: DateRule): DateScores {
  const detector = firstCrossing(rule);
  const firsts = detector.firings(weather).filter(({ season }) => season >= from && season <= to);
  const dateOf = (onset: number, season: number): number => onset - dayOf(rule.armOn, season);
  const length = dateOf(dayOf(rule.disarmOn, FUTURE), FUTURE) + 1;
  const scored = firsts.map(({ season, onset }) => {
    const date = dateOf(onset, season);
    const model = foreseen(rule, withoutYear(weather, season), length);
    const others = firsts
      .filter((other) => other.season !== season)
      .map((other) => ({ date: dateOf(other.onset, other.season), probability: 1 / (firsts.length - 1) }));
    return { level: levelOf(model, date), crps: crpsOf(model, date), others: crpsOf(others, date) };
  });
  const inside = (share: number): number => mean(scored.map(({ level }) => shareInside(level, share)));
  return {
    years: scored.length,
    inside: { half: inside(0.5), most: inside(0.8), nearlyAll: inside(0.95) },
    crps: mean(scored.map(({ crps }) => crps)),
    crpsOfOtherDates: mean(scored.map(({ others }) => others)),
  };
}

/** How well a date is foreseen while it has not come. */
export interface ForecastScores {
  readonly issues: number;
  readonly crps: number;
  /** Mean width in days of the band that holds 80 %. */
  readonly bandDays: number;
  /** Brier score of "it comes within ten days". */
  readonly brierOfTenDays: number;
}

/**
 * Scores of a date on every fifth day from the arming day on until it came, from what was known then, without and with a synthetic forecast of
 * 50 members. The first four years of a record only teach.
 */
export function forecastScores(
  { weather, from, to }: Station,
  rule: DateRule,
): { readonly without: ForecastScores; readonly with: ForecastScores } {
  const detector = firstCrossing(rule);
  const firsts = detector.firings(weather).filter(({ season }) => season >= from + LEAST_YEARS && season <= to);
  const scored = firsts.flatMap(({ season, onset }) => {
    const arm = dayOf(rule.armOn, season);
    const issues = Array.from(
      { length: Math.ceil((onset - arm) / ISSUED_EVERY_DAYS) },
      (_, i) => arm + i * ISSUED_EVERY_DAYS,
    );
    return issues.map((issuedOn) => {
      const known = upTo(weather, issuedOn + 1);
      const request = { fromDay: issuedOn + 1, toDay: dayFrom(season, 12, 31) };
      const score = (ensemble?: WeatherEnsemble): Omit<ForecastScores, "issues"> => {
        const [coming] = detector.upcoming(known, { ...request, ensemble });
        return scoresOf(datesOf(coming, rule, season), onset - arm, issuedOn - arm + 10);
      };
      return { without: score(), with: score(syntheticFor(weather, issuedOn)) };
    });
  });
  const means = (of: (one: (typeof scored)[number]) => Omit<ForecastScores, "issues">): ForecastScores => ({
    issues: scored.length,
    crps: mean(scored.map((one) => of(one).crps)),
    bandDays: mean(scored.map((one) => of(one).bandDays)),
    brierOfTenDays: mean(scored.map((one) => of(one).brierOfTenDays)),
  });
  return { without: means((one) => one.without), with: means((one) => one.with) };
}

function scoresOf(dates: readonly Dated[], came: number, tenDaysOn: number): Omit<ForecastScores, "issues"> {
  const within = sum(dates.filter(({ date }) => date <= tenDaysOn).map(({ probability }) => probability));
  return {
    crps: crpsOf(dates, came),
    bandDays: quantileOf(dates, 0.9) - quantileOf(dates, 0.1),
    brierOfTenDays: (within - Number(came <= tenDaysOn)) ** 2,
  };
}

function quantileOf(dates: readonly Dated[], level: number): number {
  let left = level * sum(dates.map(({ probability }) => probability));
  for (const { date, probability } of dates.toSorted((a, b) => a.date - b.date)) {
    if (left <= probability) return date;
    left -= probability;
  }
  return dates.at(-1)?.date ?? Number.NaN;
}

const LEAST_YEARS = 4;
const ISSUED_EVERY_DAYS = 5;
const SYNTHETIC_DAYS = 15;
const MEMBERS = 50;
const SD_C = 5.5;

function syntheticFor(weather: WeatherSeries, issuedOn: number): WeatherEnsemble {
  const { maxC } = learnClimatology(weather, issuedOn + 1);
  return syntheticEnsemble({
    weather,
    usualMaxC: (day) => usualC(maxC, day),
    sdC: SD_C,
    issuedOn,
    days: SYNTHETIC_DAYS,
    members: MEMBERS,
    seed: 1,
  });
}

function withoutYear(weather: WeatherSeries, year: number): WeatherSeries {
  const from = dayFrom(year, 1, 1) - weather.firstDay;
  return blanked(weather, from, dayFrom(year + 1, 1, 1) - weather.firstDay);
}

function blanked(weather: WeatherSeries, from: number, to: number): WeatherSeries {
  const blank = (values: Float64Array): Float64Array =>
    values.slice().fill(Number.NaN, Math.max(0, from), Math.max(0, to));
  return {
    ...weather,
    maxC: blank(weather.maxC),
    minC: blank(weather.minC),
    precipitationMm: blank(weather.precipitationMm),
  };
}

function upTo(weather: WeatherSeries, end: number): WeatherSeries {
  const length = end - weather.firstDay;
  return {
    ...weather,
    maxC: weather.maxC.slice(0, length),
    minC: weather.minC.slice(0, length),
    precipitationMm: weather.precipitationMm.slice(0, length),
    sunshineHours: weather.sunshineHours.slice(0, length),
    sky: weather.sky.slice(0, length),
  };
}

function foreseen(rule: DateRule, weather: WeatherSeries, length: number): Dated[] {
  const [coming] = firstCrossing(rule).upcoming(weather, {
    fromDay: dayFrom(FUTURE, 1, 1),
    toDay: dayFrom(FUTURE, 12, 31),
  });
  return datesOf(coming, rule, FUTURE, length);
}

function datesOf(coming: UpcomingOnset | undefined, rule: DateRule, year: number, length?: number): Dated[] {
  const arm = dayOf(rule.armOn, year);
  const { days = [], never = 1 } = coming ?? {};
  const last = length ?? dayOf(rule.disarmOn, year) - arm + 1;
  return [
    ...days.map(({ day, probability }) => ({ date: day - arm, probability })),
    { date: last, probability: never },
  ];
}

/** The stretch of the distribution that a date takes up. */
function levelOf(distribution: readonly Dated[], date: number): { from: number; to: number } {
  const before = sum(distribution.filter((one) => one.date < date).map(({ probability }) => probability));
  return {
    from: before,
    to: before + sum(distribution.filter((one) => one.date === date).map((one) => one.probability)),
  };
}

/** How much of a stretch of levels lies in the central band that holds a share. */
function shareInside({ from, to }: { from: number; to: number }, share: number): number {
  const [low, high] = [(1 - share) / 2, (1 + share) / 2];
  if (to - from < 1e-12) return Number(from >= low && from <= high);
  return Math.max(0, Math.min(to, high) - Math.max(from, low)) / (to - from);
}

/** Continuous ranked probability score in days, from the cumulative distribution. */
function crpsOf(distribution: readonly Dated[], date: number): number {
  const last = Math.max(date, ...distribution.map((one) => one.date));
  const first = Math.min(date, ...distribution.map((one) => one.date));
  const at = new Map<number, number>();
  for (const one of distribution) at.set(one.date, (at.get(one.date) ?? 0) + one.probability);
  let [below, score] = [0, 0];
  for (let day = first; day < last; day++) {
    below += at.get(day) ?? 0;
    score += (below - Number(date <= day)) ** 2;
  }
  return score;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

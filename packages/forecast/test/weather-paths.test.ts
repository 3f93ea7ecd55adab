import { describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import { isoDay } from "@springtide/calendar";
import {
  drawDailyRates,
  expectedDailyRates,
  forecastSkill,
  learnClimatology,
  learnWeatherBasis,
  usualC,
  weatherAsIssued,
  weatherCovariatePaths,
  weatherCovariates,
  weatherPaths,
} from "@springtide/forecast";
import type { DailyModelParameters, WeatherSeries } from "@springtide/forecast";
import { simulatedWeather } from "./weather-simulated.ts";

const firstDay = 14_000;
const days = 12 * 365;
const from = firstDay + days;
const whole = simulatedWeather({ firstDay, days: days + 100, seed: 8 });
const other = simulatedWeather({ firstDay, days: days + 100, seed: 9 });
const usual = learnClimatology(whole, from);
const request = {
  weather: [whole, other],
  climatologies: [usual, learnClimatology(other, from)],
  from,
  days: 84,
  paths: 400,
  seed: 1,
  knownDays: 5,
};
const drawn = weatherPaths(request);

function meanMax(day: number, paths = request.paths): number {
  let sum = 0;
  for (let path = 0; path < paths; path++) sum += (drawn.course(0, path).maxC[day] ?? NaN) / paths;
  return sum;
}

describe("weather that nobody knows yet", () => {
  it("is what is known on the known days, in every path", () => {
    for (const path of [0, 17, 399])
      for (let day = 0; day < 5; day++) {
        expect(drawn.course(0, path).maxC[day]).toBeCloseTo(whole.maxC[days + day] ?? NaN, 9);
        expect(drawn.course(0, path).precipitationMm[day]).toBe(whole.precipitationMm[days + day]);
      }
  });

  it("averages to the climatology", () => {
    // 400 paths hold about 12 independent years: the mean of a day has an error of 4 / sqrt(12) = 1.2, that of ten weeks 0.4.
    const week = Array.from({ length: 70 }, (_, i) => 14 + i);
    const apart = week.map((day) => meanMax(day) - usualC(usual.maxC, from + day));
    expect(Math.abs(apart.reduce((sum, value) => sum + value, 0) / apart.length)).toBeLessThan(0.8);
    for (const value of apart) expect(Math.abs(value)).toBeLessThan(4);
  });

  it("begins at the last known departure and forgets it in a week or two", () => {
    const mild: WeatherSeries = { ...whole, maxC: whole.maxC.map((value, i) => (i === days - 1 ? value + 20 : value)) };
    const after = weatherPaths({ ...request, weather: [mild, other], knownDays: 0 });
    const before = weatherPaths({ ...request, knownDays: 0 });
    const warmer = (day: number): number =>
      (after.course(0, 3).maxC[day] ?? NaN) - (before.course(0, 3).maxC[day] ?? NaN);
    // 20 degrees x 0.65 a day.
    expect(warmer(0)).toBeCloseTo(13, 9);
    expect(warmer(2)).toBeCloseTo(20 * 0.65 ** 3, 9);
    expect(warmer(20)).toBeLessThan(0.01);
  });

  it("differs between paths as years differ", () => {
    const at = Array.from({ length: 400 }, (_, path) => drawn.course(0, path).maxC[50] ?? NaN);
    const mean = at.reduce((sum, value) => sum + value, 0) / 400;
    const sd = Math.sqrt(at.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400);
    // Departures have an sd of 4; twelve years with shifts of a week show it within a quarter or so.
    expect(sd).toBeGreaterThan(3);
    expect(sd).toBeLessThan(5);
  });

  it("comes from the same past days in all places, and repeats itself for the same seed", () => {
    const source = (drawn.sourceDays[7 * 84 + 30] ?? 0) - firstDay;
    expect(drawn.course(0, 7).precipitationMm[30]).toBe(whole.precipitationMm[source]);
    expect(drawn.course(1, 7).precipitationMm[30]).toBe(other.precipitationMm[source]);
    expect(weatherPaths(request).sourceDays).toEqual(drawn.sourceDays);
    expect(weatherPaths({ ...request, paths: 3 }).sourceDays).toEqual(drawn.sourceDays.slice(0, 3 * 84));
  });

  it("looks at nothing after the known days", () => {
    const spoiled: WeatherSeries = { ...whole, maxC: whole.maxC.map((value, i) => (i < days + 5 ? value : 60)) };
    const again = weatherPaths({ ...request, weather: [spoiled, other] });
    expect(again.course(0, 11)).toEqual(drawn.course(0, 11));
  });

  it("takes no stretch with a gap", () => {
    const gap = { ...whole, maxC: whole.maxC.map((value, i) => (i > 2000 && i < 2300 ? NaN : value)) };
    const around = weatherPaths({ ...request, weather: [gap, other] });
    for (let path = 0; path < 400; path += 9) expect(around.course(0, path).maxC.every(Number.isFinite)).toBe(true);
  });

  it("never has a minimum above the maximum", () => {
    for (let path = 0; path < 400; path += 7) {
      const { maxC, minC } = drawn.course(0, path);
      minC.forEach((value, d) => {
        expect(value).toBeLessThanOrEqual(maxC[d] ?? NaN);
      });
    }
  });

  it("is refused where there is no past to draw it from", () => {
    const young = simulatedWeather({ firstDay: from - 60, days: 60, seed: 2 });
    expect(() => weatherPaths({ ...request, weather: [young], climatologies: [usual], knownDays: 0 })).toThrow(Refusal);
  });
});

describe("rates under weather that nobody knows yet", () => {
  const markets = [{ weather: whole, weight: 1 }];
  const basis = learnWeatherBasis(markets, from);
  const covariatePaths = weatherCovariatePaths({
    markets,
    basis,
    from,
    seasonal: false,
    paths: weatherPaths({ ...request, weather: [whole], climatologies: [usual] }),
  });
  const parameters: DailyModelParameters = {
    kind: "count-regression",
    originDay: isoDay(from - 1),
    harmonics: 0,
    triggers: [],
    coefficientNames: ["level", "covariate weather 1", "level-now"],
    coefficients: [Math.log(200), 0.3, 0],
    covarianceFactor: [0, 0, 0, 0, 0, 0],
    dayFactorVariance: 0,
    levelPersistence: 0,
    levelStepSd: 0,
    levelNow: 0,
    closedWeekdaysWithContacts: [],
  };
  const known = {
    parameters,
    triggers: [],
    holidays: new Set<number>(),
    closedDays: new Set<number>(),
    firstDay: from,
  };
  const forecast = { ...known, days: 84, covariatePaths };
  const draw = { ...forecast, onsets: new Map(), paths: 400, seed: 1, queue: "phone" };

  it("agree with the covariates of the record on the days that are known", () => {
    const told = weatherCovariates(markets, basis, { firstDay: from, days: 5, seasonal: false });
    told.forEach(({ name, values }) => {
      for (let day = 0; day < 5; day++)
        expect(covariatePaths.get(name)?.[84 * 9 + day]).toBeCloseTo(values[day] ?? NaN, 5);
    });
  });

  it("follow the weather of their path", () => {
    const rates = drawDailyRates(draw);
    for (const at of [0, 84 * 3 + 40, 84 * 399 + 83])
      expect(rates[at]).toBeCloseTo(200 * Math.exp(0.3 * (covariatePaths.get("weather 1")?.[at] ?? NaN)), 2);
  });

  it("have the mean of the paths as their expectation, which is more than the rate at mean weather", () => {
    const rates = drawDailyRates(draw);
    const expected = expectedDailyRates(forecast);
    const day = 60;
    let mean = 0;
    let weather = 0;
    for (let path = 0; path < 400; path++) {
      mean += (rates[path * 84 + day] ?? 0) / 400;
      weather += (covariatePaths.get("weather 1")?.[path * 84 + day] ?? 0) / 400;
    }
    expect(expected[day]).toBeCloseTo(mean, 2);
    expect(expected[day]).toBeGreaterThan(200 * Math.exp(0.3 * weather));
  });
});

describe("weather as it may have been issued", () => {
  const issue = (issuedOn: number, seed = 1): WeatherSeries =>
    weatherAsIssued({ weather: whole, usual, issuedOn, days: 8, seed });

  it("has an error that grows with the lead as the skill falls, is zero on average, and leaves no better guess", () => {
    const issues = Array.from({ length: 250 }, (_, i) => ({ on: firstDay + 1000 + 13 * i }));
    for (const lead of [1, 5]) {
      const pairs = issues.map(({ on }) => {
        const normal = usualC(usual.maxC, on + lead);
        const truth = (whole.maxC[on + lead - firstDay] ?? NaN) - normal;
        return { foreseen: (issue(on).maxC[lead - 1] ?? NaN) - normal, truth };
      });
      const mean = (value: (pair: (typeof pairs)[number]) => number): number =>
        pairs.reduce((sum, pair) => sum + value(pair), 0) / pairs.length;
      const sd = Math.sqrt(mean(({ foreseen, truth }) => (foreseen - truth) ** 2));
      // Departures of the maximum have an sd of 4.0; sqrt(1 - r^2) of it is 0.97 at one day, 2.9 at five.
      // 250 errors tell a standard deviation to 4.5 %; three of them are allowed.
      expect(Math.abs(sd / (4.0 * Math.sqrt(1 - forecastSkill(lead) ** 2)) - 1)).toBeLessThan(0.135);
      expect(Math.abs(mean(({ foreseen, truth }) => foreseen - truth))).toBeLessThan(0.6);
      const slope = mean(({ foreseen, truth }) => foreseen * truth) / mean(({ foreseen }) => foreseen ** 2);
      expect(Math.abs(slope - 1)).toBeLessThan(0.2);
    }
  });

  it("is the same for the same seed and day, and another for others", () => {
    expect(issue(firstDay + 900)).toEqual(issue(firstDay + 900));
    expect(issue(firstDay + 900).maxC).not.toEqual(issue(firstDay + 900, 2).maxC);
  });
});

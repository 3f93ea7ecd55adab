import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { weekday } from "@springtide/calendar";
import { drawNormal, drawPoisson, randomStream } from "@springtide/probability";
import type { WeatherSeries } from "@springtide/forecast";
import {
  expectedDailyRates,
  fitDailyModel,
  learnClimatology,
  learnWeatherBasis,
  principalDirections,
  usualC,
  weatherCovariates,
} from "@springtide/forecast";
import { simulatedWeather } from "./weather-simulated.ts";

const firstDay = 17_000;
const weather = simulatedWeather({ firstDay, days: 1500, seed: 5 });
const markets = [{ weather, weight: 1 }];

describe("the usual weather of a place", () => {
  it("is the climate behind the record", () => {
    const usual = learnClimatology(weather, firstDay + 1500);
    // The truth is 10 - 9 cos(...) + 4 + 0.5 E|Z| at the top; departures of sd 4 that last two days leave 4 sqrt(4.7 x 7 / 1500) = 0.6.
    for (let day = firstDay; day < firstDay + 365; day += 15) {
      const truth = 14.4 - 9 * Math.cos((2 * Math.PI * (((day - 16_801) % 365.25) - 15)) / 365.25);
      expect(Math.abs(usualC(usual.maxC, day) - truth)).toBeLessThan(1.5);
    }
  });

  it("is one number where the record shows no year, and stands still where nothing was measured", () => {
    const bare: WeatherSeries = { ...weather, minC: new Float64Array(1500).fill(NaN) };
    const usual = learnClimatology(bare, firstDay + 100);
    expect(usual.maxC).toHaveLength(1);
    expect(usual.minC).toEqual([10]);
    expect(learnClimatology(weather, firstDay - 5).maxC).toEqual([10]);
  });

  it("looks at nothing from the day asked for on", () => {
    const later = { ...weather, maxC: weather.maxC.map((value, i) => (i < 800 ? value : 99)) };
    expect(learnClimatology(later, firstDay + 800)).toEqual(learnClimatology(weather, firstDay + 800));
  });
});

describe("principal directions", () => {
  it("are those of a matrix worked by hand", () => {
    // [[2, 1], [1, 2]] has eigenvalues 3 and 1 with eigenvectors (1, 1) and (1, -1) over the root of two.
    const [first, second] = principalDirections(Float64Array.of(2, 1, 1, 2), 2);
    expect(first?.variance).toBeCloseTo(3, 12);
    expect(second?.variance).toBeCloseTo(1, 12);
    expect(Math.abs(first?.loadings[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 12);
    expect((first?.loadings[0] ?? 0) * (first?.loadings[1] ?? 0)).toBeCloseTo(0.5, 12);
  });

  it("take any covariance apart and put it together again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (size, seed) => {
        const random = randomStream(seed, "matrix");
        const root = Float64Array.from({ length: size * size }, () => drawNormal(random));
        const covariance = Float64Array.from({ length: size * size }, (_, at) => {
          const [i, j] = [Math.floor(at / size), at % size];
          return Array.from({ length: size }, (_k, k) => (root[i * size + k] ?? 0) * (root[j * size + k] ?? 0)).reduce(
            (sum, value) => sum + value,
            0,
          );
        });
        const directions = principalDirections(covariance, size);
        covariance.forEach((value, at) => {
          const [i, j] = [Math.floor(at / size), at % size];
          const again = directions.reduce(
            (sum, { variance, loadings }) => sum + variance * (loadings[i] ?? 0) * (loadings[j] ?? 0),
            0,
          );
          expect(again).toBeCloseTo(value, 8);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe("weather in the words of a basis", () => {
  const basis = learnWeatherBasis(markets, firstDay + 1500);
  const span = { firstDay, days: 1500, seasonal: true };

  it("is told in fourteen columns, ten where the history is too short to see seasons", () => {
    expect(weatherCovariates(markets, basis, span)).toHaveLength(14);
    expect(weatherCovariates(markets, basis, { ...span, seasonal: false })).toHaveLength(10);
  });

  it("has uncorrelated directions of mean zero over the record it was learned from", () => {
    const columns = weatherCovariates(markets, basis, span).filter(({ name }) => /^weather \d$/.test(name));
    for (const [i, a] of columns.entries())
      for (const b of columns.slice(i + 1)) {
        const product = a.values.reduce((sum, value, d) => sum + value * (b.values[d] ?? 0), 0) / 1500;
        expect(Math.abs(product)).toBeLessThan(1e-9);
      }
    for (const { values } of columns) expect(Math.abs(values.reduce((sum, x) => sum + x, 0) / 1500)).toBeLessThan(1e-9);
  });

  it("says the same of a day whichever stretch is asked for", () => {
    const all = weatherCovariates(markets, basis, span);
    const part = weatherCovariates(markets, basis, { firstDay: firstDay + 700, days: 20, seasonal: true });
    part.forEach(({ values }, j) => {
      expect([...values]).toEqual([...(all[j]?.values.subarray(700, 720) ?? [])]);
    });
  });

  it("keeps the weekend for the weekend", () => {
    const ofWeekend = weatherCovariates(markets, basis, span).filter(({ name }) => name.startsWith("weekend"));
    for (const { values } of ofWeekend)
      values.forEach((value, d) => {
        if (weekday(firstDay + d) < 6) expect(value).toBe(0);
      });
  });

  it("is finite where nothing, or hardly anything, is known", () => {
    const blank = new Float64Array(1500).fill(NaN);
    const unknown: WeatherSeries = { ...weather, minC: blank, precipitationMm: blank };
    for (const record of [unknown, { ...unknown, maxC: blank }]) {
      const place = [{ weather: record, weight: 1 }];
      const columns = weatherCovariates(place, learnWeatherBasis(place, firstDay + 1500), span);
      for (const { values } of columns) expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it("averages markets by weight: one that has all the orders is the only one that counts", () => {
    const other = simulatedWeather({ firstDay, days: 1500, seed: 6 });
    const both = [
      { weather, weight: 4 },
      { weather: other, weight: 0 },
    ];
    const alone = weatherCovariates(markets, basis, span);
    weatherCovariates(both, learnWeatherBasis(both, firstDay + 1500), span).forEach(({ values }, j) => {
      values.forEach((value, d) => {
        expect(value).toBeCloseTo(alone[j]?.values[d] ?? NaN, 8);
      });
    });
  });
});

describe("contacts that cold drives", () => {
  it("are forecast from the weather of the day", () => {
    // 300 contacts, 8 % more for each degree below 8; a Poisson count, nothing else.
    const rate = (minC: number): number => 300 * Math.exp(0.08 * Math.max(0, 8 - minC));
    const random = randomStream(3, "cold contacts");
    const contacts = weather.minC.subarray(0, 1100).map((minC) => drawPoisson(random, rate(minC)));
    const basis = learnWeatherBasis(markets, firstDay + 1100);
    const known = { triggers: [], holidays: new Set<number>(), closedDays: new Set<number>() };
    const { parameters } = fitDailyModel({
      ...known,
      history: { firstDay, contacts },
      covariates: weatherCovariates(markets, basis, { firstDay, days: 1100, seasonal: true }),
    });
    const ahead = { firstDay: firstDay + 1100, days: 300 };
    const forecast = expectedDailyRates({
      ...known,
      ...ahead,
      parameters,
      covariates: weatherCovariates(markets, basis, { ...ahead, seasonal: true }),
    });
    const error = forecast.reduce((sum, value, d) => sum + Math.abs(value - rate(weather.minC[1100 + d] ?? NaN)), 0);
    const total = forecast.reduce((sum, _value, d) => sum + rate(weather.minC[1100 + d] ?? NaN), 0);
    const withoutWeather = expectedDailyRates({
      ...known,
      ...ahead,
      parameters: fitDailyModel({ ...known, history: { firstDay, contacts } }).parameters,
    });
    const blind = withoutWeather.reduce(
      (sum, value, d) => sum + Math.abs(value - rate(weather.minC[1100 + d] ?? NaN)),
      0,
    );
    // A hinge at 8 between the basis' hinges at 7 and 14 is met closely, not exactly.
    expect(error / total).toBeLessThan(0.06);
    expect(error).toBeLessThan(blind / 3);
  }, 60_000);
});

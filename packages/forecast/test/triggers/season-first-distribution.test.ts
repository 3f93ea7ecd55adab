import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { civilDay, dayOfYear } from "@springtide/calendar";
import { drawNormal, randomStream } from "@springtide/probability";
import type { CrossingRule, WeatherSeries } from "@springtide/forecast";
import { firstRunDistribution } from "../../src/triggers/dates/first-run-distribution.ts";
import { pmfOfHazard } from "../../src/triggers/dates/hazard.ts";
import { seasonFirstDistribution } from "../../src/triggers/dates/season-first-distribution.ts";
import { qualifyingDays } from "../../src/triggers/weather/qualifying-days.ts";
import { rule, weatherOf } from "../weather.ts";

const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const toCome = (): null => null;

describe("the first of some warm days in a row, of a chain", () => {
  it("is the product of the hazards where days are independent and one is enough", () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 20 }), (hazard) => {
        const chain = (day: number): number => hazard[day] ?? 0;
        const { pmf, never } = firstRunDistribution({
          chain,
          observed: toCome,
          arm: 0,
          disarm: hazard.length - 1,
          length: 1,
        });
        const known = pmfOfHazard(hazard);
        expect(never).toBeCloseTo(known.never, 12);
        pmf.forEach((p, d) => {
          expect(p).toBeCloseTo(known.pmf[d] ?? NaN, 12);
        });
      }),
    );
  });

  it("agrees with the sum over every possible season, some days of which are observed or missing", () => {
    const days = 7;
    const seen = fc.array(fc.constantFrom(0, 1, NaN), { maxLength: 4 });
    fc.assert(
      fc.property(chance, chance, fc.integer({ min: 1, max: 3 }), seen, (afterCold, afterWarm, length, past) => {
        const chain = (_day: number, yesterday: boolean): number => (yesterday ? afterWarm : afterCold);
        // The eve is observed, so that the start is known; missing days are summed over, too.
        const observed = (day: number): number | null => (day < 0 ? 0 : (past[day] ?? null));
        const { pmf, never } = firstRunDistribution({ chain, observed, arm: 0, disarm: days - 1, length });
        const expected = enumerate({ days, length, past, afterCold, afterWarm });
        expect(never).toBeCloseTo(expected.never, 10);
        pmf.forEach((p, d) => {
          expect(p).toBeCloseTo(expected.pmf[d] ?? NaN, 10);
        });
      }),
      { numRuns: 60 },
    );
  });
});

/** The second method: every sequence of warm and cold days with its probability, given the days observed. */
function enumerate(of: { days: number; length: number; past: number[]; afterCold: number; afterWarm: number }): {
  pmf: number[];
  never: number;
} {
  const all = of.days + of.length - 1;
  const pmf = Array.from({ length: of.days }, () => 0);
  let never = 0;
  let total = 0;
  for (let season = 0; season < 2 ** all; season++) {
    const warm = (day: number): number => (day < 0 ? 0 : Math.floor(season / 2 ** day) % 2);
    let probability = 1;
    for (let day = 0; day < all; day++) {
      const seen = of.past[day] ?? NaN;
      if (!Number.isNaN(seen) && seen !== warm(day)) probability = 0;
      if (!Number.isNaN(seen)) continue;
      const p = warm(day - 1) === 1 ? of.afterWarm : of.afterCold;
      probability *= warm(day) === 1 ? p : 1 - p;
    }
    const counts = (day: number): boolean => warm(day) === 1 && !Number.isNaN(of.past[day] ?? 0);
    const onset = pmf.findIndex((_, day) => Array.from({ length: of.length }, (_x, k) => day + k).every(counts));
    if (onset >= 0) pmf[onset] = (pmf[onset] ?? 0) + probability;
    else never += probability;
    total += probability;
  }
  return { pmf: pmf.map((p) => p / total), never: never / total };
}

describe("the first warm day of a season to come", () => {
  const firstDay = civilDay("2018-01-01");
  const years = 4;
  const maxC = simulatedMaxima(firstDay, years * 365 + 1);
  const weather = weatherOf({ firstDay, maxC });

  it("is a distribution: no day below zero, all of them and never together one", () => {
    const { days, never, basis } = distributionOf({ weather, rule, year: 2022 });
    expect(basis).toBe("climatology");
    expect(days.every(({ probability }) => probability > 0)).toBe(true);
    expect(days.reduce((sum, { probability }) => sum + probability, never)).toBeCloseTo(1, 9);
  });

  it("is near the dates of the years that made it", () => {
    // 200 years of the same weather: their first days of 18 degrees against the distribution fitted on four years.
    const long = simulatedMaxima(firstDay, 200 * 365);
    const dates: number[] = [];
    for (let year = 0; year < 198; year++) {
      const arm = 45 + Math.round(year * 365.25);
      const found = long.findIndex((value, i) => i >= arm && value >= 18);
      if (found >= 0) dates.push(found - arm);
    }
    const mean = dates.reduce((sum, date) => sum + date, 0) / dates.length;
    const { days, never } = distributionOf({ weather, rule, year: 2022 });
    const arm = civilDay("2022-02-15");
    const expected = days.reduce((sum, { day, probability }) => sum + probability * (day - arm), 0) / (1 - never);
    expect(Math.abs(expected - mean)).toBeLessThan(6); // days; the spread of the dates is about 12
  });

  it("is later and narrower the more of a cold season is over", () => {
    const cold = weatherOf({ firstDay, maxC: [...maxC, ...Array.from({ length: 100 }, () => 5)] });
    const before = distributionOf({ weather, rule, year: 2022 });
    const after = distributionOf({ weather: cold, rule, year: 2022 });
    expect(after.days[0]?.day).toBe(cold.firstDay + cold.maxC.length);
    expect(meanDay(after)).toBeGreaterThan(meanDay(before));
  });

  it("is earlier where the season so far was warm, though never warm enough in a row", () => {
    const threeInARow = { ...rule, sustainedDays: 3 };
    const season = (march: (i: number) => number): ReturnType<typeof distributionOf> =>
      distributionOf({
        weather: weatherOf({ firstDay, maxC: [...maxC, ...Array.from({ length: 89 }, (_, i) => march(i))] }),
        rule: threeInARow,
        year: 2022,
      });
    const warm = season((i) => (i > 50 && i % 4 < 2 ? 19 : 5));
    const cold = season(() => 5);
    expect(meanDay(warm)).toBeLessThan(meanDay(cold) - 3);
  });

  it("is known once it was seen, and never once the season is over without it", () => {
    const armed = civilDay("2022-02-15") - firstDay;
    const seen = weatherOf({ firstDay, maxC: [...maxC, ...Array.from({ length: 90 }, (_, i) => (i === 80 ? 19 : 3))] });
    const over = weatherOf({ firstDay, maxC: [...maxC, ...Array.from({ length: 190 }, () => 3)] });
    const onset = firstDay + maxC.length + 80;
    expect(onset - firstDay).toBeGreaterThan(armed);
    expect(distributionOf({ weather: seen, rule, year: 2022 })).toEqual({
      days: [{ day: onset, probability: 1 }],
      never: 0,
      basis: "known",
    });
    expect(distributionOf({ weather: over, rule, year: 2022 })).toEqual({
      days: [],
      never: 1,
      basis: "known",
    });
  });

  it("is refused without any weather", () => {
    const nothing = weatherOf({ firstDay, maxC: [null, null] });
    expect(() => distributionOf({ weather: nothing, rule, year: 2022 })).toThrow(/past weather/);
  });
});

/** Maxima of a temperate place: a yearly wave of 4 to 26 degrees and an autoregressive weather of 4 degrees around it. */
function simulatedMaxima(firstDay: number, days: number): number[] {
  const stream = randomStream(7, "simulated maxima");
  let weather = 0;
  return Array.from({ length: days }, (_, i) => {
    weather = 0.7 * weather + 4 * Math.sqrt(1 - 0.49) * drawNormal(stream);
    return 15 - 11 * Math.cos((2 * Math.PI * (dayOfYear(firstDay + i) - 20)) / 365.25) + weather;
  });
}

/** The distribution under a rule, from the weather. */
function distributionOf({ weather, rule: asked, year }: { weather: WeatherSeries; rule: CrossingRule; year: number }) {
  return seasonFirstDistribution(
    { firstDay: weather.firstDay, qualifies: qualifyingDays(weather, asked) },
    asked,
    year,
  );
}

function meanDay({ days }: ReturnType<typeof distributionOf>): number {
  const mass = days.reduce((sum, { probability }) => sum + probability, 0);
  return days.reduce((sum, { day, probability }) => sum + day * probability, 0) / mass;
}

import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { civilDay, dayFrom, dayOfYear, isoDay, yearOf } from "@springtide/calendar";
import { degreeDays, firstCrossing, firstFrost, firstSnow, firstWarmDay, weatherJump } from "@springtide/forecast";
import type { JumpRule, WeatherSeries } from "@springtide/forecast";
import { drawNormal, randomStream } from "@springtide/probability";
import { rule, weatherOf } from "../weather.ts";

const OVER_WINTER = { armOn: "08-15", disarmOn: "04-30", sustainedDays: 1 };
const ALL_YEAR = { armOn: "01-01", disarmOn: "12-31" };

/** Maxima of a temperate place, the minimum eight degrees below. */
function temperateWeather(firstDay: number, days: number, seed = 3): WeatherSeries {
  const random = randomStream(seed, "temperate weather");
  let departure = 0;
  const maxC = Array.from({ length: days }, (_, i) => {
    departure = 0.7 * departure + 4 * Math.sqrt(1 - 0.49) * drawNormal(random);
    return 15 - 11 * Math.cos((2 * Math.PI * (dayOfYear(firstDay + i) - 20)) / 365.25) + departure;
  });
  const weather = weatherOf({ firstDay, maxC });
  return { ...weather, minC: weather.maxC.map((value) => value - 8) };
}

function totalOf({ days, never }: { days: readonly { probability: number }[]; never: number }): number {
  return days.reduce((sum, { probability }) => sum + probability, never);
}

describe("a first crossing", () => {
  it("downwards is below the threshold, not at it, and tells how far below", () => {
    const weather = weatherOf({ firstDay: civilDay("2023-09-01"), maxC: [12, 10, 9.5, 3] });
    const [found] = firstCrossing({ ...rule, ...ALL_YEAR, armOn: "09-01", direction: "down", threshold: 10 }).firings(
      weather,
    );
    expect(found).toMatchObject({ onset: civilDay("2023-09-03"), excess: 0.5 });
  });

  it("asks the same day for its second condition, and a missing one is no yes", () => {
    const weather = weatherOf({ firstDay: civilDay("2023-03-01"), maxC: [20, 20, 20] });
    weather.minC.set([2, NaN, 8]);
    const also = { variable: "minC" as const, direction: "up" as const, threshold: 5 };
    const [found] = firstCrossing({ ...rule, armOn: "03-01", also }).firings(weather);
    expect(found?.onset).toBe(civilDay("2023-03-03"));
  });

  it("sets in on the first day of a run and is sure on its last; a gap breaks it", () => {
    const weather = weatherOf({ firstDay: civilDay("2023-03-01"), maxC: [20, 20, null, 20, 20, 20] });
    const [found] = firstCrossing({ ...rule, armOn: "03-01", sustainedDays: 3 }).firings(weather);
    expect(found).toMatchObject({ onset: civilDay("2023-03-04"), detected: civilDay("2023-03-06") });
  });

  it("is the first warm day where the maximum goes up", () => {
    const weather = temperateWeather(civilDay("2019-01-01"), 1000);
    const { threshold, ...season } = rule;
    expect(firstWarmDay({ ...season, thresholdC: threshold }).firings(weather)).toEqual(
      firstCrossing(rule).firings(weather),
    );
  });

  it("mirrors: down through a threshold is up through its negative", () => {
    const weather = temperateWeather(civilDay("2019-01-01"), 1500);
    // Halves are no measurement of this record, so at or above and above are the same.
    const mirrored = { ...weather, maxC: weather.maxC.map((value) => -value) };
    const season = { ...rule, ...OVER_WINTER };
    const down = firstCrossing({ ...season, direction: "down", threshold: 4.123456 });
    const up = firstCrossing({ ...season, direction: "up", threshold: -4.123456 });
    const request = { fromDay: civilDay("2023-02-10"), toDay: civilDay("2024-02-10") };
    const days = (detector: typeof up, of: WeatherSeries) => detector.firings(of).map(({ onset }) => onset);
    expect(days(down, weather)).toEqual(days(up, mirrored));
    const [one, other] = [down.upcoming(weather, request)[0], up.upcoming(mirrored, request)[0]];
    expect(one?.days.length).toBe(other?.days.length);
    one?.days.forEach(({ probability }, i) => {
      expect(probability).toBeCloseTo(other?.days[i]?.probability ?? NaN, 10);
    });
  });
});

describe("the first frost", () => {
  it("is looked for over the new year, in the winter that began the year before", () => {
    const minC = Array.from({ length: 200 }, (_, i) => (i >= 130 ? -1 : 2)); // from 2023-09-01: 9 January
    const weather = { ...weatherOf({ firstDay: civilDay("2023-08-15"), maxC: [] }), maxC: new Float64Array(200) };
    const found = firstFrost({ ...OVER_WINTER, thresholdC: 0 }).firings({ ...weather, minC: Float64Array.from(minC) });
    expect(found).toMatchObject([{ season: 2023, onset: civilDay("2023-08-15") + 130, excess: 1 }]);
  });

  it("has a distribution over the winter to come, narrower once autumn is over without it", () => {
    const weather = temperateWeather(civilDay("2015-01-01"), 365 * 6 + 2);
    const frost = firstFrost({ ...OVER_WINTER, thresholdC: 0 });
    const [coming] = frost.upcoming(weather, { fromDay: civilDay("2021-07-01"), toDay: civilDay("2022-06-30") });
    expect(coming?.season).toBe(2021);
    expect(totalOf(coming ?? { days: [], never: 0 })).toBeCloseTo(1, 9);
    const past = frost.firings(weather).map(({ onset, season }) => onset - dayFrom(season, 8, 15));
    const mean = past.reduce((sum, day) => sum + day, 0) / past.length;
    const expected = (coming?.days ?? []).reduce(
      (sum, { day, probability }) => sum + probability * (day - civilDay("2021-08-15")),
      0,
    );
    expect(Math.abs(expected / (1 - (coming?.never ?? 0)) - mean)).toBeLessThan(12); // the dates' sd is about 12 days
  });
});

describe("the first snow", () => {
  const day = civilDay("2023-11-01");
  const season = { armOn: "11-01", disarmOn: "03-31", sustainedDays: 1, leastMm: 1 };

  it("is told by what was measured, else by the sky, else by cold and wet together", () => {
    const weather = { ...weatherOf({ firstDay: day, maxC: [2, 2, 2, 2] }), minC: new Float64Array(4).fill(-2) };
    const rain = Float64Array.from([5, 5, 5, 5]);
    const snowMm = Float64Array.from([0, NaN, NaN, NaN]);
    const seen = (sky: (string | null)[], maxC = weather.maxC) =>
      firstSnow(season).firings({ ...weather, maxC, precipitationMm: rain, snowMm, sky })[0]?.onset;
    expect(seen(["snow", "rain", "snow", null])).toBe(day + 2);
    expect(seen([null, "rain", null, null])).toBe(day + 2); // mean 0 degrees, 5 mm
    expect(seen([null, "rain", null, null], Float64Array.from([2, 2, 12, 2]))).toBe(day + 3);
  });
});

describe("degree days", () => {
  const record = temperateWeather(civilDay("2012-01-01"), 365 * 8 + 3);
  const rules = { ...ALL_YEAR, baseC: 5, targetDegreeDays: 200 };

  it("fire once a year, later the more is asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 900 }), fc.integer({ min: 0, max: 900 }), (target, more) => {
        const ask = (targetDegreeDays: number) => degreeDays({ ...rules, targetDegreeDays }).firings(record);
        const [early, late] = [ask(target), ask(target + more)];
        late.forEach(({ season, onset }) => {
          expect(onset).toBeGreaterThanOrEqual(early.find((one) => one.season === season)?.onset ?? Infinity);
        });
      }),
      { numRuns: 25 },
    );
  });

  it("agree with the plain sum", () => {
    for (const { season, onset } of degreeDays(rules).firings(record)) {
      const sumTo = (last: number): number => {
        let sum = 0;
        for (let day = dayFrom(season, 1, 1); day <= last; day++) {
          const i = day - record.firstDay;
          sum += Math.max(0, ((record.maxC[i] ?? 0) + (record.minC[i] ?? 0)) / 2 - 5);
        }
        return sum;
      };
      expect(sumTo(onset)).toBeGreaterThanOrEqual(200 - 1e-6);
      expect(sumTo(onset - 1)).toBeLessThan(200);
    }
  });

  it("to come lie where past years' did, and go on from the sum so far", () => {
    const detector = degreeDays(rules);
    const request = { fromDay: civilDay("2020-01-01"), toDay: civilDay("2020-12-31") };
    const [coming] = detector.upcoming(record, request);
    expect(totalOf(coming ?? { days: [], never: 0 })).toBeCloseTo(1, 9);
    const past = detector.firings(record).map(({ onset }) => onset - dayFrom(yearOf(onset), 1, 1));
    const dates = (coming?.days ?? []).map(({ day }) => day - request.fromDay);
    expect(Math.min(...dates)).toBeGreaterThan(Math.min(...past) - 25);
    expect(Math.max(...dates)).toBeLessThan(Math.max(...past) + 25);
    // A quarter of a year of summer warmth: the target is nearly reached, whatever comes.
    const warm = weatherOf({
      firstDay: record.firstDay,
      maxC: [...record.maxC, ...Array.from({ length: 60 }, () => 12.2)],
    });
    const minC = warm.maxC.map((value, i) => record.minC[i] ?? value - 8);
    const later = { fromDay: civilDay("2020-03-01"), toDay: civilDay("2020-12-31") };
    const [soon] = detector.upcoming({ ...warm, minC }, later);
    expect(soon?.days.at(-1)?.day).toBeLessThan(dates.reduce((a, b) => Math.max(a, b)) + request.fromDay);
  });

  it("are the same for the same record", () => {
    const request = { fromDay: civilDay("2020-01-01"), toDay: civilDay("2020-12-31") };
    expect(degreeDays(rules).upcoming(record, request)).toEqual(degreeDays(rules).upcoming(record, request));
  });
});

describe("a jump of the weather", () => {
  const jump: JumpRule = {
    ...ALL_YEAR,
    variable: "maxC",
    direction: "up",
    jump: 8,
    overDays: 4,
    sustainedDays: 1,
    quietDays: 3,
  };
  const onsetsOf = (maxC: (number | null)[], changes: Partial<JumpRule> = {}): string[] =>
    weatherJump({ ...jump, ...changes })
      .firings(weatherOf({ firstDay: civilDay("2023-05-01"), maxC }))
      .map(({ onset }) => isoDay(onset));

  it("is measured against the mean of the days before, each time it comes, and rests after", () => {
    const maxC = [10, 10, 10, 10, 18, 20, 10, 10, 10, 10, 10, 19];
    expect(onsetsOf(maxC)).toEqual(["2023-05-05", "2023-05-12"]);
    expect(onsetsOf(maxC, { direction: "down" })).toEqual([]);
    expect(
      onsetsOf(
        maxC.map((value) => -value),
        { direction: "down" },
      ),
    ).toEqual(["2023-05-05", "2023-05-12"]);
  });

  it("is not known where most of the days before are missing, and a gap breaks a run", () => {
    expect(onsetsOf([10, null, null, null, 18])).toEqual([]);
    expect(onsetsOf([10, 10, null, null, 18])).toEqual(["2023-05-05"]);
    expect(onsetsOf([10, 10, 10, 10, 18, null, 18], { sustainedDays: 2 })).toEqual([]);
    expect(onsetsOf([10, 10, 10, 10, 18, 18], { sustainedDays: 2 })).toEqual(["2023-05-05"]);
  });

  it("to come is as frequent as it was, the second after the first", () => {
    const record = temperateWeather(civilDay("2012-01-01"), 365 * 8 + 3);
    const detector = weatherJump({ ...jump, overDays: 14, quietDays: 14 });
    const perYear = detector.firings(record).length / 8;
    const request = { fromDay: civilDay("2020-01-01"), toDay: civilDay("2020-12-31") };
    const coming = detector.upcoming(record, request);
    const expected = coming.reduce((sum, { never }) => sum + 1 - never, 0);
    expect(Math.abs(expected - perYear)).toBeLessThan(0.25 * perYear + 1);
    const middles = coming
      .filter(({ never }) => never < 0.2)
      .map(({ days, never }) => days.reduce((sum, { day, probability }) => sum + day * probability, 0) / (1 - never));
    expect(middles.length).toBeGreaterThan(1);
    expect(middles).toEqual(middles.toSorted((a, b) => a - b));
  });
});

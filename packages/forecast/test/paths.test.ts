import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";
import {
  defaultProfile,
  drawDailyRates,
  drawIntervalRates,
  drawOnsets,
  expectedDailyRates,
  fitDailyModel,
  NEVER,
} from "@springtide/forecast";
import type { PlannedTrigger } from "@springtide/forecast";
import { plain, simulate, yearly } from "./simulated-queue.ts";

const spring = yearly({ first: 100, everyDays: 365, firings: 3, priorLift: 1, lift: 1.5 });
const { history } = simulate({ ...plain, daySd: 0.06, levelSd: 0.06, triggers: [spring] }, 20);
const { parameters } = fitDailyModel({ history, triggers: [spring], holidays: new Set(), closedDays: new Set() });
const firstDay = history.firstDay + history.contacts.length;
const distribution = {
  market: "here",
  weight: 1,
  days: [20, 25, 30].map((ahead) => ({ day: firstDay + ahead, probability: 0.3 })),
  never: 0.1,
  basis: "climatology" as const,
};
const planned: PlannedTrigger = { ...spring, nextOnsets: [distribution] };
const request = {
  parameters,
  triggers: [planned],
  holidays: new Set<number>(),
  closedDays: new Set<number>(),
  firstDay,
};

function draw({ days, paths, seed = 1 }: { days: number; paths: number; seed?: number }): Float32Array {
  const onsets = drawOnsets({ triggers: [planned], paths, seed });
  return drawDailyRates({ ...request, onsets, days, paths, seed, queue: "phone" });
}

describe("drawn trigger dates", () => {
  const paths = 20_000;

  it("come as often as they are likely, and never as often as never", () => {
    const [days] = drawOnsets({ triggers: [planned], paths, seed: 3 }).get("spring") ?? [];
    const share = (day: number): number => (days ?? []).filter((drawn) => drawn === day).length / paths;
    // Four standard errors of a share of 0.3 among 20,000 are 0.013.
    for (const { day } of distribution.days) expect(Math.abs(share(day) - 0.3)).toBeLessThan(0.013);
    expect(Math.abs(share(NEVER) - 0.1)).toBeLessThan(0.009);
  });

  it("are early together in markets of one season, and independent between seasons", () => {
    const days = Array.from({ length: 60 }, (_, d) => ({ day: d, probability: 1 / 60 }));
    const at = (market: string): PlannedTrigger["nextOnsets"][number] => ({ ...distribution, market, days, never: 0 });
    const trigger = { ...planned, nextOnsets: [at("a"), at("b"), at("a")] };
    const [a, b, later] = drawOnsets({ triggers: [trigger], paths, seed: 4 }).get("spring") ?? [];
    // The rank correlation of a normal copula of 0.6 is 6/pi asin(0.3) = 0.582.
    expect(correlation(a, b)).toBeCloseTo(0.582, 1);
    expect(Math.abs(correlation(a, later))).toBeLessThan(0.03);
  });
});

function correlation(a: Int32Array = new Int32Array(), b: Int32Array = new Int32Array()): number {
  const mean = (values: Iterable<number>, n: number): number => [...values].reduce((sum, x) => sum + x, 0) / n;
  const [ma, mb] = [mean(a, a.length), mean(b, b.length)];
  const covariance = mean(
    a.map((x, i) => (x - ma) * ((b[i] ?? 0) - mb)),
    a.length,
  );
  return (
    covariance /
    Math.sqrt(
      mean(
        a.map((x) => (x - ma) ** 2),
        a.length,
      ) *
        mean(
          b.map((x) => (x - mb) ** 2),
          b.length,
        ),
    )
  );
}

describe("drawn seasons", () => {
  it("do not depend on how many paths or days are drawn, nor where drawing begins", () => {
    const small = draw({ days: 30, paths: 5 });
    const large = draw({ days: 60, paths: 9 });
    const later = drawDailyRates({
      ...request,
      firstDay: firstDay + 10,
      onsets: drawOnsets({ triggers: [planned], paths: 5, seed: 1 }),
      days: 20,
      paths: 5,
      seed: 1,
      queue: "phone",
    });
    for (let path = 0; path < 5; path++)
      for (let d = 0; d < 30; d++) {
        expect(small[path * 30 + d]).toBe(large[path * 60 + d]);
        if (d >= 10) expect(later[path * 20 + d - 10]).toBeCloseTo(small[path * 30 + d] ?? NaN, 3);
      }
  });

  it("differ by seed", () => {
    expect(draw({ days: 3, paths: 1, seed: 1 })).not.toEqual(draw({ days: 3, paths: 1, seed: 2 }));
  });

  it("are on average the central forecast", () => {
    const [days, paths] = [60, 4000];
    const rates = draw({ days, paths });
    const expected = expectedDailyRates({ ...request, days });
    expected.forEach((rate, d) => {
      let sum = 0;
      for (let path = 0; path < paths; path++) sum += rates[path * days + d] ?? 0;
      // A path's day has a cv of some 40 % near the peak: four standard errors of the mean are under 3 %, and the
      // uncertain lift adds half its variance.
      expect(Math.abs(sum / paths / rate - 1)).toBeLessThan(0.045);
    });
  });

  it("are zero on closed days", () => {
    const rates = drawDailyRates({
      ...request,
      closedDays: new Set([firstDay + 1]),
      onsets: new Map(),
      days: 3,
      paths: 2,
      seed: 1,
      queue: "phone",
    });
    expect([...rates].map((rate) => rate === 0)).toEqual([false, true, false, false, true, false]);
  });
});

it("holds four of five days of the truth inside the 80 % band, over simulated queues", () => {
  let inside = 0;
  let days = 0;
  for (let seed = 100; seed < 124; seed++) {
    const truth = { ...plain, days: 800, daySd: 0.07, levelSd: 0.08, persistence: 0.93 };
    const { history: all } = simulate(truth, seed);
    const known = { firstDay: all.firstDay, contacts: all.contacts.slice(0, 772) };
    const model = fitDailyModel({ history: known, triggers: [], holidays: new Set(), closedDays: new Set() });
    const paths = 400;
    const rates = drawDailyRates({
      parameters: model.parameters,
      triggers: [],
      onsets: new Map(),
      holidays: new Set(),
      closedDays: new Set(),
      firstDay: known.firstDay + 772,
      days: 28,
      paths,
      seed,
      queue: "phone",
    });
    const stream = randomStream(seed, "counts");
    for (let d = 0; d < 28; d++, days++) {
      const counts = Float64Array.from({ length: paths }, (_, p) => drawPoisson(stream, rates[p * 28 + d] ?? 0)).sort();
      const y = all.contacts[772 + d] ?? NaN;
      if (y >= (counts[paths * 0.1] ?? NaN) && y <= (counts[paths * 0.9] ?? NaN)) inside++;
    }
  }
  process.stdout.write(
    `80 % band over 24 simulated queues, 28 days ahead: ${((100 * inside) / days).toFixed(1)} % inside\n`,
  );
  // Days of one queue share their level, so 672 days are worth some 150: four standard errors are 13 %.
  expect(inside / days).toBeGreaterThan(0.7);
  expect(inside / days).toBeLessThan(0.92);
});

describe("rates by interval", () => {
  const grid = intervalGrid({
    zone: timeZone("Europe/Berlin"),
    firstDay: civilDay("2026-10-23"),
    days: 5, // the day of 25 hours among them
    intervalMinutes: 15,
  });
  const week = Array.from({ length: 7 }, () => [{ fromMinute: 480, toMinute: 1080 }]);
  const profile = defaultProfile({ intervalMinutes: 15, openByWeekday: week });

  it("keep each day's rate, whatever the factors of the intervals", () => {
    const rate = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(rate, { minLength: 5, maxLength: 5 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (rates, cv) => {
          const into = new Float64Array(grid.startsMs.length);
          const dailyRates = Float32Array.from(rates);
          drawIntervalRates({ dailyRates, path: 0, profile, intervalCv: cv, grid, seed: 1, queue: "phone", into });
          dailyRates.forEach((daily, day) => {
            const sum = into.slice(grid.dayOffsets[day], grid.dayOffsets[day + 1]).reduce((total, x) => total + x, 0);
            expect(Math.abs(sum - daily)).toBeLessThanOrEqual(1e-9 * daily);
          });
        },
      ),
    );
  });

  it("vary as asked", () => {
    const into = new Float64Array(grid.startsMs.length);
    const even = new Float64Array(grid.startsMs.length);
    const given = { dailyRates: new Float32Array(5 * 400).fill(1000), profile, grid, seed: 1, queue: "phone" };
    drawIntervalRates({ ...given, path: 0, intervalCv: 0, into: even });
    let [sum, count] = [0, 0];
    for (let path = 0; path < 400; path++) {
      drawIntervalRates({ ...given, path, intervalCv: 0.2, into });
      into.forEach((rate, i) => {
        const expected = even[i] ?? 0;
        if (expected === 0) return;
        sum += (rate / expected - 1) ** 2;
        count++;
      });
    }
    // 40 open quarter hours: bringing the sum back takes about a fortieth of the variance.
    expect(Math.sqrt(sum / count)).toBeCloseTo(0.2 * Math.sqrt(1 - 1 / 40), 2);
  });
});

it("draws gamma factors of mean one even where they hardly vary", () => {
  const stream = randomStream(1, "narrow");
  expect(drawGamma(stream, 1e7) / 1e7).toBeCloseTo(1, 2);
});

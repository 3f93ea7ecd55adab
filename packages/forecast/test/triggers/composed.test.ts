import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { composedDistributions, composedPast, drawOnsets, NEVER } from "@springtide/forecast";
import type { Composition, OnsetDistribution, PlannedTrigger } from "@springtide/forecast";
import { allOf, anyOf, composedFirings, notWithin } from "../../src/triggers/composed/composition.ts";

const daysOf = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 })
  .map((days) => days.sort((a, b) => a - b));

describe("compositions of firings", () => {
  it("fire when the last of all has come, and use a firing once", () => {
    expect(
      allOf(
        [
          [1, 20],
          [3, 21],
        ],
        2,
      ),
    ).toEqual([3, 21]);
    expect(allOf([[1], [3, 4]], 5)).toEqual([3]);
    expect(allOf([[1], [9]], 5)).toEqual([]);
    expect(allOf([[7], [7]], 0)).toEqual([7]);
  });

  it("fire with any, apart; after; and unless", () => {
    expect(anyOf([[1, 9], [2]], 0)).toEqual([1, 2, 9]);
    expect(anyOf([[1, 9], [2]], 5)).toEqual([1, 9]);
    expect(notWithin([5, 10, 20], [3, 20], 2)).toEqual([10]);
    expect(composedFirings({ kind: "after", of: "a", days: 3, fromDay: 0 }, () => [1, 2])).toEqual([4, 5]);
  });

  it("obey what their words say, whatever fires", () => {
    fc.assert(
      fc.property(daysOf, daysOf, fc.integer({ min: 0, max: 10 }), (one, other, within) => {
        for (const day of allOf([one, other], within))
          expect([one, other].every((part) => part.some((d) => d <= day && d >= day - within))).toBe(true);
        const any = anyOf([one, other], within);
        any.forEach((day, i) => {
          expect(day - (any[i - 1] ?? -Infinity)).toBeGreaterThan(within);
        });
        expect(any.length > 0).toBe(one.length + other.length > 0);
        // What is let through and what is held back are all there is.
        const held = one.filter((day) => !notWithin(one, other, within).includes(day));
        expect(held.every((day) => other.some((d) => d <= day && d >= day - within))).toBe(true);
      }),
    );
  });
});

const SHAPE = { leadDays: 0, decayDays: 5, durationDays: 20 };
const next = (days: readonly (readonly [number, number])[], market: string | null = null): OnsetDistribution => ({
  market,
  weight: market === null ? 1 : 0.5,
  days: days.map(([day, probability]) => ({ day, probability })),
  never: Math.max(0, 1 - days.reduce((sum, [, probability]) => sum + probability, 0)),
  basis: "climatology",
});
const trigger = (id: string, nextOnsets: OnsetDistribution[], past: number[] = []): PlannedTrigger => ({
  id,
  ...SHAPE,
  pastOnsets: past.map((day) => ({ day, weight: 1, market: null })),
  nextOnsets,
});

describe("the dates of a composition", () => {
  const warm = trigger("warm", [
    next([
      [100, 0.5],
      [110, 0.3],
    ]),
  ]);
  const payday = trigger("payday", [next([[98, 1]])], [68]);
  const composition: Composition = { kind: "all-of", of: ["warm", "payday"], withinDays: 5, fromDay: 90 };
  const paths = 4000;

  it("have the probability that the draws of the parts make", () => {
    const drawn = drawOnsets({ triggers: [warm, payday], paths, seed: 4 });
    const [only, ...more] = composedDistributions({ composition, parts: [warm, payday], drawn, paths });
    expect(more).toEqual([]);
    expect(only?.days.map(({ day }) => day)).toEqual([100]);
    expect(only?.days[0]?.probability).toBeCloseTo(0.5, 1);
  });

  it("follow in every path from the parts of that path, before or behind them in the list", () => {
    const composed: PlannedTrigger = { ...trigger("both", [next([[100, 0.5]])]), composed: composition };
    const after: PlannedTrigger = {
      ...trigger("after", [next([[103, 0.5]])]),
      composed: { kind: "after", of: "both", days: 3, fromDay: 90 },
    };
    const drawn = drawOnsets({ triggers: [after, composed, warm, payday], paths: 500, seed: 4 });
    const days = (id: string): Int32Array => drawn.get(id)?.[0] ?? new Int32Array();
    days("warm").forEach((day, path) => {
      expect(days("both")[path]).toBe(day === 100 ? 100 : NEVER);
      expect(days("after")[path]).toBe(day === 100 ? 103 : NEVER);
    });
  });

  it("are known of the past, and each market has its own", () => {
    const rain = trigger("rain", [next([[99, 1]], "north"), next([[140, 1]], "south")]);
    const parts = [payday, rain];
    const drawn = drawOnsets({ triggers: parts, paths: 10, seed: 1 });
    const both: Composition = { kind: "all-of", of: ["payday", "rain"], withinDays: 3, fromDay: 90 };
    const dates = composedDistributions({ composition: both, parts, drawn, paths: 10 });
    expect(dates.map(({ market, days }) => [market, days[0]?.day])).toEqual([["north", 99]]);
    const delayed: Composition = { kind: "after", of: "payday", days: 4, fromDay: 90 };
    expect(composedPast({ composition: delayed, parts: [payday] })).toEqual([{ day: 72, market: null, weight: 1 }]);
  });
});

describe("a trigger that fires again and again", () => {
  it("never has its second firing before its first, and keeps the distributions of both", () => {
    const first = next([
      [100, 0.5],
      [120, 0.4],
    ]);
    const second = next([
      [115, 0.3],
      [140, 0.3],
    ]);
    const [one, two] =
      drawOnsets({
        triggers: [
          trigger(
            "jump",
            [first, second].map((one) => ({ ...one, season: 2026 })),
          ),
        ],
        paths: 4000,
        seed: 3,
      }).get("jump") ?? [];
    const shareOf = (draws: Int32Array | undefined, day: number): number =>
      (draws ?? new Int32Array()).filter((drawn) => drawn === day).length / 4000;
    expect(shareOf(one, 100)).toBeCloseTo(0.5, 1);
    expect(shareOf(two, 140)).toBeCloseTo(0.3, 1);
    two?.forEach((day, path) => {
      if (day !== NEVER) expect(day).toBeGreaterThan(one?.[path] ?? Infinity);
    });
  });
});

describe("markets drawn together", () => {
  const years = [2019, 2020, 2021, 2022, 2023];
  const pastYears = (order: readonly number[]) =>
    years.map((year, i) => ({ year, from: (order[i] ?? 0) / 5, to: ((order[i] ?? 0) + 1) / 5 }));
  const even = (market: string, order: readonly number[]): OnsetDistribution => ({
    ...next(
      Array.from({ length: 10 }, (_, d) => [100 + d, 0.1] as const),
      market,
    ),
    pastYears: pastYears(order),
  });
  const correlation = (one: Int32Array, other: Int32Array): number => {
    const mean = (values: Int32Array): number => values.reduce((sum, day) => sum + day, 0) / values.length;
    const [a, b] = [mean(one), mean(other)];
    const covariance = (x: Int32Array, y: Int32Array, mx: number, my: number): number =>
      x.reduce((sum, day, i) => sum + (day - mx) * ((y[i] ?? 0) - my), 0);
    return covariance(one, other, a, b) / Math.sqrt(covariance(one, one, a, a) * covariance(other, other, b, b));
  };
  const drawnOf = (orders: readonly (readonly number[])[]): readonly Int32Array[] =>
    drawOnsets({
      triggers: [
        trigger(
          "warm",
          orders.map((order, k) => even(`m${k}`, order)),
        ),
      ],
      paths: 4000,
      seed: 2,
    }).get("warm") ?? [];

  it("go as the years went: alike, opposite, and as far as five years can say", () => {
    const same = drawnOf([
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4],
    ]);
    const opposite = drawnOf([
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
    ]);
    const of = (draws: readonly Int32Array[]): number =>
      correlation(draws[0] ?? new Int32Array(), draws[1] ?? new Int32Array());
    expect(of(same)).toBeGreaterThan(0.65);
    expect(of(opposite)).toBeLessThan(0);
  });

  it("keep each its own distribution", () => {
    for (const draws of drawnOf([
      [0, 1, 2, 3, 4],
      [2, 0, 4, 1, 3],
    ]))
      for (let day = 100; day < 110; day++) {
        const found = draws.filter((one) => one === day).length / draws.length;
        expect(Math.abs(found - 0.1)).toBeLessThan(0.02); // four standard errors of 4000 draws
      }
  });
});

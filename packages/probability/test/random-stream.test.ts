import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedStreams, randomStream, type RandomStream } from "../src/index.ts";

const take = (random: RandomStream, many: number): number[] => Array.from({ length: many }, () => random.uniform());

/** Correlation of two equally long samples of the uniform distribution; its standard error is 1/sqrt(length). */
function correlation(left: readonly number[], right: readonly number[]): number {
  const sum = left.reduce((total, value, index) => total + (value - 0.5) * ((right[index] ?? 0) - 0.5), 0);
  return (12 * sum) / left.length;
}

describe("a stream of chance", () => {
  it("gives the same numbers whenever and in whichever order it is asked", () => {
    const identity = fc.tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string(),
      fc.array(fc.maxSafeInteger()),
    );
    fc.assert(
      fc.property(identity, ([seed, purpose, indices]) => {
        const first = take(randomStream(seed, purpose, ...indices), 5);
        take(randomStream(seed + 1, purpose, ...indices), 3);
        expect(take(randomStream(seed, purpose, ...indices), 5)).toEqual(first);
      }),
    );
  });

  it("is not moved by what another stream draws in between", () => {
    const alone = take(randomStream(7, "level", 3), 6);
    const [one, other] = [randomStream(7, "level", 3), randomStream(7, "level", 4)];
    const mixed = alone.map(() => {
      const value = one.uniform();
      other.uniform();
      return value;
    });
    expect(mixed).toEqual(alone);
  });

  it("stays inside the open interval and on the grid of odd multiples of 2^-53", () => {
    for (const value of take(randomStream(1, "grid"), 10_000)) {
      expect(value > 0 && value < 1).toBe(true);
      expect((value * 2 ** 53) % 2).toBe(1);
    }
  });

  it("has the mean, variance and neighbours of the uniform distribution", () => {
    // 10^6 numbers: standard errors 0.00029 (mean), 0.000075 (variance), 0.001 (correlation); five of them are allowed.
    const values = take(randomStream(2026, "moments"), 1_000_000);
    const mean = values.reduce((total, value) => total + value, 0) / values.length;
    const variance = values.reduce((total, value) => total + (value - 0.5) ** 2, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * 0.00029);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * 0.000075);
    expect(Math.abs(correlation(values.slice(1), values.slice(0, -1)))).toBeLessThan(5 * 0.001);
  });

  it("fills a hundred cells evenly", () => {
    // Chi-square with 99 degrees of freedom: mean 99, standard deviation 14.07; five of them are allowed.
    const counts = new Float64Array(100);
    for (const value of take(randomStream(11, "cells"), 100_000)) {
      const cell = Math.floor(value * 100);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0);
    expect(Math.abs(chiSquare - 99)).toBeLessThan(5 * 14.07);
  });

  it.each([
    { what: "seeds", near: (step: number) => randomStream(step, "path", 5) },
    { what: "purposes", near: (step: number) => randomStream(1, `path ${step}`, 5) },
    { what: "first indices", near: (step: number) => randomStream(1, "path", step, 5) },
    { what: "last of many indices", near: (step: number) => randomStream(1, "path", 1, 2, 3, 4, step) },
    { what: "days before 1970", near: (step: number) => randomStream(1, "path", -step) },
  ])("is independent of its neighbours: $what", ({ near }) => {
    // The first numbers of 20,000 neighbouring streams: standard error of their correlation 0.0071.
    const firsts = Array.from({ length: 20_001 }, (_, step) => near(step).uniform());
    expect(Math.abs(correlation(firsts.slice(1), firsts.slice(0, -1)))).toBeLessThan(5 * 0.0071);
    // Number by number, two neighbours of 20,000 numbers each.
    expect(Math.abs(correlation(take(near(1), 20_000), take(near(2), 20_000)))).toBeLessThan(5 * 0.0071);
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it("tells apart what looks alike", () => {
    const streams = [
      randomStream(1, "a"),
      randomStream(1, "a", 0),
      randomStream(1, "a", 0, 0),
      randomStream(1, "a", 0, 0, 0, 0),
      randomStream(1, "a\0"),
      randomStream(1, "a\0\0\0\0\0\0\0"),
      randomStream(1, ""),
      randomStream(1.5, "a"),
      randomStream(2 ** 32 + 1, "a"),
      randomStream(1, "a", -1),
      randomStream(1, "a", 2 ** 32 - 1),
      randomStream(1, "a", 2 ** 32),
      randomStream(1, "a", 0, 2 ** 32),
    ];
    expect(new Set(streams.map((random) => random.uniform())).size).toBe(streams.length);
  });

  it("is the same when its seed and purpose were folded beforehand", () => {
    const streams = pairedStreams(7, "a table's cells");
    for (const [path, day] of [
      [0, 0],
      [3, 20_820],
      [199, -4],
    ] as const) {
      const [one, other] = [streams(path, day), randomStream(7, "a table's cells", path, day)];
      for (let i = 0; i < 5; i += 1) expect(one.uniform()).toBe(other.uniform());
    }
  });

  it("takes -0 for 0", () => {
    expect(randomStream(-0, "a", -0).uniform()).toBe(randomStream(0, "a", 0).uniform());
  });

  it("refuses a seed or an index that is no number to count with", () => {
    expect(() => randomStream(NaN, "a")).toThrow(RangeError);
    expect(() => randomStream(Infinity, "a")).toThrow(RangeError);
    expect(() => randomStream(1, "a", 0.5)).toThrow(RangeError);
    expect(() => randomStream(1, "a", 2 ** 53)).toThrow(RangeError);
  });
});

import { describe, expect, it } from "vitest";
import {
  drawGamma,
  drawIndex,
  drawNormal,
  drawPoisson,
  gammaCdf,
  normalCdf,
  poissonCdf,
  randomStream,
} from "../src/index.ts";

const MANY = 200_000;

function sample(draw: (random: ReturnType<typeof randomStream>) => number, name: string): Float64Array {
  const random = randomStream(20261122, name);
  return Float64Array.from({ length: MANY }, () => draw(random));
}

function moments(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
}

/** Allows five standard errors of mean and variance; the second from the fourth central moment. */
function expectMoments(values: Float64Array, mean: number, variance: number, fourth: number): void {
  const got = moments(values);
  expect(Math.abs(got.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / MANY));
  expect(Math.abs(got.variance - variance)).toBeLessThan(5 * Math.sqrt((fourth - variance ** 2) / MANY));
}

/** Largest gap between the sample's steps and the cdf; Kolmogorov's 0.1 % point is 1.95/sqrt(n). */
function largestGap(values: Float64Array, cdf: (x: number) => number): number {
  const sorted = values.toSorted();
  return sorted.reduce(
    (gap, x, index) => Math.max(gap, Math.abs(cdf(x) - index / MANY), Math.abs(cdf(x) - (index + 1) / MANY)),
    0,
  );
}

describe("draws", () => {
  it("are normal", () => {
    const values = sample(drawNormal, "normal");
    expectMoments(values, 0, 1, 3);
    expect(largestGap(values, normalCdf)).toBeLessThan(1.95 / Math.sqrt(MANY));
  });

  it.each([0.05, 0.5, 1, 2.5, 40, 1e6])("are gamma of shape %d", (shape) => {
    const values = sample((random) => drawGamma(random, shape), `gamma ${shape}`);
    expectMoments(values, shape, shape, 3 * shape ** 2 + 6 * shape);
    expect(largestGap(values, (x) => gammaCdf(x, shape))).toBeLessThan(1.95 / Math.sqrt(MANY));
  });

  it.each([0.01, 0.7, 9.99, 10, 33.3, 1000, 1e8])("are Poisson of mean %d", (mean) => {
    const values = sample((random) => drawPoisson(random, mean), `poisson ${mean}`);
    expectMoments(values, mean, mean, 3 * mean ** 2 + mean);
    const counts = new Map<number, number>();
    for (const count of values) counts.set(count, (counts.get(count) ?? 0) + 1);
    let below = 0;
    let gap = 0;
    for (const [count, times] of [...counts].sort(([left], [right]) => left - right)) {
      below += times;
      gap = Math.max(gap, Math.abs(below / MANY - poissonCdf(count, mean)));
    }
    expect(gap).toBeLessThan(1.95 / Math.sqrt(MANY));
  });

  it("pick each weight as often as it weighs, and never a weight of 0", () => {
    const weights = [0, 3, 0, 1, 6, 0];
    const values = sample((random) => drawIndex(random, weights), "index");
    for (const [index, weight] of weights.entries()) {
      const share = values.filter((value) => value === index).length / MANY;
      expect(Math.abs(share - weight / 10)).toBeLessThanOrEqual(
        5 * Math.sqrt(((weight / 10) * (1 - weight / 10)) / MANY),
      );
    }
  });

  it("stay inside the weights when rounding leaves a crumb", () => {
    const last = { uniform: () => 1 - 2 ** -53 };
    expect(drawIndex(last, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0])).toBe(9);
  });

  it("keep two scenarios on one stream comparable: one number a normal draw, larger for larger", () => {
    const [plain, drawn] = [randomStream(3, "same"), randomStream(3, "same")];
    const pairs = Array.from({ length: 1000 }, () => [plain.uniform(), drawNormal(drawn)] as const);
    const sorted = pairs.toSorted(([left], [right]) => left - right).map(([, normal]) => normal);
    expect(sorted).toEqual(sorted.toSorted((left, right) => left - right));
  });

  it("know their limits and refuse the rest", () => {
    const random = randomStream(1, "limits");
    expect(drawPoisson(random, 0)).toBe(0);
    expect(() => drawPoisson(random, -1)).toThrow(RangeError);
    expect(() => drawPoisson(random, NaN)).toThrow(RangeError);
    expect(() => drawGamma(random, 0)).toThrow(RangeError);
    expect(() => drawIndex(random, [])).toThrow(RangeError);
    expect(() => drawIndex(random, [0, 0])).toThrow(RangeError);
    expect(() => drawIndex(random, [1, -1])).toThrow(RangeError);
    expect(() => drawIndex(random, [NaN])).toThrow(RangeError);
  });
});

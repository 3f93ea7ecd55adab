import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawGamma, drawNormal, drawPoisson, randomStream } from "@springtide/probability";
import { borrowedRates, borrowedShape, ratesEvidence, shapeEvidence, shrunkCovariance } from "@springtide/forecast";

const WEEK = [260, 200, 190, 180, 170, 90, 60];
const SHARES = WEEK.map((contacts) => contacts / 1150);

/** Weeks of a queue of five contacts a day whose weekday shares are the given ones. */
function counted(shares: readonly number[], weeks: number, seed: number): number[] {
  const stream = randomStream(seed, "tiny queue");
  return shares.map((share) => drawPoisson(stream, 35 * weeks * share));
}

function distance(a: ArrayLike<number>, b: readonly number[]): number {
  return b.reduce((sum, share, k) => sum + ((a[k] ?? 0) - share) ** 2, 0);
}

describe("a borrowed shape", () => {
  const group = WEEK.map((contacts) => 100 * contacts);

  it("is nearer the truth than the queue's own, when the queue is as its group", () => {
    let [borrowed, own] = [0, 0];
    for (let seed = 0; seed < 40; seed++) {
      const counts = counted(SHARES, 4, seed);
      const sum = counts.reduce((a, b) => a + b, 0);
      borrowed += distance(borrowedShape({ own: counts, group }).shares, SHARES);
      own += distance(
        counts.map((count) => count / sum),
        SHARES,
      );
    }
    expect(borrowed / own).toBeLessThan(0.35);
  });

  it("follows a queue that is clearly its own", () => {
    const weekend = [0.05, 0.05, 0.05, 0.05, 0.1, 0.35, 0.35];
    const { shares, ownWeight } = borrowedShape({ own: counted(weekend, 26, 1), group });
    expect(ownWeight).toBeGreaterThan(0.9);
    expect(distance(shares, weekend)).toBeLessThan(0.002);
  });

  it("is a distribution between own and group", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 7, maxLength: 7 }), (own) => {
        const sum = own.reduce((a, b) => a + b, 0);
        const { shares } = borrowedShape({ own, group });
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        shares.forEach((share, k) => {
          const ends = [SHARES[k] ?? 0, sum === 0 ? (SHARES[k] ?? 0) : (own[k] ?? 0) / sum];
          expect(share).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-9);
          expect(share).toBeLessThanOrEqual(Math.max(...ends) + 1e-9);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("has the evidence of an urn: each contact drawn in turn", () => {
    // Second method: Polya's urn, by chain rule. Order of contacts: cell 0 twice, cell 2 once.
    const [strength, shares] = [3, [0.5, 0.3, 0.2]];
    const urn = ((3 * 0.5) / 3) * ((3 * 0.5 + 1) / 4) * ((3 * 0.2) / 5);
    expect(shapeEvidence([2, 0, 1], shares, strength)).toBeCloseTo(Math.log(urn), 12);
  });

  it("is refused when the group has less than its queue, or nothing", () => {
    expect(() => borrowedShape({ own: [3, 1], group: [2, 9] })).toThrow(/group\/0/);
    expect(() => borrowedShape({ own: [0, 0], group: [0, 0] })).toThrow(/has contacts/);
    expect(() => borrowedShape({ own: [0], group: [1, 2] })).toThrow(/cells/);
  });
});

describe("borrowed rates", () => {
  it("find the strength that cells were drawn with, to its error", () => {
    const stream = randomStream(9, "cells");
    const expected = 20;
    const contacts = Array.from({ length: 400 }, () => drawPoisson(stream, (expected * drawGamma(stream, 8)) / 8));
    const ones = contacts.map(() => 1);
    const { strengthContacts, level } = borrowedRates({ contacts, exposure: ones, groupFactors: ones });
    expect(Math.abs(Math.log(strengthContacts / 8))).toBeLessThan(0.35);
    expect(level).toBeCloseTo(expected, -1);
  });

  it("have the evidence of the mixture integrated numerically", () => {
    // Poisson(3 | 2g) x gamma(g; shape 4, mean 1), by the midpoint rule; 3! left out as in the function.
    let sum = 0;
    const step = 0.0005;
    for (let g = step / 2; g < 12; g += step)
      sum += step * (2 * g) ** 3 * Math.exp(-2 * g) * ((4 ** 4 * g ** 3 * Math.exp(-4 * g)) / 6);
    expect(ratesEvidence([3], [2], 4)).toBeCloseTo(Math.log(sum), 8);
  });

  it("reckon with unequal exposure, and refuse contacts where none can come", () => {
    const made = borrowedRates({ contacts: [60, 10], exposure: [30, 10], groupFactors: [1, 0.5] });
    expect(made.level).toBeCloseTo(2, 12);
    expect(made.factors[0]).toBeCloseTo(1, 6);
    expect(() => borrowedRates({ contacts: [1, 1], exposure: [0, 1], groupFactors: [1, 1] })).toThrow(/contacts\/0/);
  });
});

describe("the shrunk covariance", () => {
  it("keeps variances and is what the formula says: by hand", () => {
    // r = 0.5 over n = 4 from products 1, 1, 1, -1; noise (4 - 4/4) / (4 x 3) = 0.25, signal 0.25: wholly shrunk.
    const errors = [
      [2, -2, 2, -2],
      [3, -3, 3, 3],
    ];
    expect(shrunkCovariance(errors)).toEqual({
      covariance: [
        [4, 0],
        [0, 9],
      ],
      intensity: 1,
      days: 4,
      raised: [],
    });
  });

  it("equals the estimator written out with the variance of each product", () => {
    const stream = randomStream(3, "errors");
    const common = Float64Array.from({ length: 60 }, () => drawNormal(stream));
    const errors = [1, 2, 3].map((scale) => common.map((c) => scale * (c + drawNormal(stream))));
    const sd = errors.map((e) => Math.sqrt(e.reduce((s, x) => s + x * x, 0) / 60));
    let [noise, signal] = [0, 0];
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        if (i === j) continue;
        const products = common.map(
          (_, t) => ((errors[i]?.[t] ?? 0) * (errors[j]?.[t] ?? 0)) / ((sd[i] ?? 1) * (sd[j] ?? 1)),
        );
        const mean = products.reduce((s, x) => s + x, 0) / 60;
        noise += products.reduce((s, x) => s + (x - mean) ** 2, 0) / (60 * 59);
        signal += mean ** 2;
      }
    const { intensity, covariance } = shrunkCovariance(errors);
    expect(intensity).toBeCloseTo(noise / signal, 12);
    expect(covariance[1]?.[1]).toBeCloseTo((sd[1] ?? 0) ** 2, 12);
  });

  it("leaves unknown days out, names silent nodes, refuses too few", () => {
    const made = shrunkCovariance([
      [1, NaN, -1, 2, 1],
      [0, 0, 0, 0, 0],
    ]);
    expect([made.days, made.raised, made.covariance[1]?.[1]]).toEqual([4, [1], 1e-4]);
    expect(() => shrunkCovariance([[1, NaN, 2]])).toThrow(/3 are needed/);
    expect(() => shrunkCovariance([[1, 2, 3], [1]])).toThrow(/errors\/1/);
  });
});

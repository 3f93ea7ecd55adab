import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaCdf,
  gammaCdf,
  gammaQuantile,
  logGamma,
  negativeBinomialCdf,
  negativeBinomialQuantile,
  normalCdf,
  normalQuantile,
  poissonCdf,
  poissonLogMass,
  poissonQuantile,
} from "../src/index.ts";

// "A&S": Abramowitz & Stegun (1964), Handbook of Mathematical Functions, with the number of the table or formula.
// "60 digits": evaluated with mpmath outside this code base, on exactly the doubles that stand here.

const relative = (got: number, wanted: number): number => (got === wanted ? 0 : Math.abs(got / wanted - 1));
const inside = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

describe("logarithm of gamma", () => {
  it.each([
    { x: 1.25, gamma: 0.906402477055 }, // A&S table 6.1
    { x: 1.5, gamma: 0.886226925453 },
    { x: 1.75, gamma: 0.919062526849 },
    { x: 11, gamma: 3_628_800 }, // 10!
    { x: 0.5, gamma: Math.sqrt(Math.PI) },
  ])("gives gamma of $x", ({ x, gamma }) => {
    expect(relative(Math.exp(logGamma(x)), gamma)).toBeLessThan(1e-12);
  });

  it.each([
    { x: 0.1, wanted: 2.252712651734206 }, // 60 digits
    { x: 2.5, wanted: 0.28468287047291916 },
    { x: 100, wanted: 359.1342053695754 },
  ])("is $wanted at $x", ({ x, wanted }) => {
    expect(relative(logGamma(x), wanted)).toBeLessThan(1e-14);
  });

  it("follows its recurrence", () => {
    fc.assert(
      fc.property(between(1e-6, 1e7), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-14 * (1 + Math.abs(logGamma(x))));
      }),
    );
  });

  it("knows its limits", () => {
    expect([logGamma(0), logGamma(Infinity)]).toEqual([Infinity, Infinity]);
    expect([logGamma(1), logGamma(2)].map((value) => Math.abs(value) < 1e-14)).toEqual([true, true]);
    expect(() => logGamma(-1)).toThrow(RangeError);
  });
});

describe("normal distribution", () => {
  it.each([
    { z: 1, p: 0.841344746068543 }, // A&S table 26.1
    { z: 1.96, p: 0.97500210485178 },
    { z: 2, p: 0.977249868051821 },
    { z: 3, p: 0.99865010196837 },
    { z: -9, p: 1.1285884059538406e-19 }, // 60 digits
    { z: -30, p: 4.906713927148187e-198 },
    { z: 0, p: 0.5 },
  ])("has $p below $z", ({ z, p }) => {
    expect(relative(normalCdf(z), p)).toBeLessThan(1e-13);
  });

  it.each([
    { p: 0.9, z: 1.28155 }, // A&S table 26.5
    { p: 0.95, z: 1.64485 },
    { p: 0.975, z: 1.95996 },
    { p: 0.99, z: 2.32635 },
    { p: 0.999, z: 3.09023 },
  ])("has its $p quantile at $z", ({ p, z }) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-5);
  });

  it("goes round from p to z and back, far into the tail", () => {
    fc.assert(
      fc.property(between(1e-300, 0.5), (p) => {
        expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12);
      }),
    );
  });

  it("is symmetric and rises", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -8, max: 8, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (z, step) => {
          expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 14);
          expect(normalCdf(z + step)).toBeGreaterThanOrEqual(normalCdf(z) * (1 - 1e-15));
        },
      ),
    );
  });

  it("knows its limits", () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(-40)]).toEqual([0, 1, 0]);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
    expect(() => normalQuantile(NaN)).toThrow(RangeError);
  });
});

describe("gamma distribution", () => {
  it.each([
    { chiSquare: 1, freedom: 1, above: 0.31731 }, // A&S table 26.7
    { chiSquare: 5, freedom: 4, above: 0.2873 },
    { chiSquare: 10, freedom: 10, above: 0.44049 },
  ])("is chi-square: $above above $chiSquare with $freedom degrees", ({ chiSquare, freedom, above }) => {
    expect(Math.abs(1 - gammaCdf(chiSquare / 2, freedom / 2) - above)).toBeLessThan(6e-6);
  });

  it.each([
    { above: 0.05, freedom: 10, chiSquare: 18.307 }, // A&S table 26.8
    { above: 0.95, freedom: 10, chiSquare: 3.9403 },
    { above: 0.05, freedom: 1, chiSquare: 3.84146 },
    { above: 0.01, freedom: 100, chiSquare: 135.807 },
  ])("has its quantile at $chiSquare for $freedom degrees, $above above", ({ above, freedom, chiSquare }) => {
    expect(relative(2 * gammaQuantile(1 - above, freedom / 2), chiSquare)).toBeLessThan(5e-6);
  });

  it.each([
    { x: 2.5, shape: 3, below: 0.45618688411667048 }, // 60 digits
    { x: 0.1, shape: 0.5, below: 0.34527915398142298 },
    { x: 110, shape: 100, below: 0.84172132993991291 },
    { x: 1050, shape: 1000, below: 0.94132888862268192 },
    { x: 99_500, shape: 100_000, below: 0.056741823212792263 },
  ])("has $below below $x for shape $shape", ({ x, shape, below }) => {
    expect(relative(gammaCdf(x, shape), below)).toBeLessThan(1e-12);
  });

  it("is exponential at shape 1, and adds one term of Poisson a step", () => {
    fc.assert(
      fc.property(between(1e-3, 500), between(0.01, 500), (x, shape) => {
        expect(Math.abs(gammaCdf(x, 1) + Math.expm1(-x))).toBeLessThan(1e-14);
        // A&S 6.5.21: P(a + 1, x) = P(a, x) - x^a e^-x / Gamma(a + 1).
        const term = Math.exp(shape * Math.log(x) - x - logGamma(shape + 1));
        expect(Math.abs(gammaCdf(x, shape + 1) - gammaCdf(x, shape) + term)).toBeLessThan(1e-11);
      }),
    );
  });

  it("goes round from p to x and back", () => {
    fc.assert(
      fc.property(inside, between(0.2, 1e6), (p, shape) => {
        expect(Math.abs(gammaCdf(gammaQuantile(p, shape), shape) - p)).toBeLessThan(1e-11 * Math.max(p, 1e-2) + 1e-15);
      }),
    );
  });

  it("knows its limits", () => {
    expect([gammaCdf(0, 3), gammaCdf(-1, 3), gammaCdf(Infinity, 3)]).toEqual([0, 0, 1]);
    expect([gammaQuantile(0, 3), gammaQuantile(1, 3), gammaQuantile(0.5, 0.0005)]).toEqual([0, Infinity, 0]);
    // A narrow factor tends to the normal distribution.
    expect((gammaQuantile(0.9, 1e8) - 1e8) / 1e4).toBeCloseTo(normalQuantile(0.9), 3);
    expect(() => gammaCdf(1, 0)).toThrow(RangeError);
    expect(() => gammaQuantile(0.5, -1)).toThrow(RangeError);
    expect(() => gammaQuantile(2, 1)).toThrow(RangeError);
  });
});

describe("beta distribution", () => {
  it.each([
    { x: 0.3, a: 2, b: 3, below: 0.3483 }, // 60 digits; a polynomial, by hand
    { x: 0.01, a: 0.5, b: 20, below: 0.47136993548501555 },
    { x: 0.5, a: 300, b: 310, below: 0.65732518251491628 },
  ])("has $below below $x for ($a, $b)", ({ x, a, b, below }) => {
    expect(relative(betaCdf(x, a, b), below)).toBeLessThan(1e-12);
  });

  it("gives the printed 5 % point of Student's t with 10 degrees: 2.228", () => {
    // A&S table 26.10 through 26.5.27.
    expect(betaCdf(10 / (10 + 2.228 ** 2), 5, 0.5)).toBeCloseTo(0.05, 4);
  });

  it("is its own mirror, and 0 and 1 at its ends", () => {
    fc.assert(
      fc.property(inside, between(0.05, 2000), between(0.05, 2000), (x, a, b) => {
        expect(Math.abs(betaCdf(x, a, b) + betaCdf(1 - x, b, a, x) - 1)).toBeLessThan(1e-12);
      }),
    );
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3)]).toEqual([0, 1]);
    expect(() => betaCdf(0.5, 0, 1)).toThrow(RangeError);
  });
});

describe("Poisson distribution", () => {
  it("has the printed sum: 0.61596 for up to 5 of 5 expected", () => {
    expect(poissonCdf(5, 5)).toBeCloseTo(0.61596, 5); // A&S table 26.7, chi-square 10 with 12 degrees
  });

  it("adds up its masses", () => {
    fc.assert(
      fc.property(between(0.01, 3000), fc.double({ min: -4, max: 4, noNaN: true }), (mean, deviations) => {
        const count = Math.max(0, Math.round(mean + deviations * Math.sqrt(mean)));
        let sum = 0;
        for (let each = 0; each <= count; each += 1) sum += Math.exp(poissonLogMass(each, mean));
        expect(Math.abs(poissonCdf(count, mean) - sum)).toBeLessThan(1e-12);
      }),
    );
  });

  it("has as its quantile the least count that reaches p", () => {
    fc.assert(
      fc.property(inside, between(0.001, 1e7), (p, mean) => {
        const count = poissonQuantile(p, mean);
        expect(poissonCdf(count, mean)).toBeGreaterThanOrEqual(p);
        if (count > 0) expect(poissonCdf(count - 1, mean)).toBeLessThan(p);
        expect(poissonQuantile(poissonCdf(count, mean), mean)).toBeLessThanOrEqual(count);
      }),
    );
  });

  it("knows its limits", () => {
    expect([poissonCdf(-1, 3), poissonCdf(0, 0), poissonCdf(2.9, 3) - poissonCdf(2, 3)]).toEqual([0, 1, 0]);
    expect([poissonQuantile(0, 3), poissonQuantile(1, 3), poissonQuantile(0.9, 0)]).toEqual([0, Infinity, 0]);
    expect([poissonLogMass(0, 0), poissonLogMass(1, 0), poissonLogMass(1.5, 3)]).toEqual([0, -Infinity, -Infinity]);
    expect(() => poissonCdf(1, -1)).toThrow(RangeError);
    expect(() => poissonQuantile(0.5, Infinity)).toThrow(RangeError);
  });
});

describe("negative binomial distribution", () => {
  it("counts failures before the third success of a fair coin", () => {
    // Mean 3 with variance 6, so the factor's variance is 1/3. P(0) = 1/8, P(<= 1) = 5/16, P(<= 2) = 1/2, by hand.
    const sums = [0, 1, 2].map((count) => negativeBinomialCdf(count, 3, 1 / 3));
    for (const [index, wanted] of [1 / 8, 5 / 16, 1 / 2].entries()) expect(sums[index]).toBeCloseTo(wanted, 14);
  });

  it("adds up masses found one from another", () => {
    fc.assert(
      fc.property(between(0.1, 500), between(0.001, 5), (mean, dispersionVariance) => {
        const shape = 1 / dispersionVariance;
        const ratio = mean / (shape + mean);
        const count = Math.ceil(mean);
        let mass = Math.exp(-shape * Math.log1p(mean / shape));
        let sum = mass;
        for (let each = 1; each <= count; each += 1) {
          mass *= (ratio * (shape + each - 1)) / each;
          sum += mass;
        }
        expect(Math.abs(negativeBinomialCdf(count, mean, dispersionVariance) - sum)).toBeLessThan(1e-11);
      }),
    );
  });

  it("has as its quantile the least count that reaches p", () => {
    fc.assert(
      fc.property(inside, between(0.001, 1e6), between(1e-9, 10), (p, mean, dispersionVariance) => {
        const count = negativeBinomialQuantile(p, mean, dispersionVariance);
        expect(negativeBinomialCdf(count, mean, dispersionVariance)).toBeGreaterThanOrEqual(p);
        if (count > 0) expect(negativeBinomialCdf(count - 1, mean, dispersionVariance)).toBeLessThan(p);
      }),
    );
  });

  it("tends to Poisson as the rate becomes certain, and to gamma as the counts grow large", () => {
    expect(negativeBinomialQuantile(0.9, 100, 0)).toBe(poissonQuantile(0.9, 100));
    expect(negativeBinomialCdf(105, 100, 1e-12)).toBeCloseTo(poissonCdf(105, 100), 10);
    const large = negativeBinomialQuantile(0.9, 1e7, 0.05) / 1e7;
    expect(large).toBeCloseTo(gammaQuantile(0.9, 20) / 20, 5);
  });

  it("knows its limits", () => {
    expect(negativeBinomialQuantile(0.5, 0, 0.1)).toBe(0);
    expect(negativeBinomialQuantile(0, 10, 0.1)).toBe(0);
    expect(negativeBinomialQuantile(1, 10, 0.1)).toBe(Infinity);
    expect(() => negativeBinomialQuantile(0.5, 10, -0.1)).toThrow(RangeError);
    expect(() => negativeBinomialCdf(1, NaN, 0.1)).toThrow(RangeError);
  });
});

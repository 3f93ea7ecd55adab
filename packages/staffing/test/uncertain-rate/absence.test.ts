import { betaCdf, drawGamma, randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enoughProbability, withAbsence } from "../../src/index.ts";

describe("rosters that reckon with absence", () => {
  it.each([
    { rostered: 3, agentsNeeded: 2, absenceShare: 0.1, enough: 0.9 ** 3 + 3 * 0.1 * 0.9 ** 2 }, // by hand
    { rostered: 2, agentsNeeded: 1, absenceShare: 0.5, enough: 0.75 }, // by hand
    { rostered: 5, agentsNeeded: 5, absenceShare: 0.2, enough: 0.8 ** 5 }, // by hand
    { rostered: 2, agentsNeeded: 2, absenceShare: 0.5, absenceDeviation: Math.sqrt(1 / 12), enough: 1 / 3 }, // uniform q: 1/(n+1)
    { rostered: 4, agentsNeeded: 2, absenceShare: 0.5, absenceDeviation: Math.sqrt(1 / 12), enough: 3 / 5 },
  ])("is $enough for $agentsNeeded of $rostered", ({ enough, ...question }) => {
    expect(enoughProbability(question)).toBeCloseTo(enough, 12);
  });

  // Second method: the binomial tail as an incomplete beta function.
  it("agrees with the incomplete beta function where the share does not vary", () => {
    const any = fc.record({
      rostered: fc.integer({ min: 1, max: 5000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      absenceShare: fc.double({ min: 0.001, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(any, ({ rostered, part, absenceShare }) => {
        const agentsNeeded = Math.max(1, Math.round(rostered * part));
        const tail = betaCdf(1 - absenceShare, agentsNeeded, rostered - agentsNeeded + 1, absenceShare);
        expect(enoughProbability({ rostered, agentsNeeded, absenceShare })).toBeCloseTo(tail, 10);
      }),
    );
  });

  // Second method: 40,000 days drawn with a fixed seed; the standard error is below 0.0025.
  it("is what happens day by day where the share varies", () => {
    const random = randomStream(11, "absence by day");
    const question = { rostered: 60, agentsNeeded: 52, absenceShare: 0.1, absenceDeviation: 0.04 };
    const certainty = (0.1 * 0.9) / 0.04 ** 2 - 1;
    let enough = 0;
    for (let day = 0; day < 40_000; day += 1) {
      const absent = drawGamma(random, 0.1 * certainty);
      const share = absent / (absent + drawGamma(random, 0.9 * certainty));
      let present = 0;
      for (let agent = 0; agent < 60; agent += 1) if (random.uniform() >= share) present += 1;
      if (present >= 52) enough += 1;
    }
    expect(Math.abs(enough / 40_000 - enoughProbability(question))).toBeLessThan(0.01);
  });

  it("rosters enough, and one fewer is not", () => {
    const any = fc.record({
      agentsNeeded: fc.integer({ min: 1, max: 400 }),
      absenceShare: fc.double({ min: 0, max: 0.4, noNaN: true }),
      absenceDeviation: fc.double({ min: 0, max: 0.05, noNaN: true }),
      share: fc.double({ min: 0, max: 0.95, noNaN: true }),
    });
    fc.assert(
      fc.property(any, (question) => {
        fc.pre(question.absenceShare > 0.02 || question.absenceDeviation < 0.01);
        fc.pre(question.absenceDeviation < Math.sqrt(question.absenceShare));
        fc.pre(question.absenceDeviation === 0 || question.absenceShare > 0.001);
        const got = withAbsence(question);
        expect(got.enoughProbability).toBeGreaterThanOrEqual(question.share);
        expect(got.rostered).toBeGreaterThanOrEqual(question.agentsNeeded);
        if (got.rostered > question.agentsNeeded) expect(got.enoughProbabilityOneFewer).toBeLessThan(question.share);
      }),
    );
  });

  it("rosters more than the mean asks for, and more still where absence itself varies", () => {
    const question = { agentsNeeded: 100, absenceShare: 0.1, share: 0.9 };
    const byMean = Math.ceil(100 / 0.9);
    const bySpread = withAbsence(question).rostered;
    const byBoth = withAbsence({ ...question, absenceDeviation: 0.04 });
    expect(bySpread).toBeGreaterThan(byMean);
    expect(byBoth.rostered).toBeGreaterThan(bySpread);
    // Whitt's variance n^2 Var q + n q (1 - q), to 2 % at this size.
    const large = Math.sqrt(byBoth.rostered ** 2 * 0.04 ** 2 + byBoth.rostered * 0.09);
    expect(Math.abs(byBoth.presentDeviation / large - 1)).toBeLessThan(0.02);
  });

  it("goes over to no variation as the deviation goes to 0", () => {
    const question = { rostered: 40, agentsNeeded: 35, absenceShare: 0.1 };
    const close = enoughProbability({ ...question, absenceDeviation: 1e-6 });
    expect(close).toBeCloseTo(enoughProbability(question), 8);
  });

  it("needs nobody for nobody, and nobody more where all come", () => {
    expect(withAbsence({ agentsNeeded: 0, absenceShare: 0.1, share: 0.9 })).toEqual({
      ...{ rostered: 0, enoughProbability: 1, enoughProbabilityOneFewer: null, meanPresent: 0, presentDeviation: 0 },
    });
    expect(withAbsence({ agentsNeeded: 7, absenceShare: 0, share: 0.99 }).rostered).toBe(7);
  });

  it("refuses what no absence can be, and what no roster reaches", () => {
    const question = { agentsNeeded: 10, absenceShare: 0.1, share: 0.9 };
    const bad = [
      { ...question, agentsNeeded: 1.5 },
      { ...question, absenceShare: 1 },
      { ...question, absenceShare: NaN },
      { ...question, share: 1 },
      { ...question, absenceDeviation: 0.3 },
      { ...question, absenceDeviation: -0.1 },
    ];
    for (const wrong of bad) expect(() => withAbsence(wrong)).toThrow(Refusal);
  });
});

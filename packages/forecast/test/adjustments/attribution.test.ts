import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyAdjustments, attributeNumber, attribution, expectedDailyRates, factorsOf } from "@springtide/forecast";
import type { DailyForecastRequest } from "@springtide/forecast";
import { isoDay } from "@springtide/calendar";

const ORIGIN = 18_001; // Monday, 15 April 2019
const NAMES = [
  ...["level", "weekday-1", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7", "trend-per-year"],
  ...["annual-sin-1", "annual-cos-1", "month-sin-1", "holiday", "before-holiday", "after-holiday", "closed-day"],
  ...["covariate heat", "covariate rain", "trigger spring", "level-now"],
];

function request(coefficients: readonly number[]): DailyForecastRequest {
  return {
    parameters: {
      kind: "count-regression",
      originDay: isoDay(ORIGIN),
      harmonics: 1,
      triggers: ["spring"],
      coefficientNames: NAMES,
      coefficients: [...coefficients],
      covarianceFactor: [],
      dayFactorVariance: 0,
      levelPersistence: 0.9,
      levelStepSd: 0,
      levelNow: coefficients[18] ?? 0,
      closedWeekdaysWithContacts: [],
    },
    triggers: [
      {
        id: "spring",
        leadDays: 1,
        decayDays: 4,
        durationDays: 10,
        pastOnsets: [{ day: ORIGIN - 1, weight: 1 }],
        nextOnsets: [
          {
            market: null,
            weight: 0.5,
            days: [{ day: ORIGIN + 5, probability: 0.8 }],
            never: 0.2,
            basis: "climatology",
          },
        ],
      },
    ],
    holidays: new Set([ORIGIN + 4, ORIGIN + 7]),
    closedDays: new Set([ORIGIN + 9]),
    firstDay: ORIGIN + 1,
    days: 14,
    covariates: [
      { name: "heat", firstDay: ORIGIN + 1, values: Float64Array.from({ length: 14 }, (_, d) => d / 7 - 1) },
    ],
    covariatePaths: new Map([["rain", Float32Array.from({ length: 28 }, (_, i) => Math.sin(i))]]),
  };
}

const drawn = fc.array(fc.double({ min: -0.8, max: 0.8, noNaN: true }), { minLength: 19, maxLength: 19 });

describe("attribution", () => {
  it("gives factors whose product is the rate of the forecast, and weekdays of mean one", () => {
    fc.assert(
      fc.property(drawn, (coefficients) => {
        const asked = request(coefficients);
        const rates = expectedDailyRates(asked);
        const opened = attribution(asked);
        opened.forEach((day, d) => {
          const product = factorsOf(day).reduce((so, { factor }) => so * factor, 1);
          expect(Math.abs(product - (rates[d] ?? NaN))).toBeLessThanOrEqual(1e-12 * product);
          expect(day.rate).toBe(product);
        });
        const week = opened.slice(0, 7).reduce((product, { weekday }) => product * weekday, 1);
        expect(week).toBeCloseTo(1, 12);
      }),
      { numRuns: 60 },
    );
  });

  it("tells each cause apart: by hand", () => {
    const only = (name: string, value: number): number[] => NAMES.map((other) => (other === name ? value : 0));
    const day = (coefficients: number[], d: number): ReturnType<typeof attribution>[number] | undefined =>
      attribution(request(coefficients))[d];
    expect(day(only("level", Math.log(200)), 0)?.baseContacts).toBeCloseTo(200, 9);
    // ORIGIN + 1 is a Tuesday, which has no coefficient: only Monday's log 7 moves the mean of the seven.
    const monday = day(only("weekday-1", Math.log(128)), 0);
    expect([monday?.baseContacts, monday?.weekday]).toEqual([expect.closeTo(2, 9), expect.closeTo(0.5, 9)]);
    expect(day(only("holiday", Math.log(0.25)), 3)?.holiday).toBeCloseTo(0.25, 12);
    expect(day(only("after-holiday", Math.log(3)), 4)?.holiday).toBeCloseTo(3, 12);
    expect(day(only("level-now", 0.5), 0)?.level).toBeCloseTo(Math.exp(0.45), 12);
    expect(day(only("covariate heat", 0.7), 0)?.covariates[0]).toEqual({ name: "heat", factor: Math.exp(-0.7) });
    expect(day(only("level", 1), 8)).toMatchObject({ closedDay: 0, rate: 0 });
    // Past firing two days ago leaves exp(-2/4) of a doubling.
    expect(day(only("trigger spring", Math.log(2)), 0)?.triggers[0]?.factor).toBeCloseTo(1 + Math.exp(-0.5), 12);
  });

  it("lists triggers and covariates under their own names", () => {
    const asked = request(NAMES.map(() => 0.1));
    const names = factorsOf(attribution(asked)[0] ?? fail()).map(({ name }) => name);
    expect(names).toContain("trigger spring");
    expect(names).toContain("covariate heat");
  });
});

describe("one number opened", () => {
  const asked = request(NAMES.map((name) => (name === "level" ? 5 : 0.05)));
  const model = expectedDailyRates(asked);
  const base = { who: "Ines", why: "fair", madeOn: ORIGIN, firstDay: ORIGIN, lastDay: ORIGIN + 30 };
  const [adjusted] = applyAdjustments({
    numbers: [
      { queue: "phone", firstDay: asked.firstDay, dayOffsets: Array.from({ length: 15 }, (_, d) => d), values: model },
    ],
    layers: [
      { ...base, name: "more", order: 1, change: { kind: "additive", contactsPerDay: 12 } },
      { ...base, name: "less", order: 2, change: { kind: "multiplicative", factor: 0.5 } },
    ],
  });

  it("goes from the model's factors through the layers to the adjusted number, also on a closed day", () => {
    attribution(asked).forEach((day, at) => {
      const opened = attributeNumber({ day, at, ...(adjusted === undefined ? {} : { adjusted }) });
      expect(opened.model).toBeCloseTo(model[at] ?? NaN, 9);
      expect(opened.adjusted).toBeCloseTo(adjusted?.adjusted[at] ?? NaN, 9);
      expect(opened.adjustments.map(({ name }) => name)).toEqual(["more", "less"]);
    });
    const closed = attribution(asked)[8] ?? fail();
    const opened = attributeNumber({ day: closed, at: 8, ...(adjusted === undefined ? {} : { adjusted }) });
    expect(opened.adjustments.map(({ factor, added }) => [factor, added])).toEqual([
      [1, 12],
      [0.5, 0],
    ]);
  });

  it("takes an interval's share of its day", () => {
    const day = attribution(asked)[0] ?? fail();
    const opened = attributeNumber({ day, shareOfDay: 0.04 });
    expect(opened.adjusted).toBeCloseTo(0.04 * day.rate, 9);
    expect(opened.factors.at(-1)).toEqual({ name: "interval", factor: 0.04 });
  });
});

function fail(): never {
  throw new Error("a day was expected");
}

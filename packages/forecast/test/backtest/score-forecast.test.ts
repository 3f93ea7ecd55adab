import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accuracyOf,
  mase,
  meanOfLastWeeks,
  naiveErrors,
  quantileOf,
  recallOfPeaks,
  rmsse,
  scoreForecast,
  scorePointForecast,
  YARDSTICKS,
} from "@springtide/forecast";

const history = Float64Array.from({ length: 70 }, (_, i) => 100 + 10 * (i % 7) + (i % 3));
const naive = naiveErrors(history);
const common = { origin: 1000, naive, dayClass: (day: number) => (day < 1003 ? "early" : "late") };

describe("errors of the week before", () => {
  it("are those that MASE and RMSSE are defined by", () => {
    // The second method: the metrics themselves on one error of 1.
    const scaled = { actual: [1], forecast: [0], train: history, seasonality: 7 };
    expect(1 / naive.absolute).toBeCloseTo(mase(scaled), 12);
    expect(1 / Math.sqrt(naive.squared)).toBeCloseTo(rmsse(scaled), 12);
  });

  it("leave unknown days out, and are not known of less than eight days", () => {
    const gaps = Float64Array.of(10, 1, 1, 1, 1, 1, 1, 13, Number.NaN, 5);
    expect(naiveErrors(gaps)).toEqual({ absolute: 3.5, squared: (9 + 16) / 2 }); // 13 - 10 and 5 - 1
    expect(naiveErrors(new Float64Array(7)).absolute).toBeNaN();
  });
});

describe("a forecast beside what came", () => {
  it("is scored day by day, unknown days left out", () => {
    const rates = Float32Array.of(100, 200, 300, 110, 220, 330); // two paths of three days
    const days = scoreForecast({ ...common, rates, actual: Float64Array.of(90, Number.NaN, 310), seed: 1, queue: "q" });
    expect(days.map(({ lead, actual, mean, dayClass }) => [lead, actual, mean, dayClass])).toEqual([
      [1, 90, 105, "early"],
      [3, 310, 315, "early"],
    ]);
    expect(days[0]?.counts).toHaveLength(2);
  });

  it("draws counts that scatter around its rates as Poisson counts do", () => {
    const rates = new Float32Array(4000).fill(50);
    const [day] = scoreForecast({ ...common, rates, actual: Float64Array.of(50), seed: 3, queue: "q" });
    const counts = day?.counts ?? new Float64Array();
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
    expect(mean).toBeGreaterThan(49.5); // 4.5 standard errors of sqrt(50 / 4000)
    expect(mean).toBeLessThan(50.5);
    expect(variance / 50).toBeGreaterThan(0.9);
    expect(variance / 50).toBeLessThan(1.1);
  });

  it("of one number a day has its absolute error for CRPS", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 20 }), (actual) => {
        const forecast = Float64Array.from(actual, (_, i) => 90 + 7 * i);
        const days = scorePointForecast({ ...common, actual: Float64Array.from(actual), forecast });
        const expected = actual.reduce((sum, y, i) => sum + Math.abs(y - (forecast[i] ?? 0)), 0) / actual.length;
        expect(accuracyOf(days).crps).toBeCloseTo(expected, 9);
      }),
    );
  });

  it("has MASE and RMSSE of its days", () => {
    const days = scorePointForecast({
      ...common,
      actual: Float64Array.of(100, 120),
      forecast: Float64Array.of(104, 120),
    });
    const { mase: scaled, rmsse: squared } = accuracyOf(days);
    expect(scaled).toBeCloseTo(2 / naive.absolute, 12); // mean error 2
    expect(squared).toBeCloseTo(Math.sqrt(8 / naive.squared), 12); // mean square 8
  });

  it("foresees its peaks within a day", () => {
    const actual = Float64Array.of(10, 10, 90, 10, 10, 10, 10, 10, 80, 10);
    const forecast = Float64Array.of(10, 50, 10, 10, 10, 60, 10, 10, 10, 10);
    // The two busiest of ten: day 3 has a foreseen peak beside it, day 9 has none.
    expect(recallOfPeaks(scorePointForecast({ ...common, actual, forecast }))).toBe(0.5);
    expect(recallOfPeaks(scorePointForecast({ ...common, actual: actual.subarray(0, 6), forecast }))).toBeNaN();
  });
});

describe("quantiles of ascending counts", () => {
  it("are the smallest value that so many do not exceed", () => {
    const counts = Float64Array.of(1, 2, 3, 4);
    expect([0, 0.25, 0.26, 0.5, 1].map((share) => quantileOf(counts, share))).toEqual([1, 1, 2, 2, 4]);
    expect(quantileOf(new Float64Array(), 0.5)).toBeNaN();
  });
});

describe("yardsticks", () => {
  it("repeat the last week, and the mean of eight of its weekdays", () => {
    const contacts = Float64Array.from({ length: 63 }, (_, i) => Math.floor(i / 7) + 100 * (i % 7));
    const [naiveYardstick, meanYardstick] = YARDSTICKS.map(({ forecast }) => forecast({ firstDay: 0, contacts }, 8));
    expect([...(naiveYardstick ?? [])]).toEqual([8, 108, 208, 308, 408, 508, 608, 8]);
    expect(meanYardstick?.[0]).toBe(4.5); // weeks 1 to 8
    expect(meanYardstick?.[8 - 1]).toBe(4.5);
  });

  it("pass over unknown days, and say nothing of a weekday never counted", () => {
    const contacts = Float64Array.from({ length: 28 }, (_, i) => (i % 7 === 2 || i === 21 ? Number.NaN : i));
    const means = meanOfLastWeeks({ firstDay: 0, contacts }, 7);
    expect(means[0]).toBe(7); // 0, 7, 14
    expect(means[2]).toBeNaN();
  });
});

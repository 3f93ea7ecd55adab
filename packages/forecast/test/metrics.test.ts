import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { bias, coverage, crps, mase, peakDayRecall, pinballLoss, rmsse, wape, winkler } from "@springtide/forecast";
import { vectorCases } from "./vectors.ts";

interface In {
  train: number[];
  seasonality: number;
  actual: number[];
  forecast: number[];
  quantile: number;
  lower: number[];
  upper: number[];
  alpha: number;
  samples: number[][];
  peakK: number;
  peakToleranceDays: number;
}

// forecast_metrics.json: exact rationals, computed outside this code base.
describe.each(vectorCases("forecast_metrics").map((c) => ({ id: c.id, given: c.in as In, out: c.out })))(
  "the metrics of $id",
  ({ given, out }) => {
    const { peakK: peakDays, peakToleranceDays: toleranceDays } = given;
    const metrics = {
      wape: wape(given),
      mase: mase(given),
      rmsse: rmsse(given),
      pinball: pinballLoss(given),
      crps: crps(given),
      coverage: coverage(given),
      winkler: winkler(given),
      peakDayRecall: peakDayRecall({ ...given, peakDays, toleranceDays }),
      bias: bias(given),
    };
    it.each(Object.entries(metrics))("has %s as worked out exactly", (name, value) => {
      expect(value).toBeCloseTo((out as Record<string, number>)[name] ?? NaN, 10);
    });
  },
);

const values = fc.array(fc.double({ min: 0.1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 });

it("is nothing for a perfect forecast", () => {
  fc.assert(
    fc.property(values, (actual) => {
      expect(wape({ actual, forecast: actual })).toBe(0);
      expect(bias({ actual, forecast: actual })).toBe(0);
      expect(pinballLoss({ actual, forecast: actual, quantile: 0.8 })).toBe(0);
      expect(peakDayRecall({ actual, forecast: actual, peakDays: 3, toleranceDays: 0 })).toBe(1);
    }),
  );
});

it("makes CRPS of a single sample the absolute error", () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1000, noNaN: true }), (actual, x) => {
      const mean = actual.reduce((sum, y) => sum + Math.abs(x - y), 0) / actual.length;
      expect(crps({ actual, samples: actual.map(() => [x]) })).toBeCloseTo(mean, 9);
    }),
  );
});

it("leaves unknown days out of WAPE", () => {
  expect(wape({ actual: [100, NaN, 100], forecast: [90, 50, 100] })).toBeCloseTo(0.05, 12); // 10 of 200
});

it("refuses series of different length", () => {
  expect(() => wape({ actual: [1, 2], forecast: [1] })).toThrow(RangeError);
});

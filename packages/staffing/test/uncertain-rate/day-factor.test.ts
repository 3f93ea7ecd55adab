import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayFactorPosterior,
  dayFactorPrior,
  overdispersionByLead,
  overdispersionCv,
  rateOfDay,
  rateQuantile,
  type ForecastError,
} from "../../src/index.ts";

describe("the day's factor after a morning", () => {
  it("is (k + y) / (k + m), by hand", () => {
    const got = dayFactorPosterior(dayFactorPrior(0.1), { counts: [130, 140], forecasts: [100, 100] });
    expect(got.mean).toBeCloseTo(370 / 300, 12);
    expect(got.cv).toBeCloseTo(1 / Math.sqrt(370), 12);
  });

  it("is the same interval by interval as all at once", () => {
    const interval = fc.tuple(fc.nat({ max: 500 }), fc.double({ min: 0, max: 500, noNaN: true }));
    const any = fc.tuple(fc.double({ min: 0, max: 2, noNaN: true }), fc.array(interval, { maxLength: 40 }));
    fc.assert(
      fc.property(any, ([cv, morning]) => {
        const counts = morning.map(([count]) => count);
        const forecasts = morning.map(([, forecast]) => forecast);
        const batch = dayFactorPosterior(dayFactorPrior(cv), { counts, forecasts });
        const sequential = morning.reduce(
          (factor, [count, forecast]) => dayFactorPosterior(factor, { counts: [count], forecasts: [forecast] }),
          dayFactorPrior(cv),
        );
        expect(sequential.mean).toBeCloseTo(batch.mean, 9);
        expect(sequential.cv).toBeCloseTo(batch.cv, 9);
      }),
    );
  });

  // Second method: prior times likelihood on a fine grid of factors.
  it("is Bayes' rule, summed on a grid", () => {
    const [k, y, m] = [25, 140, 100];
    let mass = 0;
    let mean = 0;
    for (let step = 1; step < 40_000; step += 1) {
      const factor = step / 10_000;
      const weight = Math.exp((k - 1 + y) * Math.log(factor) - (k + m) * factor + 100);
      mass += weight;
      mean += weight * factor;
    }
    const got = dayFactorPosterior(dayFactorPrior(0.2), { counts: [y], forecasts: [m] });
    expect(got.mean).toBeCloseTo(mean / mass, 8);
  });

  it("stays the forecast without a morning, and where the factor is known", () => {
    const nothing = { counts: [], forecasts: [] };
    expect(dayFactorPosterior(dayFactorPrior(0.3), nothing)).toMatchObject({ mean: 1 });
    const certain = dayFactorPosterior(dayFactorPrior(0), { counts: [200], forecasts: [100] });
    expect([certain.mean, certain.cv]).toEqual([1, 0]);
    expect(rateOfDay(certain, 400)).toEqual({ kind: "gamma", meanPerHour: 400, cv: 0 });
  });

  it("covers the rate of the afternoon as often as it says, with a fixed seed", () => {
    const random = randomStream(3, "mornings");
    const k = 1 / 0.15 ** 2;
    let covered = 0;
    for (let day = 0; day < 4000; day += 1) {
      const factor = drawGamma(random, k) / k;
      const counts = [60, 90, 120].map((forecast) => drawPoisson(random, forecast * factor));
      const posterior = dayFactorPosterior(dayFactorPrior(0.15), { counts, forecasts: [60, 90, 120] });
      if (400 * factor <= rateQuantile(rateOfDay(posterior, 400), 0.9)) covered += 1;
    }
    expect(Math.abs(covered / 4000 - 0.9)).toBeLessThan(0.02); // four standard errors
  });

  it("refuses mornings that do not pair up or are none", () => {
    const prior = dayFactorPrior(0.1);
    expect(() => dayFactorPosterior(prior, { counts: [1], forecasts: [] })).toThrow(Refusal);
    expect(() => dayFactorPosterior(prior, { counts: [-1], forecasts: [1] })).toThrow(Refusal);
    expect(() => dayFactorPosterior(prior, { counts: [1], forecasts: [NaN] })).toThrow(Refusal);
    expect(() => dayFactorPrior(-0.1)).toThrow(Refusal);
    expect(() => rateOfDay(prior, -5)).toThrow(Refusal);
  });
});

describe("how uncertain a rate is", () => {
  it("is the scatter beyond chance, by hand", () => {
    const errors: ForecastError[] = [
      { lead: 1, forecast: 100, count: 130 },
      { lead: 1, forecast: 100, count: 80 },
    ];
    expect(overdispersionCv(errors)).toBeCloseTo(Math.sqrt(((900 - 100) / 2 + (400 - 100) / 2) / 10_000), 12);
    expect(overdispersionCv([{ lead: 1, forecast: 100, count: 103 }])).toBe(0);
  });

  it("finds again what the counts were drawn with, lead by lead", () => {
    const random = randomStream(5, "forecast errors");
    const drawn = [7, 1].flatMap((lead) => {
      const cv = lead === 1 ? 0.08 : 0.2;
      return Array.from({ length: 4000 }, (_, day): ForecastError => {
        const forecast = 200 + 20 * (day % 30);
        return { lead, forecast, count: drawPoisson(random, forecast * cv * cv * drawGamma(random, 1 / (cv * cv))) };
      });
    });
    const [near, far] = overdispersionByLead(drawn);
    expect([near?.lead, far?.lead, near?.forecasts]).toEqual([1, 7, 4000]);
    expect(Math.abs((near?.cv ?? NaN) - 0.08)).toBeLessThan(0.006);
    expect(Math.abs((far?.cv ?? NaN) - 0.2)).toBeLessThan(0.012);
  });

  it("refuses to learn from nothing", () => {
    expect(() => overdispersionCv([])).toThrow(Refusal);
    expect(() => overdispersionCv([{ lead: 1, forecast: 0, count: 5 }])).toThrow(Refusal);
    expect(() => overdispersionCv([{ lead: 1, forecast: 10, count: -5 }])).toThrow(Refusal);
    expect(() => overdispersionByLead([{ lead: NaN, forecast: 10, count: 5 }])).toThrow(Refusal);
    expect(overdispersionByLead([])).toEqual([]);
  });
});

import { civilDay, isoDay, weekday } from "@springtide/calendar";
import { SeriesForecast } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { forecastSeries } from "@springtide/season";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_DAY, madeDays, ofDays, question } from "./made-series.ts";

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map(({ code }) => code).join();
    throw error;
  }
  return "no refusal";
};

describe("a forecast of days", () => {
  it("begins on the day after the last value, keeps the week, and fits its contract", () => {
    const answer = forecastSeries(question(ofDays(madeDays(140, 100))));
    expect(SeriesForecast.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ kind: "counts", asOf: isoDay(FIRST_DAY + 139), layout: "days" });
    expect(answer.forecast.map(({ at }) => at)).toEqual(
      Array.from({ length: 14 }, (_, i) => isoDay(FIRST_DAY + 140 + i)),
    );
    // Mondays were made 2.4 times as busy as Sundays; both are known to a few per cent from 20 weeks.
    const meanOn = (day: number): number =>
      answer.forecast.find((_, i) => weekday(FIRST_DAY + 140 + i) === day)?.mean ?? NaN;
    expect(meanOn(1) / meanOn(7)).toBeGreaterThan(2.1);
    expect(meanOn(1) / meanOn(7)).toBeLessThan(2.7);
  });

  it("holds four fifths of what comes between p10 and p90", () => {
    // Fixed seeds, 8 series of 28 days: the share is known to about two points; whole numbers widen the band of counts a little.
    let [inside, all] = [0, 0];
    for (let seed = 1; seed <= 8; seed += 1) {
      const values = madeDays(196, 60, seed);
      const { forecast } = forecastSeries(
        question(ofDays(values), { asOf: isoDay(FIRST_DAY + 167), horizon: { days: 28 }, paths: 300 }),
      );
      forecast.forEach(({ p10, p90 }, i) => {
        const came = values[168 + i] ?? NaN;
        all += 1;
        if (came >= p10 && came <= p90) inside += 1;
      });
    }
    expect(inside / all).toBeGreaterThan(0.74);
    expect(inside / all).toBeLessThan(0.9);
  });

  it("is the same for the same seed, another for another, and blind to what lies after the last known day", () => {
    const values = madeDays(120, 30);
    const asOf = isoDay(FIRST_DAY + 99);
    const known = forecastSeries(question(ofDays(values), { asOf }));
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(1e6), fc.constant(NaN)), { minLength: 20, maxLength: 20 }), (later) => {
        const changed = Float64Array.from([...values.slice(0, 100), ...later]);
        expect(JSON.stringify(forecastSeries(question(ofDays(changed), { asOf })))).toBe(JSON.stringify(known));
      }),
      { numRuns: 3 },
    );
    expect(forecastSeries(question(ofDays(values), { asOf, seed: 2 })).forecast).not.toEqual(known.forecast);
  });

  it("is in order and not below zero for any history", () => {
    const history = fc.array(fc.oneof(fc.nat(50), fc.double({ min: 0, max: 1e4, noNaN: true }), fc.constant(NaN)), {
      minLength: 10,
      maxLength: 60,
    });
    fc.assert(
      fc.property(history, (list) => {
        const values = Float64Array.from(list);
        if (values.filter((value) => !Number.isNaN(value)).length < 7) return;
        for (const { mean, p10, p50, p90 } of forecastSeries(question(ofDays(values), { paths: 50 })).forecast) {
          expect(p10 >= 0 && p10 <= p50 && p50 <= p90).toBe(true);
          expect(Number.isFinite(mean) && Number.isFinite(p90)).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("a history that is not as it should be", () => {
  it("is refused where fewer than seven days are known, or hours are asked of days", () => {
    expect(codeOf(() => forecastSeries(question(ofDays(madeDays(6, 10)))))).toBe("history-too-short");
    expect(codeOf(() => forecastSeries(question(ofDays(new Float64Array(30).fill(NaN)))))).toBe("history-too-short");
    expect(codeOf(() => forecastSeries(question(ofDays(madeDays(60, 10)), { horizon: { hours: 36 } })))).toBe(
      "horizon-not-days",
    );
  });

  it.each([
    ["of ten days", madeDays(10, 50), "has only 10 days"],
    ["of zeros", new Float64Array(60), "no contacts at all"],
    [
      "with a gap of months",
      madeDays(400, 50).map((value, i) => (i > 100 && i < 250 ? NaN : value)),
      "149 of 400 open days",
    ],
    [
      "with one wild day",
      madeDays(200, 50).map((value, i) => (i === 100 ? 90_000 : value)),
      "More than 20 times the usual of their weekday",
    ],
    [
      "of events without zeros",
      madeDays(200, 0.7).map((value) => (value === 0 ? NaN : value)),
      "taken as zero, as in a file of events",
    ],
  ])("%s is forecast, and says so", (_, values, caveat) => {
    const { caveats, forecast } = forecastSeries(question(ofDays(values)));
    expect(caveats.join(" ")).toContain(caveat);
    expect(forecast).toHaveLength(14);
  });

  it("that never changes is forecast as it was, with hardly a spread", () => {
    for (const { mean, p10, p90 } of forecastSeries(question(ofDays(new Float64Array(100).fill(42)))).forecast) {
      expect(mean).toBeCloseTo(42, 1);
      expect(p90 - p10).toBeLessThan(1);
    }
  });

  it("of a few a day keeps its mean: nothing comes on most days", () => {
    const values = madeDays(400, 0.3);
    const made = values.reduce((sum, value) => sum + value, 0) / 400;
    const { forecast } = forecastSeries(question(ofDays(values), { horizon: { days: 28 } }));
    const mean = forecast.reduce((sum, row) => sum + row.mean, 0) / 28;
    expect(mean / made).toBeGreaterThan(0.7);
    expect(mean / made).toBeLessThan(1.4);
  });

  it("that ends before the day that is said to be known is bridged, and the gap named", () => {
    const { caveats, forecast } = forecastSeries(
      question(ofDays(madeDays(100, 50)), { asOf: isoDay(FIRST_DAY + 109) }),
    );
    expect(forecast[0]?.at).toBe(isoDay(FIRST_DAY + 110));
    expect(caveats.join(" ")).toContain("10 days before the forecast begins are not known");
  });

  it("forecasts closed weekdays as zero", () => {
    const values = madeDays(140, 50).map((value, i) => (weekday(FIRST_DAY + i) === 7 ? NaN : value));
    const sundays = forecastSeries(question(ofDays(values))).forecast.filter(({ at }) => weekday(civilDay(at)) === 7);
    expect(sundays.map(({ mean, p90 }) => [mean, p90])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

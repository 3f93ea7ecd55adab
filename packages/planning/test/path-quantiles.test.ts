import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { pathQuantiles } from "@springtide/planning";

/** A season of 42 days at 100 contacts; ten of them in a row, beginning on any day with equal chance, have 300. */
const DAYS = 42;
const STARTS = 33;

function peakSeasons(times: number): Float64Array[] {
  return Array.from({ length: STARTS * times }, (_, path) =>
    Float64Array.from({ length: DAYS }, (_day, day) => {
      const start = path % STARTS;
      return day >= start && day < start + 10 ? 300 : 100;
    }),
  );
}

describe("quantiles over paths", () => {
  it("say 6,200 for a season whose peak has an unknown date, not the 11,400 that its days' quantiles add up to", () => {
    const seasons = peakSeasons(10);
    const totals = Float64Array.from(seasons, (season) => season.reduce((sum, contacts) => sum + contacts, 0));
    // Every season holds 32 x 100 + 10 x 300, wherever its peak lies.
    expect(pathQuantiles(totals)).toEqual({ mean: 6200, p10: 6200, p50: 6200, p90: 6200 });
    // The trap: 36 of the days are in the peak in more than a tenth of the seasons, 6 x 100 + 36 x 300.
    const daily = Array.from({ length: DAYS }, (_, day) =>
      pathQuantiles(Float64Array.from(seasons, (s) => s[day] ?? 0)),
    );
    expect(daily.reduce((sum, { p90 }) => sum + p90, 0)).toBe(11_400);
    // Means do add up.
    expect(daily.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(6200, 6);
  });

  it("are linear between the order statistics (type 7, as R's quantile by default)", () => {
    // quantile(c(1, 2, 3, 4, 10), c(.1, .5, .9)) by hand: positions 0.4, 2 and 3.6 of 0..4.
    const quantiles = pathQuantiles(Float64Array.of(10, 3, 1, 4, 2));
    expect(quantiles.mean).toBe(4);
    expect(quantiles.p10).toBeCloseTo(1.4, 12);
    expect(quantiles.p50).toBe(3);
    expect(quantiles.p90).toBeCloseTo(7.6, 12);
  });

  it("of one path are that path, and of none are refused", () => {
    expect(pathQuantiles(Float64Array.of(7))).toEqual({ mean: 7, p10: 7, p50: 7, p90: 7 });
    expect(() => pathQuantiles(new Float64Array(0))).toThrow(RangeError);
    expect(() => pathQuantiles(Float64Array.of(1, Number.NaN))).toThrow(RangeError);
  });

  it("stand in order, within the values, and move with shift and scale", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -50, max: 50 }),
        (list, scale, shift) => {
          const one = pathQuantiles(Float64Array.from(list));
          const other = pathQuantiles(Float64Array.from(list, (value) => value * scale + shift));
          expect(Math.min(...list)).toBeLessThanOrEqual(one.p10);
          expect(one.p10).toBeLessThanOrEqual(one.p50);
          expect(one.p50).toBeLessThanOrEqual(one.p90);
          expect(one.p90).toBeLessThanOrEqual(Math.max(...list));
          expect(other.p90).toBeCloseTo(one.p90 * scale + shift, 6);
          expect(other.mean).toBeCloseTo(one.mean * scale + shift, 6);
        },
      ),
    );
  });
});

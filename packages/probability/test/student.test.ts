import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile, studentCdf, studentQuantile } from "../src/index.ts";

describe("Student's distribution", () => {
  // Abramowitz & Stegun (1964), Table 26.10: points that are exceeded with 2.5 % and 0.5 %.
  it.each([
    { degrees: 1, p: 0.975, t: 12.706 },
    { degrees: 2, p: 0.975, t: 4.303 },
    { degrees: 9, p: 0.975, t: 2.262 },
    { degrees: 19, p: 0.975, t: 2.093 },
    { degrees: 30, p: 0.995, t: 2.75 },
    { degrees: 120, p: 0.975, t: 1.98 },
  ])("has the printed point for $degrees degrees at $p", ({ degrees, p, t }) => {
    expect(Math.abs(studentQuantile(p, degrees) - t)).toBeLessThan(0.0006);
  });

  it("has closed forms for one and two degrees of freedom", () => {
    for (const t of [-30, -2, -0.1, 0, 0.7, 5]) {
      expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 13);
      expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 13);
    }
  });

  it("becomes normal", () => {
    for (const p of [0.6, 0.9, 0.975, 0.999]) expect(studentQuantile(p, 1e9)).toBeCloseTo(normalQuantile(p), 7);
  });

  it("is its own inverse, and symmetric", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (p, degrees) => {
          const t = studentQuantile(p, degrees);
          expect(studentCdf(t, degrees)).toBeCloseTo(p, 11);
          expect(studentQuantile(1 - p, degrees)).toBeCloseTo(-t, 7);
        },
      ),
    );
  });

  it("is infinite at the ends and refuses what is no probability", () => {
    expect(studentQuantile(0, 3)).toBe(-Infinity);
    expect(studentQuantile(1, 3)).toBe(Infinity);
    expect(() => studentQuantile(1.2, 3)).toThrow(RangeError);
    expect(() => studentQuantile(0.5, 0)).toThrow(RangeError);
  });
});

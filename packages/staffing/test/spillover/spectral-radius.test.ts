import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spectralRadius } from "../../src/index.ts";

const entry = fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1, noNaN: true }));
const square = (least: number): fc.Arbitrary<number[][]> =>
  fc
    .integer({ min: least, max: 6 })
    .chain((size) =>
      fc.array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    );

/** Collatz and Wielandt: for any positive v the radius lies between the least and the greatest (A v)_i / v_i. */
function collatzWielandt(matrix: readonly number[][], rounds: number): { least: number; greatest: number } {
  let vector = matrix.map(() => 1);
  let [least, greatest] = [0, Infinity];
  for (let round = 0; round < rounds; round += 1) {
    // A + I turns circles into steady growth; its radius is larger by 1.
    const next = matrix.map((row, at) =>
      row.reduce((sum, value, column) => sum + value * (vector[column] ?? 0), vector[at] ?? 0),
    );
    const ratios = next.map((value, at) => value / (vector[at] ?? NaN));
    [least, greatest] = [Math.max(least, Math.min(...ratios) - 1), Math.min(greatest, Math.max(...ratios) - 1)];
    const scale = Math.max(...next);
    vector = next.map((value) => value / scale);
  }
  return { least, greatest };
}

describe("spectral radius", () => {
  it.each([
    { matrix: [[0.54]], radius: 0.54 },
    { matrix: [], radius: 0 },
    // Only passes on: nothing comes round.
    { matrix: [[0, 1, 1], [0, 0, 1], [0, 0, 0]], radius: 0 }, // prettier-ignore
    // Goes round in circles, where plain power iteration never settles: cube root of 0.5 x 0.4 x 0.3.
    { matrix: [[0, 0.5, 0], [0, 0, 0.4], [0.3, 0, 0]], radius: Math.cbrt(0.06) }, // prettier-ignore
    // Two parts; the larger decides.
    { matrix: [[0.3, 0, 0], [0.9, 0.7, 0], [0, 0, 0.2]], radius: 0.7 }, // prettier-ignore
    // A defective matrix, whose powers grow like m 0.5^m.
    { matrix: [[0.5, 1], [0, 0.5]], radius: 0.5 }, // prettier-ignore
    // (trace + sqrt(trace^2 - 4 det)) / 2.
    { matrix: [[0.2, 0.4], [0.1, 0.5]], radius: (0.7 + Math.sqrt(0.49 - 0.24)) / 2 }, // prettier-ignore
  ])("is $radius of $matrix", ({ matrix, radius }) => {
    expect(spectralRadius(matrix)).toBeCloseTo(radius, 14);
  });

  it("lies between the bounds of Collatz and Wielandt, and meets them where every channel feeds every other", () => {
    const positive = square(1).map((matrix) => matrix.map((row) => row.map((value) => value + 0.01)));
    fc.assert(
      fc.property(positive, (matrix) => {
        const { least, greatest } = collatzWielandt(matrix, 2000);
        expect(spectralRadius(matrix)).toBeGreaterThanOrEqual(least - 1e-12);
        expect(spectralRadius(matrix)).toBeLessThanOrEqual(greatest + 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it("does not change with the order of rows and columns, nor when rows become columns", () => {
    fc.assert(
      fc.property(square(1), (matrix) => {
        const radius = spectralRadius(matrix);
        const turned = matrix.map((_, row) => matrix.map((other) => other[row] ?? NaN));
        const reversed = matrix.toReversed().map((row) => row.toReversed());
        expect(spectralRadius(turned)).toBeCloseTo(radius, 12);
        expect(spectralRadius(reversed)).toBeCloseTo(radius, 12);
      }),
    );
  });

  it("grows with every entry and in proportion to all", () => {
    fc.assert(
      fc.property(square(2), fc.double({ min: 0.1, max: 10, noNaN: true }), (matrix, factor) => {
        const radius = spectralRadius(matrix);
        const scaled = spectralRadius(matrix.map((row) => row.map((value) => value * factor)));
        expect(Math.abs(scaled - factor * radius)).toBeLessThanOrEqual(1e-13 * scaled);
        const raised = matrix.map((row, at) => row.map((value, column) => (at + column === 1 ? value + 0.1 : value)));
        expect(spectralRadius(raised)).toBeGreaterThanOrEqual(radius * (1 - 1e-13));
      }),
    );
  });

  it.each([[[[1, 2]]], [[[-1]]], [[[NaN]]], [[[Infinity]]], [[[1e7]]]])("refuses %o", (matrix) => {
    expect(() => spectralRadius(matrix)).toThrow(Refusal);
  });
});

import { describe, expect, it } from "vitest";
import { drawNormal, randomStream } from "@springtide/probability";
import { fitDailyModel } from "@springtide/forecast";
import { cholesky, inverse, logDeterminant, solveLower, solveUpper } from "../src/models/cholesky.ts";
import { filteredEquations } from "../src/models/level-filter.ts";
import { lowPoint } from "../src/models/nelder-mead.ts";
import { plain, simulate } from "./simulated-queue.ts";

describe("the filtered normal equations", () => {
  // The second method: the covariance of all errors written out and factored.
  const days = Int32Array.of(3, 4, 5, 9, 10, 14, 15, 16);
  const stream = randomStream(1, "a small regression");
  const columns = 3;
  const jacobian = Float64Array.from({ length: days.length * columns }, () => drawNormal(stream));
  const response = Float64Array.from(days, () => drawNormal(stream));
  const countVariance = Float64Array.from(days, (day) => 0.01 * day);
  const ones = new Float64Array(days.length).fill(1);
  const variation = { persistence: 0.8, levelVariance: 0.3, dayVariance: 0.1 };
  const model = { days, jacobian, columns, response, countVariance, weights: ones, outlying: ones };
  const found = filteredEquations(model, variation);
  const covarianceOf = (s: number, t: number): number =>
    variation.levelVariance * variation.persistence ** Math.abs((days[s] ?? 0) - (days[t] ?? 0)) +
    (s === t ? (countVariance[t] ?? 0) + variation.dayVariance : 0);
  const dense = cholesky({
    size: days.length,
    values: Float64Array.from(
      [...days].flatMap((_, s) => [...days].slice(0, s + 1).map((_day, t) => covarianceOf(s, t))),
    ),
  });
  const column = (j: number): Float64Array =>
    solveLower(
      dense,
      Float64Array.from(days, (_, t) => jacobian[t * columns + j] ?? 0),
    );
  const white = solveLower(dense, response);
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

  it("equal those of the full covariance matrix", () => {
    for (let i = 0; i < columns; i++) {
      expect(found.score[i]).toBeCloseTo(dot(column(i), white), 10);
      for (let j = 0; j <= i; j++)
        expect(found.information.values[(i * (i + 1)) / 2 + j]).toBeCloseTo(dot(column(i), column(j)), 10);
    }
    expect(found.square).toBeCloseTo(dot(white, white), 10);
    expect(found.logVariance).toBeCloseTo(logDeterminant(dense), 10);
  });

  it("leave the level where the regression of the level on all residuals puts it", () => {
    // E[level on the last day | residuals] = c' V^-1 r with c the covariance of that level with each residual.
    const last = days.length - 1;
    const withLast = Float64Array.from(
      days,
      (day) => variation.levelVariance * variation.persistence ** ((days[last] ?? 0) - day),
    );
    const weights = solveUpper(dense, solveLower(dense, withLast));
    expect(found.lastLevel.constant).toBeCloseTo(dot(weights, response), 10);
    expect(found.lastLevel.variance).toBeCloseTo(variation.levelVariance - dot(weights, withLast), 10);
  });
});

it("gives the inverse whose product with the matrix is one", () => {
  const values = Float64Array.of(4, 1, 3, 0.5, -0.2, 2); // rows 4 | 1 3 | 0.5 -0.2 2
  const { values: inverted } = inverse(cholesky({ size: 3, values }));
  const at = (v: Float64Array, i: number, j: number): number =>
    v[(Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j)] ?? NaN;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      const product = [0, 1, 2].reduce((sum, k) => sum + at(values, i, k) * at(inverted, k, j), 0);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
    }
});

it("finds the low point of Rosenbrock's valley", () => {
  const valley = ([x = 0, y = 0]: readonly number[]): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const [x = NaN, y = NaN] = lowPoint(valley, [-1.2, 1], { step: 0.5, tolerance: 1e-14, evaluations: 500 });
  expect(x).toBeCloseTo(1, 4);
  expect(y).toBeCloseTo(1, 4);
});

it("makes the weighted total of a Poisson queue come out, as its likelihood equations demand", () => {
  // Closed form: with an unpenalised level the score equation of a Poisson regression is sum w (y - m) = 0. The prior on the level
  // and the small day variance that remains move it by far less than half a per cent.
  const { history } = simulate(plain, 12);
  const { fitted } = fitDailyModel({ history, triggers: [], holidays: new Set(), closedDays: new Set() });
  const weighted = (values: Float64Array): number =>
    values.reduce((sum, value, i) => sum + value * 2 ** ((i - values.length) / 365), 0);
  expect(Math.abs(weighted(fitted) / weighted(history.contacts) - 1)).toBeLessThan(0.005);
});

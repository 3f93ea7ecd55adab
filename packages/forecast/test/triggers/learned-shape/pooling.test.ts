import { describe, expect, it } from "vitest";
import { beliefFromOthers } from "../../../src/triggers/learned-shape/pooled-belief.ts";
import { freeForm, hatAt } from "../../../src/triggers/learned-shape/free-form.ts";
import { shapeAt, shapeSpace } from "../../../src/triggers/learned-shape/shape-space.ts";
import { entryOf, symmetricMatrix } from "../../../src/triggers/learned-shape/symmetric-matrix.ts";
import { kernelAt } from "@springtide/forecast";

const prior = symmetricMatrix(2, (row, column) => (row === column ? ([0.4, 0.2][row] ?? 0) : 0.1));

/** Gauss-Jordan inverse of a small matrix, the second method. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...matrix.map((_, j) => Number(i === j))]);
  rows.forEach((_, i) => {
    const pivot = rows[i]?.[i] ?? 1;
    rows[i] = (rows[i] ?? []).map((value) => value / pivot);
    rows.forEach((row, k) => {
      const times = row[i] ?? 0;
      if (k !== i) rows[k] = row.map((value, j) => value - times * (rows[i]?.[j] ?? 0));
    });
  });
  return rows.map((row) => row.slice(matrix.length));
}

describe("beliefFromOthers", () => {
  it("is the prior where no other queue has spoken", () => {
    const { mean, precision } = beliefFromOthers(prior, []);
    expect([...mean]).toEqual([0, 0]);
    expect(
      inverted(
        [
          [0, 0],
          [0, 0],
        ].map((row, i) => row.map((_, j) => entryOf(precision, i, j))),
      )[0]?.[0],
    ).toBeCloseTo(0.4, 12);
  });

  it("is the marginal of all queues' shapes and their common one written out as one normal", () => {
    const evidence = [
      { information: symmetricMatrix(2, (i, j) => (i === j ? ([30, 8][i] ?? 0) : 2)), score: Float64Array.of(9, -2) },
      { information: symmetricMatrix(2, (i, j) => (i === j ? ([5, 50][i] ?? 0) : -3)), score: Float64Array.of(1, 6) },
    ];
    // Unknowns: the common shape, the shapes of two other queues, and that of the queue asked about; 0.7 and 0.3 as documented.
    const common = inverted([
      [0.28, 0.07],
      [0.07, 0.14],
    ]);
    const own = inverted([
      [0.12, 0.03],
      [0.03, 0.06],
    ]);
    const size = 8;
    const joint = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    const score = new Array<number>(size).fill(0);
    const add = (row: number, column: number, value: number): void => {
      const cells = joint[row];
      if (cells !== undefined) cells[column] = (cells[column] ?? 0) + value;
    };
    for (const i of [0, 1])
      for (const j of [0, 1]) {
        add(i, j, common[i]?.[j] ?? 0);
        for (const queue of [1, 2, 3]) {
          const tie = own[i]?.[j] ?? 0;
          add(i, j, tie);
          add(2 * queue + i, 2 * queue + j, tie);
          add(i, 2 * queue + j, -tie);
          add(2 * queue + i, j, -tie);
        }
        evidence.forEach(({ information }, q) => {
          add(2 + 2 * q + i, 2 + 2 * q + j, entryOf(information, i, j));
        });
      }
    evidence.forEach((said, q) => {
      said.score.forEach((value, i) => (score[2 + 2 * q + i] = value));
    });
    const covariance = inverted(joint);
    const expected = [6, 7].map((i) => score.reduce((sum, value, j) => sum + value * (covariance[i]?.[j] ?? 0), 0));
    const { mean, precision } = beliefFromOthers(prior, evidence);
    expected.forEach((value, i) => {
      expect(mean[i]).toBeCloseTo(value, 10);
    });
    const back = inverted([0, 1].map((i) => [0, 1].map((j) => entryOf(precision, i, j))));
    for (const i of [0, 1])
      for (const j of [0, 1]) expect(back[i]?.[j]).toBeCloseTo(covariance[6 + i]?.[6 + j] ?? 0, 10);
  });
});

describe("the space of shapes", () => {
  const given = { leadDays: 2, decayDays: 6, durationDays: 24, rebound: { share: 0.3, afterDays: 10, decayDays: 4 } };
  const space = shapeSpace([given], { free: true, weekends: true, usualDayOfYear: 100 });

  it("holds the shape given at its origin", () => {
    const shape = shapeAt(space, given, new Float64Array(space.prior.size));
    for (let day = -10; day < 60; day++) expect(kernelAt(shape, day)).toBeCloseTo(kernelAt(given, day), 12);
  });

  it("stretches decay and duration, and adds to the second wave", () => {
    const at = (name: "decay" | "rebound" | "lead", value: number) =>
      shapeAt(
        space,
        given,
        Float64Array.from({ length: space.prior.size }, (_, i) => (space.parameters[i] === name ? value : 0)),
      );
    expect(at("decay", Math.log(1.5))).toMatchObject({ decayDays: 9, durationDays: 36 });
    expect(at("rebound", -0.1).rebound?.share).toBeCloseTo(0.2, 12);
    expect(at("lead", Math.log(4 / 3)).leadDays).toBeCloseTo(3, 12);
  });

  it("has straight lines that add up to 1 between the knots of one side", () => {
    const form = freeForm({ before: 8, after: 40, decayDays: 6 });
    for (const offset of [-8, -6, -4, -1, 0, 1, 4, 7, 20, 33, 40])
      expect(form.knots.reduce((sum, _, k) => sum + hatAt(form, k, offset), 0)).toBeCloseTo(1, 12);
    expect(form.knots.reduce((sum, _, k) => sum + hatAt(form, k, 60), 0)).toBe(0);
  });
});

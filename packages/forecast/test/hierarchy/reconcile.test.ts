import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "@springtide/probability";
import { bottomUp, byProportions, minimumTrace, reconcile, reconcilePaths, summingMatrix } from "@springtide/forecast";
import { vectorCases } from "../vectors.ts";
import { denseMinimumTrace, gauss } from "./dense-minimum-trace.ts";

const TREE = [
  { id: "group", parent: null },
  { id: "home", parent: "group" },
  { id: "garden", parent: "group" },
  { id: "home phone", parent: "home" },
  { id: "home mail", parent: "home" },
  { id: "garden phone", parent: "garden" },
  { id: "garden chat", parent: "garden" },
];
const summing = summingMatrix(TREE);

/** A covariance A A' + 1 drawn at a seed. */
function drawnCovariance(seed: number): number[][] {
  const stream = randomStream(seed, "covariance");
  const a = TREE.map(() => TREE.map(() => 6 * stream.uniform() - 3));
  return a.map((row, i) => a.map((other, j) => row.reduce((sum, x, k) => sum + x * (other[k] ?? 0), i === j ? 1 : 0)));
}

const forecasts = fc.array(fc.double({ min: -50, max: 500, noNaN: true }), { minLength: 7, maxLength: 7 });

function incoherence(values: ArrayLike<number>): number {
  const v = (i: number): number => values[i] ?? 0;
  return Math.max(Math.abs(v(0) - v(1) - v(2)), Math.abs(v(1) - v(3) - v(4)), Math.abs(v(2) - v(5) - v(6)));
}

describe("reconciliation", () => {
  it.each(vectorCases("mint"))("gives the exact rationals of vector $id", (vector) => {
    const { S, base, W } = vector.in as { S: number[][]; base: number[]; W: number[][] };
    const { reconciled: expected } = vector.out as { reconciled: number[] };
    const { reconciled } = reconcile({ summing: S, base, covariance: W });
    expected.forEach((value, i) => {
      expect(Math.abs((reconciled[i] ?? NaN) / value - 1)).toBeLessThan(1e-9);
    });
  });

  it("splits a gap by variance: by hand", () => {
    // Gap 110 - 60 - 40 = 10; variances 2, 1, 1: the total gives 2/4 of it, the parts take 1/4 each.
    const { reconciled } = reconcile({
      summing: [
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      base: [110, 60, 40],
      covariance: [
        [2, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    expect([...reconciled]).toEqual([105, 62.5, 42.5]);
  });

  it("equals the dense normal equations solved by Gauss", () => {
    fc.assert(
      fc.property(forecasts, fc.nat(1000), (base, seed) => {
        const covariance = drawnCovariance(seed);
        const { reconciled } = reconcile({ summing, base, covariance });
        denseMinimumTrace(summing, base, covariance).forEach((value, i) => {
          expect(Math.abs((reconciled[i] ?? NaN) - value)).toBeLessThan(1e-6);
        });
      }),
      { numRuns: 50 },
    );
  });

  it("is unbiased (S G S = S), and leaves alone what already agrees", () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const { gain, leaves, nodes } = minimumTrace(summing, drawnCovariance(seed));
        for (let leaf = 0; leaf < leaves; leaf++)
          for (let j = 0; j < leaves; j++) {
            let sum = 0;
            for (let node = 0; node < nodes; node++)
              sum += (gain[leaf * nodes + node] ?? 0) * (summing[node]?.[j] ?? 0);
            expect(sum).toBeCloseTo(Number(leaf === j), 9);
          }
      }),
      { numRuns: 50 },
    );
  });

  it("keeps a node that is known exactly", () => {
    const covariance = [
      [0, 0, 0],
      [0, 4, 0],
      [0, 0, 1],
    ];
    const { reconciled } = reconcile({
      summing: [
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      base: [100, 60, 30],
      covariance,
    });
    expect([...reconciled]).toEqual([100, 68, 32]);
  });

  it("lifts negatives to the nearest forecasts without one, and says which", () => {
    // The gap is 10 - 20 = -10, a third of it to each: leaves -40/3 and 80/3.
    const equal = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const request = {
      summing: [
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      base: [10, -10, 30],
      covariance: equal,
    };
    const plain = reconcile(request).reconciled;
    const { reconciled, heldAtZero } = reconcile({ ...request, nonNegative: true });
    expect(heldAtZero).toEqual([0]);
    // Least squares over b >= 0 of (b - 10)^2 + 10^2 + (b - 30)^2 is b = 20.
    expect(plain[1]).toBeCloseTo(-40 / 3, 9);
    expect(reconciled[0]).toBeCloseTo(20, 9);
    expect(reconciled[1]).toBe(0);
  });

  it("finds the least squares over forecasts without a negative: its conditions hold", () => {
    fc.assert(
      fc.property(forecasts, fc.nat(1000), (base, seed) => {
        const covariance = drawnCovariance(seed);
        const shifted = base.map((value) => value - 120);
        const found = reconcile({ summing, base: shifted, covariance, nonNegative: true });
        const leaves = found.reconciled.slice(3);
        const projection = minimumTrace(summing, covariance);
        const free = reconcile({ summing, base: shifted, covariance }).reconciled.slice(3);
        // Conditions of Karush, Kuhn and Tucker: V^-1 (b - free) is a pressure, zero or more, on held leaves alone.
        const pressures = solved(
          projection.leafCovariance,
          leaves.map((value, i) => value - (free[i] ?? 0)),
        );
        pressures.forEach((p, i) => {
          expect(leaves[i]).toBeGreaterThanOrEqual(0);
          if (found.heldAtZero.includes(i)) expect(p).toBeGreaterThan(-1e-6);
          else expect(Math.abs(p)).toBeLessThan(1e-5);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("refuses what cannot be reconciled", () => {
    const covariance = drawnCovariance(1);
    expect(() => reconcile({ summing, base: [1, 2], covariance })).toThrow(/7 nodes/);
    expect(() => reconcile({ summing, base: [1, 2, NaN, 4, 5, 6, 7], covariance })).toThrow(/base\/2/);
    expect(() =>
      reconcile({
        summing: [
          [1, 1],
          [1, 0],
        ],
        base: [1, 2],
        covariance: [],
      }),
    ).toThrow(/row for leaf 1/);
    expect(() => reconcile({ summing, base: [], covariance: [[1]] })).toThrow(/symmetric/);
    const silent = covariance.map((row) => row.map(() => 0));
    expect(() => reconcile({ summing, base: [], covariance: silent })).toThrow(/give way/);
  });
});

describe("reconciled paths", () => {
  const stream = randomStream(4, "paths");
  const paths = TREE.map((_, node) => Float32Array.from({ length: 40 }, () => (60 * stream.uniform()) / (node + 1)));
  const made = reconcilePaths({ summing, paths, covariance: drawnCovariance(7) });

  it("agree on every path and day, and are never negative", () => {
    for (let i = 0; i < 40; i++) {
      const values = made.nodes.map((ofNode) => ofNode[i] ?? NaN);
      expect(incoherence(values)).toBeLessThan(1e-9);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    }
  });

  it("equal the reconciled forecast of each path day, and count what was held at zero", () => {
    const held = new Int32Array(4);
    let touched = 0;
    for (let i = 0; i < 40; i++) {
      const base = paths.map((ofNode) => ofNode[i] ?? NaN);
      const alone = reconcile({ summing, base, covariance: drawnCovariance(7), nonNegative: true });
      alone.reconciled.forEach((value, node) => {
        expect(made.nodes[node]?.[i]).toBeCloseTo(value, 9);
      });
      for (const leaf of alone.heldAtZero) held[leaf] = (held[leaf] ?? 0) + 1;
      touched += Number(alone.heldAtZero.length > 0);
    }
    expect(made.timesHeldAtZero).toEqual(held);
    expect(made.shareHeldAtZero).toBe(touched / 40);
    expect(touched).toBeGreaterThan(0);
  });

  it("are refused when nodes have unlike paths", () => {
    const covariance = drawnCovariance(7);
    expect(() => reconcilePaths({ summing, paths: paths.slice(1), covariance })).toThrow(/7 nodes/);
    const short = [...paths.slice(0, 6), new Float32Array(3)];
    expect(() => reconcilePaths({ summing, paths: short, covariance })).toThrow(/3 path days/);
  });
});

describe("the simple ways", () => {
  it("hold their sums", () => {
    const up = bottomUp({ summing, base: [9, 9, 9, 1, 2, 3, 4] });
    expect([...up]).toEqual([10, 3, 7, 1, 2, 3, 4]);
    const down = byProportions({ summing, total: 100, pastContacts: [1, 2, 3, 4] });
    expect([...down]).toEqual([100, 30, 70, 10, 20, 30, 40]);
    expect(() => byProportions({ summing, total: 100, pastContacts: [0, 0, 0, 0] })).toThrow(/more than zero/);
  });
});

describe("the summing matrix", () => {
  it("follows the tree, and refuses what is none", () => {
    expect(summing.map((row) => row.join(""))).toEqual(["1111", "1100", "0011", "1000", "0100", "0010", "0001"]);
    expect(() => summingMatrix([{ id: "a", parent: "b" }])).toThrow(/parent is a node/);
    expect(() =>
      summingMatrix([
        { id: "a", parent: "b" },
        { id: "b", parent: "a" },
      ]),
    ).toThrow(/tree/);
    expect(() =>
      summingMatrix([
        { id: "a", parent: null },
        { id: "a", parent: null },
      ]),
    ).toThrow(/once/);
  });
});

/** V^-1 b of a small matrix laid out row by row. */
function solved(v: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const rows = Array.from({ length: size }, (_, i) => [...v.subarray(i * size, (i + 1) * size)]);
  return Float64Array.from(gauss(rows, [...b]));
}

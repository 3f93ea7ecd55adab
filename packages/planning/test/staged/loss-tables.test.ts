import { envelopeOf, lossTables, lossWith, thinnedLoss } from "@springtide/planning";
import { queueResult } from "@springtide/staffing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weeksGrid, writtenQueue } from "../seasons.ts";

const grid = weeksGrid({ weeks: 1, slots: 1, seconds: 3600 });
const model = { kind: "erlang-a", patienceSeconds: 180 } as const;
const rates = [
  [60, 60, 60, 60, 60, 0, 0],
  [120, 120, 120, 120, 120, 0, 0],
];

describe("what a queue loses by the agents in it", () => {
  it("is who gives up, at its price, as the queue's own formula says", () => {
    const queue = writtenQueue(rates, { model });
    const question = { queue, grid, loss: { perAbandoned: 8, perLate: 0 }, tolerance: 0 };
    const { losses } = lossTables({ ...question, pathsOfSignal: [[0], [1]] });
    // A second way: the queue by itself in its last interval, where it has settled (5 and 10 erlangs).
    for (const [signal, contacts] of [60, 120].entries())
      for (const agents of [8, 10, 14]) {
        const loadErlangs = (contacts * 300) / 3600;
        const { abandonProbability } = queueResult({ model, agents, loadErlangs, ahtSeconds: 300, withinSeconds: 20 });
        const loss = losses[signal]?.[4];
        if (loss === undefined) throw new Error("no loss");
        expect(lossWith(loss, agents)).toBeLessThanOrEqual(8 * contacts * abandonProbability + 1e-6);
        // The loss is convex here, so that its envelope is itself.
        if (agents >= loadErlangs) expect(lossWith(loss, agents)).toBeCloseTo(8 * contacts * abandonProbability, 1);
      }
  });

  it("over several paths is their mean", () => {
    const queue = writtenQueue(rates, { model });
    const question = { queue, grid, loss: { perAbandoned: 8, perLate: 1 }, tolerance: 0 };
    const { losses } = lossTables({ ...question, pathsOfSignal: [[0], [1], [0, 1]] });
    const at = (signal: number, agents: number): number => {
      const loss = losses[signal]?.[2];
      return loss === undefined ? Number.NaN : lossWith(loss, agents);
    };
    // What is left out beyond the last agents is at most 1e-4 of 120 contacts at 9.
    for (const agents of [6, 10, 14, 20])
      expect(at(2, agents)).toBeGreaterThanOrEqual((at(0, agents) + at(1, agents)) / 2 - 0.11);
    expect(at(2, 14)).toBeCloseTo((at(0, 14) + at(1, 14)) / 2, 0);
  });

  it("is nothing where nobody comes, and for deferred work what a day leaves undone", () => {
    const queue = writtenQueue(rates, { work: "deferred" });
    const { losses, cells } = lossTables({
      queue,
      grid,
      pathsOfSignal: [[0]],
      loss: { perAbandoned: 0, perLate: 2 },
      tolerance: 0,
    });
    expect(cells.count).toBe(7);
    // By hand: 60 contacts of 5 minutes in an hour are 5 erlangs; 3 agents at 90 % do 54 % of them.
    const [day, , , , , sunday] = losses[0] ?? [];
    if (day === undefined || sunday === undefined) throw new Error("no loss");
    expect(lossWith(day, 3)).toBeCloseTo(2 * 60 * (1 - 2.7 / 5), 6);
    expect(lossWith(sunday, 0)).toBe(0);
  });
});

describe("a loss with fewer steps", () => {
  it("is never above and nowhere further below than allowed", () => {
    const falls = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(falls, fc.double({ min: 0, max: 30, noNaN: true }), (list, tolerance) => {
        let left = list.reduce((sum, fall) => sum + fall, 0);
        const full = envelopeOf([left, ...list.map((fall) => (left -= fall))]);
        const thin = thinnedLoss(full, tolerance);
        expect(thin.steps.length).toBeLessThanOrEqual(full.steps.length);
        for (let agents = 0; agents <= full.need + 1; agents += 0.25) {
          const below = lossWith(full, agents) - lossWith(thin, agents);
          expect(below).toBeGreaterThanOrEqual(-1e-6);
          expect(below).toBeLessThanOrEqual(tolerance + 1e-6);
        }
      }),
    );
  });
});

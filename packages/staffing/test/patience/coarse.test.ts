import fc from "fast-check";
import { expect, it } from "vitest";
import { blockingProbability } from "../../src/index.ts";
import { patienceCurve } from "../../src/patience/patience-curve.ts";
import { PatienceQueue } from "../../src/patience/patience-queue.ts";
import { COARSE, EXACT } from "../../src/patience/virtual-wait.ts";
import { anyPatience, anyTeam } from "./any-patience.ts";

it("coarse integrals differ from exact ones by less than a tenth of what a search takes for surely apart (1e-5)", () => {
  const seconds = fc.double({ min: 0, max: 300, noNaN: true });
  fc.assert(
    fc.property(anyTeam, anyPatience, seconds, ({ agents, loadErlangs, ahtSeconds }, patience, withinSeconds) => {
      const queue = new PatienceQueue(patienceCurve(patience), [withinSeconds]);
      const log = -Math.log(blockingProbability({ agents: agents - 1, loadErlangs }));
      if (log === Infinity) return;
      const [coarse, exact] = [COARSE, EXACT].map((precision) => {
        queue.solveAbove(log, agents, loadErlangs, ahtSeconds, precision);
        return [queue.waits, queue.abandoned, queue.servedWithin(0), queue.virtualWithin(0), queue.occupancy];
      });
      exact?.forEach((share, index) => {
        expect(Math.abs((coarse?.[index] ?? NaN) - share)).toBeLessThan(1e-6);
      });
    }),
    { numRuns: 3000 },
  );
});

import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agentsTable, largestLoadErlangs, leastAgentCount } from "../../src/index.ts";
import { anyNeed, anyTargets } from "../needs.ts";

const USUAL = { serviceLevel: { share: 0.8, withinSeconds: 20 }, maxOccupancy: 0.85 };

describe("largest load", () => {
  it("is the border of the least agents: just below it they do, just above it one more is needed", () => {
    fc.assert(
      fc.property(anyNeed, ({ loadErlangs, ...need }) => {
        const agents = Math.ceil(loadErlangs);
        const border = largestLoadErlangs({ agents, ...need });
        expect(leastAgentCount({ ...need, loadErlangs: border * (1 - 1e-9) })).toBeLessThanOrEqual(agents);
        expect(leastAgentCount({ ...need, loadErlangs: border * (1 + 1e-9) })).toBeGreaterThan(agents);
      }),
      { numRuns: 300 },
    );
  });

  it("rises with real agents and stays below them", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 500, noNaN: true }), anyTargets, (agents, targets) => {
        const border = largestLoadErlangs({ agents, ahtSeconds: 300, targets });
        expect(border).toBeLessThan(agents);
        expect(largestLoadErlangs({ agents: agents + 0.1, ahtSeconds: 300, targets })).toBeGreaterThan(border);
      }),
    );
  });

  it("is nothing for nobody, and the cap where only the cap binds", () => {
    expect(largestLoadErlangs({ agents: 0, ahtSeconds: 300, targets: USUAL })).toBe(0);
    const capped = largestLoadErlangs({ agents: 200, ahtSeconds: 300, targets: { maxOccupancy: 0.5 } });
    expect(capped).toBeCloseTo(100, 9);
    expect(() => largestLoadErlangs({ agents: -1, ahtSeconds: 300, targets: {} })).toThrow(Refusal);
  });
});

describe("agents table", () => {
  const tables = [
    { ahtSeconds: 300, targets: USUAL },
    { ahtSeconds: 90, targets: { serviceLevel: { share: 0.95, withinSeconds: 10 } } },
    { ahtSeconds: 900, targets: { maxAsaSeconds: 5, waitPercentile: { share: 0.9, seconds: 30 } } },
    { ahtSeconds: 300, targets: {} },
    { ahtSeconds: 300, targets: { maxWaitProbability: 1e-9 } },
  ] as const;

  it.each(tables)("answers as the search does, near borders too: $targets", ({ ahtSeconds, targets }) => {
    const table = agentsTable({ ahtSeconds, targets, maxLoadErlangs: 120 });
    const search = (loadErlangs: number): number => leastAgentCount({ loadErlangs, ahtSeconds, targets });
    for (let loadErlangs = 0; loadErlangs < 130; loadErlangs += 0.0137) {
      expect(table.agentsFor(loadErlangs)).toBe(search(loadErlangs));
    }
    for (let agents = 1; agents < 130; agents += 1) {
      const border = largestLoadErlangs({ agents, ahtSeconds, targets });
      for (const nudge of [-1e-7, -1e-9, -1e-11, -1e-13, -2e-16, 0, 2e-16, 1e-13, 1e-11, 1e-9, 1e-7]) {
        const loadErlangs = border * (1 + nudge);
        expect(table.agentsFor(loadErlangs)).toBe(search(loadErlangs));
      }
    }
  });

  it("answers as the search does for any targets and loads", () => {
    const loads = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(anyTargets, loads, (targets, list) => {
        const table = agentsTable({ ahtSeconds: 240, targets, maxLoadErlangs: 40 });
        for (const loadErlangs of list) {
          expect(table.agentsFor(loadErlangs)).toBe(leastAgentCount({ loadErlangs, ahtSeconds: 240, targets }));
        }
      }),
    );
  });

  it("works for a table of no load, beyond its end, and refuses what is no load", () => {
    const table = agentsTable({ ahtSeconds: 300, targets: USUAL, maxLoadErlangs: 0 });
    expect(table.agentsFor(0)).toBe(0);
    expect(table.agentsFor(50)).toBe(leastAgentCount({ loadErlangs: 50, ahtSeconds: 300, targets: USUAL }));
    expect(() => table.agentsFor(-1)).toThrow(Refusal);
    expect(() => table.agentsFor(NaN)).toThrow(Refusal);
  });
});

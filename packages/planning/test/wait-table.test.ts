import { describe, expect, it } from "vitest";
import { erlangC, waitProbability } from "@springtide/staffing";
import { erlangCModel } from "../src/requirement/erlang-c-model.ts";
import { waitTable } from "../src/requirement/wait-table.ts";

const TEAMS = [0.07, 0.35, 1, 1.4, 2, 3, 3.5, 4.2, 4.9, 4.999, 5.6, 8, 13, 21.7, 40, 100, 250, 700, 2000];

describe("the table of Erlang C's chance to wait", () => {
  it("stays within 1e-9 of the formula from an idle queue to the brink of saturation", () => {
    const table = waitTable();
    const worst = TEAMS.map((agents) => {
      let error = 0;
      for (let step = 0; step < 4000; step += 1) {
        const loadErlangs = (agents * step) / 4000;
        error = Math.max(
          error,
          Math.abs(table.waitProbability(agents, loadErlangs) - waitProbability({ agents, loadErlangs })),
        );
      }
      return error;
    });
    expect(Math.max(...worst)).toBeLessThan(1e-9);
  });

  it("keeps its digits for small real teams: those of the formula where waiting is rare", () => {
    const table = waitTable();
    for (const agents of TEAMS.filter((team) => team < 5 && !Number.isInteger(team)))
      for (const share of [1e-6, 1e-3, 0.1, 0.5, 0.9, 0.999]) {
        const loadErlangs = agents * share;
        const exact = waitProbability({ agents, loadErlangs });
        expect(Math.abs(table.waitProbability(agents, loadErlangs) - exact)).toBeLessThan(1e-11 * exact + 1e-300);
      }
  });

  it("says what the formula says at its ends", () => {
    const table = waitTable();
    expect(table.waitProbability(5, 0)).toBe(0);
    expect(table.waitProbability(5, 5)).toBe(1);
    expect(table.waitProbability(5, 7)).toBe(1);
    expect(table.waitProbability(0, 1)).toBe(1);
    // 14 agents, 10 erlangs: 0.1741 in the example of Gans, Koole and Mandelbaum's formula in packages/staffing.
    expect(table.waitProbability(14, 10)).toBeCloseTo(0.1741, 4);
  });
});

describe("the service of Erlang C", () => {
  it("is that of the staffing package to 1e-9, and none for an overloaded queue", () => {
    for (const withinSeconds of [0, 20, 120])
      for (const ahtSeconds of [60, 300]) {
        const model = erlangCModel({ ahtSeconds, target: { share: 0.8, withinSeconds, maxOccupancy: 0.9 } });
        for (const agents of TEAMS)
          for (let step = 0; step < 60; step += 1) {
            const loadErlangs = (agents * step) / 50;
            const exact = erlangC({ agents, loadErlangs, ahtSeconds, withinSeconds });
            expect(Math.abs(model.kept(agents, loadErlangs) - exact.serviceLevel)).toBeLessThan(1e-9);
            expect(model.occupancy(agents, loadErlangs)).toBeCloseTo(exact.occupancy, 12);
            if (loadErlangs >= agents) expect(model.kept(agents, loadErlangs)).toBe(0);
          }
      }
  });
});

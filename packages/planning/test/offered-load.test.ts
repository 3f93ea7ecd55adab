import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offeredLoadPath } from "@springtide/staffing";
import { loadsAlone, loadsCarriedOn } from "../src/requirement/offered-load.ts";
import { workCells } from "../src/requirement/work-cells.ts";
import { weeksGrid } from "./seasons.ts";

const grid = weeksGrid({ weeks: 1, slots: 4, seconds: 1800 });
const always = new Uint8Array(28).fill(1);
const cellsOf = (open: Uint8Array) => workCells({ open, work: "immediate" }, grid);

describe("loads that carry on", () => {
  it("are those of the staffing package, from an empty start at each opening", () => {
    const contacts = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 28, maxLength: 28 });
    const hours = fc.array(fc.constantFrom(1, 1, 0), { minLength: 28, maxLength: 28 });
    fc.assert(
      fc.property(contacts, hours, fc.double({ min: 10, max: 7200, noNaN: true }), (rates, hoursOpen, ahtSeconds) => {
        const open = Uint8Array.from(hoursOpen);
        const cells = cellsOf(open);
        const byCell = Float64Array.from(rates.filter((_, t) => open[t] === 1));
        const loads = new Float64Array(cells.count);
        loadsCarriedOn(cells, ahtSeconds)(byCell, loads);
        const expected: number[] = [];
        for (let from = 0; from < 28; from += 1) {
          if (open[from] !== 1) continue;
          let to = from;
          while (open[to] === 1) to += 1;
          const contactsPerHour = rates.slice(from, to).map((rate) => rate * 2);
          expected.push(...offeredLoadPath({ contactsPerHour, intervalSeconds: 1800, ahtSeconds }).meanErlangs);
          from = to;
        }
        expect(loads).toHaveLength(expected.length);
        loads.forEach((load, cell) => {
          expect(Math.abs(load - (expected[cell] ?? -1))).toBeLessThan(1e-9 * Math.max(1, load));
        });
      }),
    );
  });

  it("are those of each interval alone once a constant rate has run for a few handling times", () => {
    const cells = cellsOf(always);
    const contacts = new Float64Array(28).fill(60);
    const [carried, alone] = [new Float64Array(28), new Float64Array(28)];
    loadsCarriedOn(cells, 300)(contacts, carried);
    loadsAlone(cells, 300)(contacts, alone);
    expect(alone.every((load) => load === 10)).toBe(true);
    // The first interval begins empty and lacks one handling time of work: 10 (1 - (1 - e^-6) / 6).
    expect(carried[0]).toBeCloseTo(10 * (1 - (1 - Math.exp(-6)) / 6), 12);
    for (const load of carried.subarray(4)) expect(load).toBeCloseTo(10, 9);
  });

  it("keep a load where nobody comes any more, until the queue closes", () => {
    const open = Uint8Array.from({ length: 28 }, (_, t) => (t < 2 || t > 2 ? 1 : 0));
    const loads = new Float64Array(27);
    loadsCarriedOn(cellsOf(open), 1800)(
      Float64Array.from({ length: 27 }, (_, cell) => (cell === 0 ? 10 : 0)),
      loads,
    );
    expect(loads[1]).toBeGreaterThan(0);
    expect(loads.subarray(2).every((load) => load === 0)).toBe(true);
  });
});

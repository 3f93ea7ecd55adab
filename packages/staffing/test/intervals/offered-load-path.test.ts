import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { independentLoads, laggedLoads, offeredLoadPath, writeOfferedLoadPath } from "../../src/index.ts";

const anyWork = fc
  .array(
    fc.record({
      rate: fc.double({ min: 0, max: 2000, noNaN: true }),
      seconds: fc.double({ min: 60, max: 7200, noNaN: true }),
      aht: fc.double({ min: 5, max: 7200, noNaN: true }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((intervals) => ({
    contactsPerHour: intervals.map(({ rate }) => rate),
    intervalSeconds: intervals.map(({ seconds }) => seconds),
    ahtSeconds: intervals.map(({ aht }) => aht),
  }));

describe("the offered load path", () => {
  it("follows the equation m' = lambda - m/aht, solved in small steps beside it", () => {
    const work = { contactsPerHour: [120, 300, 60, 0], intervalSeconds: [900, 1800, 900, 3600], ahtSeconds: 420 };
    const path = offeredLoadPath({ ...work, startLoadErlangs: 3 });
    let load = 3;
    work.contactsPerHour.forEach((rate, index) => {
      const steps = 200_000;
      const step = (work.intervalSeconds[index] ?? 0) / steps;
      let area = 0;
      for (let k = 0; k < steps; k += 1) {
        const half = load + (step / 2) * (rate / 3600 - load / 420);
        area += half * step;
        load += step * (rate / 3600 - half / 420);
      }
      expect(path.meanErlangs[index]).toBeCloseTo(area / (work.intervalSeconds[index] ?? 1), 7);
    });
    expect(path.endErlangs).toBeCloseTo(load, 7);
  });

  it("balances: contacts that came are ended or still in hand", () => {
    fc.assert(
      fc.property(anyWork, fc.double({ min: 0, max: 500, noNaN: true }), (work, startLoadErlangs) => {
        const { meanErlangs, endErlangs } = offeredLoadPath({ ...work, startLoadErlangs });
        const came = work.contactsPerHour.reduce(
          (sum, rate, k) => sum + (rate * (work.intervalSeconds[k] ?? 0)) / 3600,
          0,
        );
        const ended = meanErlangs.reduce(
          (sum, mean, k) => sum + (mean * (work.intervalSeconds[k] ?? 0)) / (work.ahtSeconds[k] ?? 1),
          0,
        );
        expect(Math.abs(startLoadErlangs + came - ended - endErlangs)).toBeLessThan(
          1e-9 * (1 + came + startLoadErlangs),
        );
        expect(Math.min(...meanErlangs)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("ends in rate times handling time, and stays there", () => {
    const long = offeredLoadPath({ contactsPerHour: [240, 240], intervalSeconds: 360_000, ahtSeconds: 300 });
    expect(long.endErlangs).toBeCloseTo(20, 12);
    expect(long.meanErlangs[1]).toBeCloseTo(20, 12);
  });

  it("writes into room that is there and leaves the rest alone", () => {
    const room = new Float64Array(3).fill(-1);
    const work = { contactsPerHour: [60, 90], intervalSeconds: 1800, ahtSeconds: 600 };
    const end = writeOfferedLoadPath(work, room);
    const path = offeredLoadPath(work);
    expect([...room]).toEqual([...path.meanErlangs, -1]);
    expect(end).toBe(path.endErlangs);
    expect(() => writeOfferedLoadPath(work, new Float64Array(1))).toThrow(Refusal);
  });

  it.each([
    [{ contactsPerHour: [60, NaN], intervalSeconds: 900, ahtSeconds: 300 }, "/contactsPerHour/1"],
    [{ contactsPerHour: [-1], intervalSeconds: 900, ahtSeconds: 300 }, "/contactsPerHour/0"],
    [{ contactsPerHour: [60], intervalSeconds: 0, ahtSeconds: 300 }, "/intervalSeconds"],
    [{ contactsPerHour: [60], intervalSeconds: [900, 900], ahtSeconds: 300 }, "/intervalSeconds"],
    [{ contactsPerHour: [60], intervalSeconds: 900, ahtSeconds: [Infinity] }, "/ahtSeconds/0"],
  ])("refuses %j, naming %s", (work, field) => {
    try {
      offeredLoadPath(work);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(error instanceof Refusal && error.findings[0]?.place.field).toBe(field);
    }
  });
});

describe("loads of intervals taken alone", () => {
  const work = { contactsPerHour: [60, 120, 0], intervalSeconds: 1800, ahtSeconds: 600 };

  it("are rate times handling time", () => {
    expect([...independentLoads(work)]).toEqual([10, 20, 0]);
  });

  it("or the same of the time one handling time before", () => {
    // By hand: a third of each interval's work is that of the interval before it.
    expect([...laggedLoads(work)].map((load) => load.toFixed(9))).toEqual([
      "6.666666667",
      "16.666666667",
      "6.666666667",
    ]);
  });
});

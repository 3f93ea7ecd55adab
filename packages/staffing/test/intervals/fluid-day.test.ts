import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backlogCarryOver, erlangC, fluidDay, transientDay } from "../../src/index.ts";

const anyFluid = fc
  .record({
    intervals: fc.array(
      fc.record({
        rate: fc.double({ min: 0, max: 600, noNaN: true }),
        agents: fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 60, noNaN: true })),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    ahtSeconds: fc.double({ min: 30, max: 1800, noNaN: true }),
    patienceSeconds: fc.oneof(fc.constant(null), fc.double({ min: 10, max: 1800, noNaN: true })),
    startPresent: fc.double({ min: 0, max: 200, noNaN: true }),
    withinSeconds: fc.double({ min: 0, max: 120, noNaN: true }),
  })
  .map(({ intervals, ...rest }) => ({
    ...rest,
    contactsPerHour: intervals.map(({ rate }) => rate),
    agents: intervals.map(({ agents }) => agents),
    intervalSeconds: 900,
  }));

describe("the fluid day", () => {
  it("follows its equation, solved in small steps beside it", () => {
    const day = {
      contactsPerHour: [120, 400, 60],
      agents: [8, 14, 9],
      intervalSeconds: 1800,
      ahtSeconds: 240,
      patienceSeconds: 300,
      withinSeconds: 30,
    };
    let present = 5;
    const steps = 400_000;
    const step = 1800 / steps;
    const intervals = fluidDay({ ...day, startPresent: 5 });
    day.contactsPerHour.forEach((rate, index) => {
      const agents = day.agents[index] ?? 0;
      const flow = (x: number): number => rate / 3600 - Math.min(x, agents) / 240 - Math.max(0, x - agents) / 300;
      let [queue, lined, inTime] = [0, 0, 0];
      for (let k = 0; k < steps; k += 1) {
        const middle = present + (step / 2) * flow(present);
        const line = Math.max(0, middle - agents);
        queue += line / steps;
        if (line > 0) lined += 1 / steps;
        if (300 * Math.log1p((line * 240) / (300 * agents)) <= 30) inTime += 1 / steps;
        present += step * flow(middle);
      }
      expect(intervals[index]?.meanQueue).toBeCloseTo(queue, 5);
      expect(intervals[index]?.waitShare).toBeCloseTo(lined, 4);
      expect(intervals[index]?.inTimeShare).toBeCloseTo(inTime, 4);
      expect(intervals[index]?.endPresent).toBeCloseTo(present, 5);
    });
  });

  it("balances, and its shares are shares", () => {
    fc.assert(
      fc.property(anyFluid, (day) => {
        const intervals = fluidDay(day);
        let present = day.startPresent;
        intervals.forEach((interval, index) => {
          const served = (interval.occupancy * (day.agents[index] ?? 0) * 900) / day.ahtSeconds;
          const balance = present + interval.contacts - served - interval.abandoned - interval.endPresent;
          expect(Math.abs(balance)).toBeLessThan(1e-7 * (1 + present + interval.contacts));
          present = interval.endPresent;
          for (const share of [interval.waitShare, interval.inTimeShare, interval.occupancy]) {
            expect(share >= -1e-9 && share <= 1 + 1e-9).toBe(true);
          }
          expect(interval.endPresent).toBeGreaterThanOrEqual(-1e-9);
        });
      }),
    );
  });

  it("is the law of large teams: 600 agents in overload are near it", () => {
    const day = {
      contactsPerHour: [8000, 6000],
      agents: [600, 600],
      intervalSeconds: 1800,
      ahtSeconds: 300,
      withinSeconds: 20,
    };
    const exact = transientDay({
      ...day,
      patience: { law: { kind: "exponential", meanSeconds: 240 } },
      start: "steady",
    });
    const [interval] = fluidDay({ ...day, patienceSeconds: 240, startPresent: 600 + (8000 / 3600 - 2) * 240 });
    expect((interval?.meanQueue ?? NaN) / (exact.intervals[0]?.meanQueue ?? NaN)).toBeCloseTo(1, 2);
  });

  it("serves nobody without agents", () => {
    const [interval] = fluidDay({
      contactsPerHour: [60],
      agents: [0],
      intervalSeconds: 3600,
      ahtSeconds: 300,
      patienceSeconds: null,
      withinSeconds: 20,
    });
    expect(interval).toMatchObject({ waitShare: 1, inTimeShare: 0, occupancy: 0, meanQueue: 30, endQueue: 60 });
  });
});

describe("stationary backlog carry-over", () => {
  it("settles to Erlang C where nothing changes and nothing overloads", () => {
    const intervals = backlogCarryOver({
      contactsPerHour: [120],
      agents: [14],
      intervalSeconds: 60_000,
      ahtSeconds: 300,
      withinSeconds: 20,
    });
    const steady = erlangC({ agents: 14, loadErlangs: 10, ahtSeconds: 300, withinSeconds: 20 });
    expect(intervals[0]?.occupancy).toBeCloseTo(steady.occupancy, 2);
    expect(Math.abs((intervals[0]?.serviceLevel ?? NaN) - steady.serviceLevel)).toBeLessThan(0.02);
  });

  it("carries an hour of overload into the next, which intervals taken alone would call idle", () => {
    const day = {
      contactsPerHour: [200, 40],
      agents: [12, 12],
      intervalSeconds: 3600,
      ahtSeconds: 300,
      withinSeconds: 20,
    };
    const [busy, after] = backlogCarryOver(day);
    expect(busy?.occupancy).toBeGreaterThan(0.9);
    expect(after?.occupancy).toBeGreaterThan(40 / 144 + 0.1);
  });

  it("is defined without agents and without contacts", () => {
    const none = { intervalSeconds: 900, ahtSeconds: 1800, withinSeconds: 20 };
    expect(backlogCarryOver({ ...none, contactsPerHour: [60, 60], agents: [0, 0] })[1]).toMatchObject({
      serviceLevel: 0,
      occupancy: 0,
    });
    expect(backlogCarryOver({ ...none, contactsPerHour: [0], agents: [3] })[0]).toMatchObject({
      serviceLevel: 1,
      occupancy: 0,
    });
  });
});

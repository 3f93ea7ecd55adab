import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { staffDay, staffingSearch, transientDay, type StaffingDay } from "../../src/index.ts";

const target = { serviceLevel: { share: 0.8, withinSeconds: 20 } };

/** A shop that opens into a rush, calms, and has a second wave. */
const rush: StaffingDay = {
  contactsPerHour: [180, 120, 100, 100, 160, 240, 200, 90],
  intervalSeconds: 1800,
  ahtSeconds: 480,
  model: { kind: "erlang-a", patienceSeconds: 120 },
  targets: target,
  openingBacklog: 15,
};

const anyDay: fc.Arbitrary<StaffingDay> = fc.record({
  contactsPerHour: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.5, max: 300, noNaN: true })), {
    minLength: 1,
    maxLength: 6,
  }),
  intervalSeconds: fc.constantFrom(900, 1800),
  ahtSeconds: fc.double({ min: 60, max: 1200, noNaN: true }),
  model: fc.constantFrom(
    { kind: "erlang-c" as const },
    { kind: "erlang-a" as const, patienceSeconds: 90 },
    {
      kind: "patience" as const,
      patience: {
        law: {
          kind: "segments" as const,
          segments: [
            { share: 0.4, meanSeconds: 45 },
            { share: 0.6, meanSeconds: 240 },
          ],
        },
      },
    },
  ),
  targets: fc.constantFrom(
    target,
    { ...target, maxOccupancy: 0.85 },
    { maxAbandonProbability: 0.05, maxAsaSeconds: 30 },
    {
      waitPercentile: { share: 0.9, seconds: 60 },
    },
  ),
  openingBacklog: fc.constantFrom(0, 8),
});

describe("a day staffed by search and the exact queue", () => {
  it("meets the target in every interval and would miss it with one agent fewer in any", () => {
    const staffed = staffDay(rush);
    expect(staffed.finished).toBe(true);
    expect(staffed.dayMet).toBe(true);
    for (const interval of staffed.intervals) expect(interval.serviceLevels.slOffered).toBeGreaterThanOrEqual(0.8);
    staffed.agents.forEach((_team, index) => {
      const agents = staffed.agents.map((team, at) => team - (at === index ? 1 : 0));
      const fewer = transientDay({
        ...rush,
        patience: { law: { kind: "exponential", meanSeconds: 120 } },
        withinSeconds: 20,
        agents,
      });
      expect(fewer.intervals[index]?.serviceLevels.slOffered).toBeLessThan(0.8);
    });
  });

  it("adds agents where a backlog waits at opening, which no load path knows of", () => {
    const staffed = staffDay(rush);
    expect(staffed.agents[0]).toBeGreaterThan(staffed.searchedAgents[0] ?? Infinity);
    expect(staffed.repairs).toBeGreaterThan(0);
  });

  it("asks for what the steady-state search asks where nothing changes", () => {
    const flat = staffDay({
      contactsPerHour: [300, 300, 300],
      intervalSeconds: 40_000,
      ahtSeconds: 300,
      model: { kind: "erlang-a", patienceSeconds: 120 },
      targets: target,
    });
    const search = staffingSearch({ model: { kind: "erlang-a", patienceSeconds: 120 }, targets: target });
    const steady = search.leastAgents(25, 300);
    expect([...flat.agents]).toEqual([steady, steady, steady]);
    expect(flat.repairs).toBe(0);
  });

  it("is the same answer every time, says what it could not reach, and passes the day it reports", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const staffed = staffDay(day);
        expect(staffDay(day).agents).toEqual(staffed.agents);
        expect(staffed.finished).toBe(staffed.intervalsMet.every(Boolean));
        staffed.agents.forEach((team, index) => {
          expect(team > 0).toBe((day.contactsPerHour[index] ?? 0) > 0);
        });
        expect(staffed.intervals.map(({ agents }) => agents)).toEqual([...staffed.agents]);
      }),
      { numRuns: 40 },
    );
  });

  it("finds a team for all but a hopeless opening", () => {
    fc.assert(
      fc.property(anyDay, (day) => staffDay({ ...day, openingBacklog: 0 }).finished),
      { numRuns: 40 },
    );
    expect(staffDay({ ...rush, openingBacklog: 5000, model: { kind: "erlang-c" } }).finished).toBe(false);
  });

  it("keeps minimum manning, where there are contacts or as listed", () => {
    const day = { ...rush, contactsPerHour: [0, 1, 1, 0], openingBacklog: 0 };
    expect([...staffDay({ ...day, minimum: 2 }).agents]).toEqual([0, 2, 2, 0]);
    expect([...staffDay({ ...day, minimum: [3, 3, 4, 1] }).agents]).toEqual([3, 3, 4, 1]);
    expect(() => staffDay({ ...day, minimum: [1, 1] })).toThrow(Refusal);
    expect(() => staffDay({ ...day, minimum: 1.5 })).toThrow(Refusal);
  });
});

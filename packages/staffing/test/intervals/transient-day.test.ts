import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangC, queueWithPatience, transientDay, type Patience } from "../../src/index.ts";
import { playDays } from "./simulated-day.ts";
import { uniformisedDay } from "./uniformised-day.ts";

const exponential = (meanSeconds: number): Patience => ({ law: { kind: "exponential", meanSeconds } });
const segments: Patience = {
  law: {
    kind: "segments",
    segments: [
      { share: 0.23, meanSeconds: 45 },
      { share: 0.6, meanSeconds: 120 },
      { share: 0.17, meanSeconds: 420 },
    ],
  },
};
const announcement: Patience = {
  law: {
    kind: "hazard",
    pieces: [
      { fromSeconds: 0, perSecond: 0.004 },
      { fromSeconds: 30, perSecond: 0.05 },
      { fromSeconds: 40, perSecond: 0.006 },
    ],
  },
};

const anyDay = fc
  .record({
    intervals: fc.array(
      fc.record({ rate: fc.oneof(fc.constant(0), fc.double({ min: 0.5, max: 400, noNaN: true })), agents: fc.nat(40) }),
      { minLength: 1, maxLength: 6 },
    ),
    ahtSeconds: fc.double({ min: 60, max: 900, noNaN: true }),
    patience: fc.oneof(
      fc.constant(null),
      fc.double({ min: 5, max: 1200, noNaN: true }).map(exponential),
      fc.constant(segments),
      fc.constant(announcement),
      fc.constant<Patience>({ ...segments, balkingShare: 0.1, overflowAfterSeconds: 90 }),
    ),
    withinSeconds: fc.oneof(fc.constant(0), fc.double({ min: 1, max: 120, noNaN: true })),
    openingBacklog: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 60, noNaN: true })),
    whenAgentsLeave: fc.constantFrom<"at-once" | "finish-contact">("at-once", "finish-contact"),
    keepServingAfterClose: fc.boolean(),
  })
  .map(({ intervals, ...day }) => ({
    ...day,
    contactsPerHour: intervals.map(({ rate }) => rate),
    agents: intervals.map(({ agents }) => agents),
    intervalSeconds: 900,
  }));

describe("a day followed exactly", () => {
  it("agrees with a small queue solved by uniformisation", () => {
    const contactsPerHour = [30, 70, 10, 0];
    const agents = [3, 4, 2, 3];
    const reference = uniformisedDay({
      intervals: contactsPerHour.map((rate, k) => ({ contactsPerHour: rate, agents: agents[k] ?? 0 })),
      intervalSeconds: 1200,
      ahtSeconds: 240,
      hangUpsPerSecond: 1 / 100,
      mostPresent: 45,
      startPresent: 7,
    });
    const { intervals } = transientDay({
      contactsPerHour,
      agents,
      intervalSeconds: 1200,
      ahtSeconds: 240,
      patience: exponential(100),
      withinSeconds: 20,
      openingBacklog: 7,
      whenAgentsLeave: "at-once",
      stepSeconds: 2,
    });
    reference.forEach((figures, index) => {
      expect(intervals[index]?.waitProbability).toBeCloseTo(figures.waitProbability, 5);
      expect(intervals[index]?.meanQueue).toBeCloseTo(figures.meanQueue, 4);
      expect(intervals[index]?.endMeanInSystem).toBeCloseTo(figures.endMeanInSystem, 4);
    });
  });

  it.each<[string, Patience]>([
    ["exponential patience", exponential(120)],
    ["exponential patience and balking", { ...exponential(120), balkingShare: 0.15 }],
    ["segments", segments],
    ["segments and balking", { ...segments, balkingShare: 0.15 }],
    ["an announcement", announcement],
    ["overflow after a minute", { ...exponential(120), overflowAfterSeconds: 60 }],
    ["overflow before the threshold", { ...segments, overflowAfterSeconds: 15 }],
    ["overflow at the threshold", { law: { kind: "endless" }, overflowAfterSeconds: 20 }],
  ])("settles, in every figure, to the steady state with %s", (_name, patience) => {
    for (const [agents, rate] of [
      [1, 10],
      [12, 150],
      [12, 90],
      [60, 700],
    ] as const) {
      const { intervals } = transientDay({
        contactsPerHour: [rate, rate],
        agents: [agents, agents],
        intervalSeconds: 40_000,
        ahtSeconds: 300,
        patience,
        withinSeconds: 20,
        stepSeconds: 50,
      });
      const settled = intervals[1];
      const steady = queueWithPatience({
        agents,
        loadErlangs: rate / 12,
        ahtSeconds: 300,
        patience,
        withinSeconds: 20,
      });
      expect(settled?.waitProbability).toBeCloseTo(steady.waitProbability, 7);
      expect(settled?.servedProbability).toBeCloseTo(steady.servedProbability, 7);
      expect(settled?.abandonProbability).toBeCloseTo(steady.abandonProbability, 7);
      expect(settled?.overflowProbability).toBeCloseTo(steady.overflowProbability, 7);
      expect((settled?.abandoned ?? NaN) / (settled?.contacts ?? NaN)).toBeCloseTo(steady.abandonProbability, 7);
      expect((settled?.overflowed ?? NaN) / (settled?.contacts ?? NaN)).toBeCloseTo(steady.overflowProbability, 7);
      expect(settled?.meanQueue).toBeCloseTo(steady.meanQueue ?? NaN, 5);
      expect(settled?.asaSeconds).toBeCloseTo(steady.asaSeconds ?? NaN, 5);
      expect(settled?.meanWaitSeconds).toBeCloseTo(steady.meanWaitSeconds ?? NaN, 5);
      expect(settled?.occupancy).toBeCloseTo(steady.occupancy, 7);
      for (const definition of ["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const) {
        expect(settled?.serviceLevels[definition]).toBeCloseTo(steady.serviceLevels[definition], 7);
      }
    }
  });

  it("starts in the steady state if asked to, and stays there: Erlang C where nobody hangs up", () => {
    const question = {
      contactsPerHour: [120],
      agents: [12],
      intervalSeconds: 1800,
      ahtSeconds: 300,
      withinSeconds: 20,
    };
    const steady = erlangC({ agents: 12, loadErlangs: 10, ahtSeconds: 300, withinSeconds: 20 });
    const [interval] = transientDay({ ...question, patience: null, start: "steady" }).intervals;
    expect(interval?.waitProbability).toBeCloseTo(steady.waitProbability, 9);
    expect(interval?.serviceLevels.slVirtual).toBeCloseTo(steady.serviceLevel, 9);
    expect(interval?.asaSeconds).toBeCloseTo(steady.asaSeconds ?? NaN, 6);
    expect(interval?.endMeanQueue).toBeCloseTo(steady.meanQueue ?? NaN, 7);
  });

  it("balances: who came or was there is served, lost or still there; shares are shares; none is NaN", () => {
    fc.assert(
      fc.property(anyDay, (question) => {
        const { intervals, day, closings } = transientDay(question);
        const balance =
          day.startMeanInSystem + day.contacts - day.served - day.abandoned - day.overflowed - day.endMeanInSystem;
        expect(Math.abs(balance)).toBeLessThan(1e-7 * (1 + day.contacts + question.openingBacklog));
        for (const interval of [...intervals, day]) {
          const { slOffered, slAnswered, slExclShort, slAbandonGood, slVirtual } = interval.serviceLevels;
          const shares = [slOffered, slAnswered, slExclShort, slAbandonGood, slVirtual, interval.waitProbability];
          shares.push(interval.servedProbability, interval.abandonProbability, interval.occupancy);
          for (const share of shares) expect(share >= -1e-9 && share <= 1 + 1e-9).toBe(true);
          expect(slOffered).toBeLessThanOrEqual(Math.min(slAnswered, slExclShort, slAbandonGood) + 1e-9);
          const ways = interval.servedProbability + interval.abandonProbability + interval.overflowProbability;
          expect(ways).toBeCloseTo(1, 9);
          for (const seconds of [interval.asaSeconds, interval.meanWaitSeconds]) expect(seconds).not.toBeNaN();
        }
        for (const closing of closings) {
          const left = closing.waiting + closing.inService;
          if (closing.meanSecondsUntilLineEmpty !== null) {
            expect(Math.abs(left - closing.served - closing.unserved)).toBeLessThan(1e-7 * (1 + left));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("serves no worse with an agent more in any interval", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(5), (question, at) => {
        const more = question.agents.map((agents, index) => agents + (index === at % question.agents.length ? 1 : 0));
        const before = transientDay({ ...question, patience: null, whenAgentsLeave: "at-once" });
        const after = transientDay({ ...question, patience: null, whenAgentsLeave: "at-once", agents: more });
        after.intervals.forEach((interval, index) => {
          expect(interval.endMeanInSystem).toBeLessThanOrEqual(
            (before.intervals[index]?.endMeanInSystem ?? NaN) + 1e-4,
          );
        });
      }),
      { numRuns: 40 },
    );
  });

  const rush = {
    contactsPerHour: [60, 150, 190, 90],
    agents: [8, 12, 16, 9],
    intervalSeconds: 1800,
    ahtSeconds: 300,
    withinSeconds: 20,
  };

  it("agrees with days played out contact by contact (seed 5, agents who go end their contact)", () => {
    const days = 3000;
    const played = playDays({ ...rush, patience: (chance) => -Math.log(chance) * 90 }, days, 5);
    const { intervals } = transientDay({ ...rush, patience: exponential(90) });
    intervals.forEach((interval, index) => {
      const sums = played[index];
      if (sums === undefined) throw new TypeError("an interval is missing");
      // Contacts of one day wait together: the standard error is some three times that of independent ones.
      const allowed = (share: number): number => 12 * Math.sqrt((share * (1 - share)) / sums.contacts);
      expect(sums.contacts / days).toBeCloseTo(interval.contacts, 0);
      const waits = interval.waitProbability;
      expect(Math.abs(sums.waited / sums.contacts - waits)).toBeLessThan(allowed(waits));
      const lost = interval.abandoned / interval.contacts;
      expect(Math.abs(sums.gaveUp / sums.contacts - lost)).toBeLessThan(allowed(lost));
      const level = interval.serviceLevels.slOffered;
      // The team is held while a contact waits: threshold over interval times what a change of team is worth.
      expect(Math.abs(sums.inTime / sums.contacts - level)).toBeLessThan(allowed(level) + 0.002);
    });
  });

  it("stays near days played out under patience in segments, where it approximates (seed 6)", () => {
    const mean = (other: number): number => (other < 0.23 ? 45 : other < 0.83 ? 120 : 420);
    const played = playDays({ ...rush, patience: (chance, other) => -Math.log(chance) * mean(other) }, 3000, 6);
    const { intervals } = transientDay({ ...rush, patience: segments });
    intervals.forEach((interval, index) => {
      const sums = played[index];
      if (sums === undefined) throw new TypeError("an interval is missing");
      expect(Math.abs(sums.waited / sums.contacts - interval.waitProbability)).toBeLessThan(0.01);
      expect(Math.abs(sums.inTime / sums.contacts - interval.serviceLevels.slOffered)).toBeLessThan(0.01);
      expect(Math.abs(sums.gaveUp / sums.contacts - interval.abandoned / interval.contacts)).toBeLessThan(0.005);
    });
  });
});

describe("opening and closing", () => {
  it("takes a broken backlog as a mix of the whole ones around it", () => {
    const end = (openingBacklog: number): number =>
      transientDay({
        contactsPerHour: [60],
        agents: [6],
        intervalSeconds: 900,
        ahtSeconds: 300,
        patience: exponential(300),
        withinSeconds: 20,
        openingBacklog,
      }).day.endMeanInSystem;
    expect(end(12.25)).toBeCloseTo(0.75 * end(12) + 0.25 * end(13), 9);
  });

  it("works off what is left at the close as a long empty interval would", () => {
    const open = {
      contactsPerHour: [260],
      agents: [10],
      ahtSeconds: 300,
      patience: exponential(200),
      withinSeconds: 20,
    };
    const [closing] = transientDay({ ...open, intervalSeconds: 3600 }).closings;
    const after = transientDay({
      ...open,
      contactsPerHour: [260, 0],
      agents: [10, 0],
      intervalSeconds: [3600, 20_000],
      stepSeconds: 2,
    }).intervals[1];
    expect(after?.endMeanInSystem).toBeLessThan(1e-9);
    expect(closing?.served).toBeCloseTo(after?.served ?? NaN, 3);
    expect(closing?.unserved).toBeCloseTo(after?.abandoned ?? NaN, 3);
    expect(closing?.agentSeconds).toBeCloseTo((after?.meanBusy ?? NaN) * 20_000, 0);
    expect((closing?.waiting ?? NaN) + (closing?.inService ?? NaN)).toBeCloseTo(
      (after?.served ?? 0) + (after?.abandoned ?? 0),
      3,
    );
  });

  it("tells the mean time until a line of one agent is empty: one handling time each, by hand", () => {
    const { closings } = transientDay({
      contactsPerHour: [0.001],
      agents: [1],
      intervalSeconds: 0.001,
      ahtSeconds: 300,
      patience: null,
      withinSeconds: 20,
      openingBacklog: 5,
    });
    expect(closings[0]?.meanSecondsUntilLineEmpty).toBeCloseTo(4 * 300, 1);
    expect(closings[0]?.agentSeconds).toBeCloseTo(5 * 300, 1);
  });

  it("passes nights in which nothing happens, and begins the next day anew", () => {
    const day = { contactsPerHour: [60, 90], agents: [7, 10] };
    const night = Array.from({ length: 40 }, () => 0);
    const common = { intervalSeconds: 1800, ahtSeconds: 300, patience: exponential(120), withinSeconds: 20 };
    const week = transientDay({
      contactsPerHour: [...day.contactsPerHour, ...night, ...day.contactsPerHour],
      agents: [...day.agents, ...night, ...day.agents],
      ...common,
    });
    const alone = transientDay({ ...day, ...common });
    expect(week.closings.map(({ afterInterval }) => afterInterval)).toEqual([1, 43]);
    expect(week.intervals[41]?.endMeanInSystem).toBe(0);
    expect(week.intervals[42]?.waitProbability).toBeCloseTo(alone.intervals[0]?.waitProbability ?? NaN, 9);
    expect(week.intervals[43]?.serviceLevels.slOffered).toBeCloseTo(
      alone.intervals[1]?.serviceLevels.slOffered ?? NaN,
      9,
    );
  });

  it("keeps a line overnight where the team goes at once and nobody hangs up", () => {
    const { intervals, closings } = transientDay({
      contactsPerHour: [0, 0, 0],
      agents: [0, 0, 5],
      intervalSeconds: 900,
      ahtSeconds: 300,
      patience: null,
      withinSeconds: 20,
      openingBacklog: 12,
      keepServingAfterClose: false,
    });
    expect(intervals[1]?.endMeanQueue).toBe(12);
    expect(intervals[2]?.endMeanInSystem).toBeLessThan(4);
    expect(closings).toEqual([]);
  });

  it.each([
    [{ agents: [5.5] }, "/agents/0"],
    [{ agents: [5, 5] }, "/agents"],
    [{ openingBacklog: -1 }, "/openingBacklog"],
    [{ stepSeconds: 0 }, "/stepSeconds"],
    [{ stepSeconds: 1e-6 }, "/stepSeconds"],
    [{ withinSeconds: -1 }, "/withinSeconds"],
    [{ start: [0.5, 0.4] }, "/start"],
    [{ start: [1.5, -0.5] }, "/start/1"],
    [{ start: "steady" as const, agents: [2] }, "/start"],
    [{ patience: exponential(0) }, "/patience/law/meanSeconds"],
  ])("refuses %j, naming %s", (wrong, field) => {
    const right = {
      contactsPerHour: [60],
      agents: [8],
      intervalSeconds: 900,
      ahtSeconds: 300,
      patience: null,
      withinSeconds: 20,
    };
    try {
      transientDay({ ...right, ...wrong });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(error instanceof Refusal && error.findings[0]?.place.field).toBe(field);
    }
  });

  it("is defined at its edges: no agents, no contacts, one of each, thousands, no time to wait", () => {
    const empty = { intervalSeconds: 900, ahtSeconds: 300, patience: exponential(60), withinSeconds: 0 };
    const none = transientDay({ ...empty, contactsPerHour: [100], agents: [0] }).intervals[0];
    expect([none?.servedProbability, none?.serviceLevels.slOffered, none?.asaSeconds]).toEqual([0, 0, null]);
    expect(none?.meanWaitSeconds).toBeCloseTo(60, 9);
    const forEver = transientDay({ ...empty, patience: null, contactsPerHour: [100], agents: [0] });
    expect(forEver.intervals[0]?.meanWaitSeconds).toBeNull();
    expect(forEver.day.endMeanInSystem).toBeCloseTo(25, 6);
    const idle = transientDay({ ...empty, contactsPerHour: [0], agents: [3] }).intervals[0];
    expect([idle?.waitProbability, idle?.occupancy, idle?.meanQueue]).toEqual([0, 0, 0]);
    expect(transientDay({ ...empty, contactsPerHour: [], agents: [] }).intervals).toEqual([]);
    for (const patience of [exponential(60), segments, announcement, null]) {
      const little = transientDay({
        ...empty,
        patience,
        withinSeconds: Infinity,
        contactsPerHour: [0.12],
        agents: [1],
      });
      expect(little.day.serviceLevels.slOffered).toBeCloseTo(little.day.servedProbability, 9);
      expect(little.day.serviceLevels.slVirtual).toBeCloseTo(1, 9);
    }
    const crowd = transientDay({ ...empty, contactsPerHour: [24_000], agents: [2000], start: "steady" }).intervals[0];
    const steady = queueWithPatience({ ...empty, agents: 2000, loadErlangs: 2000, patience: exponential(60) });
    expect(crowd?.serviceLevels.slOffered).toBeCloseTo(steady.serviceLevels.slOffered, 6);
  });
});

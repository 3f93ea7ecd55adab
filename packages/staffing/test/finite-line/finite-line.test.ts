import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockingProbability,
  erlangC,
  finiteLine,
  leastWaitingRoom,
  queueWithPatience,
  type FiniteLine,
} from "../../src/index.ts";
import { cases, type Vector } from "../vectors.ts";
import { byStatesAndStages } from "./states-and-stages.ts";

const within = (got: number | null, wanted: number): void => {
  expect(Math.abs((got ?? NaN) - wanted)).toBeLessThanOrEqual(1e-12 + 1e-9 * Math.abs(wanted));
};

function lineOf(given: Vector): Omit<FiniteLine, "waitingRoom"> {
  const ahtSeconds = given.at("aht").number;
  const patience = given.at("patience");
  return {
    agents: given.at("n").number,
    loadErlangs: (given.at("lambda").number * ahtSeconds) / 3600,
    ahtSeconds,
    patienceSeconds: patience.isThere ? patience.number : null,
    withinSeconds: given.at("T").number,
  };
}

const anyLine: fc.Arbitrary<FiniteLine> = fc.record({
  agents: fc.integer({ min: 1, max: 60 }),
  waitingRoom: fc.integer({ min: 0, max: 60 }),
  loadErlangs: fc.double({ min: Math.log(0.01), max: Math.log(150), noNaN: true }).map(Math.exp),
  ahtSeconds: fc.double({ min: 20, max: 1800, noNaN: true }),
  patienceSeconds: fc.option(fc.double({ min: 5, max: 3600, noNaN: true })),
  withinSeconds: fc.double({ min: 0, max: 300, noNaN: true }),
  shortAbandonSeconds: fc.double({ min: 0, max: 30, noNaN: true }),
});

describe("a finite line", () => {
  it.each(cases("mmnk"))("agrees with the 60-digit reference, case $id", ({ given, out }) => {
    const line = { ...lineOf(given), waitingRoom: given.at("waitingRoom").number };
    const got = finiteLine({ ...line, shortAbandonSeconds: line.withinSeconds });
    within(got.waitProbability, out.at("pWait").number);
    within(got.blockProbability, out.at("pBlock").number);
    within(got.abandonProbability, out.at("pAbandon").number);
    within(got.servedProbability, out.at("pServed").number);
    within(got.meanQueue, out.at("meanQueue").number);
    within(got.meanWaitSeconds, out.at("meanWaitAll").number);
    within(got.asaSeconds, out.at("meanWaitServed").number);
    within(got.occupancy, out.at("occupancy").number);
    within(got.serviceLevels.slOffered, out.at("slOffered").number);
    within(got.serviceLevels.slAnswered, out.at("slAnswered").number);
    within(got.serviceLevels.slExclShort, out.at("slExclShort").number);
    within(got.serviceLevels.slAbandonGood, out.at("pServedWithinT").number + out.at("pAbandonWithinT").number);
    within(got.slAcceptedOnly, out.at("slAcceptedOnly").number);
  });

  it.each(cases("erlang_a"))("becomes Erlang A when the line is long, reference case $id", ({ given, out }) => {
    const line = lineOf(given);
    const ratio = line.ahtSeconds / (line.patienceSeconds ?? NaN);
    const likely = Math.max(0, line.loadErlangs - line.agents) / ratio;
    const waitingRoom = Math.ceil(likely + 45 * Math.sqrt(line.loadErlangs / ratio) + 100);
    const got = finiteLine({ ...line, waitingRoom, shortAbandonSeconds: given.at("tau").number });
    const close = (value: number | null, wanted: number): void => {
      expect(Math.abs((value ?? NaN) - wanted)).toBeLessThanOrEqual(1e-11 + 1e-8 * Math.abs(wanted));
    };
    close(got.waitProbability, out.at("pWait").number);
    close(got.abandonProbability, out.at("pAbandon").number);
    close(got.asaSeconds, out.at("meanWaitServed").number);
    close(got.meanWaitAbandonedSeconds, out.at("meanWaitAbandoned").number);
    close(got.serviceLevels.slOffered, out.at("slOffered").number);
    close(got.serviceLevels.slAnswered, out.at("slAnswered").number);
    close(got.serviceLevels.slExclShort, out.at("slExclShort").number);
    close(got.serviceLevels.slAbandonGood, out.at("slAbandonGood").number);
    close(got.serviceLevels.slVirtual, out.at("slVirtual").number);
  });

  it("agrees with its states added up one by one and the stages of each wait followed in time", () => {
    const small = anyLine.filter(({ agents, waitingRoom }) => agents <= 12 && waitingRoom <= 12);
    fc.assert(
      fc.property(small, (line) => {
        const got = finiteLine(line);
        const other = byStatesAndStages(line);
        expect(got.blockProbability).toBeCloseTo(other.blocked, 10);
        expect(got.waitProbability).toBeCloseTo(other.waits, 10);
        expect(got.meanQueue ?? NaN).toBeCloseTo(other.meanQueue, 8);
        expect(got.serviceLevels.slOffered).toBeCloseTo(other.servedWithin, 6);
        expect(got.serviceLevels.slAbandonGood).toBeCloseTo(other.servedWithin + other.abandonedWithin, 6);
      }),
      { numRuns: 40 },
    );
  });

  it("is Erlang B without places to wait, up to 10,000 erlangs", () => {
    for (const loadErlangs of [0.01, 1, 9.5, 400, 10_000]) {
      for (const agents of [1, 3, 40, 420, 10_000]) {
        for (const patienceSeconds of [null, 90]) {
          const got = finiteLine({
            agents,
            waitingRoom: 0,
            loadErlangs,
            ahtSeconds: 300,
            patienceSeconds,
            withinSeconds: 0,
          });
          const blocked = blockingProbability({ agents, loadErlangs });
          expect(Math.abs(got.blockProbability - blocked)).toBeLessThanOrEqual(1e-11 * blocked);
          expect(got.serviceLevels.slOffered).toBeCloseTo(1 - blocked, 12);
          expect(got.slAcceptedOnly).toBeCloseTo(1, 12);
        }
      }
    }
  });

  it("is what the patience engine says when the line is long, from 0.01 to 10,000 erlangs", () => {
    const queue = fc.record({
      loadErlangs: fc.double({ min: Math.log(0.01), max: Math.log(10_000), noNaN: true }).map(Math.exp),
      beta: fc.double({ min: -3, max: 3, noNaN: true }),
      meanSeconds: fc.double({ min: 30, max: 600, noNaN: true }),
      withinSeconds: fc.double({ min: 0, max: 120, noNaN: true }),
    });
    fc.assert(
      fc.property(queue, ({ beta, meanSeconds, loadErlangs, withinSeconds }) => {
        const agents = Math.max(1, Math.round(loadErlangs + beta * Math.sqrt(loadErlangs)));
        const timed = { agents, loadErlangs, ahtSeconds: 300, withinSeconds };
        const perPatience = 300 / meanSeconds;
        const waitingRoom = Math.ceil(
          Math.max(0, loadErlangs - agents) / perPatience + 12 * Math.sqrt(loadErlangs / perPatience) + 60,
        );
        const line = finiteLine({ ...timed, waitingRoom, patienceSeconds: meanSeconds });
        const engine = queueWithPatience({ ...timed, patience: { law: { kind: "exponential", meanSeconds } } });
        expect(line.waitProbability).toBeCloseTo(engine.waitProbability, 9);
        expect(line.abandonProbability).toBeCloseTo(engine.abandonProbability, 9);
        expect(line.serviceLevels.slOffered).toBeCloseTo(engine.serviceLevels.slOffered, 9);
        expect(line.serviceLevels.slExclShort).toBeCloseTo(engine.serviceLevels.slExclShort, 9);
        expect(line.serviceLevels.slVirtual).toBeCloseTo(engine.serviceLevels.slVirtual, 9);
        expect(line.asaSeconds ?? NaN).toBeCloseTo(engine.asaSeconds ?? NaN, 6);
        expect(line.meanWaitAbandonedSeconds ?? NaN).toBeCloseTo(engine.meanWaitAbandonedSeconds ?? NaN, 5);
      }),
    );
  });

  it("becomes Erlang C when the line is long and nobody gives up", () => {
    for (const queue of [
      { agents: 1, loadErlangs: 0.7, ahtSeconds: 300, withinSeconds: 60 },
      { agents: 14, loadErlangs: 10, ahtSeconds: 180, withinSeconds: 20 },
      { agents: 1040, loadErlangs: 1000, ahtSeconds: 400, withinSeconds: 10 },
    ]) {
      const got = finiteLine({ ...queue, waitingRoom: 3000, patienceSeconds: null });
      const endless = erlangC(queue);
      expect(got.waitProbability).toBeCloseTo(endless.waitProbability, 11);
      expect(got.serviceLevels.slOffered).toBeCloseTo(endless.serviceLevel, 11);
      expect(got.asaSeconds ?? NaN).toBeCloseTo(endless.asaSeconds ?? NaN, 8);
    }
  });

  it("loses no contact, keeps Little's law, and orders its service levels", () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const got = finiteLine(line);
        expect(got.servedProbability + got.abandonProbability + got.blockProbability).toBeCloseTo(1, 12);
        const arrivalsPerSecond = line.loadErlangs / line.ahtSeconds;
        const waiting = arrivalsPerSecond * (got.meanWaitSeconds ?? NaN);
        expect(Math.abs(waiting - (got.meanQueue ?? NaN))).toBeLessThanOrEqual(1e-11 * (1 + waiting));
        // Those who wait give up at a constant rate: P(abandon) = E[W] / mean patience.
        const givingUp = line.patienceSeconds === null ? 0 : (got.meanWaitSeconds ?? NaN) / line.patienceSeconds;
        expect(got.abandonProbability).toBeCloseTo(givingUp, 11);
        const { slOffered, slAnswered, slExclShort, slAbandonGood, slVirtual } = got.serviceLevels;
        for (const other of [slAnswered, slExclShort, slAbandonGood, got.slAcceptedOnly]) {
          expect(slOffered).toBeLessThanOrEqual(other + 1e-12);
          expect(other).toBeLessThanOrEqual(1);
        }
        expect(slVirtual).toBeLessThanOrEqual(slAbandonGood + 1e-12);
        expect(got.occupancy).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("never blocks more with an agent or a place more, and never less under more load", () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const blocked = finiteLine(line).blockProbability;
        const rounding = 1e-12 * blocked;
        const morePlaces = finiteLine({ ...line, waitingRoom: line.waitingRoom + 1 });
        expect(morePlaces.blockProbability).toBeLessThanOrEqual(blocked + rounding);
        const moreAgents = finiteLine({ ...line, agents: line.agents + 1 });
        expect(moreAgents.blockProbability).toBeLessThanOrEqual(blocked + rounding);
        const busier = finiteLine({ ...line, loadErlangs: line.loadErlangs * 1.01 });
        expect(busier.blockProbability).toBeGreaterThanOrEqual(blocked - rounding);
      }),
    );
  });

  it("has an answer at every edge, and none of it is NaN", () => {
    const numbers = (value: unknown): number[] =>
      typeof value === "number"
        ? [value]
        : typeof value === "object" && value !== null
          ? Object.values(value).flatMap(numbers)
          : [];
    for (const agents of [0, 1, 10_000]) {
      for (const loadErlangs of [0, 1e-300, 0.01, 10_000]) {
        for (const waitingRoom of [0, 1, 2000]) {
          for (const patienceSeconds of [null, 0.001, 2_000_000]) {
            for (const withinSeconds of [0, 60, Infinity]) {
              const got = finiteLine({
                agents,
                loadErlangs,
                waitingRoom,
                patienceSeconds,
                withinSeconds,
                ahtSeconds: 300,
              });
              expect(numbers(got).filter((value) => !Number.isFinite(value))).toEqual([]);
              expect(got.servedProbability + got.abandonProbability + got.blockProbability).toBeCloseTo(1, 10);
            }
          }
        }
      }
    }
  });

  it("loses all but those who give up where nobody serves", () => {
    const line = { agents: 0, waitingRoom: 5, loadErlangs: 3, ahtSeconds: 100, withinSeconds: 20 };
    const patient = finiteLine({ ...line, patienceSeconds: null });
    expect([patient.blockProbability, patient.meanQueue]).toEqual([1, 5]);
    expect(finiteLine({ ...line, loadErlangs: 0, patienceSeconds: null }).serviceLevels.slOffered).toBe(1);
    const mortal = finiteLine({ ...line, patienceSeconds: 60 });
    // The places are then a loss system of their own, with patience for a handling time.
    const full = blockingProbability({ agents: 5, loadErlangs: (3 / 100) * 60 });
    expect(mortal.blockProbability).toBeCloseTo(full, 13);
    expect(mortal.abandonProbability).toBeCloseTo(1 - full, 13);
    expect(mortal.meanWaitAbandonedSeconds ?? NaN).toBeCloseTo(60, 11);
  });

  it("refuses what no line can be", () => {
    const line = { agents: 3, waitingRoom: 2, loadErlangs: 2, ahtSeconds: 100, patienceSeconds: 60, withinSeconds: 20 };
    for (const wrong of [
      { agents: 2.5 },
      { waitingRoom: -1 },
      { waitingRoom: 1.5 },
      { waitingRoom: Infinity },
      { loadErlangs: NaN },
      { ahtSeconds: 0 },
      { patienceSeconds: 0 },
      { withinSeconds: -1 },
      { shortAbandonSeconds: -1 },
    ]) {
      expect(() => finiteLine({ ...line, ...wrong })).toThrow(Refusal);
    }
  });
});

describe("the least waiting room", () => {
  it("is the first line that blocks no more than asked, whatever the queue", () => {
    const share = fc.double({ min: 0.001, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(anyLine, share, (line, maxBlockProbability) => {
        const { patienceSeconds, agents, loadErlangs } = line;
        fc.pre(patienceSeconds !== null || loadErlangs < 0.95 * agents);
        const got = leastWaitingRoom({ ...line, maxBlockProbability });
        const at = finiteLine({ ...line, waitingRoom: got.waitingRoom });
        expect(got.lines).toBe(agents + got.waitingRoom);
        expect(got.blockProbability).toBeLessThanOrEqual(maxBlockProbability);
        expect(Math.abs(got.blockProbability - at.blockProbability)).toBeLessThan(1e-11);
        if (got.waitingRoom === 0) expect(got.blockProbabilityOneFewer).toBeNull();
        else {
          const fewer = finiteLine({ ...line, waitingRoom: got.waitingRoom - 1 });
          expect(fewer.blockProbability).toBeGreaterThan(maxBlockProbability);
          expect(got.blockProbabilityOneFewer).toBeCloseTo(fewer.blockProbability, 11);
        }
      }),
    );
  });

  it("needs none where nobody calls, and refuses what no line can keep", () => {
    const queue = { agents: 10, ahtSeconds: 300, patienceSeconds: null, maxBlockProbability: 0.01 };
    expect(leastWaitingRoom({ ...queue, loadErlangs: 0 })).toEqual({
      waitingRoom: 0,
      lines: 10,
      blockProbability: 0,
      blockProbabilityOneFewer: null,
    });
    // 1 - 10/12 of the contacts stay outside however long the line.
    expect(() => leastWaitingRoom({ ...queue, loadErlangs: 12 })).toThrow(/turns so few away/);
    expect(() => leastWaitingRoom({ ...queue, agents: 0, loadErlangs: 1 })).toThrow(Refusal);
    expect(() => leastWaitingRoom({ ...queue, loadErlangs: 1, maxBlockProbability: 0 })).toThrow(Refusal);
  });
});

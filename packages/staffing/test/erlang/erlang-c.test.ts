import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangC, waitPercentileSeconds, waitProbability } from "../../src/index.ts";
import { cases, type Vector } from "../vectors.ts";

const relative = (got: number, wanted: number): number => (got === wanted ? 0 : Math.abs(got / wanted - 1));
const within = (got: number, wanted: number): void => {
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-12 + 1e-9 * Math.abs(wanted));
};

function queueOf(given: Vector) {
  const ahtSeconds = given.at("aht").number;
  return {
    agents: given.at("n").number,
    loadErlangs: (given.at("lambda").number * ahtSeconds) / 3600,
    ahtSeconds,
    withinSeconds: given.at("T").number,
  };
}

/** Second method: the stationary states of M/M/n added up one by one, relative to the fullest without a line. */
function byStates(agents: number, loadErlangs: number) {
  let below = 0;
  let weight = 1;
  for (let busy = agents; busy > 0; busy -= 1) {
    weight *= busy / loadErlangs;
    below += weight;
  }
  const rho = loadErlangs / agents;
  let waiting = 0;
  let line = 0;
  for (let queued = 0, share = 1; share > 1e-18; queued += 1, share *= rho) {
    waiting += share;
    line += queued * share;
  }
  return { waits: waiting / (below + waiting), meanQueue: line / (below + waiting) };
}

const anyQueue = fc
  .record({
    loadErlangs: fc.double({ min: Math.log(0.01), max: Math.log(10_000), noNaN: true }).map(Math.exp),
    spareDeviations: fc.double({ min: 0.02, max: 6, noNaN: true }),
    ahtSeconds: fc.double({ min: 10, max: 3600, noNaN: true }),
    withinSeconds: fc.double({ min: 0, max: 600, noNaN: true }),
  })
  .map(({ spareDeviations, ...queue }) => ({
    ...queue,
    agents: Math.floor(queue.loadErlangs + spareDeviations * Math.sqrt(queue.loadErlangs)) + 1,
  }));

describe("Erlang C", () => {
  it.each(cases("erlang_c"))("agrees with the 60-digit reference, case $id", ({ given, out }) => {
    const queue = queueOf(given);
    const got = erlangC(queue);
    expect(got.stable).toBe(out.at("stable").isTrue);
    within(got.waitProbability, out.at("pWait").number);
    within(waitProbability(queue), out.at("pWait").number);
    within(got.serviceLevel, out.at("sl").number);
    within(got.occupancy, out.at("occupancy").number);
    if (!got.stable) {
      expect([got.asaSeconds, got.waitGivenDelayedSeconds, got.meanQueue]).toEqual([null, null, null]);
      expect(waitPercentileSeconds({ ...queue, share: 0.9 })).toBeNull();
      return;
    }
    const logMissed = out.at("lnOneMinusSl").number;
    expect(Math.abs(got.logMissed - logMissed)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(logMissed)));
    within(got.asaSeconds ?? NaN, out.at("asa").number);
    within(got.waitGivenDelayedSeconds ?? NaN, out.at("waitGivenDelayed").number);
    within(got.meanQueue ?? NaN, out.at("meanQueue").number);
    for (const percent of [80, 90, 95, 99]) {
      within(waitPercentileSeconds({ ...queue, share: percent / 100 }) ?? NaN, out.at(`waitP${percent}`).number);
    }
  });

  const published = cases("published").filter(({ whole }) => whole.at("kind").text === "erlang_c");
  it.each(published)("gives the figures another package prints, case $id", ({ given, whole }) => {
    const got = erlangC(queueOf(given));
    const printed = whole.at("published");
    const pairs: [string, number][] = [
      ["sl", got.serviceLevel],
      ["occupancy", got.occupancy],
      ["pWait", got.waitProbability],
      ["asa", got.asaSeconds ?? NaN],
    ];
    const shown = pairs.filter(([name]) => printed.at(name).isThere);
    expect(shown.length).toBeGreaterThan(0);
    for (const [name, value] of shown) {
      expect(value).toBeCloseTo(printed.at(name).number, whole.at("decimals").at(name).number - 1);
    }
  });

  it.each([
    { agents: 1, loadErlangs: 0.5, waits: 1 / 2 }, // M/M/1 waits as often as its agent is busy
    { agents: 2, loadErlangs: 1, waits: 1 / 3 }, // by hand, from the three states below the line
    { agents: 3, loadErlangs: 2, waits: 4 / 9 }, // by hand
  ])("is $waits for $agents agents under $loadErlangs erlangs", ({ waits, ...queue }) => {
    expect(waitProbability(queue)).toBeCloseTo(waits, 14);
  });

  it("agrees with the states of M/M/n added one by one", () => {
    const smaller = anyQueue.filter(({ agents, loadErlangs }) => loadErlangs < 2000 && loadErlangs / agents < 0.9999);
    fc.assert(
      fc.property(smaller, (queue) => {
        const states = byStates(queue.agents, queue.loadErlangs);
        const got = erlangC(queue);
        expect(relative(got.waitProbability, states.waits)).toBeLessThan(1e-9);
        expect(relative(got.meanQueue ?? NaN, states.meanQueue)).toBeLessThan(1e-6);
      }),
    );
  });

  it("keeps Little's law, and its own percentile, from 0.01 to 10,000 erlangs", () => {
    fc.assert(
      fc.property(anyQueue, fc.double({ min: 0, max: 0.9999, noNaN: true }), (queue, share) => {
        const got = erlangC(queue);
        const arrivalsPerSecond = queue.loadErlangs / queue.ahtSeconds;
        expect(relative(got.meanQueue ?? NaN, arrivalsPerSecond * (got.asaSeconds ?? NaN))).toBeLessThan(1e-12);
        const seconds = waitPercentileSeconds({ ...queue, share }) ?? NaN;
        const reached = erlangC({ ...queue, withinSeconds: seconds }).serviceLevel;
        if (seconds > 0) expect(Math.abs(reached - share)).toBeLessThan(1e-10);
        else expect(reached).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });

  it("never waits more often or longer when a part of an agent is added, and never less under more load", () => {
    fc.assert(
      fc.property(anyQueue, fc.double({ min: 0.01, max: 1, noNaN: true }), (queue, part) => {
        const got = erlangC(queue);
        const more = erlangC({ ...queue, agents: queue.agents + part });
        expect(more.waitProbability).toBeLessThanOrEqual(got.waitProbability);
        expect(more.serviceLevel).toBeGreaterThanOrEqual(got.serviceLevel);
        expect(more.asaSeconds ?? NaN).toBeLessThanOrEqual(got.asaSeconds ?? NaN);
        const busier = waitProbability({ ...queue, loadErlangs: queue.loadErlangs * 1.001 });
        expect(busier).toBeGreaterThanOrEqual(got.waitProbability);
      }),
    );
  });

  it("has no steady state at or above its agents, and says so", () => {
    for (const loadErlangs of [30, 30.0001, 1e6]) {
      expect(erlangC({ agents: 30, loadErlangs, ahtSeconds: 300, withinSeconds: 20 })).toEqual({
        stable: false,
        waitProbability: 1,
        serviceLevel: 0,
        logMissed: 0,
        asaSeconds: null,
        waitGivenDelayedSeconds: null,
        occupancy: 1,
        meanQueue: null,
      });
    }
  });

  it("lets nobody wait where nobody calls", () => {
    expect(erlangC({ agents: 2, loadErlangs: 0, ahtSeconds: 300, withinSeconds: 0 })).toEqual({
      stable: true,
      waitProbability: 0,
      serviceLevel: 1,
      logMissed: -Infinity,
      asaSeconds: 0,
      waitGivenDelayedSeconds: 150,
      occupancy: 0,
      meanQueue: 0,
    });
    expect(waitPercentileSeconds({ agents: 2, loadErlangs: 0, ahtSeconds: 300, share: 0.99 })).toBe(0);
  });

  it("tells one queue of many agents from another when both serve all but everyone", () => {
    const queue = { loadErlangs: 10, ahtSeconds: 180, withinSeconds: 20 };
    const many = erlangC({ agents: 400, ...queue });
    const more = erlangC({ agents: 500, ...queue });
    expect([many.serviceLevel, more.serviceLevel]).toEqual([1, 1]);
    expect(more.logMissed).toBeLessThan(many.logMissed - 100);
    expect(Number.isFinite(more.logMissed)).toBe(true);
  });

  it("refuses what no queue can be", () => {
    const queue = { agents: 2, loadErlangs: 1, ahtSeconds: 300, withinSeconds: 20 };
    expect(() => erlangC({ ...queue, ahtSeconds: 0 })).toThrow(Refusal);
    expect(() => erlangC({ ...queue, withinSeconds: -1 })).toThrow(Refusal);
    expect(() => erlangC({ ...queue, loadErlangs: -1 })).toThrow(Refusal);
    expect(() => waitPercentileSeconds({ ...queue, share: 1 })).toThrow(Refusal);
    expect(() => waitProbability({ agents: NaN, loadErlangs: 1 })).toThrow(Refusal);
  });
});

import { drawGamma, randomStream, type RandomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  erlangC,
  generalServicePercentileSeconds,
  generalServiceWait,
  leastAgentCount,
  leastAgentsGeneralService,
} from "../../src/index.ts";
import { anyTargets } from "../needs.ts";

const relative = (got: number, wanted: number): number => Math.abs(got / wanted - 1);
const asa = (queue: Parameters<typeof generalServiceWait>[0]): number => generalServiceWait(queue).asaSeconds ?? NaN;

/**
 * Exact mean wait of M/D/n in handling times: who is present a handling time later are those beyond the n now in service,
 * and the new arrivals. The chain is iterated until it stands still. Crommelin (1932) has the same equations.
 */
function equalHandlingTimes(agents: number, loadErlangs: number): number {
  const size = agents * 3 + Math.ceil(60 / (1 - loadErlangs / agents));
  const arrivals = new Float64Array(size);
  arrivals[0] = Math.exp(-loadErlangs);
  for (let count = 1; count < size; count += 1) arrivals[count] = ((arrivals[count - 1] ?? 0) * loadErlangs) / count;
  let present = new Float64Array(size);
  present[0] = 1;
  for (let round = 0; round < 100_000; round += 1) {
    const next = new Float64Array(size);
    for (let before = 0; before < size; before += 1) {
      const chance = present[before] ?? 0;
      if (chance < 1e-18) continue;
      const left = Math.max(0, before - agents);
      for (let to = left; to < size; to += 1) next[to] = (next[to] ?? 0) + chance * (arrivals[to - left] ?? 0);
    }
    const moved = next.reduce((sum, value, index) => sum + Math.abs(value - (present[index] ?? 0)), 0);
    present = next;
    if (moved < 1e-12) break;
  }
  const line = present.reduce((sum, chance, index) => sum + Math.max(0, index - agents) * chance, 0);
  return line / loadErlangs;
}

/** Mean wait in handling times of so many contacts, first come, first served, by a heap-free look at the next free agent. */
function simulatedWait(
  agents: number,
  loadErlangs: number,
  contacts: number,
  handle: (random: RandomStream) => number,
) {
  const random = randomStream(11, "general-service", agents);
  const freeAt = new Float64Array(agents);
  let now = 0;
  let waited = 0;
  let counted = 0;
  for (let contact = 0; contact < contacts; contact += 1) {
    now -= Math.log(random.uniform()) / loadErlangs;
    let first = 0;
    for (let agent = 1; agent < agents; agent += 1) if ((freeAt[agent] ?? 0) < (freeAt[first] ?? 0)) first = agent;
    const begins = Math.max(now, freeAt[first] ?? 0);
    freeAt[first] = begins + handle(random);
    if (contact < contacts / 50) continue;
    waited += begins - now;
    counted += 1;
  }
  return waited / counted;
}

describe("general handling times", () => {
  it("are Pollaczek and Khinchine's for one agent", () => {
    for (const rho of [0.05, 0.5, 0.8, 0.99]) {
      for (const squaredVariation of [0, 0.3, 1, 2, 7]) {
        for (const approximation of ["kimura", "allen-cunneen"] as const) {
          const queue = {
            agents: 1,
            loadErlangs: rho,
            ahtSeconds: 300,
            withinSeconds: 20,
            squaredVariation,
            approximation,
          };
          expect(relative(asa(queue), (rho * (1 + squaredVariation) * 300) / (2 * (1 - rho)))).toBeLessThan(1e-12);
        }
      }
    }
  });

  it("are Erlang C where they are exponential", () => {
    const any = fc.record({
      agents: fc.double({ min: 0.5, max: 500, noNaN: true }),
      occupancy: fc.double({ min: 0, max: 1.1, noNaN: true }),
      withinSeconds: fc.double({ min: 0, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(any, ({ occupancy, ...team }) => {
        const queue = { ...team, loadErlangs: team.agents * occupancy, ahtSeconds: 240 };
        const got = generalServiceWait({ ...queue, squaredVariation: 1 });
        const plain = erlangC(queue);
        expect(got.stable).toBe(plain.stable);
        expect(got.waitProbability).toBe(plain.waitProbability);
        expect(got.serviceLevel).toBeCloseTo(plain.serviceLevel, 12);
        if (plain.asaSeconds !== null) expect(got.asaSeconds ?? NaN).toBeCloseTo(plain.asaSeconds, 9);
        else expect(got.asaSeconds).toBeNull();
      }),
    );
  });

  it("come within 2 % of the exact wait where all handling times are equal", () => {
    for (const [agents, rho] of [
      [2, 0.7],
      [2, 0.9],
      [5, 0.8],
      [5, 0.9],
      [10, 0.9],
      [20, 0.9],
    ] as const) {
      const queue = { agents, loadErlangs: agents * rho, ahtSeconds: 1, withinSeconds: 0, squaredVariation: 0 };
      expect(relative(asa(queue), equalHandlingTimes(agents, agents * rho))).toBeLessThan(0.02);
    }
  });

  it("wait a little more than half as long as exponential ones when all are equal, the more so the more agents", () => {
    for (const agents of [2, 5, 10, 40]) {
      const queue = { agents, loadErlangs: agents * 0.9, ahtSeconds: 300, withinSeconds: 20 };
      const ratio = asa({ ...queue, squaredVariation: 0 }) / (erlangC(queue).asaSeconds ?? NaN);
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(0.62);
    }
  });

  it("stay within ten per cent of a simulation of 600,000 contacts", () => {
    const gamma = (shape: number) => (random: RandomStream) => drawGamma(random, shape) / shape;
    for (const [agents, squaredVariation] of [
      [5, 0.5],
      [12, 2],
    ] as const) {
      const loadErlangs = agents * 0.8;
      const simulated = simulatedWait(agents, loadErlangs, 600_000, gamma(1 / squaredVariation));
      for (const approximation of ["kimura", "allen-cunneen"] as const) {
        const queue = { agents, loadErlangs, ahtSeconds: 1, withinSeconds: 0, squaredVariation, approximation };
        expect(relative(asa(queue), simulated)).toBeLessThan(0.1);
      }
    }
  });

  it("wait longer the more they spread, keep Little's law and their own percentile", () => {
    const any = fc.record({
      agents: fc.integer({ min: 1, max: 300 }),
      occupancy: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      squaredVariation: fc.double({ min: 0, max: 8, noNaN: true }),
      approximation: fc.constantFrom("kimura" as const, "allen-cunneen" as const),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(any, ({ occupancy, share, ...rest }) => {
        const queue = { ...rest, loadErlangs: rest.agents * occupancy, ahtSeconds: 240 };
        const got = generalServiceWait({ ...queue, withinSeconds: 30 });
        const more = generalServiceWait({
          ...queue,
          squaredVariation: queue.squaredVariation + 0.1,
          withinSeconds: 30,
        });
        expect(more.asaSeconds ?? NaN).toBeGreaterThanOrEqual((got.asaSeconds ?? NaN) * (1 - 1e-12));
        const little = (queue.loadErlangs / 240) * (got.asaSeconds ?? NaN);
        expect(Math.abs((got.meanQueue ?? NaN) - little)).toBeLessThanOrEqual(1e-12 * little);
        const seconds = generalServicePercentileSeconds({ ...queue, share }) ?? NaN;
        const reached = generalServiceWait({ ...queue, withinSeconds: seconds }).serviceLevel;
        expect(reached).toBeGreaterThanOrEqual(share - 1e-10);
        if (seconds > 0) expect(reached).toBeCloseTo(share, 9);
      }),
    );
  });

  it("need the first team that keeps every target, tried one by one", () => {
    const any = fc.record({
      loadErlangs: fc.double({ min: 0.05, max: 150, noNaN: true }),
      squaredVariation: fc.double({ min: 0, max: 4, noNaN: true }),
      targets: anyTargets,
    });
    fc.assert(
      fc.property(any, ({ targets, ...work }) => {
        const need = { ...work, ahtSeconds: 240, targets };
        const agents = leastAgentsGeneralService(need);
        const meets = (team: number): boolean => {
          const queue = { ...work, agents: team, ahtSeconds: 240 };
          const { serviceLevel, waitPercentile } = targets;
          const got = generalServiceWait({ ...queue, withinSeconds: serviceLevel?.withinSeconds ?? 0 });
          const percentile = generalServiceWait({ ...queue, withinSeconds: waitPercentile?.seconds ?? 0 });
          return (
            got.stable &&
            got.occupancy <= (targets.maxOccupancy ?? 1) + 1e-9 &&
            got.waitProbability <= (targets.maxWaitProbability ?? 1) + 1e-9 &&
            (got.asaSeconds ?? Infinity) <= (targets.maxAsaSeconds ?? Infinity) * (1 + 1e-9) &&
            got.serviceLevel >= (serviceLevel?.share ?? 0) - 1e-9 &&
            percentile.serviceLevel >= (waitPercentile?.share ?? 0) - 1e-9
          );
        };
        expect(meets(agents)).toBe(true);
        for (let team = Math.floor(work.loadErlangs); team < agents - 1; team += 1)
          expect(meets(team + 1)).toBe(team + 1 === agents);
      }),
    );
    const plain = { loadErlangs: 50, ahtSeconds: 300, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } };
    expect(leastAgentsGeneralService({ ...plain, squaredVariation: 1 })).toBe(leastAgentCount(plain));
    expect(leastAgentsGeneralService({ ...plain, loadErlangs: 0, squaredVariation: 2 })).toBe(0);
  });

  it("have no steady state at or above the agents, and refuse what cannot be", () => {
    const queue = { agents: 3, loadErlangs: 3, ahtSeconds: 300, withinSeconds: 20, squaredVariation: 2 };
    const got = generalServiceWait(queue);
    expect([got.stable, got.serviceLevel, got.asaSeconds, got.meanQueue]).toEqual([false, 0, null, null]);
    expect(generalServicePercentileSeconds({ ...queue, share: 0.8 })).toBeNull();
    expect(generalServiceWait({ ...queue, loadErlangs: 0 })).toMatchObject({ serviceLevel: 1, asaSeconds: 0 });
    for (const squaredVariation of [-0.1, NaN, Infinity]) {
      expect(() => generalServiceWait({ ...queue, squaredVariation })).toThrow(Refusal);
    }
    expect(() => generalServiceWait({ ...queue, ahtSeconds: -1 })).toThrow(Refusal);
  });
});

import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blendedQueue, leastReserve, queueResult, type BlendedLoad } from "../../src/index.ts";
import { twoKindsOfWork } from "./two-kinds-of-work.ts";

const anyTeam = (mostAgents: number): fc.Arbitrary<BlendedLoad> =>
  fc
    .record({
      agents: fc.integer({ min: 1, max: mostAgents }),
      keepShare: fc.double({ min: 0, max: 1, noNaN: true }),
      perAgent: fc.double({ min: 0.05, max: 1.2, noNaN: true }),
      ahtSeconds: fc.double({ min: 60, max: 900, noNaN: true }),
      withinSeconds: fc.constantFrom(0, 20, 60),
      patienceSeconds: fc.double({ min: 30, max: 600, noNaN: true }),
    })
    .map(({ keepShare, perAgent, patienceSeconds, ...team }) => ({
      ...team,
      model: { kind: "erlang-a", patienceSeconds },
      reserveAgents: Math.round(keepShare * team.agents),
      loadErlangs: perAgent * team.agents,
    }));

describe("a blended queue", () => {
  it("with all agents kept free is the plain queue", () => {
    fc.assert(
      fc.property(anyTeam(200), (team) => {
        const plain = queueResult(team);
        const found = blendedQueue({ ...team, reserveAgents: team.agents });
        expect(found.waitProbability).toBeCloseTo(plain.waitProbability, 10);
        expect(found.serviceLevels.slOffered).toBeCloseTo(plain.serviceLevels.slOffered, 10);
        expect(found.abandonProbability).toBeCloseTo(plain.abandonProbability, 10);
        expect(found.deferredAgents).toBeCloseTo(0, 8);
      }),
      { numRuns: 100 },
    );
  });

  it("serves contacts better, and deferred work less, with every agent kept free", () => {
    fc.assert(
      fc.property(anyTeam(80), (team) => {
        const results = Array.from({ length: team.agents + 1 }, (_, reserveAgents) =>
          blendedQueue({ ...team, reserveAgents }),
        );
        results.slice(1).forEach((more, index) => {
          const fewer = results[index];
          expect(more.servedProbability).toBeGreaterThanOrEqual((fewer?.servedProbability ?? NaN) - 1e-12);
          expect(more.waitProbability).toBeLessThanOrEqual((fewer?.waitProbability ?? NaN) + 1e-12);
          expect(more.deferredAgents).toBeLessThanOrEqual((fewer?.deferredAgents ?? NaN) + 1e-9);
        });
        expect(results[0]?.waitProbability).toBeCloseTo(1, 12);
        expect(results[0]?.occupancy).toBeCloseTo(1, 12);
      }),
      { numRuns: 60 },
    );
  });

  it("gives deferred work at least what the planning formula counts on", () => {
    fc.assert(
      fc.property(anyTeam(200), (team) => {
        const { servedProbability, deferredAgents } = blendedQueue(team);
        const planned = team.agents - team.loadErlangs * servedProbability - team.reserveAgents;
        expect(deferredAgents).toBeGreaterThanOrEqual(planned - 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  const team = { agents: 8, arrivalsPerSecond: 6 / 300, ahtSeconds: 300, patienceSeconds: 150 };
  const blended = (reserveAgents: number) =>
    blendedQueue({
      model: { kind: "erlang-a", patienceSeconds: 150 },
      agents: 8,
      reserveAgents,
      loadErlangs: 6,
      ahtSeconds: 300,
      withinSeconds: 20,
    });

  it.each([0, 1, 2, 5, 8])("is the chain in two dimensions for items as long as contacts, reserve %d", (reserve) => {
    const plain = twoKindsOfWork({ ...team, reserveAgents: reserve, itemSeconds: 300 });
    const found = blended(reserve);
    expect(found.waitProbability).toBeCloseTo(plain.waits, 8);
    expect(found.abandonProbability).toBeCloseTo(plain.abandons, 8);
    expect(found.deferredAgents).toBeCloseTo(plain.deferredAgents, 7);
  });

  it.each([1, 2, 4])("errs on the safe side for shorter items, not for longer ones, reserve %d", (reserve) => {
    const withItemsOf = (itemSeconds: number) => twoKindsOfWork({ ...team, reserveAgents: reserve, itemSeconds });
    const { abandonProbability } = blended(reserve);
    expect(withItemsOf(100).abandons).toBeLessThan(abandonProbability);
    expect(withItemsOf(1200).abandons).toBeGreaterThan(abandonProbability);
  });

  it("has numbers without load, without agents, for 10,000 agents, and says where there is no steady state", () => {
    const load = { model: { kind: "erlang-c" }, ahtSeconds: 300, withinSeconds: 20 } as const;
    const idle = blendedQueue({ ...load, agents: 9, reserveAgents: 2, loadErlangs: 0 });
    expect(idle).toMatchObject({ waitProbability: 0, deferredAgents: 7 });
    const nobody = blendedQueue({ ...load, agents: 0, reserveAgents: 0, loadErlangs: 1 });
    expect(nobody).toMatchObject({ stable: false, deferredAgents: 0, occupancy: 0 });
    const over = blendedQueue({ ...load, agents: 5, reserveAgents: 2, loadErlangs: 5 });
    expect(over).toMatchObject({ stable: false, asaSeconds: null, deferredAgents: 0 });
    const large = blendedQueue({ ...load, agents: 10_000, reserveAgents: 9000, loadErlangs: 1 });
    expect(large.waitProbability).toBe(0);
    // Next to nobody of the 9000 is needed: 1000 agents are busy, now and then one more, and one of them with contacts.
    expect(large.deferredAgents).toBeCloseTo(999, 2);
  });

  it.each([{ reserveAgents: 9 }, { reserveAgents: 1.5 }, { agents: -1 }, { loadErlangs: NaN }, { ahtSeconds: 0 }])(
    "refuses %o",
    (wrong) => {
      const load = {
        model: { kind: "erlang-c" },
        agents: 8,
        reserveAgents: 2,
        loadErlangs: 5,
        ahtSeconds: 300,
      } as const;
      expect(() => blendedQueue({ ...load, withinSeconds: 20, ...wrong })).toThrow(Refusal);
    },
  );
});

describe("the least reserve", () => {
  it("is the first of all reserves with which contacts are served within their targets", () => {
    fc.assert(
      fc.property(anyTeam(60), fc.constantFrom(0.5, 0.8, 0.9), (team, share) => {
        const targets = { serviceLevel: { share, withinSeconds: team.withinSeconds } };
        const { reserveAgents } = leastReserve({ ...team, targets });
        const suits = (reserve: number): boolean =>
          blendedQueue({ ...team, reserveAgents: reserve }).serviceLevels.slOffered >= share;
        const first = Array.from({ length: team.agents + 1 }, (_, reserve) => reserve).find(suits);
        expect(reserveAgents).toBe(first ?? null);
      }),
      { numRuns: 150 },
    );
  });

  it("needs none where there is no target, and says so where none is enough", () => {
    const team = { model: { kind: "erlang-a", patienceSeconds: 120 }, loadErlangs: 50, ahtSeconds: 300 } as const;
    expect(leastReserve({ ...team, agents: 60, targets: {} })).toMatchObject({ reserveAgents: 0, oneFewer: null });
    const short = leastReserve({ ...team, agents: 40, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } });
    expect(short).toMatchObject({ reserveAgents: null, oneFewer: null });
    expect(short.at.serviceLevels.slOffered).toBeLessThan(0.8);
  });

  it("counts deferred work as work where occupancy is capped", () => {
    const team = { model: { kind: "erlang-a", patienceSeconds: 120 }, loadErlangs: 50, ahtSeconds: 300 } as const;
    const { reserveAgents, at, oneFewer } = leastReserve({ ...team, agents: 70, targets: { maxOccupancy: 0.85 } });
    expect(at.occupancy).toBeLessThanOrEqual(0.85);
    expect(oneFewer?.occupancy).toBeGreaterThan(0.85);
    expect(reserveAgents).toBeGreaterThan(10);
  });
});

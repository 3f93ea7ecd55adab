import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockingProbability } from "../../src/index.ts";
import { equivalentRandom, rappEquivalent } from "../../src/overflow/equivalent-random.ts";
import { haywardBlocking } from "../../src/overflow/hayward.ts";
import { overflowStream, streamAtPartner, sumOfStreams } from "../../src/overflow/overflow-stream.ts";
import { leastPartnerAgents, partnerBlocking } from "../../src/overflow/partner-blocking.ts";
import { cases, type Vector } from "../vectors.ts";
import { twoPools } from "./two-pools.ts";

const relative = (got: number, wanted: number): number => (got === wanted ? 0 : Math.abs(got / wanted - 1));

function streamOf(given: Vector) {
  return sumOfStreams(
    given
      .at("streams")
      .list()
      .map((pool) => overflowStream({ agents: pool.at("n").number, loadErlangs: pool.at("load").number })),
  );
}

const anyPool = fc
  .record({
    loadErlangs: fc.double({ min: Math.log(0.01), max: Math.log(2000), noNaN: true }).map(Math.exp),
    deviations: fc.double({ min: -3, max: 3, noNaN: true }),
  })
  .map(({ loadErlangs, deviations }) => ({
    loadErlangs,
    agents: Math.max(0, Math.round(loadErlangs + deviations * Math.sqrt(loadErlangs))),
  }));

describe("overflow without waiting", () => {
  it.each(cases("hayward"))("agrees with the 60-digit reference, case $id", ({ given, out }) => {
    const stream = streamOf(given);
    const agents = given.at("partnerAgents").number;
    const close = (got: number, name: string) => {
      expect(relative(got, out.at(name).number), name).toBeLessThanOrEqual(1e-8);
    };
    close(stream.meanErlangs, "mean");
    close(stream.variance, "variance");
    close(stream.peakedness, "peakedness");
    const hayward = haywardBlocking({ stream, agents });
    close(hayward.blockingProbability, "haywardBlocking");
    close(hayward.lostErlangs, "overflowLost");
    const rapp = rappEquivalent(stream);
    close(rapp.loadErlangs, "rappA");
    expect(Math.abs(rapp.agents - out.at("rappN").number)).toBeLessThanOrEqual(1e-6);
    const rappBlocking =
      (rapp.loadErlangs * blockingProbability({ ...rapp, agents: rapp.agents + agents })) / stream.meanErlangs;
    close(rappBlocking, "rappBlocking");
    const partner = partnerBlocking({ stream, agents });
    close(partner.equivalent.loadErlangs, "ertA");
    expect(Math.abs(partner.equivalent.agents - out.at("ertN").number)).toBeLessThanOrEqual(1e-6);
    close(partner.blockingProbability, "ertBlocking");
    if (out.at("exactBlocking").isThere) close(partner.blockingProbability, "exactBlocking");
  });

  // Second method: every state of own pool and partner solved, on systems small enough for it.
  it.each([
    { agents: 1, loadErlangs: 0.7, partnerAgents: 2 },
    { agents: 3, loadErlangs: 3.044, partnerAgents: 1 },
    { agents: 4, loadErlangs: 6, partnerAgents: 5 },
    { agents: 8, loadErlangs: 5, partnerAgents: 3 },
  ])("is exact for one pool of $agents under $loadErlangs with $partnerAgents behind it", (system) => {
    const states = twoPools(system);
    const stream = overflowStream(system);
    expect(relative(partnerBlocking({ stream, agents: system.partnerAgents }).blockingProbability, states.blocking)) //
      .toBeLessThan(1e-8);
    const endless = twoPools({ ...system, partnerAgents: 60 });
    expect(relative(stream.meanErlangs, endless.partnerMean)).toBeLessThan(1e-8);
    expect(relative(stream.variance, endless.partnerVariance)).toBeLessThan(1e-8);
  });

  it("finds a single pool again, so that its overflow behind more agents is Erlang B with all agents together", () => {
    const queue = fc.tuple(anyPool, fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(queue, ([pool, agents]) => {
        const stream = overflowStream(pool);
        fc.pre(stream.meanErlangs > 1e-6 && stream.peakedness > 1.001);
        const found = equivalentRandom(stream);
        expect(relative(found.loadErlangs, pool.loadErlangs)).toBeLessThan(1e-6);
        const lost = pool.loadErlangs * blockingProbability({ ...pool, agents: pool.agents + agents });
        const got = partnerBlocking({ stream, agents }).lostErlangs;
        expect(Math.abs(got - lost)).toBeLessThanOrEqual(1e-9 * stream.meanErlangs + 1e-6 * lost);
      }),
    );
  });

  it("gives back the mean and variance of any sum of streams", () => {
    fc.assert(
      fc.property(fc.array(anyPool, { minLength: 1, maxLength: 6 }), (pools) => {
        const stream = sumOfStreams(pools.map(overflowStream));
        fc.pre(stream.meanErlangs > 1e-9);
        const again = overflowStream(equivalentRandom(stream));
        expect(relative(again.meanErlangs, stream.meanErlangs)).toBeLessThan(1e-9);
        expect(relative(again.variance, stream.variance)).toBeLessThan(1e-7);
      }),
    );
  });

  it("never loses more behind more agents, more than everything, or less than a partner could carry", () => {
    fc.assert(
      fc.property(
        fc.array(anyPool, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 200 }),
        (pools, agents) => {
          const stream = sumOfStreams(pools.map(overflowStream));
          const here = partnerBlocking({ stream, agents });
          const more = partnerBlocking({ stream, agents: agents + 1 });
          expect(here.blockingProbability).toBeLessThanOrEqual(1);
          expect(more.blockingProbability).toBeLessThanOrEqual(here.blockingProbability + 1e-12);
          expect(here.carriedErlangs).toBeLessThanOrEqual(agents + 1e-9);
          expect(relative(here.carriedErlangs + here.lostErlangs, stream.meanErlangs)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it("finds the least partner team: enough, and one fewer is not", () => {
    const share = fc.double({ min: 1e-4, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(fc.array(anyPool, { minLength: 1, maxLength: 4 }), share, (pools, maxBlocking) => {
        const stream = sumOfStreams(pools.map(overflowStream));
        const { agents, at, oneFewer } = leastPartnerAgents({ stream, maxBlocking });
        expect(at.blockingProbability).toBeLessThanOrEqual(maxBlocking * (1 + 1e-11));
        if (oneFewer === null) expect(agents).toBe(0);
        else expect(oneFewer.blockingProbability).toBeGreaterThan(maxBlocking);
      }),
    );
  });

  it("is Poisson where no own agents stand before the partner, and Hayward is then exact", () => {
    const stream = overflowStream({ agents: 0, loadErlangs: 7.5 });
    expect(stream).toEqual({ meanErlangs: 7.5, variance: 7.5, peakedness: 1 });
    expect(equivalentRandom(stream)).toEqual({ agents: 0, loadErlangs: 7.5 });
    expect(rappEquivalent(stream)).toEqual({ agents: 0, loadErlangs: 7.5 });
    const erlangB = blockingProbability({ agents: 9, loadErlangs: 7.5 });
    expect(partnerBlocking({ stream, agents: 9 }).blockingProbability).toBeCloseTo(erlangB, 12);
    expect(haywardBlocking({ stream, agents: 9 }).blockingProbability).toBeCloseTo(erlangB, 12);
  });

  it("marks Hayward as optimistic, and it is: below the exact blocking of the pools of the reference", () => {
    for (const [agents, loadErlangs, partnerAgents] of [
      [31, 30.58, 5],
      [3, 4.719, 3],
      [100, 95, 20],
      [10, 8, 2],
    ] as const) {
      const stream = overflowStream({ agents, loadErlangs });
      const hayward = haywardBlocking({ stream, agents: partnerAgents });
      const exact = partnerBlocking({ stream, agents: partnerAgents }).blockingProbability;
      expect(hayward.optimistic).toBe(true);
      expect(hayward.blockingProbability).toBeLessThan(exact);
      expect(1 - hayward.blockingProbability / exact).toBeLessThan(hayward.tooLowByUpTo);
    }
  });

  it("scales mean and variance to a partner who needs longer, and says that it did", () => {
    const stream = overflowStream({ agents: 12, loadErlangs: 11 });
    const slower = streamAtPartner(stream, 1.5);
    expect(slower.meanErlangs).toBeCloseTo(1.5 * stream.meanErlangs, 14);
    expect(slower.peakedness).toBe(stream.peakedness);
    const got = partnerBlocking({ stream, agents: 4, handleTimeRatio: 1.5 });
    expect([got.scaled, partnerBlocking({ stream, agents: 4 }).scaled]).toEqual([true, false]);
    expect(got.blockingProbability).toBeCloseTo(partnerBlocking({ stream: slower, agents: 4 }).blockingProbability, 14);
  });

  it("has answers at its edges: no load, no streams, no agents on either side, 10,000 erlangs", () => {
    const none = overflowStream({ agents: 5, loadErlangs: 0 });
    expect(none).toEqual({ meanErlangs: 0, variance: 0, peakedness: 1 });
    expect(sumOfStreams([])).toEqual(none);
    expect(leastPartnerAgents({ stream: none, maxBlocking: 0.01 })).toMatchObject({ agents: 0, oneFewer: null });
    expect(haywardBlocking({ stream: none, agents: 0 }).blockingProbability).toBe(0);
    const stream = overflowStream({ agents: 10_000, loadErlangs: 10_000 });
    expect(partnerBlocking({ stream, agents: 0 }).blockingProbability).toBe(1);
    const lost = blockingProbability({ agents: 10_100, loadErlangs: 10_000 }) * 10_000;
    expect(relative(partnerBlocking({ stream, agents: 100 }).lostErlangs, lost)).toBeLessThan(1e-7);
  });

  it("refuses what no stream or partner can be", () => {
    const stream = overflowStream({ agents: 3, loadErlangs: 2 });
    const bad = [
      () => overflowStream({ agents: -1, loadErlangs: 2 }),
      () => sumOfStreams([{ ...stream, peakedness: 0.5 }]),
      () => equivalentRandom({ meanErlangs: NaN, variance: 1, peakedness: 1 }),
      () => equivalentRandom({ ...stream, variance: stream.variance * 2 }),
      () => partnerBlocking({ stream, agents: 3, handleTimeRatio: 0 }),
      () => partnerBlocking({ stream, agents: Infinity }),
      () => leastPartnerAgents({ stream, maxBlocking: 0 }),
      () => leastPartnerAgents({ stream, maxBlocking: 1 }),
      () => haywardBlocking({ stream, agents: -1 }),
    ];
    for (const ask of bad) expect(ask).toThrow(Refusal);
  });
});

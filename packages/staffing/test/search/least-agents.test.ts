import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangC, leastAgentCount, leastAgents, waitPercentileSeconds, type Targets } from "../../src/index.ts";
import { anyNeed } from "../needs.ts";
import { cases, type Vector } from "../vectors.ts";

function targetsOf(given: Vector): Targets {
  const targets = given.at("targets");
  const read = (name: string): number | undefined => (targets.at(name).isThere ? targets.at(name).number : undefined);
  const [share, maxAsaSeconds, maxWaitProbability, maxOccupancy] = [
    read("sl"),
    read("asa"),
    read("pWait"),
    read("occ"),
  ];
  const [percentile, seconds] = targets.at("pctl").isThere ? targets.at("pctl").list() : [];
  return {
    ...(share === undefined ? {} : { serviceLevel: { share, withinSeconds: given.at("T").number } }),
    ...(maxAsaSeconds === undefined ? {} : { maxAsaSeconds }),
    ...(maxWaitProbability === undefined ? {} : { maxWaitProbability }),
    ...(maxOccupancy === undefined ? {} : { maxOccupancy }),
    ...(percentile === undefined || seconds === undefined
      ? {}
      : { waitPercentile: { share: percentile.number, seconds: seconds.number } }),
  };
}

/** The plain reading of the targets, from the published outputs of the formula; a hair of rounding is allowed. */
function areMet(agents: number, loadErlangs: number, ahtSeconds: number, targets: Targets, hair: number): boolean {
  const { serviceLevel, waitPercentile, maxAsaSeconds, maxOccupancy, maxWaitProbability } = targets;
  const queue = { agents, loadErlangs, ahtSeconds };
  const got = erlangC({ ...queue, withinSeconds: serviceLevel?.withinSeconds ?? 0 });
  if (!got.stable) return false;
  const wait = waitPercentile === undefined ? 0 : waitPercentileSeconds({ ...queue, share: waitPercentile.share });
  return (
    (serviceLevel === undefined || 1 - got.serviceLevel <= (1 - serviceLevel.share) * (1 + hair)) &&
    (waitPercentile === undefined || (wait ?? Infinity) <= waitPercentile.seconds + hair * ahtSeconds) &&
    (got.asaSeconds ?? Infinity) <= (maxAsaSeconds ?? Infinity) * (1 + hair) &&
    got.occupancy <= (maxOccupancy ?? 1) * (1 + hair) &&
    got.waitProbability <= (maxWaitProbability ?? 1) * (1 + hair)
  );
}

describe("least agents", () => {
  const reference = cases("min_agents").filter(({ whole }) => whole.at("model").text === "erlang_c");

  it("has the sixty Erlang C cases of the reference", () => {
    expect(reference).toHaveLength(60);
  });

  it.each(reference)("is the integer of the 60-digit reference, case $id", ({ given, out }) => {
    const ahtSeconds = given.at("aht").number;
    const loadErlangs = (given.at("lambda").number * ahtSeconds) / 3600;
    const found = leastAgents({ loadErlangs, ahtSeconds, targets: targetsOf(given) });
    expect(found.agents).toBe(out.at("n").number);
    expect(found.at.waitProbability).toBeCloseTo(out.at("at_n").at("pWait").number, 10);
    const oneFewer = out.at("at_n_minus_1");
    // The reference leaves out what one fewer would be where that is nobody, or a line without end.
    if (!oneFewer.isThere) expect(found.oneFewer?.stable ?? false).toBe(false);
    else expect(found.oneFewer?.waitProbability).toBeCloseTo(oneFewer.at("pWait").number, 10);
  });

  const tijms = cases("published").filter(({ whole }) => whole.at("kind").text === "min_agents_pwait");
  it.each(tijms)("is the exact column of a printed table, case $id", ({ given, whole }) => {
    const targets = { maxWaitProbability: given.at("maxPWait").number };
    const loadErlangs = given.at("load").number;
    expect(leastAgentCount({ loadErlangs, ahtSeconds: 300, targets })).toBe(whole.at("published").at("n").number);
  });

  it("is the least that meets every target and no fewer, 0.01 to 10,000 erlangs", () => {
    fc.assert(
      fc.property(anyNeed, (need) => {
        const agents = leastAgentCount(need);
        expect(areMet(agents, need.loadErlangs, need.ahtSeconds, need.targets, 1e-9)).toBe(true);
        expect(areMet(agents - 1, need.loadErlangs, need.ahtSeconds, need.targets, -1e-9)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("never falls when the load rises or a target is added", () => {
    fc.assert(
      fc.property(anyNeed, fc.double({ min: 0, max: 0.1, noNaN: true }), (need, growth) => {
        const agents = leastAgentCount(need);
        expect(leastAgentCount({ ...need, loadErlangs: need.loadErlangs * (1 + growth) })).toBeGreaterThanOrEqual(
          agents,
        );
        const stricter = { ...need.targets, maxOccupancy: 0.6 };
        if ((need.targets.maxOccupancy ?? 1) >= 0.6) {
          expect(leastAgentCount({ ...need, targets: stricter })).toBeGreaterThanOrEqual(agents);
        }
      }),
    );
  });

  it("counts the example of the reference: 57 agents for 50 erlangs, 80 % in 20 s", () => {
    const targets = { serviceLevel: { share: 0.8, withinSeconds: 20 } };
    expect(leastAgentCount({ loadErlangs: 50, ahtSeconds: 300, targets })).toBe(57);
  });

  it("needs one more than the load when there is no target, and nobody where nothing is offered", () => {
    expect(leastAgentCount({ loadErlangs: 17, ahtSeconds: 300, targets: {} })).toBe(18);
    expect(leastAgentCount({ loadErlangs: 16.999, ahtSeconds: 300, targets: {} })).toBe(17);
    const targets = { serviceLevel: { share: 0.999999, withinSeconds: 0 }, maxAsaSeconds: 1e-9, maxOccupancy: 0.5 };
    expect(leastAgents({ loadErlangs: 0, ahtSeconds: 300, targets })).toMatchObject({
      agents: 0,
      at: { stable: true, serviceLevel: 1, occupancy: 0 },
      oneFewer: null,
    });
    expect(leastAgentCount({ loadErlangs: 1e-300, ahtSeconds: 300, targets })).toBe(1);
  });

  it("judges service at the time of the percentile when that is the only one given", () => {
    const targets = { waitPercentile: { share: 0.95, seconds: 60 } };
    const { at, oneFewer } = leastAgents({ loadErlangs: 50, ahtSeconds: 300, targets });
    expect(at.serviceLevel).toBeGreaterThanOrEqual(0.95);
    expect(oneFewer?.serviceLevel).toBeLessThan(0.95);
  });

  it.each([
    { serviceLevel: { share: 1, withinSeconds: 20 } },
    { serviceLevel: { share: 0.8, withinSeconds: -1 } },
    { maxOccupancy: 0 },
    { maxOccupancy: 1.01 },
    { maxAsaSeconds: 0 },
    { maxWaitProbability: 0 },
    { waitPercentile: { share: NaN, seconds: 60 } },
  ])("refuses a target nobody can meet: %o", (targets) => {
    expect(() => leastAgentCount({ loadErlangs: 10, ahtSeconds: 300, targets })).toThrow(Refusal);
  });
});

describe("faults other tools are known for", () => {
  it("does not begin the search above the answer, as rounding load + 1 does", () => {
    // A waiting time longer than any wait: floor(load) + 1 agents are enough, round(load + 1) would be one too many.
    const targets = { serviceLevel: { share: 0.5, withinSeconds: 1e6 } };
    for (const loadErlangs of [0.6, 1.5, 9.7, 99.51]) {
      expect(leastAgentCount({ loadErlangs, ahtSeconds: 180, targets })).toBe(Math.floor(loadErlangs) + 1);
    }
  });

  it("keeps a cap exactly where the load is a whole multiple of it", () => {
    const shares = [0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.95];
    // Easy waits, so that only the cap decides; agents x cap computed in doubles is above or below the true product.
    const easy = { serviceLevel: { share: 0.01, withinSeconds: 1e6 } };
    for (const maxOccupancy of shares) {
      for (let agents = 1; agents <= 5000; agents += 1) {
        const need = { loadErlangs: agents * maxOccupancy, ahtSeconds: 300, targets: { ...easy, maxOccupancy } };
        expect(leastAgentCount(need)).toBe(agents);
      }
    }
  });

  it("does not cut the load to a whole number", () => {
    const targets = { serviceLevel: { share: 0.8, withinSeconds: 20 } };
    const needed = [10, 10.99].map((loadErlangs) => leastAgentCount({ loadErlangs, ahtSeconds: 300, targets }));
    expect(needed[1]).toBeGreaterThan(needed[0] ?? NaN);
  });

  it("does not lose its numbers where factorials overflow", () => {
    const targets = { serviceLevel: { share: 0.8, withinSeconds: 20 }, maxOccupancy: 0.2 };
    expect(leastAgentCount({ loadErlangs: 2000, ahtSeconds: 300, targets })).toBe(10_000);
    const strict = { maxWaitProbability: 1e-12 };
    const agents = leastAgentCount({ loadErlangs: 10_000, ahtSeconds: 300, targets: strict });
    expect(erlangC({ agents, loadErlangs: 10_000, ahtSeconds: 300, withinSeconds: 0 }).waitProbability).toBeLessThan(
      1e-12,
    );
  });
});

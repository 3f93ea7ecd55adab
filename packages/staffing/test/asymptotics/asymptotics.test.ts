import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  finiteLine,
  garnettAbandonFactor,
  garnettBeta,
  garnettWaitProbability,
  halfinWhittBeta,
  halfinWhittWaitProbability,
  leastAgentCount,
  overloadedFluid,
  safetyFactor,
  squareRootAgents,
  waitProbability,
  type PatienceLaw,
} from "../../src/index.ts";
import { cases } from "../vectors.ts";

const relative = (got: number, wanted: number): number => Math.abs(got / wanted - 1);

describe("large queues", () => {
  it.each(cases("asymptotics"))("agree with the 60-digit reference, case $id", ({ given, out }) => {
    const pairs: [number, number][] = [];
    if (given.at("patienceOverAht").isThere) {
      const queue = { beta: given.at("beta").number, patienceOverAht: given.at("patienceOverAht").number };
      pairs.push([garnettWaitProbability(queue), out.at("pWait").number]);
      pairs.push([garnettAbandonFactor(queue), out.at("sqrtNAbandonGivenWait").number]);
    } else if (given.at("beta").isThere) {
      pairs.push([halfinWhittWaitProbability(given.at("beta").number), out.at("alpha").number]);
    } else {
      pairs.push([halfinWhittBeta(given.at("alpha").number), out.at("beta").number]);
    }
    for (const [got, wanted] of pairs) expect(relative(got, wanted)).toBeLessThanOrEqual(1e-9);
  });

  it("are where Erlang C goes when the load grows", () => {
    for (const beta of [0.1, 0.5, 1, 2]) {
      const gaps = [100, 10_000, 1_000_000].map((loadErlangs) => {
        const agents = squareRootAgents({ loadErlangs: loadErlangs / 2, beta });
        return Math.abs(waitProbability({ agents, loadErlangs: loadErlangs / 2 }) - halfinWhittWaitProbability(beta));
      });
      expect(gaps[0]).toBeLessThan(0.03);
      expect(gaps[1]).toBeLessThan((gaps[0] ?? 0) / 5);
      expect(gaps[2]).toBeLessThan((gaps[1] ?? 0) / 5);
    }
  });

  it("are where Erlang A goes, with more agents than load and with fewer", () => {
    for (const beta of [-1, -0.2, 0, 0.6]) {
      const loadErlangs = 9000;
      const agents = Math.round(squareRootAgents({ loadErlangs, beta }));
      const exactBeta = safetyFactor({ agents, loadErlangs });
      const line = { agents, loadErlangs, ahtSeconds: 300, patienceSeconds: 150, waitingRoom: 3000, withinSeconds: 0 };
      const exact = finiteLine(line);
      const large = { beta: exactBeta, patienceOverAht: 0.5 };
      const waits = garnettWaitProbability(large);
      expect(Math.abs(exact.waitProbability - waits)).toBeLessThan(0.01);
      const lost = (waits * garnettAbandonFactor(large)) / Math.sqrt(agents);
      expect(relative(lost, exact.abandonProbability)).toBeLessThan(0.03);
    }
  });

  it("become Halfin-Whitt when customers are patient without end", () => {
    for (const beta of [0.2, 1, 2.5]) {
      const patient = garnettWaitProbability({ beta, patienceOverAht: 1e9 });
      expect(relative(patient, halfinWhittWaitProbability(beta))).toBeLessThan(1e-4);
    }
  });

  it("invert exactly, fall in beta, and stay numbers far out", () => {
    const share = fc.double({ min: 1e-6, max: 0.999, noNaN: true });
    const ratio = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power);
    fc.assert(
      fc.property(share, ratio, (waits, patienceOverAht) => {
        expect(relative(halfinWhittWaitProbability(halfinWhittBeta(waits)), waits)).toBeLessThan(1e-9);
        const beta = garnettBeta({ waitProbability: waits, patienceOverAht });
        expect(Math.abs(garnettWaitProbability({ beta, patienceOverAht }) - waits)).toBeLessThan(1e-10);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), ratio, (beta, patienceOverAht) => {
        const here = garnettWaitProbability({ beta, patienceOverAht });
        expect(here).toBeGreaterThanOrEqual(0);
        expect(here).toBeLessThanOrEqual(1);
        expect(garnettWaitProbability({ beta: beta + 0.1, patienceOverAht })).toBeLessThanOrEqual(here + 1e-14);
        expect(garnettAbandonFactor({ beta, patienceOverAht })).toBeGreaterThan(0);
        expect(halfinWhittWaitProbability(beta)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says square-root staffing is within one agent of the least team, as the published table has it", () => {
    for (const loadErlangs of [1, 5, 10, 50, 100, 250, 500, 1000]) {
      for (const maxWaitProbability of [0.5, 0.2, 0.1]) {
        const rule = Math.ceil(squareRootAgents({ loadErlangs, beta: halfinWhittBeta(maxWaitProbability) }));
        const exact = leastAgentCount({ loadErlangs, ahtSeconds: 300, targets: { maxWaitProbability } });
        expect(Math.abs(rule - exact)).toBeLessThanOrEqual(1);
      }
    }
  });

  it("refuses what is no number", () => {
    expect(() => halfinWhittWaitProbability(NaN)).toThrow(Refusal);
    expect(() => halfinWhittBeta(1)).toThrow(Refusal);
    expect(() => garnettWaitProbability({ beta: 1, patienceOverAht: 0 })).toThrow(Refusal);
    expect(() => garnettBeta({ waitProbability: 0, patienceOverAht: 1 })).toThrow(Refusal);
    expect(() => squareRootAgents({ loadErlangs: 10, beta: Infinity })).toThrow(Refusal);
    expect(safetyFactor({ agents: 3, loadErlangs: 0 })).toBe(Infinity);
    expect(safetyFactor({ agents: 0, loadErlangs: 0 })).toBe(0);
  });
});

describe("the overloaded fluid", () => {
  const laws: { law: PatienceLaw; still: (seconds: number) => number }[] = [
    { law: { kind: "exponential", meanSeconds: 120 }, still: (t) => Math.exp(-t / 120) },
    {
      law: {
        kind: "segments",
        segments: [
          { share: 0.3, meanSeconds: 30 },
          { share: 0.7, meanSeconds: 400 },
        ],
      },
      still: (t) => 0.3 * Math.exp(-t / 30) + 0.7 * Math.exp(-t / 400),
    },
    {
      law: {
        kind: "hazard",
        pieces: [
          { fromSeconds: 0, perSecond: 0 },
          { fromSeconds: 10, perSecond: 0.02 },
          { fromSeconds: 30, perSecond: 0.005 },
        ],
      },
      still: (t) => Math.exp(-0.02 * Math.max(0, Math.min(t, 30) - 10) - 0.005 * Math.max(0, t - 30)),
    },
  ];

  it.each(laws)(
    "loses what the agents cannot carry and waits until just so many are left: $law.kind",
    ({ law, still }) => {
      for (const loadErlangs of [101, 125, 300]) {
        const got = overloadedFluid({ agents: 100, loadErlangs, ahtSeconds: 300, patience: { law } });
        expect(got.abandonProbability).toBeCloseTo(1 - 100 / loadErlangs, 14);
        const waitSeconds = got.waitSeconds ?? NaN;
        expect(still(waitSeconds)).toBeCloseTo(100 / loadErlangs, 12);
        // Little's law with the mean of min(patience, wait) by Simpson's rule.
        let mean = 0;
        const cells = 30_000;
        for (let cell = 0; cell < cells; cell += 1) {
          const [from, to] = [(cell * waitSeconds) / cells, ((cell + 1) * waitSeconds) / cells];
          mean += ((to - from) / 6) * (still(from) + 4 * still((from + to) / 2) + still(to));
        }
        expect(relative(got.meanQueue ?? NaN, (loadErlangs / 300) * mean)).toBeLessThan(1e-6);
      }
    },
  );

  it("is what a large Erlang A does", () => {
    const queue = { agents: 4000, loadErlangs: 5000, ahtSeconds: 300 };
    const fluid = overloadedFluid({ ...queue, patience: { law: { kind: "exponential", meanSeconds: 120 } } });
    const exact = finiteLine({ ...queue, patienceSeconds: 120, waitingRoom: 3000, withinSeconds: 20 });
    expect(exact.abandonProbability).toBeCloseTo(fluid.abandonProbability, 4);
    expect(relative(exact.asaSeconds ?? NaN, fluid.waitSeconds ?? NaN)).toBeLessThan(0.01);
    expect(relative(exact.meanQueue ?? NaN, fluid.meanQueue ?? NaN)).toBeLessThan(0.001);
  });

  it("has no wait to name where nobody ever gives up, or nobody serves, and none below the agents", () => {
    const law: PatienceLaw = { kind: "exponential", meanSeconds: 120 };
    const queue = { agents: 100, loadErlangs: 125, ahtSeconds: 300 };
    expect(overloadedFluid({ ...queue, patience: { law: { kind: "endless" } } })).toEqual({
      abandonProbability: 0,
      overflowProbability: 0,
      waitSeconds: null,
      meanQueue: null,
    });
    const soon: PatienceLaw = {
      kind: "hazard",
      pieces: [
        { fromSeconds: 0, perSecond: 0.001 },
        { fromSeconds: 10, perSecond: 0 },
      ],
    };
    // One in a hundred gives up within ten seconds, the others never: the line grows for ever.
    const stuck = overloadedFluid({ ...queue, patience: { law: soon } });
    expect([stuck.waitSeconds, stuck.meanQueue]).toEqual([null, null]);
    expect(stuck.abandonProbability).toBeCloseTo(1 - Math.exp(-0.01), 14);
    const nobody = overloadedFluid({ ...queue, agents: 0, patience: { law } });
    expect([nobody.abandonProbability, nobody.waitSeconds, nobody.meanQueue]).toEqual([1, null, null]);
    expect(overloadedFluid({ ...queue, loadErlangs: 100, patience: { law } })).toEqual({
      abandonProbability: 0,
      overflowProbability: 0,
      waitSeconds: 0,
      meanQueue: 0,
    });
  });

  it("lets a timed overflow take what is too much, and those who balk leave at once", () => {
    const law: PatienceLaw = { kind: "exponential", meanSeconds: 120 };
    const queue = { agents: 100, loadErlangs: 200, ahtSeconds: 300 };
    const timed = overloadedFluid({ ...queue, patience: { law, overflowAfterSeconds: 30 } });
    expect(timed.waitSeconds).toBe(30);
    expect(timed.abandonProbability).toBeCloseTo(1 - Math.exp(-0.25), 12);
    expect(timed.abandonProbability + timed.overflowProbability).toBeCloseTo(0.5, 14);
    const late = overloadedFluid({ ...queue, patience: { law, overflowAfterSeconds: 300 } });
    expect(late.overflowProbability).toBe(0);
    expect(late.abandonProbability).toBeCloseTo(0.5, 14);
    expect(overloadedFluid({ ...queue, agents: 0, patience: { law, overflowAfterSeconds: 30 } }).waitSeconds).toBe(30);
    const balking = overloadedFluid({ ...queue, patience: { law, balkingShare: 0.25 } });
    expect(balking.waitSeconds).toBeCloseTo(120 * Math.log(0.75 * 2), 9);
    expect(overloadedFluid({ ...queue, patience: { law, balkingShare: 0.6 } }).waitSeconds).toBe(0);
  });
});

import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agentsForBlocking, blockingProbability, loadForBlocking, logBlockingProbability } from "../../src/index.ts";
import { cases } from "../vectors.ts";

/** Second method: the recursion on 1/B from an empty system upwards, as books print it; no digits are saved or lost. */
function recursively(agents: number, loadErlangs: number): number {
  let reciprocal = 1;
  for (let line = 1; line <= agents; line += 1) reciprocal = 1 + (reciprocal * line) / loadErlangs;
  return 1 / reciprocal;
}

/** Third method, for real agents: Jagerman's integral of e^-u (1 + u/a)^x by the trapezium rule after u = e^(s - e^-s). */
function byIntegral(agents: number, loadErlangs: number): number {
  let sum = 0;
  const step = 1 / 64;
  for (let s = -6; s <= 8; s += step) {
    const u = Math.exp(s - Math.exp(-s));
    sum += Math.exp(-u + agents * Math.log1p(u / loadErlangs)) * u * (1 + Math.exp(-s));
  }
  return 1 / (sum * step);
}

const anyLoad = fc.double({ min: Math.log(0.01), max: Math.log(10_000), noNaN: true }).map(Math.exp);
const relative = (got: number, wanted: number): number => Math.abs(got / wanted - 1);

describe("Erlang B", () => {
  it.each(cases("erlang_b"))("agrees with the 60-digit reference, case $id", ({ given, out }) => {
    const load = { agents: given.at("n").number, loadErlangs: given.at("load").number };
    const wanted = out.at("B").number;
    // The file's tolerance: relative 1e-11 up to 1,000 erlangs, 1e-9 above; ln B within 1e-9 of its size.
    expect(Math.abs(blockingProbability(load) - wanted)).toBeLessThanOrEqual(
      wanted * (load.loadErlangs <= 1000 ? 1e-11 : 1e-9),
    );
    const logWanted = out.at("lnB").number;
    expect(Math.abs(logBlockingProbability(load) - logWanted)).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(logWanted)),
    );
  });

  it("agrees with the recursion from an empty system, 0.01 to 10,000 erlangs", () => {
    fc.assert(
      fc.property(anyLoad, fc.double({ min: -10, max: 10, noNaN: true }), (loadErlangs, deviations) => {
        const agents = Math.max(1, Math.floor(loadErlangs + deviations * Math.sqrt(loadErlangs)));
        expect(relative(blockingProbability({ agents, loadErlangs }), recursively(agents, loadErlangs))).toBeLessThan(
          1e-11,
        );
      }),
    );
  });

  it("agrees with Jagerman's integral for real agents", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (loadErlangs, agents) => {
          expect(relative(blockingProbability({ agents, loadErlangs }), byIntegral(agents, loadErlangs))).toBeLessThan(
            1e-9,
          );
        },
      ),
    );
  });

  it("joins its two seeds without a step at 2 erlangs", () => {
    for (const agents of [0.01, 0.5, 0.99, 3.7]) {
      const below = blockingProbability({ agents, loadErlangs: 2 - 1e-12 });
      expect(relative(blockingProbability({ agents, loadErlangs: 2 }), below)).toBeLessThan(1e-11);
    }
  });

  it("falls and is convex in real agents, and rises with the load", () => {
    fc.assert(
      fc.property(anyLoad, fc.double({ min: 0, max: 1.25, noNaN: true }), (loadErlangs, ratio) => {
        const agents = loadErlangs * ratio;
        const [fewer = 0, same = 0, more = 0] = [0, 0.5, 1].map((extra) =>
          blockingProbability({ agents: agents + extra, loadErlangs }),
        );
        expect(same).toBeLessThan(fewer);
        expect(same).toBeLessThanOrEqual(((fewer + more) / 2) * (1 + 1e-10));
        expect(blockingProbability({ agents, loadErlangs: loadErlangs * 1.01 })).toBeGreaterThanOrEqual(
          fewer * (1 - 1e-12),
        );
      }),
    );
  });

  it("keeps the balance of each state: agents, load and one agent fewer", () => {
    // B(n) = a B(n-1) / (n + a B(n-1)), for real n as well: Jagerman (1974).
    fc.assert(
      fc.property(anyLoad, fc.double({ min: 1, max: 200, noNaN: true }), (loadErlangs, agents) => {
        const offered = loadErlangs * blockingProbability({ agents: agents - 1, loadErlangs });
        fc.pre(offered > 1e-280);
        expect(relative(blockingProbability({ agents, loadErlangs }), offered / (agents + offered))).toBeLessThan(
          1e-11,
        );
      }),
    );
  });

  it("knows its limits", () => {
    expect(blockingProbability({ agents: 0, loadErlangs: 5 })).toBe(1);
    expect(blockingProbability({ agents: 0, loadErlangs: 0 })).toBe(1);
    expect(blockingProbability({ agents: 4, loadErlangs: 0 })).toBe(0);
    expect(logBlockingProbability({ agents: 4, loadErlangs: 0 })).toBe(-Infinity);
    // One line: a/(1 + a). Half the traffic of a hopeless overload is still carried by every line.
    expect(blockingProbability({ agents: 1, loadErlangs: 1e-9 })).toBeCloseTo(1e-9, 17);
    expect(blockingProbability({ agents: 100, loadErlangs: 1e6 })).toBeCloseTo(1 - 1e-4, 9);
  });

  it("keeps the logarithm where the probability is too small for a double", () => {
    // ln B tends to n ln a - a - ln n!; ln 2000! = 13206.52435051381 (Stirling with four terms, by hand).
    const agents = 2000;
    expect(blockingProbability({ agents, loadErlangs: 1 })).toBe(0);
    expect(logBlockingProbability({ agents, loadErlangs: 1 })).toBeCloseTo(-1 - 13206.52435051381, 7);
  });

  it("refuses what no queue can be", () => {
    expect(() => blockingProbability({ agents: -1, loadErlangs: 1 })).toThrow(Refusal);
    expect(() => blockingProbability({ agents: 1, loadErlangs: NaN })).toThrow(Refusal);
    expect(() => logBlockingProbability({ agents: Infinity, loadErlangs: 1 })).toThrow(Refusal);
  });
});

describe("Erlang B turned round", () => {
  it.each(cases("erlang_b", "inverse_min_n"))("finds the least agents of the reference, case $id", ({ given, out }) => {
    const loadErlangs = given.at("load").number;
    expect(agentsForBlocking({ loadErlangs, maxBlocking: given.at("maxB").number })).toBe(out.at("n").number);
  });

  it.each(cases("erlang_b", "inverse_max_load"))(
    "finds the largest load of the reference, case $id",
    ({ given, out }) => {
      const load = loadForBlocking({ agents: given.at("n").number, maxBlocking: given.at("maxB").number });
      expect(relative(load, out.at("load").number)).toBeLessThan(1e-11);
    },
  );

  const published = cases("published").filter(({ whole }) => whole.at("kind").text === "erlang_b_max_load");
  it.each(published)("gives the load printed in a capacity table, case $id", ({ given, whole }) => {
    const load = loadForBlocking({ agents: given.at("n").number, maxBlocking: given.at("maxB").number });
    const decimals = whole.at("decimals").at("load").number;
    expect(Math.abs(load - whole.at("published").at("load").number)).toBeLessThanOrEqual(0.5 * 10 ** -decimals);
  });

  it("finds the least number: enough, and one fewer is not", () => {
    fc.assert(
      fc.property(anyLoad, fc.double({ min: 1e-6, max: 0.95, noNaN: true }), (loadErlangs, maxBlocking) => {
        const agents = agentsForBlocking({ loadErlangs, maxBlocking });
        expect(blockingProbability({ agents, loadErlangs })).toBeLessThanOrEqual(maxBlocking * (1 + 1e-11));
        if (agents > 0) {
          expect(blockingProbability({ agents: agents - 1, loadErlangs })).toBeGreaterThan(maxBlocking * (1 - 1e-11));
        }
      }),
    );
  });

  it("takes a load back to the blocking it came from, for real agents", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 2000, noNaN: true }),
        fc.double({ min: Math.log(1e-9), max: Math.log(0.99), noNaN: true }).map(Math.exp),
        (agents, maxBlocking) => {
          const loadErlangs = loadForBlocking({ agents, maxBlocking });
          expect(relative(blockingProbability({ agents, loadErlangs }), maxBlocking)).toBeLessThan(1e-10);
        },
      ),
    );
  });

  it("knows its limits", () => {
    expect(agentsForBlocking({ loadErlangs: 0, maxBlocking: 0.01 })).toBe(1);
    expect(loadForBlocking({ agents: 0, maxBlocking: 0.01 })).toBe(0);
    expect(() => agentsForBlocking({ loadErlangs: 1, maxBlocking: 0 })).toThrow(Refusal);
    expect(() => loadForBlocking({ agents: 1, maxBlocking: 1 })).toThrow(Refusal);
  });
});

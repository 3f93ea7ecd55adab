import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agentsTableUnder,
  largestLoadUnder,
  leastAgentsUnder,
  longestHandleTimeUnder,
  queueResult,
  staffingSearch,
  type QueueModel,
  type QueueResult,
  type ServiceLevelDefinition,
  type Targets,
} from "../../src/index.ts";
import { anyPatience } from "../patience/any-patience.ts";
import { cases, type Vector } from "../vectors.ts";

const USUAL: Targets = { serviceLevel: { share: 0.8, withinSeconds: 20 } };
const ERLANG_A: QueueModel = { kind: "erlang-a", patienceSeconds: 120 };
const DEFINITIONS = ["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const;

const share = fc.double({ min: 0.05, max: 0.999, noNaN: true });
const seconds = fc.double({ min: 0, max: 300, noNaN: true });
const anyTargets: fc.Arbitrary<Targets> = fc.record(
  {
    serviceLevel: fc.record({
      share,
      withinSeconds: seconds,
      definition: fc.constantFrom(...DEFINITIONS),
      shortAbandonSeconds: fc.double({ min: 0, max: 30, noNaN: true }),
    }),
    maxOccupancy: fc.double({ min: 0.3, max: 1, noNaN: true }),
    maxAsaSeconds: fc.double({ min: 0.1, max: 300, noNaN: true }),
    maxWaitProbability: fc.double({ min: 0.001, max: 1, noNaN: true }),
    maxAbandonProbability: fc.double({ min: 0.0001, max: 0.9, noNaN: true }),
    waitPercentile: fc.record({ share, seconds }),
  },
  { requiredKeys: [] },
);
const anyModel: fc.Arbitrary<QueueModel> = fc.oneof(
  fc.constant<QueueModel>({ kind: "erlang-c" }),
  fc
    .double({ min: 2, max: 3000, noNaN: true })
    .map((patienceSeconds): QueueModel => ({ kind: "erlang-a", patienceSeconds })),
  anyPatience.map((patience): QueueModel => ({ kind: "patience", patience })),
);
const ahtSeconds = fc.double({ min: 20, max: 1800, noNaN: true });

/** The plain reading of the targets, from the full result of the model; a hair of rounding is allowed. */
function meets(result: QueueResult, beyondPercentile: number, targets: Targets, hair: number): boolean {
  const { serviceLevel, waitPercentile } = targets;
  const level = result.serviceLevels[serviceLevel?.definition ?? "slOffered"];
  return (
    result.stable &&
    (serviceLevel === undefined || 1 - level <= (1 - serviceLevel.share) * (1 + hair)) &&
    (waitPercentile === undefined || beyondPercentile <= (1 - waitPercentile.share) * (1 + hair)) &&
    (result.asaSeconds ?? Infinity) <= (targets.maxAsaSeconds ?? Infinity) * (1 + hair) &&
    result.occupancy <= (targets.maxOccupancy ?? 2) * (1 + hair) &&
    result.waitProbability <= (targets.maxWaitProbability ?? 2) * (1 + hair) &&
    result.abandonProbability <= (targets.maxAbandonProbability ?? 2) * (1 + hair)
  );
}

function teamMeets(
  agents: number,
  model: QueueModel,
  loadErlangs: number,
  aht: number,
  targets: Targets,
  hair: number,
): boolean {
  if (agents === 0) return false;
  const queue = { model, agents, loadErlangs, ahtSeconds: aht };
  const { serviceLevel, waitPercentile } = targets;
  const result = queueResult({
    ...queue,
    withinSeconds: serviceLevel?.withinSeconds ?? 0,
    shortAbandonSeconds: serviceLevel?.shortAbandonSeconds ?? 5,
  });
  const late = queueResult({ ...queue, withinSeconds: waitPercentile?.seconds ?? 0 });
  return meets(result, 1 - late.serviceLevels.slVirtual, targets, hair);
}

function targetsOf(given: Vector): Targets {
  const asked = given.at("targets");
  const read = (name: string): number | undefined => (asked.at(name).isThere ? asked.at(name).number : undefined);
  const definition = DEFINITIONS.find((name): name is ServiceLevelDefinition => asked.at(name).isThere);
  const [maxAsaSeconds, maxAbandonProbability, maxOccupancy] = [
    read("meanWaitServed"),
    read("pAbandon"),
    read("occupancy"),
  ];
  return {
    ...(definition === undefined
      ? {}
      : {
          serviceLevel: {
            share: asked.at(definition).number,
            withinSeconds: given.at("T").number,
            shortAbandonSeconds: given.at("tau").number,
            definition,
          },
        }),
    ...(maxAsaSeconds === undefined ? {} : { maxAsaSeconds }),
    ...(maxAbandonProbability === undefined ? {} : { maxAbandonProbability }),
    ...(maxOccupancy === undefined ? {} : { maxOccupancy }),
  };
}

describe("least agents with patience", () => {
  const reference = cases("min_agents").filter(({ whole }) => whole.at("model").text === "erlang_a");

  it("has the forty Erlang A cases of the reference", () => {
    expect(reference).toHaveLength(40);
  });

  it.each(reference)("is the integer of the 60-digit reference, case $id", ({ given, out }) => {
    const aht = given.at("aht").number;
    const loadErlangs = (given.at("lambda").number * aht) / 3600;
    const model: QueueModel = { kind: "erlang-a", patienceSeconds: given.at("patience").number };
    const found = leastAgentsUnder({ model, loadErlangs, ahtSeconds: aht, targets: targetsOf(given) });
    expect(found.agents).toBe(out.at("n").number);
    const same = (result: QueueResult | null, expected: Vector): void => {
      expect(result?.abandonProbability).toBeCloseTo(expected.at("pAbandon").number, 10);
      expect(result?.occupancy).toBeCloseTo(expected.at("occupancy").number, 10);
    };
    same(found.at, out.at("at_n"));
    if (out.at("at_n_minus_1").isThere) same(found.oneFewer, out.at("at_n_minus_1"));
  });

  it("holds the example of the reference: 50 erlangs, 80/20, two minutes of patience ask for 51, Erlang C for 57", () => {
    const need = { loadErlangs: 50, ahtSeconds: 300, targets: USUAL };
    expect(leastAgentsUnder({ ...need, model: ERLANG_A }).agents).toBe(51);
    expect(leastAgentsUnder({ ...need, model: { kind: "erlang-c" } }).agents).toBe(57);
  });

  it("takes contacts that overflow before the time asked about as missed", () => {
    // Erlang B answers 10/13 of 0.3 erlangs with one agent: too few of 80 %, however long the time asked about.
    const model: QueueModel = { kind: "patience", patience: { law: { kind: "endless" }, overflowAfterSeconds: 0 } };
    for (const definition of ["slOffered", "slExclShort", "slAbandonGood"] as const) {
      const targets: Targets = { serviceLevel: { share: 0.8, withinSeconds: 300, definition } };
      expect(staffingSearch({ model, targets }).leastAgents(0.3, 300)).toBe(2);
    }
    for (const definition of ["slAnswered", "slVirtual"] as const) {
      const targets: Targets = { serviceLevel: { share: 0.8, withinSeconds: 300, definition } };
      const found = leastAgentsUnder({ model, loadErlangs: 0.3, ahtSeconds: 300, targets });
      expect(found.at.serviceLevels[definition]).toBeGreaterThanOrEqual(0.8);
      expect(found.agents).toBe(1);
    }
  });

  it("asks for one agent, not two, where a three-minute contact comes every half hour", () => {
    for (const model of [ERLANG_A, { kind: "erlang-c" }] as const) {
      expect(staffingSearch({ model, targets: USUAL }).leastAgents(0.1, 180)).toBe(1);
      expect(staffingSearch({ model, targets: USUAL }).leastAgents(0, 180)).toBe(0);
      expect(leastAgentsUnder({ model, loadErlangs: 0, ahtSeconds: 180, targets: USUAL })).toMatchObject({
        agents: 0,
        at: { stable: true, occupancy: 0 },
        oneFewer: null,
      });
    }
  });

  it("is the least of all teams, tried one by one from the first, under any model and targets", () => {
    const need = fc.record({
      model: anyModel,
      loadErlangs: fc.double({ min: Math.log(0.01), max: Math.log(30), noNaN: true }).map(Math.exp),
      aht: ahtSeconds,
      targets: anyTargets,
    });
    fc.assert(
      fc.property(need, ({ model, loadErlangs, aht, targets }) => {
        const agents = staffingSearch({ model, targets }).leastAgents(loadErlangs, aht);
        for (let team = 1; team < Math.min(agents, 80); team += 1) {
          expect(teamMeets(team, model, loadErlangs, aht, targets, -1e-9)).toBe(false);
        }
        expect(teamMeets(agents, model, loadErlangs, aht, targets, 1e-9)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("does, and one fewer does not, up to 10,000 erlangs", () => {
    const loads = fc.double({ min: Math.log(10), max: Math.log(10_000), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(anyModel, loads, ahtSeconds, anyTargets, (model, loadErlangs, aht, targets) => {
        const agents = staffingSearch({ model, targets }).leastAgents(loadErlangs, aht);
        expect(teamMeets(agents, model, loadErlangs, aht, targets, 1e-9)).toBe(true);
        expect(teamMeets(agents - 1, model, loadErlangs, aht, targets, -1e-9)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same answer whatever was asked before", () => {
    const search = staffingSearch({ model: ERLANG_A, targets: { ...USUAL, maxOccupancy: 0.9 } });
    const loads = [400, 0.2, 50, 3000, 17, 17, 0.01, 120];
    const first = loads.map((load) => search.leastAgents(load, 240));
    expect([...loads].reverse().map((load) => search.leastAgents(load, 240))).toEqual(first.reverse());
  });
});

describe("the other directions", () => {
  it("the largest load is the border of the least agents, the longest handling time that of the load", () => {
    fc.assert(
      fc.property(anyModel, fc.integer({ min: 1, max: 60 }), ahtSeconds, anyTargets, (model, agents, aht, targets) => {
        const search = staffingSearch({ model, targets });
        const border = search.largestLoad(agents, aht);
        expect(border).toBe(largestLoadUnder({ model, agents, ahtSeconds: aht, targets }));
        if (border === Infinity) {
          expect(search.leastAgents(1e6, aht)).toBeLessThanOrEqual(agents);
          return;
        }
        expect(search.leastAgents(border * (1 - 1e-8), aht)).toBeLessThanOrEqual(agents);
        expect(search.leastAgents(border * (1 + 1e-8), aht)).toBeGreaterThan(agents);
      }),
      { numRuns: 150 },
    );
  });

  it("a handling time a hair shorter than the longest is borne, a hair longer is not", () => {
    const rates = fc.double({ min: 1, max: 2000, noNaN: true });
    fc.assert(
      fc.property(
        anyModel,
        fc.integer({ min: 1, max: 60 }),
        rates,
        anyTargets,
        (model, agents, contactsPerHour, targets) => {
          const longest = longestHandleTimeUnder({ model, agents, contactsPerHour, targets });
          if (longest === Infinity) return;
          const needed = (aht: number): number =>
            staffingSearch({ model, targets }).leastAgents((contactsPerHour * aht) / 3600, aht);
          expect(needed(longest * (1 - 1e-8))).toBeLessThanOrEqual(agents);
          expect(needed(longest * (1 + 1e-8))).toBeGreaterThan(agents);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("nobody bears nothing; a team without contacts, or without targets, bears all", () => {
    const targets = USUAL;
    expect(largestLoadUnder({ model: ERLANG_A, agents: 0, ahtSeconds: 300, targets })).toBe(0);
    expect(longestHandleTimeUnder({ model: ERLANG_A, agents: 0, contactsPerHour: 10, targets })).toBe(0);
    expect(longestHandleTimeUnder({ model: ERLANG_A, agents: 3, contactsPerHour: 0, targets })).toBe(Infinity);
    expect(largestLoadUnder({ model: ERLANG_A, agents: 3, ahtSeconds: 300, targets: {} })).toBe(Infinity);
    // With an overflow after ten seconds nobody who is served ever waits longer.
    const model: QueueModel = {
      kind: "patience",
      patience: { law: { kind: "exponential", meanSeconds: 60 }, overflowAfterSeconds: 10 },
    };
    expect(largestLoadUnder({ model, agents: 3, ahtSeconds: 300, targets: { maxAsaSeconds: 10 } })).toBe(Infinity);
    expect(staffingSearch({ model: ERLANG_A, targets: {} }).leastAgents(500, 300)).toBe(1);
  });

  it("a table answers as the search does, near its borders too", () => {
    const segments = [
      { share: 0.23, meanSeconds: 45 },
      { share: 0.6, meanSeconds: 120 },
      { share: 0.17, meanSeconds: 420 },
    ];
    const models: QueueModel[] = [ERLANG_A, { kind: "patience", patience: { law: { kind: "segments", segments } } }];
    for (const model of models) {
      for (const targets of [USUAL, { ...USUAL, maxOccupancy: 0.85 }, {}]) {
        const table = agentsTableUnder({ model, ahtSeconds: 300, targets, maxLoadErlangs: 40 });
        const search = staffingSearch({ model, targets });
        for (let load = 0; load < 45; load += 0.173) expect(table.agentsFor(load)).toBe(search.leastAgents(load, 300));
        for (let agents = 1; agents < 20; agents += 1) {
          const border = search.largestLoad(agents, 300);
          if (border === Infinity) continue;
          for (const nudge of [-1e-7, -1e-12, 0, 1e-12, 1e-7]) {
            const load = border * (1 + nudge);
            expect(table.agentsFor(load)).toBe(search.leastAgents(load, 300));
          }
        }
      }
    }
  });
});

describe("faults other tools are known for", () => {
  it("does not begin above the answer, as rounding load + 1 does", () => {
    // Half of all contacts may hang up: fewer agents than erlangs are enough, and none of them may be skipped.
    const search = staffingSearch({ model: ERLANG_A, targets: { maxAbandonProbability: 0.5 } });
    for (const load of [0.6, 1.5, 9.7, 99.51]) {
      const agents = search.leastAgents(load, 300);
      expect(agents).toBeLessThanOrEqual(Math.round(load));
      expect(teamMeets(agents - 1, ERLANG_A, load, 300, { maxAbandonProbability: 0.5 }, 0)).toBe(false);
    }
  });

  it("keeps a cap where the load is a whole multiple of it: 17 erlangs at 85 % are 20 agents", () => {
    const endless: QueueModel = { kind: "patience", patience: { law: { kind: "endless" } } };
    for (const model of [endless, { kind: "erlang-c" }] as const) {
      for (const maxOccupancy of [0.7, 0.75, 0.8, 0.85, 0.9, 0.95]) {
        const search = staffingSearch({ model, targets: { maxOccupancy } });
        for (let agents = 1; agents <= 400; agents += 1) {
          expect(search.leastAgents(agents * maxOccupancy, 300)).toBe(agents);
        }
      }
      expect(staffingSearch({ model, targets: { maxOccupancy: 0.85 } }).leastAgents(17, 300)).toBe(20);
    }
  });

  it("does not cut the load to a whole number", () => {
    const search = staffingSearch({ model: ERLANG_A, targets: USUAL });
    expect(search.leastAgents(10.99, 300)).toBeGreaterThan(search.leastAgents(10, 300));
  });

  it("finds teams where exponentials underflow: 10,000 erlangs and a minute to answer", () => {
    const search = staffingSearch({ model: ERLANG_A, targets: { serviceLevel: { share: 0.5, withinSeconds: 60 } } });
    const agents = search.leastAgents(10_000, 60);
    // Fluid limit: V stands still at 60 s where e^(-60/120) of the contacts are still there to be served.
    expect(Math.abs(agents / 10_000 - Math.exp(-0.5))).toBeLessThan(0.01);
  });
});

describe("targets out of reach", () => {
  it("are refused in words, not searched for ever", () => {
    for (const model of [ERLANG_A, { kind: "erlang-c" }] as const) {
      const search = staffingSearch({ model, targets: { maxOccupancy: 1e-9 } });
      expect(() => search.leastAgents(1000, 300)).toThrow(
        expect.objectContaining({ findings: [expect.objectContaining({ code: "targets-out-of-reach" })] }),
      );
    }
  });

  it.each([
    { serviceLevel: { share: 1, withinSeconds: 20 } },
    { serviceLevel: { share: 0.8, withinSeconds: 20, shortAbandonSeconds: -5 } },
    { maxAbandonProbability: 0 },
    { maxAbandonProbability: 1.5 },
    { maxOccupancy: NaN },
  ])("refuses a target nobody can meet: %o", (targets) => {
    expect(() => staffingSearch({ model: ERLANG_A, targets })).toThrow(Refusal);
    expect(() => staffingSearch({ model: { kind: "erlang-c" }, targets })).toThrow(Refusal);
  });

  it.each([
    [-1, 300],
    [NaN, 300],
    [10, 0],
    [10, Infinity],
  ])("refuses %d erlangs of %d s", (load, aht) => {
    const search = staffingSearch({ model: ERLANG_A, targets: USUAL });
    expect(() => search.leastAgents(load, aht)).toThrow(Refusal);
    expect(() => search.largestLoad(load, aht)).toThrow(Refusal);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastAgentsUnder, queueResult, type PatienceLaw, type ServiceLevelDefinition } from "@springtide/staffing";
import { expectedService, requirementForLevel } from "@springtide/planning";
import type { QueueDemand } from "@springtide/planning";
import { erlangCModel } from "../src/requirement/erlang-c-model.ts";
import { patienceModel } from "../src/requirement/patience-model.ts";
import { weeksGrid, writtenQueue } from "./seasons.ts";

const DEFINITIONS = ["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const;
const LAWS: PatienceLaw[] = [
  { kind: "exponential", meanSeconds: 20 },
  { kind: "exponential", meanSeconds: 150 },
  { kind: "exponential", meanSeconds: 5000 },
  {
    kind: "segments",
    segments: [
      { share: 0.6, meanSeconds: 745 },
      { share: 0.23, meanSeconds: 298 },
      { share: 0.17, meanSeconds: 1862.5 },
    ],
  },
];
const TEAMS = [0.07, 0.7, 1, 2.8, 5, 13.3, 40, 150];

function line(
  law: PatienceLaw,
  change: { ahtSeconds?: number; withinSeconds?: number; definition?: ServiceLevelDefinition; share?: number } = {},
): Pick<QueueDemand, "ahtSeconds" | "target" | "model"> {
  const { ahtSeconds = 300, withinSeconds = 20, definition = "slOffered", share = 0.8 } = change;
  return {
    ahtSeconds,
    model: { kind: "patience", patience: { law } },
    target: { share, withinSeconds, definition, maxOccupancy: 0.9 },
  };
}

describe("the service of a line whose customers hang up", () => {
  it.each(LAWS)("stays within 1e-6 of the engine, from a hundredth of the agents to four times them: %o", (law) => {
    let worst = 0;
    for (const ahtSeconds of [60, 1800])
      for (const withinSeconds of [0, 20, 300])
        for (const definition of DEFINITIONS) {
          const queue = line(law, { ahtSeconds, withinSeconds, definition });
          const model = patienceModel(queue);
          for (const agents of TEAMS)
            for (let step = 0; step < 40; step += 1) {
              const loadErlangs = agents * 0.01 * 400 ** ((step + 0.37) / 40);
              const exact = queueResult({ model: queue.model, agents, loadErlangs, ahtSeconds, withinSeconds });
              const level = exact.serviceLevels[definition];
              const counted = model.counted(agents, loadErlangs);
              const found = [
                // Where next to nobody counts, a share of them is no figure.
                counted > 1e-3 ? (model.kept(agents, loadErlangs) / counted - level) * counted : 0,
                model.abandoned(agents, loadErlangs) - exact.abandonProbability,
                (model.occupancy(agents, loadErlangs) - exact.occupancy) * Math.min(1, agents / loadErlangs),
              ];
              worst = Math.max(worst, ...found.map(Math.abs));
            }
        }
    expect(worst).toBeLessThan(1e-6);
  });

  it("is defined without load, without agents and far from balance", () => {
    for (const law of LAWS) {
      const model = patienceModel(line(law));
      expect([model.kept(3, 0), model.counted(3, 0), model.abandoned(3, 0), model.occupancy(3, 0)]).toEqual([
        1, 1, 0, 0,
      ]);
      expect([model.kept(0, 2), model.counted(0, 2), model.occupancy(0, 2)]).toEqual([0, 1, 0]);
      expect(model.abandoned(0, 2)).toBeCloseTo(1, 9);
      expect(model.kept(100, 1e-12)).toBe(1);
      expect(model.kept(1, 1e-12)).toBeCloseTo(1, 6);
      expect(model.abandoned(2, 200)).toBeCloseTo(0.99, 6);
    }
  });

  it("needs the agents that the search finds, and none without load", () => {
    for (const law of LAWS)
      for (const definition of DEFINITIONS) {
        const queue = line(law, { definition });
        const model = patienceModel(queue);
        expect(model.agentsFor(0)).toBe(0);
        for (const loadErlangs of [0.01, 0.5, 3.3, 17, 90]) {
          const { agents } = leastAgentsUnder({
            model: queue.model,
            loadErlangs,
            ahtSeconds: 300,
            targets: { serviceLevel: { share: 0.8, withinSeconds: 20, definition }, maxOccupancy: 0.9 },
          });
          expect(model.agentsFor(loadErlangs)).toBe(agents);
        }
      }
  });

  it("never needs more agents than Erlang C for the same load", () => {
    const anyLaw = fc.constantFrom(...LAWS);
    const load = fc.double({ min: 0.01, max: 120, noNaN: true });
    fc.assert(
      fc.property(
        anyLaw,
        load,
        fc.constantFrom(0.5, 0.8, 0.95),
        fc.constantFrom(0, 20, 120),
        (law, erlangs, share, within) => {
          const queue = line(law, { share, withinSeconds: within });
          const free = { ...queue, target: { ...queue.target, maxOccupancy: 1 } };
          expect(patienceModel(free).agentsFor(erlangs)).toBeLessThanOrEqual(erlangCModel(free).agentsFor(erlangs));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("contacts added up by each definition", () => {
  // Two intervals, one far overloaded: a ratio of sums is far from the mean of ratios.
  const grid = weeksGrid({ weeks: 1, slots: 2, seconds: 900 });
  const rates = [Array.from({ length: 14 }, (_, t) => (t === 0 ? 90 : 10))];
  const agents = 0.05;
  const law = LAWS[1] ?? { kind: "endless" };

  it.each(DEFINITIONS)("is in-time contacts over the contacts that %s counts", (definition) => {
    const queue = writtenQueue(rates, {
      // Handling times of a second carry next to nothing from one interval to the other.
      ...line(law, { definition, ahtSeconds: 1 }),
      open: Uint8Array.from({ length: 14 }, (_, t) => (t < 2 ? 1 : 0)),
    });
    const supplied = [new Float64Array(14).fill(agents)];
    const [found] = expectedService({ ...grid, queues: [queue], paths: 1, supplied });
    const good = definition === "slAbandonGood" || definition === "slVirtual" ? definition : "slOffered";
    let [kept, counted, gone] = [0, 0, 0];
    for (const count of [90, 10]) {
      const { serviceLevels, abandonProbability } = queueResult({
        model: queue.model,
        agents,
        loadErlangs: count / 900,
        ahtSeconds: 1,
        withinSeconds: 20,
      });
      kept += count * serviceLevels[good];
      counted += (count * serviceLevels[good]) / serviceLevels[definition];
      gone += count * abandonProbability;
    }
    expect(gone).toBeGreaterThan(30);
    expect(Math.abs((found?.serviceLevel ?? 0) - kept / counted)).toBeLessThan(2e-3);
    expect(Math.abs((found?.abandonShare ?? 0) - gone / 100)).toBeLessThan(2e-3);
  });
});

describe("the requirement with patience", () => {
  const grid = weeksGrid({ weeks: 2, slots: 4, seconds: 1800 });
  const rates = Array.from({ length: 12 }, (_, path) =>
    Array.from({ length: 56 }, (_slot, t) => 40 + 5 * path + 30 * Math.sin(t)),
  );

  it.each(DEFINITIONS)("keeps %s in as many seasons as asked, and says so", (definition) => {
    const queue = writtenQueue(rates, line(LAWS[1] ?? { kind: "endless" }, { definition }));
    const found = requirementForLevel({ ...grid, queues: [queue], paths: 12, readySeasons: 0.75 });
    expect(found.queues[0]?.model).toBe("patience");
    expect(found.readyShare).toBeGreaterThanOrEqual(0.75);
    // Judged again from outside, week by week: on nine of the twelve seasons both weeks keep the target.
    const supplied = [Float64Array.from(found.queues[0]?.agents ?? [])];
    const weekOf = (path: number, week: number): number => {
      const open = Uint8Array.from({ length: 56 }, (_, t) => (Math.floor(t / 28) === week ? 1 : 0));
      const season = {
        ...queue,
        open,
        ratesOfPath: (_: number, into: Float64Array) => {
          queue.ratesOfPath(path, into);
        },
      };
      return expectedService({ ...grid, queues: [season], paths: 1, supplied })[0]?.serviceLevel ?? 0;
    };
    const ready = rates.filter((_, path) => Math.min(weekOf(path, 0), weekOf(path, 1)) >= 0.8 - 1e-4).length;
    expect(ready / 12).toBeGreaterThanOrEqual(found.readyShare - 1e-9);
  });

  it("is less than Erlang C's for the same seasons", () => {
    const hours = (queue: QueueDemand): number =>
      requirementForLevel({ ...grid, queues: [queue], paths: 12, readySeasons: 0.75 }).requiredHoursByPath.reduce(
        (sum, value) => sum + value,
        0,
      );
    const erlangC = writtenQueue(rates);
    expect(hours({ ...erlangC, ...line(LAWS[1] ?? { kind: "endless" }) })).toBeLessThan(0.95 * hours(erlangC));
  });
});

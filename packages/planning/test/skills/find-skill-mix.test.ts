import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  costOfMix,
  findSkillMix,
  serviceOfMix,
  specialistsOnly,
  type Mix,
  type QueueService,
  type SkillProblem,
} from "../../src/index.ts";
import { shortfallOf } from "../../src/skills/kept-targets.ts";
import { group, queue, twoQueues } from "./houses.ts";

/** A simulation that says what the formula says, less so much. */
function playedAs(problem: SkillProblem, less = 0): (mix: Mix) => QueueService[] {
  return (mix) =>
    serviceOfMix(problem, mix).map((service) => ({ ...service, serviceLevel: service.serviceLevel - less }));
}

/** The least cost of any mix of up to so many people in each group that keeps every target: all of them tried, none left out. */
function cheapestByEnumeration(problem: SkillProblem, most: number, below: number): number {
  let least = Infinity;
  const walk = (mix: readonly number[]): void => {
    if (mix.length < problem.groups.length) {
      for (let people = 0; people <= most; people += 1) walk([...mix, people]);
      return;
    }
    const cost = costOfMix(problem, mix);
    if (cost < least && cost <= below && shortfallOf(problem, serviceOfMix(problem, mix)) === 0) least = cost;
  };
  walk([]);
  return least;
}

describe("the cheapest mix of skills", () => {
  it("is the one that trying every mix finds, and no mix costs less than the bound", () => {
    const rates = fc.integer({ min: 4, max: 24 });
    const premiums = fc.constantFrom(1, 1.05, 1.2, 1.6);
    fc.assert(
      fc.property(rates, rates, premiums, fc.constantFrom(150, 240), (one, other, premium, ahtSeconds) => {
        const problem = twoQueues(queue(one, { ahtSeconds }), queue(other), premium);
        const found = findSkillMix(problem, playedAs(problem));
        expect(found).toMatchObject({ kept: true, proven: true });
        const best = cheapestByEnumeration(problem, 5, found.costPerHour + 1e-9);
        expect(found.costPerHour).toBeCloseTo(best, 9);
        expect(found.boundPerHour).toBeLessThanOrEqual(best + 1e-9);
      }),
      { numRuns: 5 },
    );
  });

  it("is the least agents of Erlang A for a queue by itself", () => {
    const problem = {
      queues: [queue(600, { ahtSeconds: 300, patience: { kind: "exponential" as const, meanSeconds: 120 } })],
      groups: [group([0], 20)],
    };
    // 50 erlangs, 300 s, patience 120 s, 80 % in 20 s: 51 agents (leastAgentsUnder, held to references in packages/staffing).
    expect(findSkillMix(problem, playedAs(problem))).toMatchObject({
      mix: [51],
      costPerHour: 1020,
      gap: 0,
      proven: true,
    });
  });

  it("trains nobody who costs too much, and everybody who costs nothing more", () => {
    const alone = twoQueues(queue(36), queue(36), 4);
    expect(findSkillMix(alone, playedAs(alone)).mix[2]).toBe(0);
    const free = twoQueues(queue(36), queue(36), 1);
    const found = findSkillMix(free, playedAs(free));
    expect(found.mix[2]).toBeGreaterThan(0);
    expect(found.costPerHour).toBeLessThan(costOfMix(free, specialistsOnly(free) ?? []));
  });

  it("adds people where the simulation says less than the formula, fewer where it says more", () => {
    const problem = {
      queues: [queue(60), queue(45), queue(36)],
      groups: [group([0], 20), group([1], 20), group([2], 20), group([0, 1, 2], 23)],
    };
    const [as, less, more] = [0, 0.05, -0.05].map((by) => findSkillMix(problem, playedAs(problem, by)));
    expect(less?.kept).toBe(true);
    for (const { serviceLevel } of less?.played ?? []) expect(serviceLevel).toBeGreaterThanOrEqual(0.8);
    expect(less?.costPerHour).toBeGreaterThan(as?.costPerHour ?? Infinity);
    expect(more?.costPerHour).toBeLessThan(as?.costPerHour ?? 0);
    for (const answer of [as, less, more]) {
      expect(answer?.boundPerHour).toBeLessThanOrEqual(answer?.costPerHour ?? 0);
      expect(answer?.rounds).toBeLessThanOrEqual(4);
    }
  });

  it("gives the same answer again", () => {
    const problem = twoQueues(queue(36), queue(24));
    expect(findSkillMix(problem, playedAs(problem, 0.01))).toEqual(findSkillMix(problem, playedAs(problem, 0.01)));
  });

  it("gives the best that can be had where no mix keeps every target", () => {
    const problem = { queues: [queue(60)], groups: [group([0], 20, { most: 3 }), group([0], 25, { most: 1 })] };
    expect(findSkillMix(problem, playedAs(problem))).toMatchObject({ mix: [3, 1], kept: false, proven: false });
  });

  it("keeps those who are there anyhow, and nobody beyond the most", () => {
    const problem = twoQueues(queue(30), queue(30), 1);
    const [one, other, both] = problem.groups;
    if (one === undefined || other === undefined || both === undefined) throw new Error("no groups");
    const bounded = { ...problem, groups: [{ ...one, least: 4 }, other, { ...both, most: 1 }] };
    const { mix } = findSkillMix(bounded, playedAs(bounded));
    expect(mix[0]).toBeGreaterThanOrEqual(4);
    expect(mix[2]).toBeLessThanOrEqual(1);
  });

  it("keeps the most that people may be busy", () => {
    const target = { definition: "slOffered" as const, share: 0.5, withinSeconds: 60, maxOccupancy: 0.6 };
    const problem = twoQueues(queue(40, { target }), queue(40, { target }));
    const { byFormula } = findSkillMix(problem, playedAs(problem));
    for (const { occupancy } of byFormula) expect(occupancy).toBeLessThanOrEqual(0.6 + 1e-9);
  });

  it("asks nobody for a queue without contacts", () => {
    const problem = { queues: [queue(0), queue(30)], groups: [group([1], 20)] };
    expect(findSkillMix(problem, playedAs(problem))).toMatchObject({ kept: true });
  });
});

describe("a question that no mix can answer", () => {
  const problem = twoQueues(queue(30), queue(30));
  const [one] = problem.groups;
  it.each<[string, string, SkillProblem]>([
    ["queue-nobody-takes", "/queues/1", { ...problem, groups: [group([0], 20)] }],
    ["queue-nobody-left", "/queues/1", { ...problem, groups: [group([0], 20), group([1], 20, { most: 0 })] }],
    ["group-without-skills", "/groups/1/skills", { ...problem, groups: [group([0, 1], 20), group([], 20)] }],
    ["unknown-queue", "/groups/0/skills/2", { ...problem, groups: [group([0, 1, 2], 20)] }],
    ["skill-twice", "/groups/0/skills/2", { ...problem, groups: [group([0, 1, 0], 20)] }],
    ["least-above-most", "/groups/0/least", { ...problem, groups: [group([0, 1], 20, { least: 3, most: 2 })] }],
    ["people-not-whole", "/groups/0", { ...problem, groups: [group([0, 1], 20, { least: 0.5 })] }],
    ["cost-out-of-range", "/groups/0/costPerHour", { ...problem, groups: [group([0, 1], 0)] }],
    ["contacts-out-of-range", "/queues/0/contactsPerHour", { ...problem, queues: [queue(-1), queue(30)] }],
    ["aht-out-of-range", "/queues/0/ahtSeconds", { ...problem, queues: [queue(10, { ahtSeconds: 0 }), queue(30)] }],
    [
      "factor-out-of-range",
      "/groups/0/skills/0/ahtFactor",
      { ...problem, groups: [{ ...(one ?? group([0], 1)), skills: [{ queue: 0, ahtFactor: 0 }] }, group([0, 1], 20)] },
    ],
  ])("is refused: %s at %s", (code, field, asked) => {
    const finding: unknown = expect.objectContaining({ code, place: { field } });
    const findings: unknown = expect.arrayContaining([finding]);
    expect(() => findSkillMix(asked, playedAs(asked))).toThrow(expect.objectContaining({ findings }));
  });
});

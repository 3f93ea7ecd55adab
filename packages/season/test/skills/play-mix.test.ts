import { describe, expect, it } from "vitest";
import { serviceOfMix, type SkillProblem } from "@springtide/planning";
import { playMix } from "../../src/skills/play-mix.ts";

const target = { definition: "slOffered", share: 0.8, withinSeconds: 20 } as const;
const patience = { kind: "exponential", meanSeconds: 150 } as const;

function house(takes: "in-order" | "longest-waiting" = "in-order", ahtFactor = 1): SkillProblem {
  const of = (queues: readonly number[]) => ({
    skills: queues.map((queue, at) => ({ queue, ahtFactor: at === 0 ? 1 : ahtFactor })),
    takes,
    costPerHour: 20,
    least: 0,
    most: Infinity,
  });
  return {
    queues: [
      { contactsPerHour: 36, ahtSeconds: 240, patience, target },
      { contactsPerHour: 40, ahtSeconds: 300, patience, target: { ...target, definition: "slAbandonGood" } },
    ],
    groups: [of([0]), of([1]), of([0, 1])],
  };
}

describe("a mix played out", () => {
  // The second method for both: every state of the house solved as one chain, and the same house played event by event.
  it.each([
    { name: "two queues and people who take both", ahtFactor: 1 },
    { name: "people who take longer with their second queue", ahtFactor: 1.3 },
  ])("gives what the chain of all states gives: $name", ({ ahtFactor }) => {
    const problem = house("in-order", ahtFactor);
    const mix = [2, 3, 2];
    const exact = serviceOfMix(problem, mix, 60_000);
    const { queues } = playMix(problem, mix, { seed: 11, halfWidth: 0.01 }, false);
    queues.forEach(({ serviceLevel, halfWidth, abandonShare, abandonHalfWidth, occupancy }, at) => {
      expect(exact[at]?.method).toBe("markov-chain");
      expect(halfWidth).toBeLessThanOrEqual(0.01);
      // Two half-widths of 95 % are a little over four standard errors.
      expect(Math.abs(serviceLevel - (exact[at]?.serviceLevel ?? NaN))).toBeLessThan(2 * (halfWidth ?? NaN));
      expect(Math.abs(abandonShare - (exact[at]?.abandonShare ?? NaN))).toBeLessThan(2 * (abandonHalfWidth ?? NaN));
      expect(occupancy).toBeCloseTo(exact[at]?.occupancy ?? NaN, 1.7);
    });
  });

  it("gives what Erlang A gives where everybody takes whoever has waited longest", () => {
    const [first, second] = house().queues;
    if (first === undefined || second === undefined) throw new Error("no queues");
    const problem = { ...house("longest-waiting"), queues: [first, { ...second, ahtSeconds: 240 }] };
    const exact = serviceOfMix(problem, [0, 0, 6]);
    const { queues } = playMix(problem, [0, 0, 6], { seed: 3, halfWidth: 0.01 }, false);
    queues.forEach(({ serviceLevel, halfWidth }, at) => {
      expect(exact[at]?.method).toBe("erlang");
      expect(Math.abs(serviceLevel - (exact[at]?.serviceLevel ?? NaN))).toBeLessThan(2 * (halfWidth ?? NaN));
    });
  });

  it("stops early once a target is clearly missed, if that is all that is asked", () => {
    const [judged, known] = [true, false].map(
      (isJudged) => playMix(house(), [1, 2, 1], { seed: 1, halfWidth: 0.01 }, isJudged).played.replications.length,
    );
    expect(judged).toBeLessThan(known ?? 0);
  });

  it("is the same for the same seed, and another for another", () => {
    const levels = (seed: number): number[] =>
      playMix(house(), [2, 3, 2], { seed, halfWidth: 0.03 }, false).queues.map(({ serviceLevel }) => serviceLevel);
    expect(levels(1)).toEqual(levels(1));
    expect(levels(1)).not.toEqual(levels(2));
  });
});

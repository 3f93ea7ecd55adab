import { describe, expect, it } from "vitest";
import { queueWithPatience } from "@springtide/staffing";
import type { SkillProblem } from "../../src/index.ts";
import { chainService } from "../../src/skills/chain/chain-service.ts";
import { overflowService } from "../../src/skills/overflow/overflow-service.ts";
import { linkedQueues } from "../../src/skills/routing.ts";
import { group, queue, twoQueues } from "./houses.ts";

function partsOf(problem: SkillProblem, mix: readonly number[]) {
  const [part] = linkedQueues(problem, mix);
  if (part === undefined) throw new Error("no queues");
  return part;
}

describe("overflow from group to group", () => {
  it.each(["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const)(
    "is Erlang A for one queue and one group: %s",
    (definition) => {
      const problem = {
        queues: [queue(180, { target: { definition, share: 0.8, withinSeconds: 20 } })],
        groups: [group([0], 20)],
      };
      const [found] = overflowService(problem, [13], partsOf(problem, [13]));
      const exact = queueWithPatience({
        agents: 13,
        loadErlangs: 12,
        ahtSeconds: 240,
        patience: { law: { kind: "exponential", meanSeconds: 150 } },
        withinSeconds: 20,
      });
      expect(found?.serviceLevel).toBeCloseTo(exact.serviceLevels[definition], 4);
      expect(found?.abandonShare).toBeCloseTo(exact.abandonProbability, 4);
      expect(found?.occupancy).toBeCloseTo(exact.occupancy, 4);
    },
  );

  // The error that the docstring speaks of, on the mixes it is best and worst for; the truth is the chain of all states.
  it.each([
    { mix: [3, 4, 2], load: 0.85 },
    { mix: [4, 3, 3], load: 0.9 },
    { mix: [2, 2, 4], load: 0.8 },
    { mix: [0, 0, 6], load: 0.9 },
    { mix: [4, 1, 2], load: 0.85 },
  ])("is within two points of the chain for $mix people at a load of $load", ({ mix, load }) => {
    const [one = 0, other = 0, both = 0] = mix;
    const problem = twoQueues(queue((one + both / 2) * 15 * load), queue((other + both / 2) * 15 * load));
    const part = partsOf(problem, mix);
    const truth = chainService(problem, mix, part, 60_000);
    overflowService(problem, mix, part).forEach(({ serviceLevel, abandonShare, occupancy }, at) => {
      const exact = truth?.[at];
      expect(Math.abs(serviceLevel - (exact?.serviceLevel ?? NaN))).toBeLessThan(0.02);
      expect(Math.abs(abandonShare - (exact?.abandonShare ?? NaN))).toBeLessThan(0.02);
      expect(Math.abs(occupancy - (exact?.occupancy ?? NaN))).toBeLessThan(0.04);
    });
  });

  it("serves nobody of a queue that nobody takes, and everybody of one without contacts", () => {
    const problem = { queues: [queue(0), queue(60)], groups: [group([0, 1], 20)] };
    const [none, some] = overflowService(problem, [6], partsOf(problem, [6]));
    expect(none).toMatchObject({ serviceLevel: 1, abandonShare: 0 });
    expect(some?.serviceLevel).toBeGreaterThan(0.5);
  });

  it("has no service for a line without end", () => {
    const endless = { kind: "endless" } as const;
    const problem = twoQueues(queue(200, { patience: endless }), queue(10, { patience: endless }));
    const [first] = overflowService(problem, [2, 1, 2], partsOf(problem, [2, 1, 2]));
    expect(first).toMatchObject({ serviceLevel: 0, abandonShare: 1 });
  });
});

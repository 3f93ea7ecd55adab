import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queueWithPatience, type ServiceLevelDefinition } from "@springtide/staffing";
import type { SkillProblem } from "../../src/index.ts";
import { chainService } from "../../src/skills/chain/chain-service.ts";
import { linkedQueues } from "../../src/skills/routing.ts";
import { group, queue, twoQueues } from "./houses.ts";

function chainOf(problem: SkillProblem, mix: readonly number[], mostStates = 60_000) {
  return linkedQueues(problem, mix).map((part) => chainService(problem, mix, part, mostStates));
}

const DEFINITIONS: readonly ServiceLevelDefinition[] = [
  "slOffered",
  "slAnswered",
  "slExclShort",
  "slAbandonGood",
  "slVirtual",
];

describe("the chain of all states", () => {
  it.each(DEFINITIONS)("is Erlang A for one queue and one group: %s", (definition) => {
    const alone = queue(60, { target: { definition, share: 0.8, withinSeconds: 20 } });
    const [found] = chainOf({ queues: [alone], groups: [group([0], 20)] }, [5]).flat();
    const exact = queueWithPatience({
      agents: 5,
      loadErlangs: 4,
      ahtSeconds: 240,
      patience: { law: alone.patience },
      withinSeconds: 20,
    });
    expect(found?.serviceLevel).toBeCloseTo(exact.serviceLevels[definition], 7);
    expect(found?.abandonShare).toBeCloseTo(exact.abandonProbability, 7);
    expect(found?.occupancy).toBeCloseTo(exact.occupancy, 7);
  });

  it("is Erlang C where nobody gives up, also for waits of many steps", () => {
    const patient = queue(60, {
      patience: { kind: "endless" },
      target: { definition: "slOffered", share: 0.8, withinSeconds: 600 },
    });
    const [found] = chainOf({ queues: [patient], groups: [group([0], 20)] }, [5]).flat();
    const exact = queueWithPatience({
      agents: 5,
      loadErlangs: 4,
      ahtSeconds: 240,
      patience: { law: { kind: "endless" } },
      withinSeconds: 600,
    });
    expect(found?.serviceLevel).toBeCloseTo(exact.serviceLevels.slOffered, 5);
  });

  it("is what a hand-written solution of the same system says: one specialist each and one who takes both", () => {
    const problem = twoQueues(queue(12), queue(9, { ahtSeconds: 300 }));
    const [found] = chainOf(problem, [1, 1, 1]);
    const byHand = smallSystem({ rates: [12 / 3600, 9 / 3600], done: [1 / 240, 1 / 300], givesUp: 1 / 150 });
    found?.forEach(({ abandonShare }, at) => {
      expect(abandonShare).toBeCloseTo(byHand.abandonShare[at] ?? NaN, 5);
    });
  });

  it("serves, loses and keeps busy what comes: work done is work carried, whatever the mix", () => {
    const sizes = fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
    );
    fc.assert(
      fc.property(sizes, fc.integer({ min: 5, max: 50 }), fc.integer({ min: 5, max: 50 }), (mix, one, other) => {
        const problem = {
          ...twoQueues(queue(one), queue(other)),
          groups: [group([0, 1], 20), group([1, 0], 20), group([0, 1], 20)],
        };
        const [services] = chainOf(problem, mix);
        const carried = [one, other].reduce(
          (sum, rate, at) => sum + (rate / 15) * (1 - (services?.[at]?.abandonShare ?? 1)),
          0,
        );
        const people = mix.reduce((sum, each) => sum + each, 0);
        // Everybody takes both queues here, so the occupancy of each is that of the house.
        expect((services?.[0]?.occupancy ?? 0) * people).toBeCloseTo(carried, 4);
      }),
      { numRuns: 6 },
    );
  });

  it("serves the queue that goes first better, and nobody worse with one person more", () => {
    const problem = twoQueues(queue(30), queue(30));
    const [few, more] = [chainOf(problem, [1, 1, 2])[0], chainOf(problem, [1, 1, 3])[0]];
    expect(few?.[0]?.serviceLevel).toBeGreaterThan(few?.[1]?.serviceLevel ?? 1);
    expect(more?.[0]?.serviceLevel).toBeGreaterThan(few?.[0]?.serviceLevel ?? 1);
    expect(more?.[1]?.serviceLevel).toBeGreaterThan(few?.[1]?.serviceLevel ?? 1);
  });

  it("says that it cannot: too many states, patience in groups, whoever has waited longest first", () => {
    const problem = twoQueues(queue(30), queue(30));
    const segments = [
      { share: 0.5, meanSeconds: 60 },
      { share: 0.5, meanSeconds: 300 },
    ];
    expect(chainOf(problem, [2, 2, 2], 50)).toEqual([null]);
    expect(
      chainOf({ ...problem, queues: [queue(30, { patience: { kind: "segments", segments } }), queue(30)] }, [1, 1, 1]),
    ).toEqual([null]);
    expect(
      chainOf(
        { ...problem, groups: [...problem.groups.slice(0, 2), group([0, 1], 22, { takes: "longest-waiting" })] },
        [1, 1, 1],
      ),
    ).toEqual([null]);
  });
});

/** One specialist for each of two queues and one who takes both, first the first: its own states, its own linear equations. */
function smallSystem({
  rates,
  done,
  givesUp,
}: {
  rates: readonly [number, number];
  done: readonly [number, number];
  givesUp: number;
}) {
  const longest = 7;
  // Specialist 0 busy, specialist 1 busy, the third idle, on queue 0 or on queue 1 (0, 1, 2), waiting in either queue.
  const states: (readonly [number, number, number, number, number])[] = [];
  for (const first of [0, 1])
    for (const second of [0, 1])
      for (const third of [0, 1, 2])
        for (let wait0 = 0; wait0 <= longest; wait0 += 1)
          for (let wait1 = 0; wait1 <= longest; wait1 += 1)
            if ((wait0 === 0 || (first === 1 && third > 0)) && (wait1 === 0 || (second === 1 && third > 0)))
              states.push([first, second, third, wait0, wait1]);
  const place = new Map(states.map((state, at) => [state.join(), at]));
  const flows = states.map((state) => changesOf(state, { rates, done, givesUp, longest }));
  let share = states.map(() => 1 / states.length);
  const fastest = Math.max(...flows.map((out) => out.reduce((sum, [, rate]) => sum + rate, 0)));
  for (let step = 0; step < 2500; step += 1) {
    const next = [...share];
    flows.forEach((out, at) => {
      for (const [target, rate] of out) {
        const moved = ((share[at] ?? 0) * rate) / fastest;
        next[at] = (next[at] ?? 0) - moved;
        const to = place.get(target.join()) ?? 0;
        next[to] = (next[to] ?? 0) + moved;
      }
    });
    share = next;
  }
  const waiting = [3, 4].map((part) =>
    states.reduce((sum, state, at) => sum + (state[part] ?? 0) * (share[at] ?? 0), 0),
  );
  return { abandonShare: waiting.map((mean, at) => (givesUp * mean) / (rates[at] ?? 1)) };
}

type Small = readonly [number, number, number, number, number];

function changesOf(
  [first, second, third, wait0, wait1]: Small,
  {
    rates,
    done,
    givesUp,
    longest,
  }: { rates: readonly [number, number]; done: readonly [number, number]; givesUp: number; longest: number },
): (readonly [Small, number])[] {
  const out: (readonly [Small, number])[] = [];
  if (first === 0) out.push([[1, second, third, wait0, wait1], rates[0]]);
  else if (third === 0) out.push([[first, second, 1, wait0, wait1], rates[0]]);
  else if (wait0 < longest) out.push([[first, second, third, wait0 + 1, wait1], rates[0]]);
  if (second === 0) out.push([[first, 1, third, wait0, wait1], rates[1]]);
  else if (third === 0) out.push([[first, second, 2, wait0, wait1], rates[1]]);
  else if (wait1 < longest) out.push([[first, second, third, wait0, wait1 + 1], rates[1]]);
  if (first === 1)
    out.push([wait0 > 0 ? [1, second, third, wait0 - 1, wait1] : [0, second, third, wait0, wait1], done[0]]);
  if (second === 1)
    out.push([wait1 > 0 ? [first, 1, third, wait0, wait1 - 1] : [first, 0, third, wait0, wait1], done[1]]);
  if (third > 0) {
    const after: Small =
      wait0 > 0
        ? [first, second, 1, wait0 - 1, wait1]
        : wait1 > 0
          ? [first, second, 2, wait0, wait1 - 1]
          : [first, second, 0, wait0, wait1];
    out.push([after, third === 1 ? done[0] : done[1]]);
  }
  if (wait0 > 0) out.push([[first, second, third, wait0 - 1, wait1], wait0 * givesUp]);
  if (wait1 > 0) out.push([[first, second, third, wait0, wait1 - 1], wait1 * givesUp]);
  return out;
}

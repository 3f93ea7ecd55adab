import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chatQueue, leastAgentCount, leastChatAgents, type Targets } from "../../src/index.ts";

const anyTargets: fc.Arbitrary<Targets> = fc.record(
  {
    serviceLevel: fc.record({
      share: fc.constantFrom(0.5, 0.8, 0.95),
      withinSeconds: fc.constantFrom(0, 30),
      definition: fc.constantFrom("slOffered", "slVirtual", "slExclShort"),
    }),
    maxAbandonProbability: fc.constantFrom(0.02, 0.1),
    maxAsaSeconds: fc.constantFrom(5, 40),
    maxWaitProbability: fc.constantFrom(0.1, 0.5),
    waitPercentile: fc.record({ share: fc.constantFrom(0.9, 0.99), seconds: fc.constantFrom(20, 120) }),
  },
  { requiredKeys: [] },
);

describe("least agents for chat", () => {
  it("is the first team of all that meets every target", () => {
    const anyNeed = fc.record({
      contactsPerHour: fc.double({ min: 0.5, max: 300, noNaN: true }),
      ahtByConcurrentSeconds: fc.constantFrom([300], [300, 360], [300, 405, 450]),
      patience: fc.constantFrom(30, 180, null),
      maxSlotOccupancy: fc.constantFrom(0.6, 0.85, 1),
      targets: anyTargets,
    });
    fc.assert(
      fc.property(anyNeed, (need) => {
        const found = leastChatAgents(need);
        const { serviceLevel, waitPercentile, ...caps } = need.targets;
        const suits = (agents: number): boolean => {
          const at = (withinSeconds: number) => chatQueue({ ...need, agents, withinSeconds });
          const result = at(serviceLevel?.withinSeconds ?? 0);
          return (
            result.stable &&
            result.slotOccupancy <= need.maxSlotOccupancy &&
            result.abandonProbability <= (caps.maxAbandonProbability ?? 1) &&
            (result.asaSeconds ?? Infinity) <= (caps.maxAsaSeconds ?? Infinity) &&
            result.waitProbability <= (caps.maxWaitProbability ?? 1) &&
            (serviceLevel === undefined ||
              result.serviceLevels[serviceLevel.definition ?? "slOffered"] >= serviceLevel.share) &&
            (waitPercentile === undefined || at(waitPercentile.seconds).serviceLevels.slVirtual >= waitPercentile.share)
          );
        };
        let agents = 1;
        while (!suits(agents)) agents += 1;
        expect(found.agents).toBe(agents);
        expect(found.at.slotOccupancy).toBeLessThanOrEqual(need.maxSlotOccupancy);
      }),
      { numRuns: 150 },
    );
  });

  it("is Erlang C's answer for one chat at a time and nobody who leaves", () => {
    for (const contactsPerHour of [1, 12, 120, 1200]) {
      const targets = { serviceLevel: { share: 0.8, withinSeconds: 20 }, maxOccupancy: 0.85 };
      const { agents } = leastChatAgents({ contactsPerHour, ahtByConcurrentSeconds: [300], patience: null, targets });
      expect(agents).toBe(leastAgentCount({ loadErlangs: contactsPerHour / 12, ahtSeconds: 300, targets }));
    }
  });

  it("needs nobody where nothing is offered, and one for the first chat", () => {
    const need = { ahtByConcurrentSeconds: [300, 400], patience: 60, targets: {} };
    expect(leastChatAgents({ ...need, contactsPerHour: 0 })).toMatchObject({ agents: 0, oneFewer: null });
    expect(leastChatAgents({ ...need, contactsPerHour: 0.01 }).agents).toBe(1);
  });

  it("keeps caps on agents and on slots apart", () => {
    const need = { contactsPerHour: 240, ahtByConcurrentSeconds: [300, 400, 480], patience: 60 };
    const easy = leastChatAgents({ ...need, targets: { serviceLevel: { share: 0.8, withinSeconds: 30 } } });
    const slots = leastChatAgents({ ...need, targets: {}, maxSlotOccupancy: 0.5 });
    const agents = leastChatAgents({ ...need, targets: { maxOccupancy: 0.5 } });
    expect(easy.agents).toBeLessThan(slots.agents);
    expect(slots.agents).toBeLessThan(agents.agents);
    expect(slots.at.slotOccupancy).toBeLessThanOrEqual(0.5);
    expect(slots.oneFewer?.slotOccupancy).toBeGreaterThan(0.5);
    // Half of 40 agents' time is 20 agents with 240 chats of 300 s: nearly everybody holds one chat or none.
    expect(agents.agents).toBeCloseTo(40, -1);
  });

  it.each([
    { maxSlotOccupancy: 0 },
    { targets: { maxOccupancy: 2 } },
    { contactsPerHour: -1 },
    { contactsPerHour: 1e9 },
  ])("refuses %o", (wrong) => {
    const need = { contactsPerHour: 10, ahtByConcurrentSeconds: [300], patience: 60, targets: {} };
    expect(() => leastChatAgents({ ...need, targets: { maxAbandonProbability: 0.01 }, ...wrong })).toThrow(Refusal);
  });
});

import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chatQueue, gainOfConcurrency, queueResult, queueWithPatience, type ChatLoad } from "../../src/index.ts";
import { cases } from "../vectors.ts";
import { plainChat } from "./chat-birth-death.ts";

const relative = (found: number | null, expected: number): number => Math.abs((found ?? NaN) / expected - 1);

describe("chat against the reference of 60 digits", () => {
  const reference = cases("chat");

  it("has its four cases", () => {
    expect(reference).toHaveLength(4);
  });

  it.each(reference)("is within 1e-8, case $id", ({ given, out }) => {
    const found = chatQueue({
      agents: given.at("agents").number,
      contactsPerHour: given.at("lambda").number,
      ahtByConcurrentSeconds: given
        .at("ahtByConcurrent")
        .list()
        .map((aht) => aht.number),
      patience: given.at("patience").number,
      withinSeconds: given.at("T").number,
    });
    const pairs: [number | null, string][] = [
      [found.waitProbability, "pWait"],
      [found.abandonProbability, "pAbandon"],
      [found.serviceLevels.slOffered, "slOffered"],
      [found.asaSeconds, "meanWaitServed"],
      [found.meanChatsPerAgent, "meanChatsPerAgent"],
      [found.occupancy, "agentBusyFraction"],
    ];
    for (const [value, name] of pairs) expect(relative(value, out.at(name).number), name).toBeLessThan(1e-8);
  });
});

/** Tables in which every further chat pays a little or a lot: k / AHT(k) rises by a factor between 1.02 and k / (k - 1). */
const anyTable = fc
  .record({
    first: fc.double({ min: 60, max: 1200, noNaN: true }),
    shares: fc.array(fc.double({ min: 0.02, max: 1, noNaN: true }), { maxLength: 4 }),
  })
  .map(({ first, shares }) => {
    let perSecond = 1 / first;
    const table = [first];
    for (const [index, share] of shares.entries()) {
      perSecond *= 1 + share / (index + 1);
      table.push((index + 2) / perSecond);
    }
    return table;
  });

const anyLoad = (mostAgents: number): fc.Arbitrary<ChatLoad & { patience: number }> =>
  fc
    .record({
      agents: fc.integer({ min: 1, max: mostAgents }),
      ahtByConcurrentSeconds: anyTable,
      perSlot: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
      patience: fc.double({ min: 20, max: 900, noNaN: true }),
      withinSeconds: fc.constantFrom(0, 10, 60),
    })
    .map(({ perSlot, ...load }) => {
      const perSecond = load.ahtByConcurrentSeconds.length / (load.ahtByConcurrentSeconds.at(-1) ?? 1);
      return { ...load, contactsPerHour: 3600 * perSlot * load.agents * perSecond };
    });

describe("chat", () => {
  it("is what every state of the birth-death chain adds up to", () => {
    fc.assert(
      fc.property(anyLoad(12), (load) => {
        const found = chatQueue(load);
        const plain = plainChat(load, load.patience);
        expect(found.waitProbability).toBeCloseTo(plain.waits, 9);
        expect(found.abandonProbability).toBeCloseTo(plain.abandons, 9);
        expect(found.serviceLevels.slOffered).toBeCloseTo(plain.inTime, 9);
        expect(relative(found.meanQueue, plain.meanWaiting)).toBeLessThan(1e-7);
        expect(found.meanChatsPerAgent).toBeCloseTo(plain.meanChatsPerAgent, 9);
        expect(found.occupancy).toBeCloseTo(plain.agentBusyShare, 9);
        // Conservation: what the agents complete is what is served.
        const served = (found.servedProbability * load.contactsPerHour) / 3600;
        expect(relative(plain.completionsPerSecond, served)).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it("with one chat at a time is Erlang A, and Erlang C where nobody leaves", () => {
    fc.assert(
      fc.property(anyLoad(400), (load) => {
        const aht = load.ahtByConcurrentSeconds[0] ?? 0;
        const { agents, withinSeconds } = load;
        const loadErlangs = 0.99 * Math.min((load.contactsPerHour * aht) / 3600, agents);
        const chat = { ...load, contactsPerHour: (loadErlangs * 3600) / aht, ahtByConcurrentSeconds: [aht] };
        const law = { kind: "exponential", meanSeconds: load.patience } as const;
        const queue = { agents, loadErlangs, ahtSeconds: aht, withinSeconds };
        const [a, c] = [
          queueWithPatience({ ...queue, patience: { law } }),
          queueResult({ ...queue, model: { kind: "erlang-c" } }),
        ];
        const found = [chatQueue(chat), chatQueue({ ...chat, patience: null })];
        [a, c].forEach((expected, index) => {
          expect(found[index]?.waitProbability).toBeCloseTo(expected.waitProbability, 9);
          expect(found[index]?.abandonProbability).toBeCloseTo(expected.abandonProbability, 9);
          expect(found[index]?.serviceLevels.slOffered).toBeCloseTo(expected.serviceLevels.slOffered, 9);
          expect(found[index]?.occupancy).toBeCloseTo(expected.occupancy, 9);
          expect(found[index]?.slotOccupancy).toBeCloseTo(expected.occupancy, 9);
          expect(relative((found[index]?.asaSeconds ?? 0) + 1, (expected.asaSeconds ?? 0) + 1)).toBeLessThan(1e-8);
        });
      }),
      { numRuns: 100 },
    );
  });

  it("serves no fewer with one agent more, and never fewer than slots of full handling time would", () => {
    fc.assert(
      fc.property(anyLoad(60), (load) => {
        const found = chatQueue(load);
        const more = chatQueue({ ...load, agents: load.agents + 1 });
        expect(more.servedProbability).toBeGreaterThanOrEqual(found.servedProbability - 1e-12);
        expect(more.slotOccupancy).toBeLessThanOrEqual(found.slotOccupancy + 1e-12);
        const concurrency = load.ahtByConcurrentSeconds.length;
        const ahtSeconds = load.ahtByConcurrentSeconds.at(-1) ?? 0;
        const slots = queueWithPatience({
          agents: load.agents * concurrency,
          loadErlangs: (load.contactsPerHour * ahtSeconds) / 3600,
          ahtSeconds,
          patience: { law: { kind: "exponential", meanSeconds: load.patience } },
          withinSeconds: load.withinSeconds,
        });
        expect(found.servedProbability).toBeGreaterThanOrEqual(slots.servedProbability - 1e-10);
        expect(found.servedProbability + found.abandonProbability).toBeCloseTo(1, 10);
        // Exponential patience: everyone leaves at one rate, so the share lost is the mean wait over the mean patience.
        expect(relative(found.abandonProbability, (found.meanWaitSeconds ?? 0) / load.patience)).toBeLessThan(1e-8);
      }),
      { numRuns: 100 },
    );
  });

  it("takes any law of patience, and a partner for those who wait too long", () => {
    const load = { agents: 10, contactsPerHour: 160, ahtByConcurrentSeconds: [420, 483], withinSeconds: 30 };
    const law = { kind: "segments", segments: [{ share: 1, meanSeconds: 90 }] } as const;
    expect(chatQueue({ ...load, patience: { law } }).abandonProbability).toBeCloseTo(
      chatQueue({ ...load, patience: 90 }).abandonProbability,
      12,
    );
    const { overflowProbability, servedProbability, abandonProbability } = chatQueue({
      ...load,
      patience: { law, overflowAfterSeconds: 60 },
    });
    expect(overflowProbability).toBeGreaterThan(0.01);
    expect(overflowProbability + servedProbability + abandonProbability).toBeCloseTo(1, 12);
  });
});

describe("chat at its limits", () => {
  const chat = { contactsPerHour: 100, ahtByConcurrentSeconds: [300, 400], patience: 120, withinSeconds: 20 };

  it("loses everybody without agents, and waits for nobody without chats", () => {
    expect(chatQueue({ ...chat, agents: 0 })).toMatchObject({
      stable: true,
      servedProbability: 0,
      abandonProbability: 1,
    });
    const nobody = chatQueue({ ...chat, agents: 3, contactsPerHour: 0 });
    expect(nobody).toMatchObject({ waitProbability: 0, occupancy: 0, slotOccupancy: 0, meanChatsPerAgent: 0 });
    expect(nobody.serviceLevels.slOffered).toBe(1);
  });

  it("has no steady state where nobody leaves and all slots together are too slow", () => {
    // Two agents complete 2 x 2 / 400 s = 36 chats an hour.
    expect(chatQueue({ ...chat, agents: 2, patience: null, contactsPerHour: 35.9 }).stable).toBe(true);
    const lost = chatQueue({ ...chat, agents: 2, patience: null, contactsPerHour: 36.1 });
    expect(lost).toMatchObject({ stable: false, asaSeconds: null, occupancy: 1, meanChatsPerAgent: 2 });
    expect(lost.serviceLevels.slOffered).toBe(0);
  });

  it.each([1e-250, 1e-9, 100, 1e8])("has numbers for teams of 10,000 and %d chats an hour", (contactsPerHour) => {
    const found = chatQueue({ ...chat, agents: 10_000, contactsPerHour, ahtByConcurrentSeconds: [300, 350, 400, 450] });
    for (const value of [found.waitProbability, found.servedProbability, found.occupancy, found.slotOccupancy]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    // Little's law on the slots: at most one chat an agent, each takes 300 s; overloaded, all are full.
    if (contactsPerHour <= 100)
      expect(found.meanChatsPerAgent).toBeCloseTo((contactsPerHour * 300) / 3600 / 10_000, 12);
    if (contactsPerHour === 1e8) expect(found.slotOccupancy).toBeCloseTo(1, 9);
  });

  it.each([
    { agents: 1.5 },
    { agents: -1 },
    { contactsPerHour: NaN },
    { patience: 0 },
    { withinSeconds: -1 },
    { ahtByConcurrentSeconds: [] },
    { ahtByConcurrentSeconds: [300, 0] },
    { ahtByConcurrentSeconds: [300, 610] },
    { agents: 600_000 },
  ])("refuses %o", (wrong) => {
    expect(() => chatQueue({ ...chat, agents: 3, ...wrong })).toThrow(Refusal);
  });
});

describe("the gain of concurrency", () => {
  it("tells what each further chat adds, and where it takes away", () => {
    const gains = gainOfConcurrency([300, 400, 600, 900]);
    expect(gains.map(({ completionsPerHour }) => completionsPerHour)).toEqual([12, 18, 18, 16]);
    expect(gains.map(({ gainPerHour }) => gainPerHour)).toEqual([12, 6, 0, -2]);
  });

  it("lets a saturated agent be, and names the chat that hurts", () => {
    const load = { agents: 3, contactsPerHour: 30, patience: 60, withinSeconds: 20 };
    expect(chatQueue({ ...load, ahtByConcurrentSeconds: [300, 400, 600] }).stable).toBe(true);
    expect(() => chatQueue({ ...load, ahtByConcurrentSeconds: [300, 400, 600, 900] })).toThrow(
      /\/ahtByConcurrentSeconds\/3.*Cap concurrency at 3/s,
    );
  });
});

import { negativeBinomialQuantile } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newsvendorAgents, rateQuantile, underUncertainRate, type UncertainRate } from "../../src/index.ts";

const gamma = (meanPerHour: number, cv: number): UncertainRate => ({ kind: "gamma", meanPerHour, cv });
const example = { rate: gamma(600, 0.3), ahtSeconds: 300, costPerAgentHour: 30, lossPerAbandonedContact: 10 };

describe("the agents that are worth their cost", () => {
  it("is the fractile of the load where uncertainty dominates", () => {
    const got = newsvendorAgents(example);
    expect(got.rule).toBe("newsvendor");
    expect(got.uncertaintyRatio).toBeCloseTo(4.5, 12); // 50 x 0.09, by hand
    expect(got.lossPerMissingAgentHour).toBe(120); // 12 contacts an hour at 10
    expect(got.fractile).toBe(0.75); // 1 - 30/120
    expect(got.newsvendorAgents).toBeCloseTo(rateQuantile(example.rate, 0.75) / 12, 10);
    expect(got.agents).toBe(Math.ceil(got.newsvendorAgents));
  });

  // Second method: cost of each team with abandonment from Erlang A, over the same uncertain rate.
  it.each([0.2, 0.3, 0.5])("costs at most a hundredth more than the cheapest team found one by one, at cv %d", (cv) => {
    const rate = gamma(600, cv);
    const cost = (agents: number): number => {
      const queue = { rate, agents, ahtSeconds: 300, withinSeconds: 20 };
      const { abandonProbability } = underUncertainRate({
        ...queue,
        model: { kind: "erlang-a", patienceSeconds: 60 },
      }).contactWeighted;
      return 30 * agents + 10 * 600 * abandonProbability;
    };
    const cheapest = Math.min(...Array.from({ length: 60 }, (_, index) => cost(30 + index)));
    expect(cost(newsvendorAgents({ ...example, rate }).agents)).toBeLessThan(1.01 * cheapest);
  });

  // Second method: the number of busy agents in an endless team is negative binomial.
  it("is within two agents of the negative binomial fractile where chance counts too", () => {
    for (const [meanPerHour, cv] of [
      [600, 0.1],
      [1200, 0.05],
      [240, 0.15],
    ] as const) {
      const got = newsvendorAgents({ ...example, rate: gamma(meanPerHour, cv) });
      expect(got.rule).toBe("square-root");
      expect(Math.abs(got.agents - negativeBinomialQuantile(0.75, meanPerHour / 12, cv * cv))).toBeLessThanOrEqual(2);
    }
  });

  it("takes the rates of paths as they are", () => {
    const rate: UncertainRate = { kind: "paths", ratesPerHour: [300, 1200, 600, 900] };
    expect(newsvendorAgents({ ...example, rate })).toMatchObject({
      rule: "newsvendor",
      newsvendorAgents: 75,
      agents: 75,
    });
  });

  it("wants nobody where an agent costs what it saves or more, or nobody calls", () => {
    expect(newsvendorAgents({ ...example, costPerAgentHour: 120 })).toMatchObject({ agents: 0, fractile: 0 });
    expect(newsvendorAgents({ ...example, costPerAgentHour: 500 }).agents).toBe(0);
    expect(newsvendorAgents({ ...example, rate: gamma(0, 0.3) }).agents).toBe(0);
  });

  it("never wants fewer agents when they cost less or contacts are worth more", () => {
    const any = fc.record({
      meanPerHour: fc.double({ min: 1, max: 20_000, noNaN: true }),
      cv: fc.double({ min: 0, max: 2, noNaN: true }),
      costPerAgentHour: fc.double({ min: 5, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(any, ({ meanPerHour, cv, costPerAgentHour }) => {
        const question = { ...example, rate: gamma(meanPerHour, cv), costPerAgentHour };
        const { agents } = newsvendorAgents(question);
        expect(newsvendorAgents({ ...question, costPerAgentHour: costPerAgentHour * 0.9 }).agents) //
          .toBeGreaterThanOrEqual(agents);
        expect(newsvendorAgents({ ...question, lossPerAbandonedContact: 12 }).agents).toBeGreaterThanOrEqual(agents);
      }),
    );
  });

  it("refuses money that is none, and a proportion that no forecast knows", () => {
    for (const wrong of [0, -1, NaN, Infinity]) {
      expect(() => newsvendorAgents({ ...example, costPerAgentHour: wrong })).toThrow(Refusal);
      expect(() => newsvendorAgents({ ...example, lossPerAbandonedContact: wrong })).toThrow(Refusal);
    }
    expect(() => newsvendorAgents({ ...example, costPerAgentHour: 1e-6, lossPerAbandonedContact: 1e6 })).toThrow(
      Refusal,
    );
    expect(() => newsvendorAgents({ ...example, ahtSeconds: 0 })).toThrow(Refusal);
  });
});

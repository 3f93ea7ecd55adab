import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agentsToHeads, fteChain, type FteQuestion } from "../../src/index.ts";

const share = fc.double({ min: 0, max: 0.9, noNaN: true });
const anyQuestion: fc.Arbitrary<FteQuestion> = fc.integer({ min: 1, max: 60 }).chain((intervals) =>
  fc.record({
    agents: fc.array(fc.nat(500), { minLength: intervals, maxLength: intervals }),
    intervalSeconds: fc.constantFrom(900, 1800, 3600, 86_400),
    inShiftShrinkage: fc.oneof(share, fc.array(share, { minLength: intervals, maxLength: intervals })),
    outOfShiftShrinkage: fc.oneof(share, fc.array(share, { minLength: intervals, maxLength: intervals })),
    contractHoursPerWeek: fc.double({ min: 1, max: 60, noNaN: true }),
  }),
);

describe("the FTE chain", () => {
  it("is by hand for a day of 40 quarter hours", () => {
    const chain = fteChain({
      agents: new Array<number>(40).fill(10),
      intervalSeconds: 900,
      inShiftShrinkage: 0.3,
      outOfShiftShrinkage: 0.2,
      contractHoursPerWeek: 37.5,
    });
    // 10/0.7 = 14.2857 -> 15 heads; 10 hours: 100 agent hours, 150 rostered; /0.8 = 187.5 paid; /37.5 = 5 contracts.
    expect(chain.intervals.heads[0]).toBe(15);
    expect(chain.intervals.headsBeforeRounding[0]).toBeCloseTo(14.285714, 6);
    expect(chain.intervals.paidHours[0]).toBeCloseTo(15 / 4 / 0.8, 12);
    expect(chain.totals.agentHours).toBe(100);
    expect(chain.totals.rosteredHoursBeforeRounding).toBeCloseTo(142.857142857, 9);
    expect(chain.totals.rosteredHours).toBe(150);
    expect(chain.totals.paidHours).toBeCloseTo(187.5, 10);
    expect(chain.totals.fte).toBeCloseTo(5, 12);
    expect(chain.totals.peakFte).toBeCloseTo(5, 12);
  });

  it("takes shrinkage by week: a peak without leave and with more sickness", () => {
    const hours = 7 * 24;
    const chain = fteChain({
      agents: new Array<number>(2 * hours).fill(9),
      intervalSeconds: 3600,
      inShiftShrinkage: { byWeek: [0.1, 0.25] },
      outOfShiftShrinkage: { byWeek: [0.25, 0.2] },
      contractHoursPerWeek: 40,
    });
    // 9/0.9 = 10 heads, 1680 h, /0.75 = 2240, 56 contracts; 9/0.75 = 12 heads, 2016 h, /0.8 = 2520, 63 contracts.
    expect(chain.weeks.map(({ week }) => week)).toEqual([0, 1]);
    expect(chain.weeks[0]?.fte).toBeCloseTo(56, 10);
    expect(chain.weeks[1]?.fte).toBeCloseTo(63, 10);
    expect(chain.totals.fte).toBeCloseTo(59.5, 10);
    expect(chain.totals.peakFte).toBeCloseTo(63, 10);
  });

  it("keeps the caller's weeks, also where one has 25 hours in a day or the year turns", () => {
    const chain = fteChain({
      agents: [4, 4, 8, 2],
      intervalSeconds: 3600,
      inShiftShrinkage: 0,
      outOfShiftShrinkage: { byWeek: [0.5, 0] },
      contractHoursPerWeek: 2,
      weekOfInterval: [202552, 202552, 202601, 202601],
    });
    expect(chain.weeks).toMatchObject([
      { week: 202552, agentHours: 8, paidHours: 16, fte: 8 },
      { week: 202601, agentHours: 10, paidHours: 10, fte: 5 },
    ]);
  });

  it("rounds each interval by the one rule and nothing else", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { intervals, totals } = fteChain(question);
        intervals.heads.forEach((heads, interval) => {
          const inShiftShrinkage = intervals.inShiftShrinkage[interval] ?? NaN;
          expect(heads).toBe(agentsToHeads({ agents: question.agents[interval] ?? NaN, inShiftShrinkage }));
          expect(heads - (intervals.headsBeforeRounding[interval] ?? NaN)).toBeLessThan(1);
        });
        expect(totals.rosteredHours).toBeGreaterThanOrEqual(totals.rosteredHoursBeforeRounding - 1e-6);
        expect(totals.rosteredHoursBeforeRounding).toBeGreaterThanOrEqual(totals.agentHours - 1e-6);
        expect(totals.paidHours).toBeGreaterThanOrEqual(totals.rosteredHours - 1e-6);
      }),
    );
  });

  it("adds up: totals are the sums of weeks, weeks those of intervals, whatever the weeks", () => {
    const labels = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(anyQuestion, labels, (question, weekOfInterval) => {
        const plain = fteChain(question).totals;
        const { weeks, totals } = fteChain({
          ...question,
          weekOfInterval: weekOfInterval.slice(0, question.agents.length),
        });
        const paid = weeks.reduce((sum, week) => sum + week.paidHours, 0);
        expect(paid).toBeCloseTo(totals.paidHours, 6);
        expect(totals.paidHours).toBeCloseTo(plain.paidHours, 6);
        expect(totals.fte * weeks.length * question.contractHoursPerWeek).toBeCloseTo(paid, 6);
      }),
    );
  });

  it("never falls when agents or shrinkage rise", () => {
    fc.assert(
      fc.property(anyQuestion, share, share, (question, less, more) => {
        const fte = (inShiftShrinkage: number, extra: number): number =>
          fteChain({ ...question, inShiftShrinkage, agents: Array.from(question.agents, (agents) => agents + extra) })
            .totals.fte;
        const [low, high] = [Math.min(less, more), Math.max(less, more)];
        expect(fte(high, 0)).toBeGreaterThanOrEqual(fte(low, 0));
        expect(fte(low, 1)).toBeGreaterThan(fte(low, 0));
      }),
    );
  });

  it("is nothing for no intervals and for nobody", () => {
    const nobody = { intervalSeconds: 900, inShiftShrinkage: 0.3, outOfShiftShrinkage: 0.1, contractHoursPerWeek: 40 };
    expect(fteChain({ ...nobody, agents: [] }).totals).toMatchObject({ paidHours: 0, fte: 0, peakFte: 0 });
    expect(fteChain({ ...nobody, agents: [0, 0] }).totals).toMatchObject({ paidHours: 0, fte: 0, peakFte: 0 });
  });

  const good = {
    agents: [1, 2],
    intervalSeconds: 900,
    inShiftShrinkage: 0.3,
    outOfShiftShrinkage: 0.1,
    contractHoursPerWeek: 40,
  };
  it.each([
    [{ agents: [1, -2] }, "/agents/1"],
    [{ intervalSeconds: 0 }, "/intervalSeconds"],
    [{ inShiftShrinkage: 1 }, "/inShiftShrinkage"],
    [{ inShiftShrinkage: [0.1, 1.5] }, "/inShiftShrinkage/1"],
    [{ outOfShiftShrinkage: [0.1] }, "/outOfShiftShrinkage"],
    [{ outOfShiftShrinkage: { byWeek: [0.1, 0.2] } }, "/outOfShiftShrinkage/byWeek"],
    [{ contractHoursPerWeek: 0 }, "/contractHoursPerWeek"],
    [{ contractHoursPerWeek: 170 }, "/contractHoursPerWeek"],
    [{ weekOfInterval: [1] }, "/weekOfInterval"],
    [{ weekOfInterval: [1, 1.5] }, "/weekOfInterval/1"],
  ])("refuses %o at its place", (bad, field) => {
    const run = (): unknown => fteChain({ ...good, ...bad });
    expect(run).toThrow(Refusal);
    expect(run).toThrow(`field ${field}:`);
  });
});

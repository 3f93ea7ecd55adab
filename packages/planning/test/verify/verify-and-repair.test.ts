import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { verifyAndRepair } from "@springtide/planning";
import { followedDay, settledAgents, settledLevel, type SteadyDay, verifyDay } from "./steady-day.ts";

const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

/** Second method: the fewest agents, each half hour at least as many as the tables say, that keep day and floors. */
function leastByEnumeration(day: SteadyDay, mostExtra: number): { total: number; ways: number[][] } {
  const settled = settledAgents(day);
  const floors = Array.from(settled, (agents, t) => Math.min(day.share, settledLevel(day, t, agents)) - 0.01);
  const keeps = (agents: readonly number[]): boolean => {
    const { counted, kept } = followedDay(day, agents);
    return (
      sum(kept) >= day.share * sum(counted) - 1e-9 &&
      kept.every((contacts, t) => contacts >= (floors[t] ?? 0) * (counted[t] ?? 0) - 1e-9)
    );
  };
  const all = Array.from(settled).reduce<number[][]>(
    (ways, agents) =>
      ways.flatMap((way) => Array.from({ length: mostExtra + 1 }, (_, extra) => [...way, agents + extra])),
    [[]],
  );
  const totals = all.map((way) => sum(way)).toSorted((a, b) => a - b);
  const total = totals.find((count) => all.some((way) => sum(way) === count && keeps(way))) ?? Infinity;
  return { total, ways: all.filter((way) => sum(way) === total && keeps(way)) };
}

describe("a day whose tables take every half hour as settled", () => {
  // Contacts of 25 minutes: what comes in one half hour is still in hand in the next.
  it.each([
    { name: "climbs and falls", contactsPerHour: [12, 24, 36, 12] },
    { name: "begins high and falls", contactsPerHour: [30, 30, 12, 12] },
    { name: "has one rush", contactsPerHour: [6, 40, 6, 6] },
  ])("gets as few agents more as trying them all out gives, where it $name", ({ contactsPerHour }) => {
    const day: SteadyDay = { contactsPerHour, ahtSeconds: 1500, share: 0.8 };
    const { required, missedBefore, missedAfter, keptRound, deviating } = verifyAndRepair(verifyDay(day));
    const best = leastByEnumeration(day, 3);
    expect(missedBefore).toBeGreaterThan(0.5);
    expect([missedAfter, keptRound]).toEqual([0, 1]);
    expect(sum(required[0] ?? [])).toBe(best.total);
    expect(best.ways).toContainEqual([...(required[0] ?? [])]);
    // The tables were set right by what was found: they now promise what the day gives.
    expect(deviating).toEqual([]);
  });

  it("puts the heads after the rush, where the line is, and says how many it added", () => {
    const question = verifyDay({ contactsPerHour: [6, 40, 6, 6], ahtSeconds: 1500, share: 0.8 });
    const { required, rounds } = verifyAndRepair(question);
    const added = Array.from(required[0] ?? [], (heads, t) => heads - (question.required[0]?.[t] ?? 0));
    expect(added.slice(0, 2)).toEqual([0, 0]);
    expect(sum(added)).toBeGreaterThan(0);
    expect(rounds[0]).toMatchObject({ deviating: 4, lowered: 0, headsAdded: sum(added), missedAfter: 0 });
  });

  it("may take heads off where a half hour gives without them what the tables promised with them", () => {
    const day: SteadyDay = { contactsPerHour: [12, 24, 36, 12], ahtSeconds: 1500, share: 0.8 };
    const asked = verifyDay(day, { mayLower: true });
    const { required, missedAfter } = verifyAndRepair(asked);
    expect(missedAfter).toBe(0);
    expect(sum(required[0] ?? [])).toBeLessThan(sum(asked.required[0] ?? []));
    const { kept, counted } = followedDay(day, required[0] ?? []);
    required[0]?.forEach((heads, t) => {
      const before = asked.required[0]?.[t] ?? 0;
      if (heads >= before) return;
      // Two points of slack: heads taken off another half hour afterwards touch this one a little.
      expect((kept[t] ?? 0) / (counted[t] ?? 1)).toBeGreaterThan(settledLevel(day, t, before) - 0.02);
    });
  });

  it("changes nothing where the tables are right: contacts much shorter than the half hour", () => {
    const day: SteadyDay = { contactsPerHour: [200, 210, 205], ahtSeconds: 30, share: 0.8 };
    const { rounds, keptRound, missedAfter } = verifyAndRepair(verifyDay(day));
    expect([rounds, keptRound, missedAfter]).toEqual([[], 0, 0]);
  });

  it("leaves alone what nobody can be found for, and says what still deviates", () => {
    const day: SteadyDay = { contactsPerHour: [12, 24, 36, 12], ahtSeconds: 1500, share: 0.8 };
    const answer = verifyAndRepair(verifyDay(day, { most: 7 }));
    // Seven people are there in every half hour, as many as there are: the last one could use three more.
    expect([...(answer.planned.heads[0] ?? [])]).toEqual([7, 7, 7, 7]);
    expect(answer.rounds.length).toBeLessThanOrEqual(3);
    expect(answer.missedAfter).toBe(answer.missedBefore);
    expect(answer.keptRound).toBe(0);
  });
});

describe("verifying any day", () => {
  const days = fc.record({
    contactsPerHour: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 6 }),
    ahtSeconds: fc.integer({ min: 120, max: 1800 }),
    share: fc.constantFrom(0.7, 0.8, 0.9),
  });
  const options = fc.record({
    mayLower: fc.boolean(),
    most: fc.constantFrom(3, 8, 1000),
    rounds: fc.integer({ min: 1, max: 4 }),
    trials: fc.constantFrom(0, 5, 60),
  });

  it("ends within its rounds, never worse than it began, and the same each time", () => {
    fc.assert(
      fc.property(days, options, (day, given) => {
        const question = verifyDay(day, given);
        let plans = 0;
        const counted = {
          ...question,
          plan: (required: readonly Uint16Array[]) => ((plans += 1), question.plan(required)),
        };
        const answer = verifyAndRepair(counted);
        expect(answer.missedAfter).toBeLessThanOrEqual(answer.missedBefore + 1e-6);
        expect(answer.rounds.length).toBeLessThanOrEqual(given.rounds);
        expect(plans).toBeLessThanOrEqual(given.rounds + 1);
        expect(answer.planned).toEqual(question.plan(answer.required));
        expect(verifyAndRepair(question)).toEqual(answer);
      }),
      { numRuns: 40 },
    );
  });

  it("restores every promise where people can be had, or has used its trials up", () => {
    fc.assert(
      fc.property(days, fc.boolean(), (day, mayLower) => {
        const { missedAfter } = verifyAndRepair(verifyDay(day, { mayLower, trials: 2000 }));
        expect(missedAfter).toBeLessThan(1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it("only ever raises heads where lowering is not allowed", () => {
    fc.assert(
      fc.property(days, (day) => {
        const question = verifyDay(day);
        const { required } = verifyAndRepair(question);
        required[0]?.forEach((heads, t) => {
          expect(heads).toBeGreaterThanOrEqual(question.required[0]?.[t] ?? 0);
        });
      }),
      { numRuns: 30 },
    );
  });
});

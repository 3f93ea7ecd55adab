import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenRules } from "../../src/labour/broken-rules.ts";
import { ruleOfTerms } from "../../src/labour/rule-of-terms.ts";
import type { MendAnswer, MendProblem } from "../../src/mend/mend-problem.ts";
import { mendRoster } from "../../src/mend/mend-roster.ts";
import { weightOf } from "../../src/mend/cost.ts";
import { leastOfEveryMend } from "./every-mend.ts";
import { smallRoster } from "./small-rosters.ts";

const LIMITS = { nodesPerPerson: 100, nodes: 200 };

/** What the roster breaks after the changes, by the rules themselves. */
function brokenAfter(problem: MendProblem, { changes }: Pick<MendAnswer, "changes">): readonly unknown[] {
  const now = problem.shifts.map((shift, i) => {
    const change = changes.find((one) => one.shift === i);
    return change === undefined ? shift : change.now === null ? null : { ...change.now, isFixed: false };
  });
  const people = problem.people.map((who, person) => ({
    ...who,
    shifts: now.flatMap((shift, source) => (shift?.person === person ? [{ ...shift, source }] : [])),
  }));
  const judged = new Set(problem.shifts.flatMap(({ isFixed }, i) => (isFixed ? [] : [i])));
  return brokenRules(people, [...problem.otherRules, ...problem.terms.map(ruleOfTerms)], judged);
}

describe("a roster mended", () => {
  it("breaks no rule, changes no fewer shifts than the bound and leaves published ones alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 3 }), (seed, people) => {
        const problem = smallRoster(seed, { people, shiftsEach: 3, stepMinutes: 30, mostMinutes: 120 });
        const answer = mendRoster(problem, LIMITS);
        expect(brokenAfter(problem, answer)).toEqual([]);
        expect(weightOf(answer.cost)).toBeGreaterThanOrEqual(weightOf(answer.bound));
        expect(answer.cost.changed).toBe(answer.changes.length);
        expect(answer.changes.filter(({ shift }) => problem.shifts[shift]?.isFixed)).toEqual([]);
        if (brokenAfter(problem, { changes: [] }).length === 0) expect(answer.changes).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it.each([false, true])("is the same as the best of every mend (cover %s)", (hasCover) => {
    // Expected: all options of all shifts tried together, in every-mend.ts.
    let proven = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const problem = smallRoster(seed, { people: 2, shiftsEach: 2, stepMinutes: 60, mostMinutes: 60, hasCover });
      const answer = mendRoster(problem, { nodesPerPerson: 2000, nodes: 20_000 });
      const least = leastOfEveryMend(problem);
      expect(answer.keepsCover).toBe(least < Infinity);
      if (!answer.keepsCover) continue;
      if (answer.isProven) proven += 1;
      expect([seed, weightOf(answer.cost)]).toEqual([seed, least]);
      expect(weightOf(answer.bound)).toBeLessThanOrEqual(least);
    }
    expect(proven).toBeGreaterThan(4);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fractionalCover } from "../../src/skills/covering-bound.ts";

const need = (people: number, ...groups: number[]) => ({ people, groups });

describe("the least cost of a fractional cover", () => {
  it.each([
    // By hand: each queue its own specialists.
    { costs: [2, 3], needs: [need(4, 0), need(5, 1)], cost: 23, people: [4, 5] },
    // By hand: whoever takes both is cheaper than two specialists.
    { costs: [2, 2, 3], needs: [need(4, 0, 2), need(4, 1, 2), need(4, 0, 1, 2)], cost: 12, people: [0, 0, 4] },
    // The triangle: half of each pair, Chvatal (1983), ch. 1.
    { costs: [1, 1, 1], needs: [need(1, 0, 1), need(1, 1, 2), need(1, 0, 2)], cost: 1.5, people: [0.5, 0.5, 0.5] },
    { costs: [1], needs: [need(0, 0)], cost: 0, people: [0] },
  ])("is $cost for needs of $needs.length sets", ({ costs, needs, cost, people }) => {
    const found = fractionalCover(costs, needs);
    expect(found.cost).toBeCloseTo(cost, 9);
    for (const [at, each] of found.people.entries()) expect(each).toBeCloseTo(people[at] ?? NaN, 9);
  });

  it("meets every need, costs what its people cost, and no whole cover costs less", () => {
    const sets = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
        sets,
        (costs, drawn) => {
          const needs = drawn.map(([mask, people]) =>
            need(people, ...[0, 1, 2].filter((at) => (mask >> at) % 2 === 1)),
          );
          const found = fractionalCover(costs, needs);
          expect(found.people.reduce((sum, people, at) => sum + people * (costs[at] ?? 0), 0)).toBeCloseTo(
            found.cost,
            6,
          );
          for (const { groups, people } of needs)
            expect(groups.reduce((sum, at) => sum + (found.people[at] ?? 0), 0)).toBeGreaterThanOrEqual(people - 1e-6);
          expect(found.cost).toBeLessThanOrEqual(wholeCover(costs, needs) + 1e-6);
        },
      ),
    );
  });

  it("says that a need without groups cannot be met", () => {
    expect(() => fractionalCover([1], [need(1)])).toThrow(RangeError);
  });
});

/** The cheapest whole cover of three groups, by trying all. */
function wholeCover(costs: readonly number[], needs: readonly { groups: readonly number[]; people: number }[]): number {
  let least = Infinity;
  for (let one = 0; one <= 6; one += 1)
    for (let two = 0; two <= 6; two += 1)
      for (let three = 0; three <= 6; three += 1) {
        const people = [one, two, three];
        if (needs.every((each) => each.groups.reduce((sum, at) => sum + (people[at] ?? 0), 0) >= each.people))
          least = Math.min(
            least,
            people.reduce((sum, count, at) => sum + count * (costs[at] ?? 0), 0),
          );
      }
  return least;
}

import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { assignHeads } from "@springtide/planning";

const u16 = (...values: number[]): Uint16Array => Uint16Array.from(values);

/** Every way to put people to queues, tried out: most covered, then fewest steps down the lists. */
function bestByTrial(
  need: readonly number[],
  teams: readonly { serves: readonly number[]; heads: number }[],
): { covered: number; steps: number } {
  const people = teams.flatMap(({ serves, heads }) => Array.from({ length: heads }, () => serves));
  let best = { covered: 0, steps: 0 };
  const place = (person: number, left: readonly number[], covered: number, steps: number): void => {
    if (covered > best.covered || (covered === best.covered && steps < best.steps)) best = { covered, steps };
    const serves = people[person];
    if (serves === undefined) return;
    place(person + 1, left, covered, steps);
    serves.forEach((queue, step) => {
      if ((left[queue] ?? 0) > 0)
        place(person + 1, left.with(queue, (left[queue] ?? 0) - 1), covered + 1, steps + step);
    });
  };
  place(0, need, 0, 0);
  return best;
}

const someTeams = fc.array(
  fc.record({
    serves: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
    heads: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 3 },
);

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe("people put to queues", () => {
  it("count once: ten people for two queues that need eight each are ten, not sixteen and not twenty", () => {
    const { own, idle } = assignHeads({ required: [u16(8), u16(8)], teams: [{ serves: [0, 1], heads: u16(10) }] });
    expect(own).toEqual([u16(8), u16(2)]);
    expect(idle).toEqual([u16(0)]);
  });

  it("leave no gap that could be covered because of a priority", () => {
    // The first team would rather serve queue 0, but only it can serve queue 1.
    const { own } = assignHeads({
      required: [u16(2), u16(2)],
      teams: [
        { serves: [0, 1], heads: u16(2) },
        { serves: [0], heads: u16(2) },
      ],
    });
    expect(own).toEqual([u16(2), u16(2)]);
  });

  it("honour priorities where all can be had: each team at its first queue", () => {
    const { own, idle } = assignHeads({
      required: [u16(3, 5, 0), u16(3, 1, 9)],
      teams: [
        { serves: [0, 1], heads: u16(3, 3, 3) },
        { serves: [1, 0], heads: u16(4, 4, 4) },
      ],
    });
    expect(own).toEqual([u16(3, 5, 0), u16(3, 1, 7)]);
    expect(idle).toEqual([u16(0, 0, 0), u16(1, 1, 0)]);
  });

  it("stay idle where nobody needs them, and a team that serves nobody does", () => {
    const { own, idle } = assignHeads({
      required: [u16(1)],
      teams: [
        { serves: [0], heads: u16(4) },
        { serves: [], heads: u16(2) },
      ],
    });
    expect(own).toEqual([u16(1)]);
    expect(idle).toEqual([u16(3), u16(2)]);
  });

  it("match every way tried out on small cases, in covered heads and in steps down the lists", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
        someTeams,
        (need, teams) => {
          const { own, idle } = assignHeads({
            required: need.map((heads) => u16(heads)),
            teams: teams.map(({ serves, heads }) => ({ serves, heads: u16(heads) })),
          });
          const best = bestByTrial(need, teams);
          const covered = sum(own.map((heads) => heads[0] ?? 0));
          expect(covered).toBe(best.covered);
          // The fewest steps that can bring about these own heads are the fewest of all.
          const ownHeads = own.map((heads) => heads[0] ?? 0);
          expect(bestByTrial(ownHeads, teams)).toEqual(best);
          expect(covered + sum(idle.map((heads) => heads[0] ?? 0))).toBe(sum(teams.map(({ heads }) => heads)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never sum a person twice: queues' own heads and idle ones are the people present, in each interval", () => {
    const intervals = 12;
    const row = fc
      .array(fc.nat({ max: 400 }), { minLength: intervals, maxLength: intervals })
      .map((list) => u16(...list));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.array(fc.record({ serves: fc.shuffledSubarray([0, 1, 2, 3]), heads: row }), { maxLength: 4 }),
        (required, teams) => {
          const { own, idle } = assignHeads({ required, teams });
          for (let t = 0; t < intervals; t += 1) {
            own.forEach((heads, q) => {
              expect(heads[t]).toBeLessThanOrEqual(required[q]?.[t] ?? 0);
            });
            expect(sum([...own, ...idle].map((heads) => heads[t] ?? 0))).toBe(
              sum(teams.map(({ heads }) => heads[t] ?? 0)),
            );
            // Most covered, by Hall: no set of queues is short of more than its teams' people leave.
            const sets = Array.from({ length: 2 ** required.length }, (_, set) => {
              const inSet = (queue: number): boolean => ((set >> queue) & 1) === 1;
              const reachable = sum(teams.filter(({ serves }) => serves.some(inSet)).map(({ heads }) => heads[t] ?? 0));
              return sum(required.map((heads, q) => (inSet(q) ? (heads[t] ?? 0) : 0))) - reachable;
            });
            const needed = sum(required.map((heads) => heads[t] ?? 0));
            expect(needed - sum(own.map((heads) => heads[t] ?? 0))).toBe(Math.max(...sets));
          }
        },
      ),
    );
  });
});

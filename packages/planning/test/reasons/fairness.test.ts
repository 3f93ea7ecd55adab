import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fairnessReport, readRoster, spreadOf } from "../../src/index.ts";
import { answered, at, FULL_TIME, given, smallRoster } from "./small-roster.ts";

describe("spread of shares", () => {
  it.each([
    // By hand: half the mean difference between any two, over the mean.
    { shares: [1, 1, 1], range: 0, gini: 0 },
    { shares: [0, 0, 0, 4], range: 4, gini: 0.75 },
    { shares: [1, 2, 3], range: 2, gini: 8 / 9 / 4 },
    { shares: [], range: 0, gini: 0 },
    { shares: [0, 0], range: 0, gini: 0 },
  ])("of $shares is $range and $gini", ({ shares, range, gini }) => {
    expect(spreadOf(shares).range).toBe(range);
    expect(spreadOf(shares).gini).toBeCloseTo(gini, 12);
  });

  it("is half the relative mean difference, in whatever order and unit", () => {
    const some = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, fc.double({ min: 0.5, max: 20, noNaN: true }), (shares, unit) => {
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        fc.pre(mean > 1e-3);
        const differences = shares.flatMap((a) => shares.map((b) => Math.abs(a - b)));
        const expected = differences.reduce((sum, one) => sum + one, 0) / (2 * shares.length ** 2 * mean);
        expect(spreadOf(shares).gini).toBeCloseTo(expected, 9);
        expect(spreadOf(shares.toReversed().map((share) => share * unit)).gini).toBeCloseTo(expected, 9);
      }),
    );
  });
});

describe("the fairness of a roster", () => {
  it("holds hours, overtime, unpopular hours and wishes of each person against what is fair", () => {
    // Saturday evening counts. Person 0 has 40 hours a week, person 1 has 20, person 2 is away then.
    const evening = "2026-12-05 18:00 > 2026-12-05 22:00";
    const [fromMs, toMs] = [at("2026-12-05 00:00"), at("2026-12-06 00:00")];
    const problem = smallRoster({
      demand: [[`${evening} x 2`]],
      unpopular: [evening],
      people: [
        { wishes: [{ kind: "off", fromMs, toMs, cost: 1 }] },
        {
          contract: { ...FULL_TIME, hoursAWeek: 3, overtimeHoursAWeek: 9 },
          wishes: [{ kind: "work", fromMs, toMs, cost: 1 }],
        },
        { away: [evening] },
      ],
    });
    const { people, unpopular } = fairnessReport(
      readRoster(
        problem,
        answered(problem, [given(problem, 1, 1, evening), given(problem, 0, 1, "2026-12-05 16:00 > 2026-12-05 20:00")]),
      ),
    );
    // Six unpopular hours are given; weights 40 and 3.
    expect(people).toMatchObject([
      { hours: 4, contractHours: 40, overtimeHours: 0, unpopularHours: 2, wishes: 1, wishesKept: 0 },
      { hours: 4, contractHours: 3, overtimeHours: 1, unpopularHours: 4, wishes: 1, wishesKept: 1 },
      { hours: 0, unpopularHours: 0, fairShareHours: 0, wishes: 0 },
    ]);
    expect(people[0]?.fairShareHours).toBeCloseTo((6 * 40) / 43, 9);
    expect(people[1]?.fairShareHours).toBeCloseTo((6 * 3) / 43, 9);
    const [a, b] = [2 / ((6 * 40) / 43), 4 / ((6 * 3) / 43)];
    expect(unpopular.range).toBeCloseTo(b - a, 9);
    expect(unpopular.gini).toBeCloseTo((b - a) / (2 * (a + b)), 9);
  });
});

import { decideSeason, decideStandBy } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { describe, expect, it } from "vitest";
import { momentWords } from "../../packages/season/src/decisions/decision-words.ts";
import { standByFrame } from "../../packages/season/src/decisions/decide-stand-by.ts";
import { drawnComing } from "../../packages/season/src/decisions/drawn-coming.ts";
import { trueCost } from "../../packages/season/src/decisions/true-cost.ts";
import { MONDAY, partner, PATHS, secondWeek, standBySeason, standByShop } from "./stand-by-shop.ts";

const ORDERED = 5;
const LOSSES = [{ queue: "phone", perAbandoned: 12, perLate: 1, basis: "target" as const }];

/** The second week with five seats ordered in the first shape of a block, whoever comes. */
function weekWith(terms: Readonly<Record<string, unknown>>) {
  const shop = standByShop({ agreements: [partner(terms)] });
  const question = secondWeek(shop, () => {
    throw new Error("nothing is solved here");
  });
  const { cells, partners, options, known } = standByFrame(question);
  const none = new Float64Array(options.length);
  const seats = {
    ordered: none.map((_, i) => (i === 0 ? ORDERED : 0)),
    reserved: none,
    confirmed: known.map(() => none),
  };
  const coming = drawnComing(question.deciding, partners);
  const asked = { partners, options, seats, signals: known };
  const [option] = options;
  if (option === undefined) throw new TypeError("no block to ask for");
  return {
    ...{ option, coming },
    expected: trueCost(question.deciding, cells, asked),
    drawn: trueCost(question.deciding, cells, { ...asked, ...(coming === undefined ? {} : { coming }) }),
  };
}

describe("seats decided, of which not all come", () => {
  it("are paid as they come, and lose more on average than as many as expected would", () => {
    const { option, expected, drawn } = weekWith({ fill: [{ notice: "1d", share: "60%" }] });
    expect(option.orderedShare).toBe(0.6);
    const came = drawn.ledger.map((paid) => paid / option.cost);
    expect(came.every((seats) => Math.abs(seats - Math.round(seats)) < 1e-9 && seats <= ORDERED)).toBe(true);
    expect(new Set(came.map(Math.round)).size).toBeGreaterThan(2);
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / PATHS;
    expect(expected.ledger.every((paid) => Math.abs(paid - 3 * option.cost) < 1e-9)).toBe(true);
    // Five seats at 0.6: a variance of 1.2 a season; within four standard errors of three.
    expect(Math.abs(mean(came) - 3)).toBeLessThan(4 * Math.sqrt(1.2 / PATHS));
    // Season by season: fewer than expected lose more, more lose less.
    came.forEach((seats, path) => {
      const more = (drawn.loss[path] ?? 0) - (expected.loss[path] ?? 0);
      expect(more * (seats - 3)).toBeLessThanOrEqual(1e-9);
    });
  });

  it("are nobody's chance where all are sure to come", () => {
    const { coming, drawn, expected } = weekWith({});
    expect(coming).toBeUndefined();
    expect(drawn).toEqual(expected);
  });

  it("are told of in what a decision costs, and the parts that periods tell add up to the whole", async () => {
    const solve = await loadSolver();
    const fill = [{ notice: "1d", share: "60%" }];
    const shop = standByShop({
      hours: "09:00-11:00",
      agreements: [partner({ fill, seats: 2 }), partner({ id: "other", partner: "Other", fill, pricePerHour: 31 })],
      extraHours: { notice: "2d", premium: "25%", hoursAWeek: 8, heads: 2, shortest: "2h" },
    });
    // Nobody is needed before Wednesday.
    const season = standBySeason(shop, (path) => (path % 2 === 0 ? MONDAY + 9 : MONDAY + 100));
    const question = secondWeek(shop, solve, { question: season });
    const { cost, cells, partners, options, known, coming, seats } = decideStandBy(question);
    const asked = { partners, options, seats, signals: known };
    const mean = (values: Float64Array): number => values.reduce((all, value) => all + value, 0) / PATHS;
    expect(cost).toEqual(trueCost(question.deciding, cells, { ...asked, coming }));
    expect(mean(cost.loss)).toBeGreaterThan(mean(trueCost(question.deciding, cells, asked).loss));
    const { periods, extraHours, hires, expected, deadlines } = decideSeason({ ...season, losses: LOSSES }, { solve });
    expect([new Set(periods.map(({ agreement }) => agreement)).size, extraHours.length > 0]).toEqual([2, true]);
    const parts = [
      ...periods.map((period) => period.expected.ledger),
      ...[...extraHours, ...hires].map((of) => of.cost),
    ];
    expect(Math.round(100 * parts.reduce((sum, part) => sum + part, 0))).toBe(Math.round(100 * expected.ledger));
    // Both partners, and who is asked for extra hours, share one week: it is done at one cost, all that is paid and lost in it.
    const [first] = periods;
    const done = deadlines.flatMap(({ costIfDone }) => costIfDone ?? []);
    expect(new Set(done).size).toBe(1);
    expect(done[0]).toBeCloseTo(expected.ledger + (first?.expected.atStake ?? NaN), 1);
    // What is looked at is looked at when it is to be said.
    for (const { signal, confirmBy } of periods.filter((period) => period.reserved.length > 0))
      expect(signal?.words).toContain(`On ${momentWords(confirmBy)}, look at`);
    expect(first?.confirmBy).toBe("2028-03-12T12:00:00+01:00");
  });
});

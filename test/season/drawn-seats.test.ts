import { describe, expect, it } from "vitest";
import { standByFrame } from "../../packages/season/src/decisions/decide-stand-by.ts";
import { drawnComing } from "../../packages/season/src/decisions/drawn-coming.ts";
import { trueCost } from "../../packages/season/src/decisions/true-cost.ts";
import { partner, PATHS, secondWeek, standByShop } from "./stand-by-shop.ts";

const ORDERED = 5;

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
});

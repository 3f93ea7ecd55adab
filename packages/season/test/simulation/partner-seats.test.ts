import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { Agreement, Plan } from "@springtide/contracts";
import { planSeason, simulatedPlanLines, simulatePlan } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { seatDraws, type SeatsAsked } from "../../src/agreements/drawn-seats.ts";
import { expectedFill } from "../../src/agreements/expected-fill.ts";
import { basisOfPlan } from "../../src/basis.ts";
import { drawDemand } from "../../src/demand.ts";
import { partnerSeats } from "../../src/simulation/partner-seats.ts";
import { sendSeats } from "../../src/simulation/send-seats.ts";
import { smallInput, smallShop } from "../small-shop.ts";

const PARTNER = {
  id: "partner",
  partner: "Partner",
  serves: ["phone"],
  seats: 6,
  minimumBlock: "2h",
  pricePerHour: 29,
};

/** The small shop with too few people of its own in the mornings. */
function shopWith(terms: Readonly<Record<string, unknown>>) {
  const roster = [{ days: "mon-sat", from: "08:00", to: "16:00", heads: 4 }];
  return smallShop({
    teams: ["phone", "email"].map((queue) => ({ id: `desk-${queue}`, serves: [queue], costPerHour: 24, roster })),
    agreements: [{ ...PARTNER, ...terms }],
    plan: { horizon: "2w", paths: 20 },
  });
}

function planWith(terms: Readonly<Record<string, unknown>>): Plan {
  return planSeason(smallInput(shopWith(terms)));
}

/** Terms that say nothing of who stays away. */
const PARTNER_SURE = agreementOf({});

describe("seats drawn", () => {
  const grid = intervalGrid({
    zone: timeZone("Europe/Berlin"),
    firstDay: civilDay("2027-03-27"),
    days: 3,
    intervalMinutes: 30,
  });
  const paths = 4000;
  const spring = { id: "spring", durationDays: 1 };
  // In every other season spring is on the second day, which has 23 hours.
  const onsets = new Map([
    [
      "spring",
      [Int32Array.from({ length: paths }, (_, path) => civilDay(path % 2 === 0 ? "2027-03-28" : "2027-03-20"))],
    ],
  ]);
  const draws = seatDraws({ grid, triggers: [spring], seed: 5 }, onsets);
  const agreement = agreementOf({
    fill: [
      { notice: "3d", share: "80%" },
      { notice: "14d", share: "95%" },
    ],
  });
  const busy = { ...agreement, fillOnTriggers: { spring: 0.6 } };
  /** From ten in the evening of the first day until four the next morning: five elapsed hours. */
  const night = { from: 44, to: 54, seats: 6, part: 0 };

  function meanOf(asked: SeatsAsked): { readonly mean: number; readonly variance: number } {
    const came = Array.from({ length: paths }, (_, path) => draws(path, asked));
    const mean = came.reduce((sum, seats) => sum + seats, 0) / paths;
    return { mean, variance: came.reduce((sum, seats) => sum + (seats - mean) ** 2, 0) / (paths - 1) };
  }

  it("are on average as many as expected, triggers and days of 23 hours included", () => {
    const fill = expectedFill({ grid, triggers: [spring], paths }, onsets, busy, 14);
    const expected = fill.subarray(night.from, night.to).reduce((sum, share) => sum + share, 0) / 10;
    // By hand: two of five hours on a usual day, three on one of spring in half of the seasons.
    expect(expected).toBeCloseTo(0.95 * (0.4 + 0.6 * (0.5 + 0.5 * 0.6)), 12);
    const { mean, variance } = meanOf({ ...night, agreement: busy, noticeDays: 14 });
    // Within four standard errors, by seed.
    expect(Math.abs(mean - 6 * expected)).toBeLessThan(4 * Math.sqrt(variance / paths));
  });

  it("scatter as single seats do, and more where the share is learned or seats of a day are alike", () => {
    const alone = meanOf({ ...night, agreement, noticeDays: 14 });
    expect(Math.abs(alone.variance / (6 * 0.95 * 0.05) - 1)).toBeLessThan(0.15);
    const fewerKnown = { ...agreement, fill: agreement.fill.map((step) => ({ ...step, shifts: 10 })) };
    const learned = meanOf({ ...night, agreement: fewerKnown, noticeDays: 14 });
    // Beta-binomial of ten trials: 6 p (1 - p) (10 + 6) / (10 + 1).
    expect(Math.abs(learned.variance / (6 * 0.95 * 0.05 * (16 / 11)) - 1)).toBeLessThan(0.15);
    expect(Math.abs(learned.mean - alone.mean)).toBeLessThan(
      4 * Math.sqrt((alone.variance + learned.variance) / paths),
    );
    const delivered = {
      days: 9,
      confirmedSeatHours: 9,
      deliveredSeatHours: 8,
      believed: [],
      onTriggers: [],
      likeness: 1,
    };
    const together = { ...agreement, delivered };
    const within = { ...night, from: 10, to: 20, agreement: together, noticeDays: 14 };
    expect(new Set(Array.from({ length: 200 }, (_, path) => draws(path, within)))).toEqual(new Set([0, 6]));
  });

  it("are the same whatever else is asked, and all of them where all are sure to come", () => {
    const asked = { ...night, agreement, noticeDays: 3 };
    const again = seatDraws({ grid, triggers: [], seed: 5 }, new Map());
    expect([7, 3, 9].map((path) => again(path, asked))).toEqual([7, 3, 9].map((path) => draws(path, asked)));
    expect(draws(3, { ...asked, agreement: agreementOf({}) })).toBe(6);
  });
});

describe("seats sent", () => {
  it("are as the plan has them, fewer where they are missed least, more where they are missing", () => {
    // Two queues short of 4 and 3 heads; 10 seats asked, 8 expected: one of those is spare.
    const missing = [Int32Array.of(4), Int32Array.of(3)];
    const sent = sendSeats({ coming: Float64Array.of(8), mayServe: () => [0, 1], missing });
    const heads = (came: number): number[] => {
      const there = [Int32Array.of(4), Int32Array.of(3)];
      sent.move(there, 0, came);
      return there.map((queue) => queue[0] ?? 0);
    };
    expect([sent.expected[0], missing]).toEqual([8, [Int32Array.of(0), Int32Array.of(0)]]);
    expect([10, 9, 8, 7, 5, 2, 0].map(heads)).toEqual([
      [6, 3],
      [5, 3],
      [4, 3],
      [4, 3],
      [4, 1],
      [2, 0],
      [0, 0],
    ]);
    // Short of more than can come: a seat more than expected is one head less missing.
    const short = sendSeats({
      ...{ coming: Float64Array.of(4), mayServe: () => [0, 1] },
      missing: [Int32Array.of(3), Int32Array.of(4)],
    });
    const there = [Int32Array.of(3), Int32Array.of(1)];
    short.move(there, 0, 5);
    expect(there).toEqual([Int32Array.of(3), Int32Array.of(2)]);
  });
});

describe("a plan played out with seats that may stay away", () => {
  const plan = planWith({ fill: [{ notice: "0d", share: "80%" }] });

  it("tells how many are expected and how many came", () => {
    const played = simulatePlan(plan, { replications: 12 });
    const [told] = played.partners;
    if (told === undefined) throw new TypeError("nothing was asked of the partner");
    const { askedSeatHours, expectedSeatHours, cameSeatHours, halfWidth } = told;
    expect(askedSeatHours).toBeCloseTo(
      plan.blocks.reduce((sum, { hours }) => sum + hours, 0),
      6,
    );
    expect(expectedSeatHours).toBeCloseTo(0.8 * askedSeatHours, 6);
    expect(cameSeatHours.p90).toBeGreaterThan(cameSeatHours.p10);
    // Twice the half of the 95 % interval, by seed.
    expect(Math.abs(cameSeatHours.mean - expectedSeatHours)).toBeLessThan(2 * (halfWidth ?? 0));
    expect(simulatedPlanLines(played).find((line) => line.startsWith("partner: of "))).toMatch(
      /are expected and .* come, .* in 8 of 10 seasons$/,
    );
  });

  it("has the plan's own heads to the last one where all are sure to come", () => {
    const basis = basisOfPlan(plan);
    const demand = drawDemand(basis);
    const planned = plan.staffing.map(({ overflow }) => Int32Array.from(overflow));
    expect(planned.some((heads) => heads.some((count) => count > 0))).toBe(true);
    const [sure, silent] = [
      { ...PARTNER_SURE, fill: [{ noticeDays: 0, share: 1 }], fillOnTriggers: { spring: 1 } },
      PARTNER_SURE,
    ].map((agreement) => ({ ...plan, shop: { ...plan.shop, agreements: [agreement] } }));
    if (sure === undefined || silent === undefined) throw new TypeError("two plans");
    for (const one of [sure, silent])
      expect(partnerSeats(one, { ...basis, shop: one.shop }, demand).headsIn(3)).toEqual(planned);
    expect(partnerSeats(plan, basis, demand).headsIn(3)).not.toEqual(planned);
    const days = { firstDay: plan.grid.firstDay, days: 2, replications: 3 };
    expect(simulatePlan(sure, days)).toEqual(simulatePlan(silent, days));
    expect(simulatedPlanLines(simulatePlan(sure, days))).toContainEqual(
      expect.stringMatching(/^partner: all .* come$/),
    );
  });
});

function agreementOf(terms: Readonly<Record<string, unknown>>): Agreement {
  const [agreement] = shopWith(terms).agreements;
  if (agreement === undefined) throw new Error("no agreement");
  return agreement;
}

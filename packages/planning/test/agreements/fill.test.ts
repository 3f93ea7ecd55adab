import {
  type DeliveredSeats,
  drawShare,
  fillPrior,
  invoiceOf,
  learnFill,
  likenessOf,
  lockTerms,
  seatsThatCome,
  type Tariff,
  trialsOfLikeness,
} from "@springtide/planning";
import { randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const STEPS = [3, 14].map((noticeDays) => ({ noticeDays, share: 0.9 }));
const PRIOR = fillPrior(STEPS, {}, 100);
const seats = (
  noticeDays: number,
  confirmed: number,
  delivered: number,
  trigger: string | null = null,
): DeliveredSeats => ({
  ...{ noticeDays, trigger },
  ...{ confirmedSeatHours: confirmed, deliveredSeatHours: delivered },
});

describe("the share of seats that come", () => {
  it("is the mean of what was believed and what was seen, by weight", () => {
    // By hand: (100 x 0.9 + 240) / (100 + 300) and (90 + 300) / (100 + 300). Five days are more than three, two less.
    const { byNotice } = learnFill([seats(5, 200, 160), seats(2, 100, 80), seats(21, 300, 300)], PRIOR);
    expect(byNotice.map(({ noticeDays, share }) => [noticeDays, share])).toEqual([
      [3, 0.825],
      [14, 0.975],
    ]);
    // Ten shifts believed in are 80 seat-hours: 12.5 of the prior and 37.5 seen on days that are alike as chance has it.
    expect(byNotice[1]?.shifts).toBe(50);
  });

  it("keeps each notice's own prior", () => {
    const prior = fillPrior([
      { noticeDays: 14, share: 0.75 },
      { noticeDays: 3, share: 0.5 },
    ]);
    expect(learnFill([], prior).byNotice).toEqual([
      { noticeDays: 3, share: 0.5, shifts: 10 },
      { noticeDays: 14, share: 0.75, shifts: 10 },
    ]);
    expect(learnFill([])).toEqual({
      byNotice: [{ noticeDays: 0, share: 0.95, shifts: 10 }],
      onTriggers: [],
      likeness: 0,
    });
  });

  it("never falls with more notice: neighbours that disagree are one", () => {
    // By hand: 0.95 of 200 and 0.75 of 400 seat-hours, the prior in both, are 490 of 600.
    const { byNotice } = learnFill([seats(3, 100, 100), seats(14, 300, 210)], PRIOR);
    expect(byNotice.map(({ share }) => share.toFixed(6))).toEqual(["0.816667", "0.816667"]);
  });

  it("is less on days on which others want the same people, as far as those days say so", () => {
    // By hand: 0.975 of 400 seat-hours are expected and 195 come: (100 + 195) / (100 + 390); believed at 0.8, (80 + 195) / 490.
    const past = [seats(14, 300, 300), seats(14, 400, 195, "spring")];
    expect(learnFill(past, PRIOR).onTriggers[0]?.share).toBeCloseTo(295 / 490, 12);
    const believed = fillPrior(STEPS, { spring: 0.8, autumn: 0.7 }, 100);
    expect(learnFill(past, believed).onTriggers.map(({ trigger, share }) => [trigger, share.toFixed(6)])).toEqual([
      ["spring", (275 / 490).toFixed(6)],
      ["autumn", "0.700000"],
    ]);
    expect(learnFill([seats(14, 300, 150), seats(14, 400, 400, "spring")], PRIOR).onTriggers[0]?.share).toBe(1);
  });

  it("comes close to the truth with enough of it", () => {
    const past = [3, 14].flatMap((notice) => Array.from({ length: 40 }, () => seats(notice, 200, 120 + 4 * notice)));
    // Of 8,000 seat-hours each, 100 of the prior move the share by less than 0.004.
    learnFill(past, PRIOR).byNotice.forEach(({ noticeDays, share }) => {
      expect(Math.abs(share - (120 + 4 * noticeDays) / 200)).toBeLessThan(0.004);
    });
  });

  it("is a monotone share on any past, and refuses more than was confirmed", () => {
    const one = fc
      .record({
        notice: fc.constantFrom(1, 3, 7, 14),
        confirmed: fc.nat(400),
        share: fc.integer({ min: 0, max: 4 }),
        peak: fc.boolean(),
      })
      .map(({ notice, confirmed, share, peak }) =>
        seats(notice, confirmed, (confirmed * share) / 4, peak ? "spring" : null),
      );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (past) => {
        const { byNotice, onTriggers, likeness } = learnFill(past, PRIOR);
        byNotice.forEach(({ noticeDays, share }, i) => {
          expect(share).toBeGreaterThanOrEqual(byNotice[i - 1]?.share ?? 0);
          expect(noticeDays).toBeGreaterThan(byNotice[i - 1]?.noticeDays ?? 0);
        });
        for (const share of [likeness, ...onTriggers.map((of) => of.share), ...byNotice.map((step) => step.share)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
    expect(() => learnFill([seats(3, 10, 11)])).toThrow(Refusal);
    expect(() => learnFill([], fillPrior([{ noticeDays: 0, share: 1.1 }]))).toThrow(Refusal);
  });
});

describe("seats of one day", () => {
  it("are not alike where each comes by its own chance, and wholly where all or none do", () => {
    expect(likenessOf([Array.from({ length: 10 }, (_, day) => ({ asked: 8, came: day < 7 ? 8 : 0 }))])).toBe(1);
    // By hand: shares of 4/8 and 6/8 about 5/8 lie 8 x 2 / 64 / (15/64) = 1.067 apart, one is expected: 0.067 of 2 x 7 / 2.
    expect(
      likenessOf([
        [
          { asked: 8, came: 4 },
          { asked: 8, came: 6 },
        ],
      ]),
    ).toBeCloseTo((16 / 15 - 1) / 7, 12);
    expect(likenessOf([[{ asked: 8, came: 5 }], []])).toBe(0);
  });

  it("are found as alike as they were drawn", () => {
    // 400 days of 20 seats, 0.9 of which come, alike by 0.2: within 0.05 of it by seed.
    const days = Array.from({ length: 400 }, (_, day) => {
      const random = randomStream(3, "days", day);
      return { asked: 20, came: seatsThatCome(random, 20, drawShare(random, 0.9, trialsOfLikeness(0.2))) };
    });
    expect(Math.abs(likenessOf([days]) - 0.2)).toBeLessThan(0.05);
    // The mean of days of variance 0.09 (1 + 19 x 0.2) / 20: within four standard errors of 0.9.
    const mean = days.reduce((sum, { came }) => sum + came / 20, 0) / 400;
    expect(Math.abs(mean - 0.9)).toBeLessThan(4 * Math.sqrt((0.09 * 4.8) / 20 / 400));
  });

  it("come more by a higher chance, on the same luck; all of them draw nothing", () => {
    const came = [0, 0.3, 0.6, 0.9, 1].map((share) => seatsThatCome(randomStream(1, "luck"), 30, share));
    expect(came).toEqual(came.toSorted((a, b) => a - b));
    expect([came[0], came[4]]).toEqual([0, 30]);
    const untouched = randomStream(1, "luck");
    seatsThatCome(untouched, 30, 1);
    expect(drawShare(untouched, 0.7, Infinity)).toBe(0.7);
    expect(untouched.uniform()).toBe(randomStream(1, "luck").uniform());
    expect([0, 1]).toContain(drawShare(randomStream(1, "luck"), 0.7, 0));
  });
});

describe("a locked forecast", () => {
  const tariff: Tariff = {
    unit: "handled-contacts",
    tiers: [{ from: 0, price: 4 }],
    reach: "incremental",
    reserveFeePerSeatHour: 0,
    cancelFeePerSeatHour: 0,
    leastUnits: 100,
    service: [
      { atLeast: 0.8, share: 0.02 },
      { atLeast: 0, share: -0.05 },
    ],
  };
  const bill = (offeredUnits: number, units: number, serviceLevel: number): number =>
    invoiceOf(tariff, {
      ...{ units, serviceLevel, reservedSeatHours: 0, cancelledSeatHours: 0 },
      lock: lockTerms({ lockedUnits: 1000, offeredUnits, band: 0.1, leastShare: 0.8 }),
    }).total;

  it("suspends penalties above its band, and bills a least part of it", () => {
    expect(lockTerms({ lockedUnits: 1000, offeredUnits: 1100, band: 0.1, leastShare: 0.8 })).toEqual({
      arePenaltiesSuspended: false,
      leastUnits: 800,
    });
    expect(lockTerms({ lockedUnits: 1000, offeredUnits: 1101, band: 0.1, leastShare: 0.8 }).arePenaltiesSuspended).toBe(
      true,
    );
  });

  it("stands in the bill", () => {
    // By hand: 1,050 at 4 less 5 %; 1,200 at 4 with nothing taken off, and with 2 % added where it is good after all.
    expect([bill(1050, 1050, 0.6), bill(1200, 1200, 0.6), bill(1200, 1200, 0.85)]).toEqual([3990, 4800, 4896]);
    // 500 handled at 4, 300 up to the least part, and 5 % off the work.
    expect(bill(500, 500, 0.6)).toBe(500 * 4 + 300 * 4 - 100);
  });
});

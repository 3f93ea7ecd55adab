import { type DeliveredSeats, invoiceOf, learnFill, lockTerms, type Tariff } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const PRIOR = { share: 0.9, seatHours: 100 };
const seats = (noticeDays: number, confirmed: number, delivered: number, onTriggerDay = false): DeliveredSeats => ({
  ...{ noticeDays, onTriggerDay },
  ...{ confirmedSeatHours: confirmed, deliveredSeatHours: delivered },
});

describe("the share of seats that come", () => {
  it("is the mean of what was believed and what was seen, by weight", () => {
    // By hand: (100 x 0.9 + 240) / (100 + 300) and (90 + 300) / (100 + 300).
    expect(learnFill([seats(3, 200, 160), seats(3, 100, 80), seats(14, 300, 300)], PRIOR).byNotice).toEqual([
      { noticeDays: 3, share: 0.825 },
      { noticeDays: 14, share: 0.975 },
    ]);
  });

  it("never falls with more notice: neighbours that disagree are one", () => {
    // By hand: 0.95 of 200 and 0.75 of 400 seat-hours, the prior in both, are 490 of 600.
    const { byNotice } = learnFill([seats(3, 100, 100), seats(14, 300, 210)], PRIOR);
    expect(byNotice.map(({ share }) => share.toFixed(6))).toEqual(["0.816667", "0.816667"]);
  });

  it("is less on days on which others want the same people, as far as those days say so", () => {
    // By hand: 0.975 of 400 seat-hours are expected and 195 come: (100 + 195) / (100 + 390).
    const past = [seats(14, 300, 300), seats(14, 400, 195, true)];
    expect(learnFill(past, PRIOR).onTriggerDays).toBeCloseTo(295 / 490, 12);
    expect(learnFill([seats(14, 300, 150), seats(14, 400, 400, true)], PRIOR).onTriggerDays).toBe(1);
  });

  it("is what was believed where nothing was seen", () => {
    expect(learnFill([])).toEqual({ byNotice: [], onTriggerDays: 1 });
    expect(learnFill([seats(3, 0, 0)]).byNotice).toEqual([{ noticeDays: 3, share: 0.95 }]);
  });

  it("comes close to the truth with enough of it", () => {
    const past = [3, 7, 14].flatMap((notice) => Array.from({ length: 40 }, () => seats(notice, 200, 120 + 4 * notice)));
    const { byNotice } = learnFill(past);
    // Of 8,000 seat-hours each, 80 of the prior move the share by less than 0.004.
    byNotice.forEach(({ noticeDays, share }) => {
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
      .map(({ notice, confirmed, share, peak }) => seats(notice, confirmed, (confirmed * share) / 4, peak));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (past) => {
        const { byNotice, onTriggerDays } = learnFill(past);
        byNotice.forEach(({ noticeDays, share }, i) => {
          expect(share).toBeGreaterThanOrEqual(byNotice[i - 1]?.share ?? 0);
          expect(noticeDays).toBeGreaterThan(byNotice[i - 1]?.noticeDays ?? 0);
        });
        for (const share of [onTriggerDays, ...byNotice.map((step) => step.share)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
    expect(() => learnFill([seats(3, 10, 11)])).toThrow(Refusal);
    expect(() => learnFill([], { share: 1.1, seatHours: 10 })).toThrow(Refusal);
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
      forecast: { lockedUnits: 1000, offeredUnits, band: 0.1, leastShare: 0.8 },
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

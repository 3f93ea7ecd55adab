import { dayFrom, timeZone } from "@springtide/calendar";
import {
  costOfHire,
  hireDates,
  type HiringTerms,
  lossWith,
  productiveShare,
  trainersOfClass,
  withSeatsInstead,
  workOfNew,
} from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const TERMS: HiringTerms = {
  ...{ recruitDays: 28, trainDays: 14, slower: 0.25, slowerDays: 28, classSize: 8, trainerHours: 60 },
  ...{ weeks: 20, hoursAWeek: 30, costPerHour: 20, costPerHire: 500 },
};

describe("when people must be looked for", () => {
  it("counts back in calendar days, over the night in which the clocks change", () => {
    // By hand: at work on Monday 13 April 2026, trained from 30 March, looked for from 2 March; paid 20 weeks from 30 March on.
    const dates = hireDates(TERMS, dayFrom(2026, 4, 13));
    expect(dates).toEqual({
      recruitDay: dayFrom(2026, 3, 2),
      trainingDay: dayFrom(2026, 3, 30),
      productiveDay: dayFrom(2026, 4, 13),
      endDay: dayFrom(2026, 8, 17),
    });
    // The clocks go forward on 29 March: an hour less elapses, and it is still that day at midnight.
    const zone = timeZone("Europe/Berlin");
    const elapsed = zone.startOfDayMs(dates.productiveDay) - zone.startOfDayMs(dates.recruitDay);
    expect(elapsed).toBe((42 * 24 - 1) * 3_600_000);
    expect(zone.dayAt(zone.startOfDayMs(dates.recruitDay))).toBe(dates.recruitDay);
  });

  it("costs the weeks of the contract and the hiring", () => {
    expect(costOfHire(TERMS)).toBe(20 * 30 * 20 + 500);
  });
});

describe("what a new person does", () => {
  it("rises evenly in handling time, from a quarter longer to none", () => {
    // By hand: handling takes 1.25 as long on the first day, 1.125 half-way, 1 from four weeks on.
    expect(workOfNew(TERMS, 0)).toBeCloseTo(1 / 1.25, 12);
    expect(workOfNew(TERMS, 14)).toBeCloseTo(1 / 1.125, 12);
    expect(workOfNew(TERMS, 28)).toBe(1);
    expect(workOfNew({ ...TERMS, slowerDays: 0 }, 0)).toBe(1);
  });

  it("is nothing in training, a part of the week they begin in, and nothing once they have left", () => {
    const dates = hireDates({ ...TERMS, slower: 0, weeks: 4 }, 100);
    const share = (firstDay: number): number => productiveShare({ ...TERMS, slower: 0 }, dates, { firstDay, days: 7 });
    // Training on days 86 to 99, at work on days 100 to 113.
    expect([share(93), share(96), share(100), share(110), share(114)]).toEqual([0, 3 / 7, 1, 4 / 7, 0]);
  });

  it("keeps trainers from contacts for the hours of each class, no more and no less", () => {
    const dates = hireDates(TERMS, 100);
    const week = (firstDay: number): number => trainersOfClass(TERMS, dates, { firstDay, days: 7 });
    // By hand: 60 hours over two weeks are 30 a week, one head of 30 hours.
    expect(week(86)).toBeCloseTo(1, 12);
    expect(week(100)).toBe(0);
    const hours = [82, 89, 96].reduce((sum, firstDay) => sum + week(firstDay) * TERMS.hoursAWeek, 0);
    expect(hours).toBeCloseTo(60, 10);
  });
});

describe("seats instead of heads", () => {
  it("cost what the best number of them costs, tried one by one", () => {
    const steps = fc
      .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
      .map((costs) => costs.toSorted((a, b) => a - b).map((cost) => ({ heads: 1, cost })));
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 40 }), (list, seats, price) => {
        const loss = { need: list.length, rest: 3, steps: list };
        const bought = withSeatsInstead(loss, seats, price);
        for (let heads = 0; heads <= list.length; heads += 1) {
          // A second way: every number of seats.
          const costs = Array.from({ length: seats + 1 }, (_, of) => lossWith(loss, heads + of) + of * price);
          expect(lossWith(bought, heads)).toBeCloseTo(Math.min(...costs), 9);
        }
      }),
    );
  });
});

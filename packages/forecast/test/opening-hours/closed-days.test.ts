import { learnClosedDays, type OpenDay } from "@springtide/forecast";
import { drawPoisson, randomStream } from "@springtide/probability";
import { expect, it } from "vitest";

/**
 * Thirty weeks of Monday to Friday: 300 contacts a day, a fifth busier on Mondays, 30 % of them in the first hours; 8 closed hours count
 * before an ordinary day and 32 before a Monday, with 2 needs an hour of which 60 % wait; 90 % of these come back in the first hours.
 */
function weeks(seed: number, attempts: boolean): OpenDay[] {
  const random = randomStream(seed, "closed days");
  return Array.from({ length: 150 }, (_, i): OpenDay => {
    const isMonday = i % 5 === 0;
    const extraHours = isMonday ? 24 : 0;
    const waited = 2 * extraHours * 0.6;
    const level = isMonday ? 360 : 300;
    return {
      week: Math.floor(i / 5),
      opening: drawPoisson(random, 0.3 * level + 0.9 * waited),
      rest: drawPoisson(random, 0.7 * level + 0.1 * waited),
      closedHours: 8 + extraHours,
      attempts: attempts ? drawPoisson(random, 2 * (8 + extraHours)) : Number.NaN,
    };
  });
}

it("finds the product of needs and the share that waits, and with attempts the share", () => {
  // A usual day of the made-up weeks has (300 x 4 + 360 + 28.8) / 5 contacts.
  const product = (2 * 0.6) / 317.76;
  const { waitingPerHour, waitShare, longClosings } = learnClosedDays(weeks(3, true), 0.9, 1);
  expect(longClosings).toBe(30);
  expect(waitingPerHour.low).toBeLessThan(product);
  expect(waitingPerHour.high).toBeGreaterThan(product);
  expect(waitShare?.low).toBeLessThan(0.6);
  expect(waitShare?.high).toBeGreaterThan(0.6);
  expect(learnClosedDays(weeks(3, false), 0.9, 1).waitShare).toBeNull();
});

it("finds nobody waiting where Mondays are busy throughout", () => {
  const shaped = weeks(3, false).map((day) => ({ ...day, opening: 0.4 * day.rest }));
  expect(learnClosedDays(shaped, 0.9, 1).waitingPerHour.value).toBeCloseTo(0, 12);
});

it("refuses too few long closings", () => {
  expect(() => learnClosedDays(weeks(3, false).slice(0, 20), 0.9, 1)).toThrow("4 days after a long closing");
});

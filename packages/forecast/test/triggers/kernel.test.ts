import { describe, expect, it } from "vitest";
import { civilDay, dayOfYear } from "@springtide/calendar";
import { addKernel, kernelAt, lastingDays, strengthOn } from "@springtide/forecast";

const SHAPE = { leadDays: 2, decayDays: 4, durationDays: 16 };
const saturday = civilDay("2026-03-14");
const monday = civilDay("2026-03-16");

describe("a second wave", () => {
  const shape = { ...SHAPE, rebound: { share: 0.3, afterDays: 10, decayDays: 5 } };

  it("is added to what is left of the first, and outlasts it", () => {
    expect(kernelAt(shape, 9)).toBe(kernelAt(SHAPE, 9));
    expect(kernelAt(shape, 10)).toBeCloseTo(kernelAt(SHAPE, 10) + 0.3, 12);
    expect(kernelAt(shape, 20)).toBeCloseTo(0.3 * Math.exp(-2), 12);
    expect(lastingDays(shape)).toBe(30);
    expect(kernelAt(shape, 30)).toBe(0);
    const added = new Float64Array(60);
    addKernel(shape, { day: 10, weight: 2 }, 0, added);
    added.forEach((value, i) => {
      expect(value).toBeCloseTo(2 * kernelAt(shape, i - 10), 12);
    });
  });

  it("may be a trough", () => {
    const trough = { ...SHAPE, durationDays: 5, rebound: { share: -0.2, afterDays: 6, decayDays: 3 } };
    expect(kernelAt(trough, 6)).toBe(-0.2);
  });
});

describe("the weekday of an onset", () => {
  const onsetWeekdays = { delayDays: [0, 0, 0, 0, 0, 2, 1], factor: [1, 1, 1, 1, 1, 0.5, 1] };
  const shape = { ...SHAPE, leadDays: 0, onsetWeekdays };

  it("lets a Saturday be felt on Monday, and half as strong", () => {
    const felt = new Float64Array(7);
    addKernel(shape, { day: saturday, weight: 1 }, saturday, felt);
    expect([...felt].slice(0, 3)).toEqual([0, 0, 0.5]);
    const onMonday = new Float64Array(7);
    addKernel(shape, { day: monday, weight: 1 }, saturday, onMonday);
    expect([...onMonday].slice(0, 3)).toEqual([0, 0, 1]);
  });
});

describe("a late season", () => {
  const shape = { ...SHAPE, lateness: { perDay: 0.02, usualDayOfYear: dayOfYear(monday) } };

  it("is stronger for each day, within bounds, also over the new year", () => {
    expect(strengthOn(shape, monday)).toBe(1);
    expect(strengthOn(shape, monday + 10)).toBeCloseTo(1.2, 12);
    expect(strengthOn(shape, monday - 60)).toBe(0.2);
    const winter = { ...SHAPE, lateness: { perDay: 0.02, usualDayOfYear: 360 } };
    expect(strengthOn(winter, civilDay("2027-01-05"))).toBeCloseTo(1.2, 12);
  });
});

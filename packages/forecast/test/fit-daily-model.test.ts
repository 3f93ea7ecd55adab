import { describe, expect, it } from "vitest";
import { dayFrom, weekday } from "@springtide/calendar";
import { expectedDailyRates, fitDailyModel } from "@springtide/forecast";
import type { DailySeries, FittedDailyModel, TriggerEffect } from "@springtide/forecast";
import { plain, simulate, yearly } from "./simulated-queue.ts";

const none: ReadonlySet<number> = new Set();
const noTriggers: readonly TriggerEffect[] = [];

function fit(
  history: DailySeries,
  { triggers = noTriggers, holidays = none, closedDays = none }: Partial<Parameters<typeof fitDailyModel>[0]> = {},
): FittedDailyModel {
  return fitDailyModel({ history, triggers, holidays, closedDays });
}

function ahead({ parameters }: FittedDailyModel, history: DailySeries, days: number, closedDays = none): Float64Array {
  const firstDay = history.firstDay + history.contacts.length;
  return expectedDailyRates({ parameters, triggers: [], holidays: none, closedDays, firstDay, days });
}

describe("what is found again in a simulated history", () => {
  it("is the week, to a hundredth", () => {
    const { history } = simulate(plain, 1);
    const model = fit(history);
    ahead(model, history, 7).forEach((rate, d) => {
      const truth = 400 * (plain.week[weekday(history.firstDay + history.contacts.length + d) - 1] ?? NaN);
      expect(Math.abs(rate / truth - 1)).toBeLessThan(0.02);
    });
  });

  it("is the size of an effect, the prior being far off, with its band", () => {
    const spring = yearly({ first: 100, everyDays: 365, firings: 3, priorLift: 0.5, lift: 2 });
    const { history } = simulate({ ...plain, daySd: 0.05, levelSd: 0.05, triggers: [spring] }, 2);
    const { spring: lift } = fit(history, { triggers: [spring] }).lifts;
    expect(lift?.learnedFrom).toBe(3);
    expect(lift?.lift).toBeGreaterThan(1.6); // the truth is 2, the belief was 0.5
    expect(lift?.lift).toBeLessThan(2.2);
    expect(lift?.low).toBeLessThan(2);
    expect(lift?.high).toBeGreaterThan(2);
  });

  it("is how days and level vary", () => {
    const { history } = simulate({ ...plain, level: 4000, daySd: 0.06, levelSd: 0.15, persistence: 0.95 }, 3);
    const { parameters } = fit(history);
    expect(Math.sqrt(parameters.dayFactorVariance)).toBeCloseTo(0.06, 1.5);
    expect(parameters.levelPersistence).toBeGreaterThan(0.88);
    expect(parameters.levelStepSd).toBeCloseTo(0.15 * Math.sqrt(1 - 0.95 ** 2), 1.7);
  });

  it("is a season of the year, which lies ahead", () => {
    const { history } = simulate({ ...plain, season: 0.3, levelSd: 0.04, daySd: 0.04 }, 4);
    const rates = ahead(fit(history), history, 180);
    rates.forEach((rate, d) => {
      const day = history.firstDay + history.contacts.length + d;
      const truth =
        400 * (plain.week[weekday(day) - 1] ?? NaN) * Math.exp(0.3 * Math.cos((2 * Math.PI * day) / 365.25));
      expect(Math.abs(rate / truth - 1)).toBeLessThan(0.15);
    });
  });

  it("is a holiday of a fixed date, known again next year", () => {
    const holidays = new Set([2019, 2020, 2021, 2022].map((year) => dayFrom(year, 12, 27)));
    const { history } = simulate({ ...plain, daySd: 0.03 }, 5);
    for (const day of holidays) {
      const i = day - history.firstDay;
      if (i < history.contacts.length) history.contacts[i] = (history.contacts[i] ?? NaN) * 0.4;
    }
    const { parameters } = fit(history, { holidays });
    const christmas = dayFrom(2022, 12, 27); // a Tuesday
    const [rate = NaN] = expectedDailyRates({
      parameters,
      triggers: [],
      holidays,
      closedDays: none,
      firstDay: christmas,
      days: 1,
    });
    expect(rate / 400).toBeGreaterThan(0.35);
    expect(rate / 400).toBeLessThan(0.52);
  });
});

describe("a belief about an effect", () => {
  const lifts = [0, 1, 3].map((firings) => {
    const spring = yearly({ first: 100, everyDays: 365, firings, priorLift: 0.5, lift: 2 });
    const { history } = simulate({ ...plain, daySd: 0.08, levelSd: 0.05, triggers: [spring] }, 6);
    const model = fit(history, { triggers: [spring] });
    return { lift: model.lifts.spring, caveats: model.caveats };
  });

  it("is all there is before the first firing, and says so", () => {
    expect(lifts[0]?.lift?.lift).toBeCloseTo(0.5, 6);
    expect(lifts[0]?.lift?.learnedFrom).toBe(0);
    expect(lifts[0]?.caveats.join(" ")).toMatch(/spring never fired/);
  });

  it("fades as firings accumulate", () => {
    const [believed, once, thrice] = lifts.map(({ lift }) => lift?.lift ?? NaN);
    expect(once).toBeGreaterThan(believed ?? NaN);
    expect(Math.abs((thrice ?? NaN) - 2)).toBeLessThan(Math.abs((once ?? NaN) - 2) + 0.1);
    expect(thrice).toBeGreaterThan(1.5);
  });

  it("counts the markets of one season as one firing, by their weights", () => {
    const spring = yearly({ first: 100, everyDays: 365, firings: 3, priorLift: 1, lift: 1 });
    const twoMarkets = spring.pastOnsets.flatMap(({ day }) => [
      { day, weight: 0.6 },
      { day: day + 9, weight: 0.4 },
    ]);
    const trigger = { ...spring, pastOnsets: twoMarkets };
    const { history } = simulate({ ...plain, triggers: [trigger] }, 7);
    const { spring: lift } = fit(history, { triggers: [trigger] }).lifts;
    expect(lift?.learnedFrom).toBe(3);
    expect(lift?.lift).toBeCloseTo(1, 0.7);
  });
});

describe("the limits", () => {
  it("are the weekday means where nothing else moves", () => {
    // Saturated model: exact weekday multiples of a constant leave no residual, so the fit is the mean of each weekday.
    const contacts = Float64Array.from({ length: 280 }, (_, i) => 1000 * (plain.week[(i + 3) % 7] ?? 0));
    const history = { firstDay: 18_000, contacts };
    ahead(fit(history), history, 14).forEach((rate, d) => {
      expect(Math.abs(rate / (contacts[d] ?? NaN) - 1)).toBeLessThan(0.005);
    });
  });

  it.each([21, 40, 100])("forecast %i days of history by the week alone, and say that no season is known", (days) => {
    const { history } = simulate({ ...plain, days, daySd: 0.05 }, 8);
    const model = fit(history);
    expect(model.parameters.harmonics).toBe(0);
    expect(model.caveats.join(" ")).toMatch(/season/);
    const week = ahead(model, history, 7).reduce((sum, rate) => sum + rate, 0);
    expect(week / (400 * 5.95)).toBeGreaterThan(0.93); // 5.95 is the sum of the week's multipliers
    expect(week / (400 * 5.95)).toBeLessThan(1.07);
  });

  it("give a constant queue its constant", () => {
    const history = { firstDay: 18_000, contacts: new Float64Array(400).fill(50) };
    for (const rate of ahead(fit(history), history, 60)) expect(Math.abs(rate - 50)).toBeLessThan(1);
  });

  it("give a queue without contacts next to none, and say so", () => {
    const history = { firstDay: 18_000, contacts: new Float64Array(100) };
    const model = fit(history, { triggers: [yearly({ first: 5, everyDays: 30, firings: 2, priorLift: 1, lift: 1 })] });
    expect(model.caveats.join(" ")).toMatch(/no contacts at all/);
    expect(model.lifts.spring?.lift).toBe(1);
    for (const rate of ahead(model, history, 10)) expect(rate).toBeLessThan(0.1);
  });

  it("bear a queue of a few contacts a week", () => {
    const { history } = simulate({ ...plain, level: 0.5 }, 9);
    const rates = ahead(fit(history), history, 28);
    const truth = 0.5 * 5.95 * 4;
    expect(rates.reduce((sum, rate) => sum + rate, 0) / truth).toBeGreaterThan(0.75);
    expect(rates.reduce((sum, rate) => sum + rate, 0) / truth).toBeLessThan(1.3);
  });

  it("bear one single day", () => {
    const history = { firstDay: 18_000, contacts: Float64Array.of(30) };
    const [rate = NaN] = ahead(fit(history), history, 7);
    expect(rate).toBeGreaterThan(15);
    expect(rate).toBeLessThan(60);
  });
});

describe("days that are not known, or closed", () => {
  it("are left out: half the days unknown tell the same week", () => {
    const { history } = simulate({ ...plain, daySd: 0.03 }, 10);
    history.contacts.forEach((_, i) => {
      if (i % 2 === 0) history.contacts[i] = NaN;
    });
    const model = fit(history);
    expect(model.caveats.join(" ")).toMatch(/not known/);
    expect(model.fitted[0]).toBeNaN();
    const week = ahead(model, history, 7).reduce((sum, rate) => sum + rate, 0);
    expect(Math.abs(week / (400 * 5.95) - 1)).toBeLessThan(0.03);
  });

  const sundays = new Set(Array.from({ length: 3000 }, (_, i) => 17_000 + i).filter((day) => weekday(day) === 7));

  it("are zero where no contact comes on closed days", () => {
    const { history } = simulate(plain, 11);
    history.contacts.forEach((_, i) => {
      if (sundays.has(history.firstDay + i)) history.contacts[i] = 0;
    });
    const model = fit(history, { closedDays: sundays });
    expect(model.parameters.closedWeekdaysWithContacts).toEqual([]);
    const rates = ahead(model, history, 7, sundays);
    expect(rates.filter((rate) => rate === 0)).toHaveLength(1);
    expect(Math.abs(rates.reduce((sum, rate) => sum + rate, 0) / (400 * 5.65) - 1)).toBeLessThan(0.02);
  });

  it("are demand where contacts come though it is closed", () => {
    const { history } = simulate(plain, 11);
    const model = fit(history, { closedDays: sundays });
    expect(model.parameters.closedWeekdaysWithContacts).toContain(7);
    expect(Math.min(...ahead(model, history, 7, sundays))).toBeGreaterThan(100); // 120 on Sundays
  });
});

describe("what is impossible", () => {
  it.each([
    ["no day", []],
    ["no known day", [NaN, NaN]],
  ])("is a history of %s", (_, contacts) => {
    expect(() => fit({ firstDay: 0, contacts: Float64Array.from(contacts) })).toThrow(/some history/);
  });

  it("is a negative count, named with its day", () => {
    expect(() => fit({ firstDay: 0, contacts: Float64Array.of(3, -1) })).toThrow(/-1 contacts on 1970-01-02/);
  });
});

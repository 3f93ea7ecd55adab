import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawGamma, randomStream } from "@springtide/probability";
import { fitHandleTimes, forecastHandleTimes, tenureFactor } from "@springtide/forecast";
import type { HandleTimeHistory } from "@springtide/forecast";

const HOURS = Array.from({ length: 12 }, (_, k) => k + 8);

interface Truth {
  readonly days: number;
  readonly level?: number;
  readonly evening?: number;
  readonly monday?: number;
  readonly event?: number;
  readonly extra?: number;
  readonly intervalCv?: number;
  readonly perInterval?: number;
}

/** Exponential handling times of twelve hours a day; from 17:00, on Mondays, in the fifth week and by temps they are longer. */
function simulated({
  days,
  level = 300,
  evening = 1,
  monday = 1,
  event = 1,
  extra = 0,
  intervalCv = 0,
  perInterval = 40,
}: Truth): HandleTimeHistory {
  const stream = randomStream(3, "aht");
  const size = days * 12;
  const hours = Array.from({ length: size }, (_, i) => HOURS[i % 12] ?? 8);
  const weekdays = Array.from({ length: size }, (_, i) => (Math.floor(i / 12) % 7) + 1);
  const events = Array.from({ length: size }, (_, i) => (Math.floor(i / 84) === 4 ? "first warm day" : ""));
  const share = new Float64Array(size).map((_, i) => (extra > 0 && i > size / 2 ? 0.6 : 0));
  const weeks = share.map((value, i) => (value > 0 ? (i - size / 2) / 84 : 0));
  const handled = new Float64Array(size).map(() => Math.ceil(perInterval / 2 + perInterval * stream.uniform()));
  const handleSeconds = handled.map((n, i) => {
    const ramp = 1 + extra * (share[i] ?? 0) * Math.exp(-(weeks[i] ?? 0) / 4);
    const own = intervalCv > 0 ? intervalCv ** 2 * drawGamma(stream, 1 / intervalCv ** 2) : 1;
    const mean =
      level * ((hours[i] ?? 0) >= 17 ? evening : 1) * (weekdays[i] === 1 ? monday : 1) * (events[i] === "" ? 1 : event);
    return mean * ramp * own * drawGamma(stream, n);
  });
  return { hours, weekdays, events, temps: extra > 0 ? [{ share, weeks }] : [], handled, handleSeconds };
}

const at = (
  hour: number,
  weekday: number,
  event = "",
  temps: HandleTimeHistory["temps"] = [],
): Parameters<typeof forecastHandleTimes>[1] => ({
  hours: [hour],
  weekdays: [weekday],
  events: [event],
  temps,
});

describe("learned handling times", () => {
  const truth = { days: 180, evening: 1.15, monday: 1.1, event: 1.25, intervalCv: 0.1 };
  const fitted = fitHandleTimes(simulated(truth));
  const meanAt = (...place: Parameters<typeof at>): number =>
    forecastHandleTimes(fitted, at(...place)).meanSeconds[0] ?? NaN;

  it("find hour, weekday and event", () => {
    // An interval of 40 contacts has a cv of sqrt(1 / 40 + 0.01) = 0.187: over 180 intervals an hour is known to 1.4 %, a weekday (312)
    // to 1.1 %, the event (84) to 2 %. Bounds are three standard errors of each ratio, 1.15 x 1.4 % x sqrt 2 and so on.
    const off = (found: number, is: number): number => Math.abs(found - is);
    expect(off(meanAt(10, 3) / 300, 1)).toBeLessThan(0.05);
    expect(off(meanAt(18, 3) / meanAt(10, 3), 1.15)).toBeLessThan(0.068);
    expect(off(meanAt(10, 1) / meanAt(10, 3), 1.1)).toBeLessThan(0.05);
    expect(off(meanAt(10, 3, "first warm day") / meanAt(10, 3), 1.25)).toBeLessThan(0.075);
  });

  it("find the spread of contacts (exponential: 1) and of intervals", () => {
    expect(Math.abs(fitted.contactCv - 1)).toBeLessThan(0.2);
    expect(Math.abs(fitted.intervalCv - 0.1)).toBeLessThan(0.05);
  });

  it("agree with plain ratios of sums where every cell is rich", () => {
    const history = simulated({ ...truth, intervalCv: 0, event: 1 });
    const inHour = (hour: number): number => {
      let [seconds, contacts] = [0, 0];
      history.handled.forEach((n, i) => {
        if (history.hours[i] !== hour || history.weekdays[i] !== 3) return;
        seconds += history.handleSeconds[i] ?? 0;
        contacts += n;
      });
      return seconds / contacts;
    };
    const rich = fitHandleTimes(history);
    for (const hour of [9, 13, 18]) {
      const { meanSeconds } = forecastHandleTimes(rich, at(hour, 3));
      expect(Math.abs((meanSeconds[0] ?? NaN) / inHour(hour) - 1)).toBeLessThan(0.07);
    }
  });

  it("cover the truth as often as they say", () => {
    const { meanSeconds, sdSeconds } = forecastHandleTimes(
      { ...fitted, intervalCv: 0 },
      { hours: HOURS, weekdays: HOURS.map(() => 3) },
    );
    const held = HOURS.filter(
      (hour, i) => Math.abs((meanSeconds[i] ?? 0) - (hour >= 17 ? 345 : 300)) < 2 * (sdSeconds[i] ?? 0),
    );
    expect(held.length).toBeGreaterThanOrEqual(10);
  });

  it("hardly move for one wild interval", () => {
    const history = simulated({ days: 60 });
    const wild = { ...history, handleSeconds: history.handleSeconds.map((s, i) => (i === 100 ? 30 * s : s)) };
    const [calm, moved] = [history, wild].map((one) =>
      forecastHandleTimes(fitHandleTimes(one), at(history.hours[100] ?? 8, 3)),
    );
    expect(Math.abs((moved?.meanSeconds[0] ?? NaN) / (calm?.meanSeconds[0] ?? NaN) - 1)).toBeLessThan(0.02);
  });

  it("scale with the unit of time", () => {
    const history = simulated({ days: 20, evening: 1.2 });
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 4, noNaN: true }), (factor) => {
        const longer = { ...history, handleSeconds: history.handleSeconds.map((s) => factor * s) };
        const [a, b] = [history, longer].map(
          (one) => forecastHandleTimes(fitHandleTimes(one), at(18, 2)).meanSeconds[0] ?? NaN,
        );
        expect((b ?? NaN) / (a ?? NaN)).toBeCloseTo(factor, 6);
      }),
      { numRuns: 4 },
    );
  });
});

describe("tenure", () => {
  const beginners = (weeks: number): HandleTimeHistory["temps"] => [
    { share: Float64Array.of(1), weeks: Float64Array.of(weeks) },
  ];

  it("is the ramp as written", () => {
    expect(tenureFactor({ ramp: { extra: 0.3, tauWeeks: 4 }, weeks: 0 })).toBeCloseTo(1.3, 12);
    expect(tenureFactor({ ramp: { extra: 0.3, tauWeeks: 4 }, weeks: 4 })).toBeCloseTo(1 + 0.3 / Math.E, 12);
    expect(tenureFactor({ ramp: { extra: 0.3, tauWeeks: 4 }, weeks: 1e4 })).toBe(1);
  });

  it("is the stated belief before any temp was seen, and said to be", () => {
    const fitted = fitHandleTimes(simulated({ days: 40 }));
    expect(fitted.ramp).toEqual({ extra: 0.3, tauWeeks: 4 });
    expect(fitted.caveats.join()).toMatch(/30 % longer/);
    const [plain, green] = [[], beginners(0)].map((temps) => forecastHandleTimes(fitted, at(10, 3, "", temps)));
    expect((green?.meanSeconds[0] ?? NaN) / (plain?.meanSeconds[0] ?? NaN)).toBeCloseTo(1.3, 10);
    expect(green?.sdSeconds[0] ?? 0).toBeGreaterThan(plain?.sdSeconds[0] ?? 0);
  });

  it("is learned from a peak with temps", () => {
    const fitted = fitHandleTimes(simulated({ days: 140, extra: 0.4 }));
    expect(Math.abs(fitted.ramp.extra - 0.4)).toBeLessThan(0.12);
    const truth = (weeks: number): number => 1 + 0.4 * Math.exp(-weeks / 4);
    for (const weeks of [1, 4]) expect(tenureFactor({ ramp: fitted.ramp, weeks })).toBeCloseTo(truth(weeks), 0.9);
    expect(fitted.caveats).toEqual([]);
  });
});

describe("little known", () => {
  const one = { hours: [9], weekdays: [2], handled: Float64Array.of(5), handleSeconds: Float64Array.of(1000) };

  it("of one interval makes its mean everybody's, with a caveat and a wide spread", () => {
    const fitted = fitHandleTimes(one);
    const { meanSeconds, sdSeconds, caveats } = forecastHandleTimes(fitted, at(20, 6, "sale"));
    expect(meanSeconds[0]).toBeCloseTo(200, 6);
    expect((sdSeconds[0] ?? 0) / 200).toBeGreaterThan(0.3);
    expect(caveats.join()).toMatch(/rest on 5 contacts/);
    expect(caveats.join()).toMatch(/ever handled during "sale"/);
  });

  it("passes over intervals without a handled contact", () => {
    const more = {
      hours: [9, 10, 11],
      weekdays: [2, 2, 2],
      handled: Float64Array.of(5, 0, NaN),
      handleSeconds: Float64Array.of(1000, 90, 7),
    };
    expect(Array.from(fitHandleTimes(more).effects)).toEqual(Array.from(fitHandleTimes(one).effects));
  });

  it("refuses negative and absurd times, by name", () => {
    const withSeconds = (seconds: number): HandleTimeHistory => ({ ...one, handleSeconds: Float64Array.of(seconds) });
    expect(() => fitHandleTimes(withSeconds(-3))).toThrow(/handling takes time/);
    expect(() => fitHandleTimes(withSeconds(2))).toThrow(/a mean lies between 1 second and 8 hours/);
    expect(() => fitHandleTimes(withSeconds(1e6))).toThrow(/a mean lies between 1 second and 8 hours/);
    expect(() => fitHandleTimes({ ...one, handled: Float64Array.of(-1) })).toThrow(/counted/);
    expect(() => fitHandleTimes({ ...one, handled: Float64Array.of(0) })).toThrow(/no interval with handled contacts/);
    expect(() => fitHandleTimes({ ...one, hours: [24] })).toThrow(/0 to 23/);
    const temps = [{ share: Float64Array.of(1.2), weeks: Float64Array.of(0) }];
    expect(() => fitHandleTimes({ ...one, temps })).toThrow(/between 0 and 1/);
  });
});

import { describe, expect, it } from "vitest";
import { BASELINE_METHODS } from "@springtide/forecast";
import type { BaselineMethod } from "@springtide/forecast";

const WEEK = [0.3, 0.1, 0, 0, -0.1, -0.6, -0.9];

function named(name: string): BaselineMethod {
  const found = BASELINE_METHODS.find((method) => method.name === name);
  if (found === undefined) throw new Error(`no method is named ${name}`);
  return found;
}

function forecast(method: BaselineMethod, logs: Float64Array, days = 28): Float64Array {
  return method.forecasts({ firstDay: 18_000, logs }, [logs.length], days)[0] ?? new Float64Array(0);
}

const weekly = (days: number): Float64Array => Float64Array.from({ length: days }, (_, t) => 5 + (WEEK[t % 7] ?? 0));

describe.each(BASELINE_METHODS)("$name", (method) => {
  it("goes on with a week that never changes", () => {
    const logs = weekly(1000);
    forecast(method, logs).forEach((log, lead) => {
      expect(Math.abs(log - 5 - (WEEK[(1000 + lead) % 7] ?? NaN))).toBeLessThan(0.01);
    });
  });

  it("uses nothing from an origin on", () => {
    const logs = weekly(900).map((log, t) => log + 0.05 * Math.sin(t));
    const changed = logs.map((log, t) => (t < 800 ? log : log + 3));
    const at = (series: Float64Array): Float64Array => {
      const [found = new Float64Array(0)] = method.forecasts({ firstDay: 0, logs: series }, [800], 20);
      return found;
    };
    // Smoothing rates alone are estimated once from all days, as `BaselineMethod` says; they move these forecasts by little.
    at(changed).forEach((log, lead) => {
      expect(Math.abs(log - (at(logs)[lead] ?? NaN))).toBeLessThan(0.06);
    });
  });

  it("says the same from many origins as from one", () => {
    const logs = weekly(900).map((log, t) => log + 0.05 * Math.cos(3 * t));
    const [, last] = method.forecasts({ firstDay: 0, logs }, [850, 900], 10);
    expect(last).toEqual(forecast(method, logs, 10));
  });

  it("bears unknown days, closed weekends and the least history it asks for", () => {
    const logs = weekly(Math.max(15, method.leastDays)).map((log, t) => (t % 7 > 4 || t === 3 ? NaN : log));
    for (const log of forecast(method, logs)) expect(Number.isFinite(log)).toBe(true);
  });
});

describe("the seasonal averages", () => {
  // Mondays of logs 1, 2, ..., 10; all other days unknown.
  const mondays = Float64Array.from({ length: 70 }, (_, t) => (t % 7 === 0 ? t / 7 + 1 : NaN));

  it("take the last Monday, or the mean of the last eight", () => {
    expect(forecast(named("seasonal naive"), mondays)[0]).toBe(10);
    expect(forecast(named("mean of eight weeks"), mondays)[0]).toBe(6.5); // (3 + ... + 10) / 8
  });

  it("take as few weeks as a series that climbs asks for, and more of one that only wavers", () => {
    const climbing = weekly(400).map((log, t) => log + 0.01 * t);
    const average = forecast(named("seasonal moving average"), climbing, 1)[0] ?? NaN;
    // Means of two weeks lag by a week and a half: 0.105; of thirteen by seven weeks: 0.49.
    expect(5 + (WEEK[400 % 7] ?? 0) + 4 - average).toBeCloseTo(0.105, 6);
    const wavering = weekly(406).map((log, t) => log + (Math.floor(t / 7) % 2 === 0 ? 0.2 : -0.2));
    const steady = forecast(named("seasonal moving average"), wavering, 1)[0] ?? NaN;
    // Any even number of weeks says the truth, an odd one is a third, or a thirteenth, of 0.2 off; one week 0.2.
    expect(Math.abs(steady - 5 - (WEEK[0] ?? 0))).toBeLessThan(0.07);
  });
});

describe("methods with a year", () => {
  const year = (t: number): number => 0.5 * Math.sin((2 * Math.PI * t) / 365.25);
  const seasonal = weekly(1200).map((log, t) => log + year(t));

  it.each(["double seasonal exponential smoothing", "decomposition"])("%s follows it four weeks on", (name) => {
    const found = forecast(named(name), seasonal, 28);
    const plain = forecast(named("exponential smoothing"), seasonal, 28);
    const miss = (of: Float64Array): number =>
      of.reduce((sum, log, h) => sum + Math.abs(log - 5 - (WEEK[(1200 + h) % 7] ?? 0) - year(1200 + h)), 0) / 28;
    expect(miss(found)).toBeLessThan(0.6 * miss(plain));
  });
});

it("theta drifts by half the slope of the line", () => {
  const climbing = weekly(400).map((log, t) => log + 0.004 * t);
  const found = forecast(named("theta"), climbing, 29);
  expect((found[28] ?? NaN) - (found[0] ?? NaN)).toBeCloseTo(28 * 0.002, 3);
});

it("smoothing is not carried away by one wild day", () => {
  const logs = weekly(400).map((log, t) => log + 0.03 * Math.sin(5 * t) + (t === 398 ? 4 : 0));
  const calm = weekly(400).map((log, t) => log + 0.03 * Math.sin(5 * t));
  const after = forecast(named("exponential smoothing"), logs, 7);
  forecast(named("exponential smoothing"), calm, 7).forEach((log, lead) => {
    expect(Math.abs((after[lead] ?? NaN) - log)).toBeLessThan(0.1);
  });
});

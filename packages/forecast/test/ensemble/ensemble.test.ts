import { describe, expect, it } from "vitest";
import { weekday } from "@springtide/calendar";
import { baselineModel, BASELINE_METHODS, COUNT_REGRESSION, ENSEMBLE, fitEnsemble } from "@springtide/forecast";
import type { DailyModelInput, FuturesRequest, DailySeries } from "@springtide/forecast";
import { plain, simulate } from "../simulated-queue.ts";

const none: ReadonlySet<number> = new Set();

function inputOf(history: DailySeries, closedDays = none): DailyModelInput {
  return { history, triggers: [], holidays: none, closedDays };
}

function ahead(history: DailySeries, days: number, closedDays = none): FuturesRequest {
  const firstDay = history.firstDay + history.contacts.length;
  return {
    firstDay,
    days,
    paths: 200,
    seed: 1,
    queue: "q",
    triggers: [],
    onsets: new Map(),
    holidays: none,
    closedDays,
  };
}

function means(rates: Float32Array, days: number): Float64Array {
  const mean = new Float64Array(days);
  rates.forEach((rate, at) => (mean[at % days] = (mean[at % days] ?? 0) + (rate * days) / rates.length));
  return mean;
}

describe("every model behind the one shape", () => {
  const { history } = simulate({ ...plain, daySd: 0.04, levelSd: 0.03 }, 3);
  const models = [COUNT_REGRESSION, ENSEMBLE, ...BASELINE_METHODS.map(baselineModel)];

  it.each(models)("$name finds the simulated week again", (model) => {
    const fit = model.fit(inputOf(history));
    expect(fit.fitted).toHaveLength(history.contacts.length);
    expect(fit.residuals).toHaveLength(history.contacts.length);
    const request = ahead(history, 14);
    means(fit.samplePaths(request), 14).forEach((rate, d) => {
      const truth = 400 * (plain.week[weekday(request.firstDay + d) - 1] ?? NaN); // the level of `plain` is 400
      // One week alone differs from the truth by its own days and level, about 5 % each.
      expect(Math.abs(rate / truth - 1)).toBeLessThan(model.name === "seasonal naive" ? 0.25 : 0.12);
    });
  });

  it.each([COUNT_REGRESSION, ENSEMBLE])("$name gives the same numbers for the same request", (model) => {
    const fit = model.fit(inputOf(history));
    expect(fit.samplePaths(ahead(history, 9))).toEqual(fit.samplePaths(ahead(history, 9)));
  });
});

describe("the ensemble", () => {
  const { history } = simulate({ ...plain, season: 0.3, levelSd: 0.05, daySd: 0.05 }, 4);

  it("tells weights that add to one, and why, for every band of leads", () => {
    const { bands, members } = fitEnsemble(inputOf(history));
    expect(bands.map(({ from }) => from)).toEqual([1, 2, 8, 15, 29]);
    for (const { weights, reason, origins } of bands) {
      expect(Object.keys(weights)).toEqual([...members]);
      expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...Object.values(weights))).toBeGreaterThanOrEqual(0);
      expect(origins).toBeGreaterThan(40);
      expect(reason).toMatch(/learned from \d+ past forecasts/);
    }
  });

  it("is the regression itself when it is given all weight and its own spread", () => {
    const fit = fitEnsemble(inputOf(history), { weights: { "count regression": 1 }, conformal: false });
    const own = COUNT_REGRESSION.fit(inputOf(history)).samplePaths(ahead(history, 40));
    fit.samplePaths(ahead(history, 40)).forEach((rate, at) => {
      expect(Math.abs(rate / (own[at] ?? NaN) - 1)).toBeLessThan(1e-5); // 32-bit rates
    });
    expect(fit.bands[0]?.reason).toMatch(/as asked for/);
  });

  it("refuses weights of members that are not there", () => {
    expect(() => fitEnsemble(inputOf(history), { weights: { oracle: 1 } })).toThrow(/none of count regression/);
  });

  it("keeps each path's rank on every day", () => {
    const regression = COUNT_REGRESSION.fit(inputOf(history)).samplePaths(ahead(history, 20));
    const moved = ENSEMBLE.fit(inputOf(history)).samplePaths(ahead(history, 20));
    const ranks = (rates: Float32Array, day: number): number[] =>
      Array.from({ length: 200 }, (_, path) => path).sort(
        (a, b) => (rates[a * 20 + day] ?? 0) - (rates[b * 20 + day] ?? 0) || a - b,
      );
    for (const day of [0, 7, 19]) expect(ranks(moved, day)).toEqual(ranks(regression, day));
  });

  it("holds about four days of five in its 80 % band, over simulated queues", () => {
    let inside = 0;
    let days = 0;
    for (let seed = 30; seed < 38; seed++) {
      const whole = simulate({ ...plain, days: 500, daySd: 0.06, levelSd: 0.06 }, seed).history;
      const cut = { firstDay: whole.firstDay, contacts: whole.contacts.slice(0, 472) };
      const rates = ENSEMBLE.fit(inputOf(cut)).samplePaths(ahead(cut, 28));
      for (let day = 0; day < 28; day++) {
        const sorted = Float64Array.from({ length: 200 }, (_, path) => rates[path * 28 + day] ?? NaN).sort();
        const y = whole.contacts[472 + day] ?? NaN;
        // Counts vary by a further Poisson 5 % around rates of about 400.
        if (y >= 0.98 * (sorted[20] ?? NaN) && y <= 1.02 * (sorted[179] ?? NaN)) inside += 1;
        days += 1;
      }
    }
    expect(inside / days).toBeGreaterThan(0.72);
    expect(inside / days).toBeLessThan(0.9);
  });
});

describe("short and odd histories", () => {
  it.each([1, 10, 30, 70])("of %i days give a forecast with words of caution", (days) => {
    const { history } = simulate({ ...plain, days }, 8);
    const fit = fitEnsemble(inputOf(history));
    expect(fit.caveats.length).toBeGreaterThan(0);
    for (const rate of fit.samplePaths(ahead(history, 28))) expect(rate).toBeGreaterThan(0);
  });

  it("too short for a method have the regression stand in, and say so", () => {
    const { history } = simulate({ ...plain, days: 100 }, 8);
    const [double] = BASELINE_METHODS.filter(({ name }) => name.startsWith("double"));
    const { caveats = [] } = double === undefined ? {} : baselineModel(double).fit(inputOf(history));
    expect(caveats.join(" ")).toMatch(/too short for double seasonal exponential smoothing, which needs 728 days/);
  });

  it("of a queue that never was contacted are next to none", () => {
    const history = { firstDay: 18_000, contacts: new Float64Array(100) };
    const fit = fitEnsemble(inputOf(history));
    expect(fit.members).toEqual(["count regression"]);
    for (const rate of fit.samplePaths(ahead(history, 10))) expect(rate).toBeLessThan(0.1);
  });

  it("open from Monday to Friday are silent at weekends", () => {
    const { history } = simulate(plain, 11);
    const closed = new Set(Array.from({ length: 3000 }, (_, i) => 17_000 + i).filter((day) => weekday(day) > 5));
    history.contacts.forEach((_, i) => {
      if (closed.has(history.firstDay + i)) history.contacts[i] = 0;
    });
    const rates = ENSEMBLE.fit(inputOf(history, closed)).samplePaths(ahead(history, 14, closed));
    const mean = means(rates, 14);
    mean.forEach((rate, d) => {
      const isOpen = weekday(history.firstDay + history.contacts.length + d) <= 5;
      expect([d, rate > 100]).toEqual([d, isOpen]);
      if (!isOpen) expect(rate).toBe(0);
    });
  });

  it("with gaps, unknown weekends and zeros are all finite", () => {
    const { history } = simulate({ ...plain, level: 3 }, 12);
    history.contacts.forEach((_, i) => {
      if (i % 7 < 2 || (i > 200 && i < 260)) history.contacts[i] = NaN;
    });
    for (const rate of ENSEMBLE.fit(inputOf(history)).samplePaths(ahead(history, 90))) {
      expect(Number.isFinite(rate)).toBe(true);
      expect(rate).toBeGreaterThanOrEqual(0);
    }
  });
});

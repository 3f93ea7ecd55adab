import { describe, expect, it } from "vitest";
import { weekday } from "@springtide/calendar";
import { drawGamma, drawNormal, drawPoisson, randomStream, type RandomStream } from "@springtide/probability";
import { fitEnsemble } from "@springtide/forecast";
import type { FittedEnsemble } from "@springtide/forecast";

const FIRST_DAY = 18_000;
const HORIZON = 28;
const WEEK = [1.3, 1, 1, 0.95, 0.9, 0.5, 0.3];
const none: ReadonlySet<number> = new Set();

/** Counts around a rate that differs by a tenth from day to day, as most queues' do. */
function counted(random: RandomStream, rate: number): number {
  return drawPoisson(random, 0.01 * rate * drawGamma(random, 100));
}

/** A history of `days` days by what came on day t, days counted from the first, and the ratio of what is forecast to `truth` over four weeks. */
function forecastOf(
  days: number,
  came: (t: number, week: number, random: RandomStream) => number,
  truth: (t: number, week: number) => number,
): { fit: FittedEnsemble; ratio: number; rates: Float32Array } {
  const random = randomStream(21, "odd history");
  const week = (t: number): number => WEEK[weekday(FIRST_DAY + t) - 1] ?? NaN;
  const contacts = Float64Array.from({ length: days }, (_, t) => came(t, week(t), random));
  const fit = fitEnsemble({
    history: { firstDay: FIRST_DAY, contacts },
    triggers: [],
    holidays: none,
    closedDays: none,
  });
  const rates = fit.samplePaths({
    firstDay: FIRST_DAY + days,
    days: HORIZON,
    paths: 200,
    seed: 1,
    queue: "q",
    triggers: [],
    onsets: new Map(),
    holidays: none,
    closedDays: none,
  });
  const expected = rates.reduce((sum, rate) => sum + rate, 0) / 200;
  let total = 0;
  for (let t = days; t < days + HORIZON; t++) total += truth(t, week(t));
  return { fit, ratio: expected / total, rates };
}

const steady = (_t: number, week: number): number => 200 * week;

// Tolerances: the level of four weeks is known to about five per cent where days differ by ten and the level may have wandered.
describe("four weeks ahead of a history", () => {
  it("that fell silent for two days stand by what is usual", () => {
    const { ratio } = forecastOf(500, (t, week, random) => (t >= 498 ? 0 : counted(random, 200 * week)), steady);
    expect(ratio).toBeGreaterThan(0.88);
    expect(ratio).toBeLessThan(1.08);
  });

  it("whose last day was twenty times the usual stand by what is usual", () => {
    const { ratio } = forecastOf(500, (t, week, random) => counted(random, (t === 499 ? 4000 : 200) * week), steady);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.2);
  });

  it("with one rush of a few days in the last year do not wait for the next", () => {
    const { ratio } = forecastOf(
      420,
      (t, week, random) => counted(random, (t >= 120 && t < 124 ? 1200 : 200) * week),
      steady,
    );
    expect(Math.abs(ratio - 1)).toBeLessThan(0.12);
  });

  it("that rose by two fifths two months ago stay there", () => {
    const level = (t: number): number => (t >= 840 ? 420 : 300);
    const { ratio } = forecastOf(
      900,
      (t, week, random) => counted(random, level(t) * week),
      (t, week) => level(t) * week,
    );
    expect(Math.abs(ratio - 1)).toBeLessThan(0.12);
  });

  it("that grows by four fifths a year go on growing, and not faster", () => {
    const rate = (t: number, week: number): number => 100 * week * Math.exp((0.6 * t) / 365);
    const { ratio } = forecastOf(900, (t, week, random) => counted(random, rate(t, week)), rate);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
  });

  it("of billions are finite and near", () => {
    const { ratio } = forecastOf(
      500,
      (_t, week, random) => 1e9 * week * (1 + 0.01 * drawNormal(random)),
      (_t, week) => 1e9 * week,
    );
    expect(Math.abs(ratio - 1)).toBeLessThan(0.03);
  });

  it("of decimals below one are not lifted by what counts need", () => {
    const { ratio } = forecastOf(
      500,
      (_t, week, random) => 0.4 * week * Math.exp(0.1 * drawNormal(random)),
      (_t, week) => 0.4 * week,
    );
    expect(Math.abs(ratio - 1)).toBeLessThan(0.12);
  });

  it("that began after a year of zeros stand on what came since, and say so", () => {
    const { fit, ratio } = forecastOf(500, (t, week, random) => (t < 410 ? 0 : counted(random, 200 * week)), steady);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.12);
    expect(fit.caveats.join("\n")).toMatch(/Nothing came on the first 410 days/);
    expect(fit.fitted).toHaveLength(500);
    expect(fit.fitted[100]).toBeNaN();
  });

  it("in which contacts come now and then are the regression's alone, on average right", () => {
    const { fit, ratio } = forecastOf(
      700,
      (_t, week, random) => drawPoisson(random, 0.3 * week),
      (_t, week) => 0.3 * week,
    );
    expect(fit.members).toEqual(["count regression"]);
    expect(fit.caveats.join("\n")).toMatch(/Contacts come now and then/);
    // About 180 contacts were counted: their rate is known to some eight per cent.
    expect(Math.abs(ratio - 1)).toBeLessThan(0.25);
  });

  it("of rare bursts are finite", () => {
    const { rates } = forecastOf(
      700,
      (_t, _week, random) => (random.uniform() < 0.05 ? drawPoisson(random, 8) : 0),
      () => 1,
    );
    for (const rate of rates) expect(Number.isFinite(rate)).toBe(true);
  });
});

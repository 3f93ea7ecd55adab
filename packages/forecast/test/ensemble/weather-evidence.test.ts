import { describe, expect, it } from "vitest";
import {
  fitEnsembleOnEvidence,
  learnWeatherBasis,
  weatherCovariates,
  weatherEvidence,
  type Covariate,
  type DailyModelInput,
  type DailySeries,
} from "@springtide/forecast";
import { plain, simulate } from "../simulated-queue.ts";
import { simulatedWeather } from "../weather-simulated.ts";

const none: ReadonlySet<number> = new Set();
const DAYS = 600;
const weather = simulatedWeather({ firstDay: plain.firstDay - 1500, days: 1500 + DAYS, seed: 4 });

/** A queue with contacts that fall by a fiftieth for each degree that the day's high is above 12, or do not care. */
function queueOf(sensitivity: number, seed: number): DailySeries {
  const { history } = simulate({ ...plain, days: DAYS, daySd: 0.05, levelSd: 0.05 }, seed);
  const contacts = history.contacts.map((y, i) => {
    const high = weather.maxC[1500 + i] ?? NaN;
    return Math.round(y * Math.exp(-sensitivity * Math.max(0, high - 12)));
  });
  return { firstDay: history.firstDay, contacts };
}

function toldTo(history: DailySeries): { input: DailyModelInput; withWeather: DailyModelInput } {
  const input = { history, triggers: [], holidays: none, closedDays: none };
  const markets = [{ weather, weight: 1 }];
  const basis = learnWeatherBasis(markets, history.firstDay + history.contacts.length);
  const span = { firstDay: history.firstDay, days: history.contacts.length, seasonal: true };
  const covariates: readonly Covariate[] = weatherCovariates(markets, basis, span);
  return { input, withWeather: { ...input, covariates } };
}

describe("whether the weather is told", () => {
  it("is yes for a queue that follows it, by far", () => {
    const evidence = weatherEvidence(toldTo(queueOf(0.04, 2)));
    expect(evidence.use).toBe(true);
    // Errors of 5 % a day remain where degrees, unforeseen, move contacts by four per cent each.
    expect(evidence.lossRatio).toBeLessThan(0.85);
    expect(evidence.origins).toBe(52);
    expect(evidence.reason).toMatch(/^The weather is used: .* of 52 past days, .* lower than/);
  });

  it("is no for a queue that does not care, whose loss stays within a few per cent", () => {
    const { use, lossRatio, reason } = weatherEvidence(toldTo(queueOf(0, 3)));
    expect(use).toBe(false);
    expect(Math.abs(lossRatio - 1)).toBeLessThan(0.04);
    expect(reason).toMatch(/^The weather is not used/);
  });

  it("is no, in words, where nothing can be judged", () => {
    const { history } = simulate({ ...plain, days: 40 }, 5);
    expect(weatherEvidence(toldTo(history))).toMatchObject({ use: false, origins: 0 });
    const silent = { firstDay: plain.firstDay, contacts: new Float64Array(100) };
    expect(weatherEvidence(toldTo(silent)).reason).toMatch(/no contacts/);
  });

  it("decides what the ensemble is fitted with", () => {
    const names = (sensitivity: number): string[] =>
      fitEnsembleOnEvidence(toldTo(queueOf(sensitivity, 2))).ensemble.regression.parameters.coefficientNames;
    expect(names(0.04)).toContain("covariate weather 1");
    expect(names(0)).not.toContain("covariate weather 1");
  });
});

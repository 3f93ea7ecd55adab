import { describe, expect, it } from "vitest";
import { expectedDailyRates, fitDailyModel } from "@springtide/forecast";
import type { DailyModelInput } from "@springtide/forecast";
import { checkedHistory } from "../../src/models/checked-history.ts";
import { fitCountRegression } from "../../src/models/count-regression.ts";
import { dailyProblem } from "../../src/models/daily-problem.ts";
import { regressionFromOrigins, withoutCauses } from "../../src/models/regression-baseline.ts";
import { plain, simulate, yearly } from "../simulated-queue.ts";

const none: ReadonlySet<number> = new Set();

function inputOf(contacts: Float64Array, firstDay: number): DailyModelInput {
  return { history: { firstDay, contacts }, triggers: [], holidays: none, closedDays: none };
}

describe("the regression from earlier origins", () => {
  const { history } = simulate({ ...plain, days: 900, season: 0.2, levelSd: 0.06, daySd: 0.05 }, 17);
  const input = inputOf(history.contacts, history.firstDay);
  const problem = dailyProblem(input, checkedHistory(input).closedWeekdaysWithContacts);
  const fit = fitCountRegression(problem);
  const [early, last] = regressionFromOrigins(input, problem, fit, { origins: [700, 900], days: 28 });

  it("is at the end what the fitted model says", () => {
    const fitted = fitDailyModel(input).parameters;
    // The turn of the month counts among the causes, which are left out.
    const isCause = (j: number): boolean => fitted.coefficientNames[j]?.startsWith("month-") === true;
    const parameters = { ...fitted, coefficients: fitted.coefficients.map((value, j) => (isCause(j) ? 0 : value)) };
    const firstDay = history.firstDay + 900;
    expectedDailyRates({ parameters, triggers: [], holidays: none, closedDays: none, firstDay, days: 28 }).forEach(
      // One more step of the same least squares: equal to the tolerance of the fit.
      (rate, d) => {
        expect(Math.abs(Math.log(rate) - (last?.logMean[d] ?? NaN))).toBeLessThan(1e-4);
      },
    );
  });

  it("is near a fit to the days of then alone, the second method", () => {
    const then = fitDailyModel(inputOf(history.contacts.slice(0, 700), history.firstDay));
    const firstDay = history.firstDay + 700;
    expectedDailyRates({ ...then, triggers: [], holidays: none, closedDays: none, firstDay, days: 28 }).forEach(
      // They differ by the variation, which the refit estimates anew: a fraction of a day's own five per cent.
      (rate, d) => {
        expect(Math.abs(Math.log(rate) - (early?.logMean[d] ?? NaN))).toBeLessThan(0.03);
      },
    );
  });

  it("spreads the further the longer, up to the level's long run", () => {
    const spread = last?.spread ?? new Float64Array(0);
    spread.forEach((sd, d) => {
      expect(sd).toBeGreaterThanOrEqual(0.97 * (spread[Math.max(0, d - 7)] ?? 0));
    });
    expect(spread[27]).toBeGreaterThan(spread[0] ?? NaN);
  });
});

it("takes a trigger's effect out of a history and leaves the rest", () => {
  const spring = yearly({ first: 100, everyDays: 365, firings: 3, priorLift: 1, lift: 2 });
  const with_ = simulate({ ...plain, daySd: 0.02, levelSd: 0.01, triggers: [spring] }, 5).history;
  const input = { ...inputOf(with_.contacts, with_.firstDay), triggers: [spring] };
  const problem = dailyProblem(input, []);
  const { logs } = withoutCauses(input, problem, fitCountRegression(problem));
  const onset = (spring.pastOnsets[1]?.day ?? 0) - with_.firstDay;
  // The day of the onset, tripled by the trigger, is like the same weekday a month before again.
  expect(Math.abs((logs[onset] ?? NaN) - (logs[onset - 28] ?? NaN))).toBeLessThan(0.3);
  expect(Math.log((with_.contacts[onset] ?? NaN) / (with_.contacts[onset - 28] ?? NaN))).toBeGreaterThan(0.6);
});

import { describe, expect, it } from "vitest";
import { Cancelled } from "@springtide/refusal";
import { backtest, COUNT_REGRESSION, rollingOrigins } from "@springtide/forecast";
import type { BacktestRequest, ForecastModel } from "@springtide/forecast";
import { plain, simulate } from "../simulated-queue.ts";

const none: ReadonlySet<number> = new Set();
const nothing = {
  past: { triggers: [], holidays: none, closedDays: none },
  future: { triggers: [], onsets: new Map(), holidays: none, closedDays: none },
};
const { history } = simulate({ ...plain, days: 300, daySd: 0.04 }, 21);

/** Says 100 a day in every path, and remembers how many days it was given. */
function hundred(seen: number[] = []): ForecastModel {
  return {
    name: "hundred",
    fit(input) {
      seen.push(input.history.contacts.length);
      const fitted = input.history.contacts.map(() => 100);
      const samplePaths = ({ days, paths }: { days: number; paths: number }): Float32Array =>
        new Float32Array(days * paths).fill(100);
      return { fitted, residuals: fitted, caveats: [], samplePaths };
    },
  };
}

function request(changes: Partial<BacktestRequest> = {}): BacktestRequest {
  return {
    model: COUNT_REGRESSION,
    history,
    origins: { count: 3, everyDays: 28, horizonDays: 28, leastKnownDays: 84 },
    paths: 100,
    seed: 1,
    queue: "q",
    knownBefore: () => nothing,
    ...changes,
  };
}

describe("a backtest", () => {
  it("gives each forecast the days before its origin and no others", () => {
    const seen: number[] = [];
    const { origins } = backtest(request({ model: hundred(seen) }));
    expect(seen).toEqual([300 - 84, 300 - 56, 300 - 28]);
    expect(origins).toEqual(seen.map((days) => history.firstDay + days));
  });

  it("scores a constant by hand", () => {
    // Against a constant 100, days of 80 and 120 in turn miss by 20 of 100 and are not biased.
    const contacts = Float64Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? 80 : 120));
    const { overall, days } = backtest(request({ model: hundred(), history: { firstDay: 0, contacts } }));
    expect(overall.days).toBe(84);
    expect(overall.wape).toBeCloseTo(0.2, 12);
    expect(overall.bias).toBeCloseTo(0, 12);
    expect(days[0]).toMatchObject({ origin: 216, lead: 1, actual: 80, mean: 100 });
  });

  it("tells accuracy by lead and class of day, and leaves unknown days out", () => {
    const contacts = history.contacts.map((value, i) => (i === 290 ? NaN : value));
    const { groups, overall, days } = backtest(
      request({ history: { ...history, contacts }, dayClass: (day) => (day % 10 === 0 ? "trigger" : "normal") }),
    );
    expect(overall.days).toBe(83);
    expect(days.every(({ actual }) => Number.isFinite(actual))).toBe(true);
    const sum = (name: string): number =>
      groups.filter(({ dayClass }) => dayClass === name).reduce((all, group) => all + group.days, 0);
    expect([sum("all days"), sum("normal") + sum("trigger")]).toEqual([83, 83]);
    expect(groups[0]).toMatchObject({ fromLead: 1, toLead: 1, dayClass: "all days", days: 3 });
  });

  it("takes the cost of the plan for what came from that of the plan for the forecast", () => {
    // The plan buys the mean rate of each day at 1; a contact beyond it costs 5. What came costs itself, with nothing beyond.
    const contacts = new Float64Array(300).fill(130);
    const costOf = (rates: Float32Array, actual: Float64Array): number =>
      actual.reduce((sum, y, d) => sum + (rates[d] ?? 0) + 5 * Math.max(0, y - (rates[d] ?? 0)), 0);
    const { costOfError } = backtest(request({ model: hundred(), history: { firstDay: 0, contacts }, costOf }));
    expect(costOfError).toEqual([28 * 120, 28 * 120, 28 * 120]); // 100 + 5 * 30 - 130 a day
  });

  it("is the same twice, and the better model scores better", () => {
    const first = backtest(request());
    expect(backtest(request())).toEqual(first);
    expect(first.overall.wape).toBeLessThan(backtest(request({ model: hundred() })).overall.wape);
    expect(first.overall.coverage80).toBeGreaterThan(0.6);
  });

  it("tells how far it is, and stops when asked", () => {
    const told: number[] = [];
    const cancel = { aborted: false };
    const progress = (done: number): void => {
      told.push(done);
      if (done === 1) cancel.aborted = true;
    };
    expect(() => backtest(request({ model: hundred(), progress, cancel }))).toThrow(Cancelled);
    expect(told).toEqual([0, 1]);
  });

  it("refuses a history without a past long enough", () => {
    const short = { firstDay: 0, contacts: new Float64Array(90) };
    expect(() => backtest(request({ history: short }))).toThrow(/90 days of history.*needs 112 days/);
    expect(rollingOrigins(short, request().origins)).toEqual([]);
  });
});

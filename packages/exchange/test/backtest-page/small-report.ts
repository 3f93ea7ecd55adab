import type { BacktestDay, BacktestGroup, BacktestReport, EventReview } from "@springtide/contracts";
import { BacktestReport as Contract } from "@springtide/contracts";

/** Seven days from 1 March 2026: a hundred a day said, and what came. */
export function smallDays(actual: readonly (number | null)[] = [90, 100, 110, 130, 75, null, 100]): BacktestDay[] {
  return actual.map((came, i) => ({
    origin: "2026-03-01",
    day: `2026-03-0${i + 1}`,
    lead: i + 1,
    dayClass: i < 2 ? "weekend" : "ordinary",
    actual: came,
    mean: 100,
    p2_5: 80,
    p10: 87,
    p25: 93,
    p50: 100,
    p75: 107,
    p90: 113,
    p97_5: 120,
    yardsticks: [95, 105],
  }));
}

const STAFFING = { plannedHours: 40, neededHours: 42, overHours: 3, underHours: 5, cost: 160 };

/** Accuracy of some leads: what the tests look at, and round figures for the rest. */
export function smallGroup(
  [fromLead, toLead]: readonly [number, number],
  wapes: readonly (number | null)[],
  held: readonly [number | null, number | null, number | null] = [0.5, 0.75, 1],
): BacktestGroup {
  const [wape = null, ...others] = wapes;
  const rest = { days: 6, bias: -0.02, mase: 0.9, rmsse: 0.8, staffing: STAFFING };
  const [coverage50, coverage80, coverage95] = held;
  const spread = { pinball: 4, crps: 8, winkler80: 40, coverage50, coverage80, coverage95 };
  return {
    fromLead,
    toLead,
    dayClass: "all days",
    forecast: { ...rest, wape, ...spread },
    yardsticks: others.map((value, i) => ({ ...rest, name: `yardstick ${i + 1}`, wape: value })),
  };
}

export const SMALL_EVENT: EventReview = {
  trigger: "warm",
  name: "First warm day",
  onset: "2026-03-04",
  origin: "2026-03-01",
  expected: "2026-03-06",
  firstDay: "2026-03-02",
  lastDay: "2026-03-07",
  complete: true,
  queues: [
    {
      queue: "phone",
      error: {
        forecastHours: 60,
        actualHours: 70,
        errorHours: 20,
        volumeHours: 8,
        dateHours: 15,
        shapeOverDaysHours: -4,
        shapeWithinDayHours: 1,
        ahtHours: 0,
      },
      lift: {
        before: { lift: 0.5, low: 0.1, high: 1, learnedFrom: 0 },
        after: { lift: 0.8, low: 0.6, high: 1, learnedFrom: 1 },
      },
      shape: {
        before: null,
        after: {
          firstOffset: -1,
          mean: [0.2, 0.8, 0.4, 0],
          low: [0, 0.6, 0.2, -0.1],
          high: [0.4, 1, 0.6, 0.1],
          events: 1,
        },
      },
    },
  ],
};

/** A report of one queue, one forecast and one event, held to the contract. */
export function smallReport(changes: Partial<BacktestReport> = {}): BacktestReport {
  const overall = smallGroup([1, 7], [0.1, 0.2, 0.15]);
  const { forecast, yardsticks } = overall;
  return Contract.parse({
    contract: "springtide-backtest",
    version: 1,
    software: "springtide 0.0.0",
    subject: { kind: "shop", id: "small", name: "Small shop", zone: "Europe/Berlin", currency: "EUR" },
    origins: ["2026-03-01"],
    horizonDays: 7,
    everyDays: 7,
    paths: 20,
    seed: 1,
    weather: { basis: "none", knownDays: 0, words: "No weather was given: no forecast knew any." },
    queues: [
      {
        queue: "phone",
        name: "Phone",
        overall: { forecast, yardsticks },
        groups: [smallGroup([1, 1], [0.05, 0.1, 0.2]), smallGroup([2, 7], [0.12, 0.22, 0.14])],
        classes: [
          { dayClass: "ordinary", forecast, yardsticks },
          { dayClass: "weekend", forecast, yardsticks },
        ],
        peakDayRecall: 0.5,
        peaks: [
          { origin: "2026-03-01", day: "2026-03-03", actual: 110, mean: 100, foreseen: true },
          { origin: "2026-03-01", day: "2026-03-04", actual: 130, mean: 100, foreseen: false },
        ],
        days: smallDays(),
      },
    ],
    triggers: [
      {
        trigger: "warm",
        name: "First warm day",
        market: "home",
        origin: "2026-03-01",
        basis: "forecast",
        probability: 0.6,
        p10: "2026-03-03",
        p50: "2026-03-05",
        p90: "2026-03-07",
        happened: "2026-03-04",
        crpsDays: 1.2,
      },
    ],
    events: [SMALL_EVENT],
    caveats: ["A caveat that is told."],
    ...changes,
  });
}

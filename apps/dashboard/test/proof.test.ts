import type { BacktestQueue, JobAnswer, ReplayReport, SimulatedPlan, TriggerOutcome } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { leadPicture } from "../src/proof/backtest/lead-picture.ts";
import { hitsInWords, triggerHits, verdictOf } from "../src/proof/backtest/trigger-hits.ts";
import { armsPicture, weeksPicture } from "../src/proof/replay/arms-picture.ts";
import { replayYears } from "../src/proof/replay/replay-years.ts";
import { formulaInWords, formulaLines, whisker, widestOf } from "../src/proof/simulation/formula-lines.ts";
import { playedPicture } from "../src/proof/simulation/played-picture.ts";
import { isOlder, runsOf } from "../src/proof/work/runs.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "USD", 2026);

function job(id: string, state: JobAnswer["state"], askedAt: string): JobAnswer {
  const told = { kind: "simulate", shop: "lamps", done: 0, total: 1, label: "", attempts: 1, failure: null };
  return { ...told, id, state, askedAt, startedAt: askedAt, endedAt: state === "running" ? null : askedAt };
}

describe("runs of some work", () => {
  const jobs = [
    job("d", "running", "2026-02-04T10:00:00Z"),
    job("c", "ready", "2026-02-03T10:00:00Z"),
    job("b", "failed", "2026-02-02T10:00:00Z"),
    job("a", "ready", "2026-02-01T10:00:00Z"),
  ];

  it("shows the one chosen, else the newest; and what is under way beside it", () => {
    expect(runsOf(jobs, null)).toMatchObject({ underWay: { id: "d" }, shown: { id: "c" }, failed: null });
    expect(runsOf(jobs, "a").shown?.id).toBe("a");
    expect(runsOf(jobs.slice(2), null)).toMatchObject({ underWay: null, failed: { id: "b" }, shown: { id: "a" } });
  });

  it("is old once the shop was planned anew", () => {
    const [, ready] = jobs;
    expect(isOlder(ready ?? null, job("p", "ready", "2026-02-03T12:00:00Z"))).toBe(true);
    expect(isOlder(ready ?? null, job("p", "ready", "2026-02-03T09:00:00Z"))).toBe(false);
  });
});

const DAY = { abandonShare: 0.02, meanWaitSeconds: 12, backlogAtEnd: 0, waitSeconds: { p50: 0, p90: 40, p95: 70 } };
const quantiles = (mean: number, low: number, high: number) => ({ mean, p10: low, p50: mean, p90: high });
const PLAYED: SimulatedPlan = {
  ...{ seed: 1, seasons: 20, firstDay: "2026-03-02", days: 8, contacts: 9000, partners: [] },
  queues: [
    {
      ...{ queue: "phone", definition: "slOffered", promisedShare: 0.8, withinSeconds: 20 },
      expected: { serviceLevel: 0.84, abandonShare: 0.03 },
      serviceLevel: { value: 0.82, halfWidth: 0.01 },
      abandonShare: { value: 0.02, halfWidth: 0.001 },
      meanWaitSeconds: { value: 12, halfWidth: 1 },
      asaSeconds: { value: 11, halfWidth: 1 },
      lateShare: null,
      occupancy: { own: 0.8, partners: null },
      days: Array.from({ length: 8 }, (_, i) =>
        i === 6
          ? {
              ...DAY,
              contacts: quantiles(0, 0, 0),
              serviceLevel: null,
              abandonShare: null,
              meanWaitSeconds: null,
              waitSeconds: null,
            }
          : { ...DAY, contacts: quantiles(100, 80, 120), serviceLevel: quantiles(0.8 + i / 100, 0.7, 0.9) },
      ),
      intervals: [],
    },
  ],
};

describe("a plan that was played out", () => {
  const [outcome] = PLAYED.queues;
  if (outcome === undefined) throw new Error("There is a queue.");

  it("is drawn by day with its band, and closed days are left open", () => {
    const { rows, target, from, sentence } = playedPicture(PLAYED, outcome, { measure: "level", name: "Phone", words });
    expect(rows[1]).toMatchObject({ label: "Tue 3 Mar", mean: 0.81, low: 0.7, high: 0.9 });
    expect(rows[6]).toMatchObject({ mean: null, low: null, high: null });
    expect([target, from]).toEqual([0.8, 0.6]);
    expect(sentence).toBe(
      "Phone: over 20 seasons 82% ± 1 point were in time, within 20 s (target 80%); 2% ± 0.1 points hung up, and the mean wait was 12 s.",
    );
    // Of waits the band is what half and what nineteen in twenty wait at most.
    expect(playedPicture(PLAYED, outcome, { measure: "wait", name: "Phone", words }).rows[0]).toMatchObject({
      mean: 12,
      low: 0,
      high: 70,
    });
  });

  it("is laid beside the formula, with what chance may do", () => {
    const lines = formulaLines(PLAYED, () => "Phone", words);
    expect(lines[0]?.level.isWithin).toBe(false);
    expect(lines[0]?.level.difference).toBeCloseTo(0.02, 12);
    expect(formulaInWords(lines, words)).toBe(
      "For 0 of 1 queue chance alone explains the difference; the largest is that of Phone, 2 points.",
    );
    const [line] = lines;
    if (line === undefined) throw new Error("There is a line.");
    const { from, to, dot } = whisker(line.level, widestOf(lines));
    // The scale is a tenth wider than the widest: two points lie at 1/2 + 1/2.2.
    expect([from, to, dot].map((at) => Math.round((at ?? 0) * 1000))).toEqual([273, 727, 955]);
    const silent = formulaLines({ ...PLAYED, queues: [{ ...outcome, expected: null }] }, () => "Phone", words);
    expect(formulaInWords(silent, words)).toMatch(/play all of it out/);
  });
});

function arm(name: ReplayReport["arms"][number]["arm"], ledger: number, atStake: number): ReplayReport["arms"][number] {
  const together = ledger + atStake;
  return {
    ...{ arm: name, name, ledger, atStake, together, regret: together - 30, ledgerRegret: ledger - 10 },
    ...{ recoveredShare: 0.9, savedShare: 0.4, ledgerRecoveredShare: 1, withoutCustomers: ledger },
    ...{ withoutCustomersRecoveredShare: 1, seatHours: 5, reservedHours: 1, cancelledHours: 0 },
    queues: [{ queue: "phone", contacts: 200, abandoned: 3, late: 20 }],
  };
}
const REPLAY: ReplayReport = {
  ...{
    contract: "springtide-replay",
    version: 1,
    software: "x",
    firstDay: "2025-02-23",
    lastDay: "2025-03-08",
    paths: 20,
    seed: 1,
  },
  subject: { id: "lamps", name: "Lamps", zone: "Europe/Berlin", currency: "USD" },
  weather: { basis: "none", knownDays: 0, words: "" },
  ...{ triggers: [], losses: [], ownCost: 100, decisions: [], caveats: [] },
  arms: [arm("planner", 12, 28), arm("hindsight", 10, 20), arm("practice", 60, 15), arm("none", 0, 55)],
  weeks: ["2025-02-24", "2025-03-03"].map((firstDay) => ({
    ...{ firstDay, lastDay: firstDay },
    arms: [{ arm: "planner", ledger: 6, atStake: 14 }],
  })),
};

describe("a season replayed", () => {
  it("keeps the two totals apart, and says what was recovered and saved", () => {
    const { rows, sentences } = armsPicture(REPLAY, words);
    expect(rows[0]).toMatchObject({ ledger: 12, atStake: 28, ledgerRegret: 2, served: 0.9 });
    expect(sentences).toEqual([
      "Against whoever had known everything, this planner comes to US$10 more, spreadsheet practice to US$45 more.",
      "Of what practice comes to over hindsight, it recovers 90%.",
      "Of the US$25 that hindsight saves over having no partner, it saves 40%.",
      "Practice came to more than no partner at all: much of what is recovered is what practice bought in vain.",
    ]);
    expect(weeksPicture(REPLAY, "atStake", words).arms[0]?.sums).toEqual([14, 28]);
  });

  it("is of a year that has eight weeks before it", () => {
    const history = (firstDay: string, lastDay: string) => ({ history: { firstDay, lastDay, daily: [] } });
    expect(replayYears(history("2012-01-01", "2014-06-30"))).toEqual([2014, 2013, 2012]);
    expect(replayYears(history("2013-12-01", "2014-06-30"))).toEqual([2014]);
    expect(replayYears(history("2014-12-01", "2014-12-31"))).toEqual([]);
  });
});

describe("a forecast held against what came", () => {
  const forecast = {
    ...{ days: 28, wape: 0.08, bias: 0.01, mase: 1, rmsse: 1, pinball: 1, crps: 1, winkler80: 1 },
    ...{ coverage50: 0.5, coverage80: 0.79, coverage95: 0.96, staffing: null },
  };
  const yardsticks = [
    { name: "same weekday last week", days: 28, wape: 0.15, bias: 0, mase: 1, rmsse: 1, staffing: null },
  ];
  const group = (fromLead: number, toLead: number, dayClass: string) => ({
    fromLead,
    toLead,
    dayClass,
    forecast,
    yardsticks,
  });

  it("is drawn by lead for all kinds of day, beside what anybody could have said", () => {
    const queue: BacktestQueue = {
      ...{
        queue: "phone",
        name: "Phone",
        overall: { forecast, yardsticks },
        classes: [],
        days: [],
        peakDayRecall: 0.5,
      },
      groups: [group(1, 1, "all"), group(1, 1, "weekend"), group(2, 7, "all")],
      peaks: [{ origin: "2025-01-01", day: "2025-01-02", actual: 9, mean: 8, foreseen: true }],
    };
    const { rows, yardsticks: names, sentence } = leadPicture(queue, words);
    expect(rows.map(({ label, error }) => [label, error])).toEqual([
      ["1", 0.08],
      ["2 to 7", 0.08],
    ]);
    expect(names).toEqual(["As on the same weekday last week"]);
    expect(sentence).toMatch(/^Phone: off by 8% .* is off by 15%.* held 79%; 1 of 1 peak days/);
  });

  it("judges the dates that were told", () => {
    const told = {
      trigger: "warm",
      name: "Warm",
      market: null,
      origin: "2025-03-01",
      basis: "climatology",
      crpsDays: 1,
    } as const;
    const window = { p10: "2025-03-10", p50: "2025-03-15", p90: "2025-03-20" };
    const outcomes: TriggerOutcome[] = [
      { ...told, ...window, probability: 0.9, happened: "2025-03-12" },
      { ...told, ...window, probability: 0.9, happened: "2025-03-25" },
      { ...told, ...window, probability: 0.2, happened: "2025-03-12" },
      { ...told, ...window, probability: 0.7, happened: null },
      { ...told, ...window, probability: 0.1, happened: null },
    ];
    expect(outcomes.map(verdictOf)).toEqual(["hit", "off", "surprise", "false-alarm", "quiet"]);
    const known: TriggerOutcome = { ...told, ...window, basis: "known", probability: 1, happened: "2025-03-12" };
    const hits = triggerHits([...outcomes, known], words);
    expect(hits).toHaveLength(5);
    expect(hitsInWords(hits, words)).toBe(
      "A trigger came within 3 forecasts. 1 lay in the window told; 1 was a surprise; 1 false alarm.",
    );
  });
});

import { type Ahead, forecastSkill, toldProbabilities, toldSignals } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const seasons = (count: number, share: number, known = 0): Ahead[] =>
  Array.from({ length: count }, (_, path) => ({
    hasHappened: path < known,
    willHappen: (path * 0.618034) % 1 < share,
  }));

const edgesOf = (classes: number): number[] => Array.from({ length: classes - 1 }, (_, k) => (k + 1) / classes);

describe("what will be told when decisions are due", () => {
  it("is honest: it comes as often as was told", () => {
    const ahead = seasons(20_000, 0.3);
    const signals = toldSignals(ahead, { leadDays: 5, edges: edgesOf(10), seed: 1 });
    signals.forEach(({ paths, fromProbability }, s) => {
      const next = signals[s + 1]?.fromProbability ?? 1;
      const came = paths.filter((path) => ahead[path]?.willHappen === true).length / paths.length;
      // Three standard errors of so many seasons.
      const error = 1.5 / Math.sqrt(paths.length);
      expect(came).toBeGreaterThan(fromProbability - error);
      expect(came).toBeLessThan(next + error);
    });
  });

  it("tells apart as well as its skill says", () => {
    const ahead = seasons(4000, 0.5);
    const told = toldProbabilities(ahead, { leadDays: 3, seed: 2 });
    const rising = [...told.keys()].sort((a, b) => (told[a] ?? 0) - (told[b] ?? 0));
    // A second way: the share of pairs in which the season where it comes is told the higher figure (Mann and Whitney's statistic).
    let [below, pairs, dry] = [0, 0, 0];
    for (const path of rising)
      if (ahead[path]?.willHappen === true) below += dry;
      else dry += 1;
    pairs = dry * (4000 - dry);
    expect(below / pairs).toBeCloseTo(forecastSkill(3), 1.7);
  });

  it("tells nothing without skill, and only one class is left", () => {
    const signals = toldSignals(seasons(200, 0.4), { leadDays: 30, edges: edgesOf(5), seed: 1 });
    expect(signals).toHaveLength(1);
    expect(signals[0]?.paths).toHaveLength(200);
  });

  it("knows what has happened, and what cannot or must", () => {
    const signals = toldSignals(seasons(100, 0.4, 10), { leadDays: 4, edges: edgesOf(3), seed: 1 });
    expect(signals.at(-1)).toEqual({ kind: "happened", fromProbability: 1, paths: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
    expect(toldSignals(seasons(50, 0), { leadDays: 4, edges: edgesOf(3), seed: 1 })).toHaveLength(1);
    expect(toldSignals(seasons(50, 1), { leadDays: 4, edges: edgesOf(3), seed: 1 })).toHaveLength(1);
  });

  it("puts every season into exactly one class, told probabilities rising", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ hasHappened: fc.boolean(), willHappen: fc.boolean() }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 10 }),
        (ahead, classes, leadDays, least) => {
          const signals = toldSignals(ahead, { leadDays, edges: edgesOf(classes), least, seed: 3 });
          const paths = signals.flatMap((signal) => signal.paths).sort((a, b) => a - b);
          expect(paths).toEqual(ahead.map((_, path) => path));
          const told = signals.filter(({ kind }) => kind === "told").map(({ fromProbability }) => fromProbability);
          told.slice(1).forEach((from, s) => {
            expect(from).toBeGreaterThan(told[s] ?? 0);
          });
          expect(told[0] ?? 0).toBe(0);
          if (told.length > 1)
            for (const { kind, paths: own } of signals)
              if (kind === "told") expect(own.length).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });

  it("has less skill the further ahead", () => {
    const areas = [1, 2, 3, 5, 7, 9, 10, 14, 15, 20, 21, 40].map(forecastSkill);
    areas.slice(1).forEach((area, i) => {
      expect(area).toBeLessThanOrEqual(areas[i] ?? 1);
    });
    expect(areas.at(-1)).toBe(0.5);
  });
});

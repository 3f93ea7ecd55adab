import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  leastAgentsForSeasonAverage,
  leastAgentsForShareOfIntervals,
  leastAgentsUnder,
  queueResult,
  underUncertainRate,
  type QueueModel,
  type UncertainRate,
} from "../../src/index.ts";

const model: QueueModel = { kind: "erlang-a", patienceSeconds: 120 };
const need = { model, ahtSeconds: 300, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } };
const gamma = (meanPerHour: number, cv: number): UncertainRate => ({ kind: "gamma", meanPerHour, cv });

describe("least agents under an uncertain rate", () => {
  // The table of the scientific reference, section 7: 50 erlangs, five minutes of handling, two of patience, 80/20.
  it.each([
    { cv: 0, level: 81.5, abandon: 5.9, season: 51, eight: 51, nine: 51 },
    { cv: 0.05, level: 80.6, abandon: 6.2, season: 51, eight: 53, nine: 54 },
    { cv: 0.1, level: 78.2, abandon: 7.0, season: 52, eight: 55, nine: 57 },
    { cv: 0.2, level: 71.1, abandon: 9.6, season: 55, eight: 59, nine: 63 },
    { cv: 0.3, level: 63.9, abandon: 12.8, season: 60, eight: 62, nine: 70 },
  ])("is $season for the season, $eight and $nine for 8 and 9 intervals of 10, at cv $cv", (row) => {
    const rate = gamma(600, row.cv);
    const { contactWeighted } = underUncertainRate({ model, rate, agents: 51, ahtSeconds: 300, withinSeconds: 20 });
    expect(Math.abs(100 * contactWeighted.serviceLevels.slOffered - row.level)).toBeLessThan(0.051);
    expect(Math.abs(100 * contactWeighted.abandonProbability - row.abandon)).toBeLessThan(0.051);
    expect(leastAgentsForSeasonAverage({ ...need, rate }).agents).toBe(row.season);
    expect(leastAgentsForShareOfIntervals({ ...need, rate, shareOfIntervals: 0.8 }).agents).toBe(row.eight);
    expect(leastAgentsForShareOfIntervals({ ...need, rate, shareOfIntervals: 0.9 }).agents).toBe(row.nine);
  });

  it("is the team for a known rate where there is no uncertainty, under each model", () => {
    const models: QueueModel[] = [{ kind: "erlang-c" }, model];
    const any = fc.record({
      model: fc.constantFrom(...models),
      loadErlangs: fc.double({ min: 0.01, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(any, ({ model, loadErlangs }) => {
        const wanted = leastAgentsUnder({ ...need, model, loadErlangs }).agents;
        const known = { ...need, model, rate: gamma(loadErlangs * 12, 0) };
        expect(leastAgentsForSeasonAverage(known).agents).toBe(wanted);
        expect(leastAgentsForShareOfIntervals({ ...known, shareOfIntervals: 0.8 }).agents).toBe(wanted);
      }),
    );
  });

  it("is enough over the season, and one fewer is not, for every kind of target", () => {
    const limits = [
      { serviceLevel: { share: 0.9, withinSeconds: 30, definition: "slExclShort", shortAbandonSeconds: 10 } },
      { maxAbandonProbability: 0.03 },
      { maxOccupancy: 0.8 },
      { maxAsaSeconds: 15 },
      { maxWaitProbability: 0.2 },
      { waitPercentile: { share: 0.9, seconds: 25 } },
    ] as const;
    for (const targets of limits) {
      const rate = gamma(240, 0.25);
      const { at, oneFewer } = leastAgentsForSeasonAverage({ ...need, rate, targets });
      const value = (result: typeof at) => {
        if ("maxAbandonProbability" in targets)
          return targets.maxAbandonProbability - result.contactWeighted.abandonProbability;
        if ("maxOccupancy" in targets) return targets.maxOccupancy - result.occupancy;
        if ("maxAsaSeconds" in targets) return targets.maxAsaSeconds - (result.contactWeighted.asaSeconds ?? Infinity);
        if ("maxWaitProbability" in targets) return targets.maxWaitProbability - result.contactWeighted.waitProbability;
        if ("waitPercentile" in targets) return result.contactWeighted.serviceLevels.slVirtual - 0.9;
        return result.contactWeighted.serviceLevels.slExclShort - 0.9;
      };
      expect(value(at)).toBeGreaterThanOrEqual(-1e-9);
      expect(oneFewer === null ? NaN : value(oneFewer)).toBeLessThan(0);
    }
  });

  // Second method: every path judged by itself and counted.
  it("keeps the targets in the share of paths it promises, and in no fewer than that needs", () => {
    const ratesPerHour = Array.from({ length: 40 }, (_, path) => 300 + 20 * ((path * 17) % 40));
    const rate: UncertainRate = { kind: "paths", ratesPerHour };
    for (const shareOfIntervals of [0, 0.5, 0.8, 0.9, 0.975]) {
      const { agents } = leastAgentsForShareOfIntervals({ ...need, rate, shareOfIntervals });
      const kept = (team: number) =>
        ratesPerHour.filter((perHour) => {
          const queue = { model, agents: team, loadErlangs: perHour / 12, ahtSeconds: 300, withinSeconds: 20 };
          return queueResult(queue).serviceLevels.slOffered >= 0.8;
        }).length / ratesPerHour.length;
      expect(kept(agents)).toBeGreaterThanOrEqual(shareOfIntervals);
      if (shareOfIntervals > 0) expect(kept(agents - 1)).toBeLessThan(shareOfIntervals);
    }
  });

  it("needs nobody without contacts, and somebody for any", () => {
    expect(leastAgentsForSeasonAverage({ ...need, rate: gamma(0, 0.2) })).toMatchObject({ agents: 0, oneFewer: null });
    expect(leastAgentsForSeasonAverage({ ...need, rate: gamma(0.01, 0.2) }).agents).toBe(1);
    expect(leastAgentsForShareOfIntervals({ ...need, rate: gamma(0, 0.2), shareOfIntervals: 0.9 }).agents).toBe(0);
  });

  it("refuses what cannot be kept instead of searching for ever", () => {
    const balks: QueueModel = { kind: "patience", patience: { law: { kind: "endless" }, balkingShare: 0.4 } };
    const rate: UncertainRate = { kind: "paths", ratesPerHour: [100, 200] };
    const targets = { maxAbandonProbability: 1e-300 };
    expect(() =>
      leastAgentsForSeasonAverage({
        ...need,
        model: balks,
        rate,
        targets: { serviceLevel: { share: 1, withinSeconds: 20 } },
      }),
    ).toThrow(Refusal);
    expect(leastAgentsForSeasonAverage({ ...need, model: balks, rate, targets }).agents).toBeGreaterThan(100);
    expect(() => leastAgentsForShareOfIntervals({ ...need, rate, shareOfIntervals: 1 })).toThrow(Refusal);
    expect(() => leastAgentsForShareOfIntervals({ ...need, rate, shareOfIntervals: NaN })).toThrow(Refusal);
    expect(() => leastAgentsForSeasonAverage({ ...need, rate, ahtSeconds: 0 })).toThrow(Refusal);
  });
});

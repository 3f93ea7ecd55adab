import { drawGamma, randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  averageOverRates,
  queueResult,
  rateMoments,
  rateQuantile,
  underUncertainRate,
  type QueueModel,
  type UncertainRate,
} from "../../src/index.ts";
import { cases } from "../vectors.ts";
import { fallingQueue } from "./known-queues.ts";

const twoMinutes: QueueModel = { kind: "erlang-a", patienceSeconds: 120 };
const example = { model: twoMinutes, agents: 51, ahtSeconds: 300, withinSeconds: 20 };
const gamma = (meanPerHour: number, cv: number): UncertainRate => ({ kind: "gamma", meanPerHour, cv });

describe("a queue whose rate is uncertain", () => {
  it.each(cases("uncertain_rate"))("agrees with the 60-digit reference, case $id", ({ given, out }) => {
    const queue = {
      model: { kind: "erlang-a", patienceSeconds: given.at("patience").number },
      agents: given.at("n").number,
      ahtSeconds: given.at("aht").number,
      withinSeconds: given.at("T").number,
    } as const;
    const close = (got: number, name: string) => {
      expect(Math.abs(got - out.at(name).number), name).toBeLessThanOrEqual(1e-9); // asked for: 1e-6
    };
    const meanPerHour = given.at("meanRate").number;
    const got = underUncertainRate({ ...queue, rate: gamma(meanPerHour, given.at("cv").number) });
    close(got.contactWeighted.serviceLevels.slOffered, "slContactWeighted");
    close(got.contactWeighted.abandonProbability, "pAbandonContactWeighted");
    close(got.timeWeighted.serviceLevels.slOffered, "slTimeWeighted");
    close(got.occupancy, "occupancy");
    const known = underUncertainRate({ ...queue, rate: gamma(meanPerHour, 0) });
    close(known.contactWeighted.serviceLevels.slOffered, "slDeterministic");
    close(known.timeWeighted.serviceLevels.slOffered, "slDeterministic");
    close(known.contactWeighted.abandonProbability, "pAbandonDeterministic");
  });

  // Second method: E[e^(-s factor)] = (1 + s cv^2)^(-1/cv^2), and over 1 + s cv^2 where contacts weigh.
  it.each([1e-8, 1e-6, 1e-4, 0.01, 0.1, 0.5, 1, 3, 10])("integrates the gamma law of cv %d to 1e-9", (cv) => {
    for (const fall of [0.01, 1, 30]) {
      for (const agents of [0, 1, 51, 5000]) {
        const got = averageOverRates({
          ...{ rate: gamma(600, cv), agents, ahtSeconds: 300, withinSeconds: 20 },
          atLoad: (loadErlangs) => fallingQueue(loadErlangs, fall / 50),
        });
        const overTime = Math.exp(-Math.log1p(fall * cv * cv) / (cv * cv));
        expect(Math.abs(got.occupancy - overTime)).toBeLessThan(1e-9);
        const overContacts = overTime / (1 + fall * cv * cv);
        expect(Math.abs(got.contactWeighted.abandonProbability - overContacts)).toBeLessThan(1e-9);
      }
    }
  });

  // Second method: 100,000 intervals drawn with a fixed seed; the standard error is some 0.001.
  it("is the average of intervals drawn one by one, each definition added up as a report does", () => {
    const random = randomStream(7, "rates of intervals");
    const cv = 0.25;
    const ratesPerHour = Array.from({ length: 100_000 }, () => 600 * cv * cv * drawGamma(random, 1 / (cv * cv)));
    const queue = { ...example, shortAbandonSeconds: 10 };
    const drawn = underUncertainRate({ ...queue, rate: { kind: "paths", ratesPerHour } });
    const mixed = underUncertainRate({ ...queue, rate: gamma(600, cv) });
    for (const name of ["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const) {
      const weighted = drawn.contactWeighted.serviceLevels[name];
      expect(Math.abs(weighted - mixed.contactWeighted.serviceLevels[name]), name).toBeLessThan(0.006);
      const timed = drawn.timeWeighted.serviceLevels[name];
      expect(Math.abs(timed - mixed.timeWeighted.serviceLevels[name]), name).toBeLessThan(0.006);
    }
    expect(
      Math.abs((drawn.contactWeighted.asaSeconds ?? NaN) - (mixed.contactWeighted.asaSeconds ?? NaN)),
    ).toBeLessThan(0.2);
  });

  it("adds paths up with their weights, by hand", () => {
    const rate: UncertainRate = { kind: "paths", ratesPerHour: [400, 800], weights: [3, 1] };
    const got = underUncertainRate({ ...example, rate });
    const quiet = queueResult({ ...example, loadErlangs: 400 / 12 });
    const busy = queueResult({ ...example, loadErlangs: 800 / 12 });
    const inTime = 3 * 400 * quiet.serviceLevels.slOffered + 800 * busy.serviceLevels.slOffered;
    const served = 3 * 400 * quiet.servedProbability + 800 * busy.servedProbability;
    expect(got.contactWeighted.serviceLevels.slOffered).toBeCloseTo(inTime / 2000, 12);
    expect(got.contactWeighted.serviceLevels.slAnswered).toBeCloseTo(inTime / served, 12);
    expect(got.contactWeighted.abandonProbability).toBeCloseTo(1 - served / 2000, 12);
    expect(got.occupancy).toBeCloseTo((3 * quiet.occupancy + busy.occupancy) / 4, 12);
    expect(got.meanLoadErlangs).toBeCloseTo(500 / 12, 12);
  });

  it("keeps to the known queue as the spread goes to 0, and promises less the wider it is", () => {
    const serviceAt = (cv: number) =>
      underUncertainRate({ ...example, rate: gamma(600, cv) }).contactWeighted.serviceLevels.slOffered;
    const known = queueResult({ ...example, loadErlangs: 50 }).serviceLevels.slOffered;
    expect(serviceAt(1e-5)).toBeCloseTo(known, 8);
    let before = known;
    for (const cv of [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5]) {
      const here = serviceAt(cv);
      expect(here).toBeLessThan(before);
      before = here;
    }
  });

  it("never gives less with an agent more, and conserves all contacts", () => {
    const any = fc.record({
      meanPerHour: fc.double({ min: 0.5, max: 5000, noNaN: true }),
      cv: fc.double({ min: 0, max: 1.5, noNaN: true }),
      spare: fc.double({ min: 0.3, max: 1.6, noNaN: true }),
    });
    fc.assert(
      fc.property(any, ({ meanPerHour, cv, spare }) => {
        const agents = Math.ceil((meanPerHour / 12) * spare);
        const rate = gamma(meanPerHour, cv);
        const here = underUncertainRate({ ...example, agents, rate }).contactWeighted;
        const more = underUncertainRate({ ...example, agents: agents + 1, rate }).contactWeighted;
        expect(here.servedProbability + here.abandonProbability).toBeCloseTo(1, 8);
        expect(more.serviceLevels.slOffered).toBeGreaterThanOrEqual(here.serviceLevels.slOffered - 1e-8);
        expect(more.abandonProbability).toBeLessThanOrEqual(here.abandonProbability + 1e-8);
      }),
      { numRuns: 40 },
    );
  });

  it("says which share of intervals has no steady state where nobody hangs up, and gives no mean wait", () => {
    const got = underUncertainRate({ ...example, model: { kind: "erlang-c" }, rate: gamma(600, 0.2) });
    // P(factor > 51/50) of a gamma law with cv 0.2, from its own quantile.
    expect(rateQuantile(gamma(600, 0.2), 1 - got.unstableShare)).toBeCloseTo(612, 0);
    expect([got.contactWeighted.asaSeconds, got.contactWeighted.meanWaitSeconds]).toEqual([null, null]);
    expect(got.contactWeighted.serviceLevels.slOffered).toBeGreaterThan(0.3);
  });

  it("has answers at its edges: no contacts, no agents, one agent, endless overload", () => {
    for (const rate of [gamma(0, 0.3), { kind: "paths", ratesPerHour: [0, 0] } as const]) {
      const quiet = underUncertainRate({ ...example, rate });
      expect(quiet.contactWeighted.serviceLevels.slOffered).toBe(1);
      expect(quiet.occupancy).toBe(0);
    }
    const nobody = underUncertainRate({ ...example, agents: 0, rate: gamma(600, 0.3) });
    expect(nobody.contactWeighted.abandonProbability).toBeCloseTo(1, 9);
    expect(nobody.contactWeighted.serviceLevels.slExclShort).toBe(0);
    expect(nobody.contactWeighted.asaSeconds).toBeNull();
    for (const [agents, meanPerHour, cv] of [
      [1, 0.12, 0.5],
      [10_100, 120_000, 0.3],
      [51, 600, 10],
    ] as const) {
      const { contactWeighted, timeWeighted, ...rest } = underUncertainRate({
        ...example,
        agents,
        rate: gamma(meanPerHour, cv),
      });
      const all = [contactWeighted, contactWeighted.serviceLevels, timeWeighted.serviceLevels, rest].flatMap((group) =>
        Object.values(group).filter((value) => typeof value === "number"),
      );
      for (const value of all) expect(Number.isFinite(value)).toBe(true);
    }
  });

  it("knows quantiles and moments of rates, close to certainty too", () => {
    expect(rateQuantile(gamma(600, 0), 0.9)).toBe(600);
    // On either side of the change from series to gamma function.
    expect(rateQuantile(gamma(1, 0.99999e-4), 0.9)).toBeCloseTo(rateQuantile(gamma(1, 1.00001e-4), 0.9), 8);
    const paths: UncertainRate = { kind: "paths", ratesPerHour: [30, 10, 20] };
    expect([0, 1 / 3, 0.5, 2 / 3, 0.9].map((share) => rateQuantile(paths, share))).toEqual([10, 10, 20, 20, 30]);
    expect(rateMoments(paths).meanPerHour).toBeCloseTo(20, 12);
    expect(rateMoments({ kind: "paths", ratesPerHour: [10, 99], weights: [1, 0] })).toEqual({ meanPerHour: 10, cv: 0 });
  });

  it("refuses what no rate can be", () => {
    const bad: UncertainRate[] = [
      gamma(-1, 0.1),
      gamma(600, -0.1),
      gamma(600, NaN),
      gamma(600, 11),
      gamma(1e8, 3), // reaches beyond a million erlangs
      { kind: "paths", ratesPerHour: [] },
      { kind: "paths", ratesPerHour: [1, NaN] },
      { kind: "paths", ratesPerHour: [1, 2], weights: [1] },
      { kind: "paths", ratesPerHour: [1, 2], weights: [0, 0] },
    ];
    for (const rate of bad) expect(() => underUncertainRate({ ...example, rate })).toThrow(Refusal);
    expect(() => rateQuantile(gamma(600, 0.1), 1)).toThrow(Refusal);
    expect(() => underUncertainRate({ ...example, agents: -1, rate: gamma(600, 0.1) })).toThrow(Refusal);
  });
});

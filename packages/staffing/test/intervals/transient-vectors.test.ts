import { describe, expect, it } from "vitest";
import { transientDay, type TransientInterval } from "../../src/index.ts";
import { cases, type Vector } from "../vectors.ts";

function dayOf(given: Vector, stepSeconds: number) {
  const patience = given.at("patience");
  return transientDay({
    contactsPerHour: given
      .at("lambdaPerHour")
      .list()
      .map((rate) => rate.number),
    agents: given
      .at("n")
      .list()
      .map((agents) => agents.number),
    intervalSeconds: given.at("intervalSeconds").number,
    ahtSeconds: given.at("aht").number,
    patience: patience.isThere ? { law: { kind: "exponential", meanSeconds: patience.number } } : null,
    withinSeconds: given.at("T").number,
    whenAgentsLeave: "at-once",
    stepSeconds,
  });
}

/** Distance of each figure from the reference, per interval. */
function errors(interval: TransientInterval, out: Vector): Record<string, number> {
  const off = (found: number, name: string): number => Math.abs(found - out.at(name).number);
  return {
    pWait: off(interval.waitProbability, "pWait"),
    slFrozenN: off(interval.serviceLevels.slOffered, "slFrozenN"),
    pAbandon: off(interval.abandoned / interval.contacts, "pAbandon"),
    occupancy: off(interval.occupancy, "occupancy"),
    meanBusy: off(interval.meanBusy, "meanBusy") / interval.agents,
    meanQueue: off(interval.meanQueue, "meanQueue"),
    endMeanInSystem: off(interval.endMeanInSystem, "endMeanInSystem"),
    endMeanQueue: off(interval.endMeanQueue, "endMeanQueue"),
  };
}

describe("the exact day against the reference (uniformisation, test/vectors/transient.json)", () => {
  it.each(cases("transient"))("agrees at 10 s steps, case $id", ({ given, out }) => {
    const { intervals } = dayOf(given, 10);
    out
      .at("intervals")
      .list()
      .forEach((reference, index) => {
        const interval = intervals[index];
        if (interval === undefined) throw new TypeError("an interval is missing");
        const {
          meanQueue = NaN,
          endMeanInSystem = NaN,
          endMeanQueue = NaN,
          ...probabilities
        } = errors(interval, reference);
        for (const error of Object.values(probabilities)) expect(error).toBeLessThan(1e-4);
        expect(meanQueue).toBeLessThan(5e-4 + 1e-3 * reference.at("meanQueue").number);
        expect(endMeanQueue).toBeLessThan(5e-4 + 1e-3 * reference.at("endMeanQueue").number);
        expect(endMeanInSystem).toBeLessThan(5e-4 + 1e-3 * reference.at("endMeanInSystem").number);
      });
  });

  it.each(cases("transient"))("is four times nearer at half the step, case $id", ({ given, out }) => {
    const worst = (stepSeconds: number): number =>
      Math.max(
        ...out
          .at("intervals")
          .list()
          .map((reference, index) => {
            const interval = dayOf(given, stepSeconds).intervals[index];
            return interval === undefined ? NaN : (errors(interval, reference)["pWait"] ?? NaN);
          }),
      );
    expect(worst(20) / worst(10)).toBeGreaterThan(3.5);
    expect(worst(20) / worst(10)).toBeLessThan(4.5);
    expect(worst(10) / worst(5)).toBeGreaterThan(3.5);
    expect(worst(10) / worst(5)).toBeLessThan(4.5);
  });
});

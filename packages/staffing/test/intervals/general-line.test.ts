import { describe, expect, it } from "vitest";
import { transientDay, type Patience, type PatienceSegment } from "../../src/index.ts";
import { cases, type Vector } from "../vectors.ts";

const segmentsOf = (given: Vector): PatienceSegment[] =>
  given
    .at("segments")
    .list()
    .map((segment) => ({ share: segment.at("p").number, meanSeconds: segment.at("patience").number }));

/** A day that begins in its steady state and stays there. */
function settled(given: Vector) {
  const patience: Patience = { law: { kind: "segments", segments: segmentsOf(given) } };
  return transientDay({
    contactsPerHour: [given.at("lambda").number],
    agents: [given.at("n").number],
    intervalSeconds: 900,
    ahtSeconds: given.at("aht").number,
    patience,
    withinSeconds: given.at("T").number,
    shortAbandonSeconds: given.at("tau").number,
    start: "steady",
  }).intervals[0];
}

/** Whitt (2005): the one k-th from the end has waited about k/lambda, so a line of j loses the sum of hazard(k/lambda). */
function byWhittsRule(given: Vector): { waits: number; abandons: number } {
  const perSecond = given.at("lambda").number / 3600;
  const [agents, aht] = [given.at("n").number, given.at("aht").number];
  const segments = segmentsOf(given);
  const longest = Math.max(...segments.map(({ meanSeconds }) => meanSeconds));
  const hazard = (age: number): number => {
    let [density, survival] = [0, 0];
    for (const { share, meanSeconds } of segments) {
      // Both relative to the most patient, whose survival would underflow at great ages.
      const staying = share * Math.exp(-age * (1 / meanSeconds - 1 / longest));
      density += staying / meanSeconds;
      survival += staying;
    }
    return density / survival;
  };
  let [chance, leaving, sum, waits, lost] = [1, 0, 1, 0, 0];
  for (let present = 1; present < agents + 4000; present += 1) {
    if (present > agents) leaving += hazard((present - agents) / perSecond);
    chance *= perSecond / (Math.min(present, agents) / aht + leaving);
    sum += chance;
    if (present >= agents) waits += chance;
    lost += chance * leaving;
    if (sum > 1e250) [chance, sum, waits, lost] = [chance / sum, 1, waits / sum, lost / sum];
  }
  return { waits: waits / sum, abandons: lost / sum / perSecond };
}

describe("a line whose hang-ups depend on its length", () => {
  it.each(cases("erlang_a_hyper"))("has exactly the steady state of M/M/n+H, case $id", ({ given, out }) => {
    const found = settled(given);
    if (found === undefined) throw new TypeError("no interval");
    const near = (value: number, name: string): void => {
      const wanted = out.at(name).number;
      expect(Math.abs(value - wanted)).toBeLessThan(2e-8 + 2e-7 * Math.abs(wanted));
    };
    near(found.waitProbability, "pWait");
    near(found.abandonProbability, "pAbandon");
    near(found.abandoned / found.contacts, "pAbandon");
    near(found.servedProbability, "pServed");
    near(found.meanWaitSeconds ?? NaN, "meanWaitAll");
    near(found.asaSeconds ?? NaN, "meanWaitServed");
    near(found.meanQueue, "meanQueue");
    near(found.occupancy, "occupancy");
    for (const name of ["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const) {
      near(found.serviceLevels[name], name);
    }
  });

  it("where the rule of ages by position is up to seven tenths of a point off", () => {
    const errors = cases("erlang_a_hyper").map(({ given, out }) => {
      const { waits, abandons } = byWhittsRule(given);
      return Math.max(Math.abs(waits - out.at("pWait").number), Math.abs(abandons - out.at("pAbandon").number));
    });
    expect(Math.max(...errors)).toBeGreaterThan(0.005);
    expect(Math.max(...errors)).toBeLessThan(0.01);
  });
});

import { describe, expect, it } from "vitest";
import { queueWithPatience, type Patience, type QueueResult } from "../../src/index.ts";
import { cases, type Vector } from "../vectors.ts";

/** How a name of the reference reads in a result. */
const READ: Record<string, (result: QueueResult) => number | null> = {
  load: (result) => result.loadErlangs,
  pWait: (result) => result.waitProbability,
  pServed: (result) => result.servedProbability,
  pInHouse: (result) => result.servedProbability,
  pAbandon: (result) => result.abandonProbability,
  pOverflow: (result) => result.overflowProbability,
  overflowErlang: (result) => result.overflowProbability * result.loadErlangs,
  meanQueue: (result) => result.meanQueue,
  meanWaitAll: (result) => result.meanWaitSeconds,
  meanWaitServed: (result) => result.asaSeconds,
  meanWaitInHouse: (result) => result.asaSeconds,
  meanWaitAbandoned: (result) => result.meanWaitAbandonedSeconds,
  occupancy: (result) => result.occupancy,
  slOffered: (result) => result.serviceLevels.slOffered,
  slInHouseWithinT: (result) => result.serviceLevels.slOffered,
  pServedWithinT: (result) => result.serviceLevels.slOffered,
  slAnswered: (result) => result.serviceLevels.slAnswered,
  slExclShort: (result) => result.serviceLevels.slExclShort,
  slAbandonGood: (result) => result.serviceLevels.slAbandonGood,
  slVirtual: (result) => result.serviceLevels.slVirtual,
  pVirtualWaitGtT: (result) => 1 - result.serviceLevels.slVirtual,
  pAbandonWithinT: (result) => result.serviceLevels.slAbandonGood - result.serviceLevels.slOffered,
};
const TIMES = new Set(["meanWaitAll", "meanWaitServed", "meanWaitInHouse", "meanWaitAbandoned", "meanQueue"]);

function patienceOf(given: Vector): Patience {
  const overflow = given.at("overflowAfter").isThere ? { overflowAfterSeconds: given.at("overflowAfter").number } : {};
  if (given.at("segments").isThere) {
    const segments = given.at("segments").list();
    const read = segments.map((one) => ({ share: one.at("p").number, meanSeconds: one.at("patience").number }));
    return { law: { kind: "segments", segments: read }, ...overflow };
  }
  if (!given.at("patience").isThere) return { law: { kind: "endless" }, ...overflow };
  return { law: { kind: "exponential", meanSeconds: given.at("patience").number }, ...overflow };
}

function solve(given: Vector): QueueResult {
  const ahtSeconds = given.at("aht").number;
  return queueWithPatience({
    agents: given.at("n").number,
    loadErlangs: (given.at("lambda").number * ahtSeconds) / 3600,
    ahtSeconds,
    patience: patienceOf(given),
    withinSeconds: given.at("T").number,
    ...(given.at("tau").isThere ? { shortAbandonSeconds: given.at("tau").number } : {}),
  });
}

describe.each([
  ["erlang_a", 40],
  ["erlang_a_hyper", 8],
  ["timed_overflow", 5],
] as const)("the 60-digit reference %s", (file, count) => {
  const reference = cases(file);

  it(`has its ${count} cases`, () => {
    expect(reference).toHaveLength(count);
  });

  it.each(reference)("is met in every figure, case $id", ({ given, out }) => {
    const result = solve(given);
    for (const [name, read] of Object.entries(READ)) {
      if (!out.at(name).isThere) continue;
      const expected = out.at(name).number;
      const allowed = (TIMES.has(name) ? 0 : 1e-11) + 1e-8 * Math.abs(expected);
      expect(Math.abs((read(result) ?? NaN) - expected), name).toBeLessThanOrEqual(allowed);
    }
  });
});

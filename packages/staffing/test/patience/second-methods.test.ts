import { betaCdf, randomStream } from "@springtide/probability";
import { describe, expect, it } from "vitest";
import { queueWithPatience, type Patience } from "../../src/index.ts";
import { playQueue, type Played } from "./first-come-first-served.ts";

/**
 * Erlang A as a birth-death chain, state by state: an arrival that finds j waiting has a virtual wait that is a sum of
 * j + 1 exponential times with rates n mu + i theta, so that e^(-theta V) has the law Beta(c, j + 1), c = n mu/theta.
 */
function birthDeath(agents: number, loadErlangs: number, ahtSeconds: number, patienceSeconds: number, seconds: number) {
  const c = (agents * patienceSeconds) / ahtSeconds;
  const x = Math.exp(-seconds / patienceSeconds);
  let [total, weight, served, inTime, virtualInTime, servedWait] = [0, 1, 0, 0, 0, 0];
  for (let present = 0; present < agents; present += 1) {
    total += weight;
    weight *= loadErlangs / Math.min(present + 1, agents);
  }
  served = inTime = virtualInTime = total;
  let waits = 0;
  let servedAfter = 0;
  for (let ahead = 0; weight > 1e-18 * total; ahead += 1) {
    total += weight;
    waits += weight;
    servedAfter += ahtSeconds / (agents + ((ahead + 1) * ahtSeconds) / patienceSeconds);
    const willBeServed = c / (c + ahead + 1);
    served += weight * willBeServed;
    inTime += weight * willBeServed * (1 - betaCdf(x, c + 1, ahead + 1));
    virtualInTime += weight * (1 - betaCdf(x, c, ahead + 1));
    servedWait += weight * willBeServed * servedAfter;
    weight *= loadErlangs / (agents + ((ahead + 1) * ahtSeconds) / patienceSeconds);
  }
  return {
    waits: waits / total,
    served: served / total,
    inTime: inTime / total,
    virtualInTime: virtualInTime / total,
    asa: servedWait / served,
  };
}

describe("Erlang A, state by state", () => {
  it.each([
    [1, 0.1, 180, 120, 20],
    [1, 5, 180, 60, 20],
    [3, 2, 600, 30, 10],
    [10, 10, 300, 120, 20],
    [51, 50, 300, 120, 20],
    [40, 80, 240, 90, 60],
    [120, 100, 400, 1000, 5],
    [300, 310, 300, 180, 0],
    [5, 4, 300, 5, 3],
  ])("%i agents, %d erlangs, %d s handling, %d s patience, within %d s", (agents, load, aht, mean, seconds) => {
    const sum = birthDeath(agents, load, aht, mean, seconds);
    const found = queueWithPatience({
      agents,
      loadErlangs: load,
      ahtSeconds: aht,
      patience: { law: { kind: "exponential", meanSeconds: mean } },
      withinSeconds: seconds,
    });
    expect(found.waitProbability).toBeCloseTo(sum.waits, 10);
    expect(found.servedProbability).toBeCloseTo(sum.served, 10);
    expect(found.serviceLevels.slOffered).toBeCloseTo(sum.inTime, 10);
    expect(found.serviceLevels.slVirtual).toBeCloseTo(sum.virtualInTime, 10);
    expect((found.asaSeconds ?? NaN) / sum.asa).toBeCloseTo(1, 9);
  });
});

/** The mean over runs is within four of its standard errors of the formula (one in 16,000 is not, by chance). */
function agrees(runs: readonly Played[], read: (run: Played) => number, exact: number): void {
  const values = runs.map(read);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const standardError = Math.sqrt(variance / values.length);
  expect(Math.abs(mean - exact)).toBeLessThanOrEqual(4 * standardError + 1e-12);
}

describe("queues played contact by contact", () => {
  const announcements: Patience = {
    law: {
      kind: "hazard",
      pieces: [
        { fromSeconds: 0, perSecond: 0.002 },
        { fromSeconds: 20, perSecond: 0.05 },
        { fromSeconds: 30, perSecond: 0 },
        { fromSeconds: 60, perSecond: 0.02 },
      ],
    },
  };
  it.each<[string, Patience]>([
    ["a hazard that jumps at announcements", announcements],
    ["the same, where a fifth balks", { ...announcements, balkingShare: 0.2 }],
    [
      "the same, where those left after 45 s overflow",
      { ...announcements, balkingShare: 0.1, overflowAfterSeconds: 45 },
    ],
    ["endless patience but for a timed overflow", { law: { kind: "endless" }, overflowAfterSeconds: 30 }],
    ["endless patience but for a third that balks", { law: { kind: "endless" }, balkingShare: 1 / 3 }],
  ])("agree with the formula: %s", (label, patience) => {
    const team = { agents: 4, loadErlangs: 4.4, ahtSeconds: 120 };
    const exact = queueWithPatience({ ...team, patience, withinSeconds: 25 });
    const runs = Array.from({ length: 24 }, (_, run) =>
      playQueue(team, patience, 25, 10_000, randomStream(20261122, label, run)),
    );
    agrees(runs, (run) => run.served, exact.servedProbability);
    agrees(runs, (run) => run.abandoned, exact.abandonProbability);
    agrees(runs, (run) => run.overflowed, exact.overflowProbability);
    agrees(runs, (run) => run.inTime, exact.serviceLevels.slOffered);
    agrees(runs, (run) => run.waited, exact.meanWaitSeconds ?? NaN);
    agrees(runs, (run) => run.asaSeconds, exact.asaSeconds ?? NaN);
  });
});

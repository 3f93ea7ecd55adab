import { Refusal } from "@springtide/refusal";
import { randomStream } from "@springtide/probability";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  earliestDeadlineRun,
  leastCapacityProfile,
  leastConstantCapacity,
  type DeferredWork,
} from "../../src/index.ts";
import { anyPeriods, anyWork, realHours, wholeHours } from "./works.ts";

/** The definition, stretch by stretch: work that arrives and falls due inside over the hours open inside. */
function demandByDefinition(work: readonly DeferredWork[], openHours: readonly number[]): number {
  const periods = openHours.length;
  let most = 0;
  for (let first = 0; first < periods; first += 1) {
    for (let last = first; last < periods; last += 1) {
      let hours = 0;
      for (const { workHours, lastPeriods } of work) {
        for (let period = first; period <= last; period += 1) {
          if (Math.min(lastPeriods[period] ?? 0, periods - 1) <= last) hours += workHours[period] ?? 0;
        }
      }
      const open = openHours.slice(first, last + 1).reduce((sum, item) => sum + item, 0);
      if (hours > 0) most = Math.max(most, hours / open);
    }
  }
  return most;
}

const anyCase = (hours: fc.Arbitrary<number>) =>
  anyPeriods.chain((periods) =>
    fc.record({
      work: anyWork(periods, hours),
      openHours: fc.array(fc.constantFrom(0, 0.5, 0.5, 1), { minLength: periods, maxLength: periods }),
    }),
  );

describe("the least constant capacity", () => {
  it("is the largest demand of any stretch, and null where a stretch has no open hour", () => {
    fc.assert(
      fc.property(anyCase(wholeHours), ({ work, openHours }) => {
        const expected = demandByDefinition(work, openHours);
        const { agents, critical } = leastConstantCapacity({ work, openHours });
        if (expected === Infinity) expect(agents).toBe(null);
        else expect(agents).toBeCloseTo(expected, 10);
        expect(critical === null).toBe(expected === 0);
      }),
      { numRuns: 1000 },
    );
  });

  it("is enough for earliest deadline first, and nothing less is", () => {
    fc.assert(
      fc.property(
        anyPeriods.chain((periods) => anyWork(periods, realHours)),
        (work) => {
          const periods = work[0]?.workHours.length ?? 0;
          const within = work.map(({ workHours, lastPeriods }) => ({
            workHours,
            lastPeriods: Array.from(lastPeriods, (last) => Math.min(last, periods - 1)),
          }));
          const { agents, critical } = leastConstantCapacity({ work });
          const run = (capacity: number) =>
            earliestDeadlineRun({ work: within, capacityHours: new Float64Array(periods).fill(capacity) });
          const { lateHours, endBacklogHours } = run(agents ?? NaN);
          expect([lateHours, endBacklogHours]).toEqual([0, 0]);
          if (critical === null) return;
          const short = run((agents ?? NaN) * 0.999);
          expect(short.lateHours + short.endBacklogHours).toBeGreaterThan(0);
          const length = critical.lastPeriod - critical.firstPeriod + 1;
          expect(agents).toBeCloseTo(critical.workHours / length, 12);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("agrees with the definition over 300 periods", () => {
    const random = randomStream(7, "constant capacity");
    for (const span of [0, 5, 40]) {
      const workHours = Float64Array.from({ length: 300 }, () => 10 * random.uniform() ** 3);
      const work = [
        { workHours, lastPeriods: workHours.map((_, period) => period + Math.round(span * random.uniform())) },
      ];
      const openHours = Array.from(workHours, () => 0.25 + random.uniform());
      expect(leastConstantCapacity({ work, openHours }).agents).toBeCloseTo(demandByDefinition(work, openHours), 10);
    }
  });

  it("is none without work, and counts half hours of open time in agents", () => {
    expect(leastConstantCapacity({ work: [] })).toEqual({ agents: 0, critical: null });
    // Three hours of work in one hour of open time: three agents.
    const work = [{ workHours: [3, 0, 0], lastPeriods: [2, 2, 2] }];
    expect(leastConstantCapacity({ work, openHours: [0.5, 0, 0.5] }).agents).toBe(3);
  });

  it("refuses open hours of another horizon, and negative ones", () => {
    const work = [{ workHours: [3, 0], lastPeriods: [1, 1] }];
    expect(() => leastConstantCapacity({ work, openHours: [1] })).toThrow(Refusal);
    expect(() => leastConstantCapacity({ work, openHours: [1, -1] })).toThrow(Refusal);
  });
});

describe("capacity for a share of the possible seasons", () => {
  const random = randomStream(7, "paths of deferred work");
  const [paths, periods] = [200, 40];
  const pathHours = Float64Array.from({ length: paths * periods }, () => 10 * random.uniform() ** 2);
  const lastPeriods = Array.from({ length: periods }, (_, period) => period + 7);
  const openHours = lastPeriods.map((_, period) => (period % 4 === 2 ? 0 : 0.5));

  it.each([0, 0.5, 0.8, 0.9, 0.99])(
    "is on time in at least that share of the paths and no more than asked: %d",
    (share) => {
      const { agents, capacityHours, agentsByPath } = leastCapacityProfile({
        pathHours,
        paths,
        lastPeriods,
        share,
        openHours,
      });
      const onTime = (capacity: Float64Array): number => {
        let count = 0;
        for (let path = 0; path < paths; path += 1) {
          const work = [
            {
              workHours: pathHours.subarray(path * periods, (path + 1) * periods),
              lastPeriods: lastPeriods.map((last) => Math.min(last, periods - 1)),
            },
          ];
          const run = earliestDeadlineRun({ work, capacityHours: capacity });
          if (run.lateHours + run.endBacklogHours === 0) count += 1;
        }
        return count / paths;
      };
      const enough = Float64Array.from(openHours, (hours) => hours * (agents ?? NaN));
      expect(capacityHours).toEqual(enough);
      expect(onTime(enough)).toBeGreaterThanOrEqual(share);
      expect(onTime(enough.map((hours) => hours * 0.999))).toBeLessThan(Math.max(share, 1 / paths));
      expect(
        Array.from(agentsByPath).filter((needed) => needed <= (agents ?? NaN)).length / paths,
      ).toBeGreaterThanOrEqual(share);
    },
  );

  it("asks for less than the sum of the periods' own quantiles where weeks differ", () => {
    const { agents, agentsByPeriodQuantiles } = leastCapacityProfile({ pathHours, paths, lastPeriods, share: 0.9 });
    expect(agents).toBeLessThan(agentsByPeriodQuantiles ?? NaN);
  });

  it("is the least constant capacity where there is one path only", () => {
    const workHours = pathHours.slice(0, periods);
    const found = leastCapacityProfile({ pathHours: workHours, paths: 1, lastPeriods, share: 0.9, openHours });
    expect(found).toMatchObject(leastConstantCapacity({ work: [{ workHours, lastPeriods }], openHours }));
    expect(found.agentsByPeriodQuantiles).toBe(found.agents);
  });

  it("says where no number of agents is enough", () => {
    const closed = new Float64Array(periods);
    const found = leastCapacityProfile({ pathHours, paths, lastPeriods, share: 0.5, openHours: closed });
    expect(found).toMatchObject({ agents: null, capacityHours: null });
    expect(found.critical?.workHours).toBeGreaterThan(0);
  });

  it.each([
    { paths: 3 },
    { paths: 0 },
    { share: 1 },
    { openHours: [1] },
    { pathHours: new Float64Array(8000).fill(-1) },
  ])("refuses %o", (wrong) => {
    expect(() => leastCapacityProfile({ pathHours, paths, lastPeriods, share: 0.9, ...wrong })).toThrow(Refusal);
  });
});

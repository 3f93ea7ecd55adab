import fc from "fast-check";
import type { StaffingNeed, Targets } from "../src/index.ts";

const share = fc.double({ min: 0.05, max: 0.999, noNaN: true });
const seconds = fc.double({ min: 0, max: 300, noNaN: true });

/** Any set of targets, none included. */
export const anyTargets: fc.Arbitrary<Targets> = fc.record(
  {
    serviceLevel: fc.record({ share, withinSeconds: seconds }),
    maxOccupancy: fc.double({ min: 0.3, max: 1, noNaN: true }),
    maxAsaSeconds: fc.double({ min: 0.1, max: 600, noNaN: true }),
    maxWaitProbability: fc.double({ min: 0.001, max: 1, noNaN: true }),
    waitPercentile: fc.record({ share, seconds }),
  },
  { requiredKeys: [] },
);

/** Work from 0.01 to 10,000 erlangs, evenly over its orders of magnitude. */
export const anyNeed: fc.Arbitrary<StaffingNeed> = fc.record({
  loadErlangs: fc.double({ min: Math.log(0.01), max: Math.log(10_000), noNaN: true }).map(Math.exp),
  ahtSeconds: fc.double({ min: 10, max: 3600, noNaN: true }),
  targets: anyTargets,
});

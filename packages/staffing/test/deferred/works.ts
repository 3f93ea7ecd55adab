import fc from "fast-check";
import type { DeferredPlanNeed, DeferredWork } from "../../src/index.ts";

/** Hours as whole numbers (exact in any order of addition) or as real ones. */
export const wholeHours = fc.integer({ min: 0, max: 12 });
export const realHours = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 12, noNaN: true }));

const list = <T>(item: fc.Arbitrary<T>, periods: number) => fc.array(item, { minLength: periods, maxLength: periods });

/** One or two streams over some periods, with windows of any length: nested, crossing, at once, beyond the horizon. */
export function anyWork(periods: number, hours: fc.Arbitrary<number>): fc.Arbitrary<DeferredWork[]> {
  const stream = fc
    .record({ workHours: list(hours, periods), spans: list(fc.nat(periods + 1), periods) })
    .map(({ workHours, spans }) => ({ workHours, lastPeriods: spans.map((span, period) => period + span) }));
  return fc.array(stream, { minLength: 1, maxLength: 2 });
}

export const anyPeriods = fc.integer({ min: 1, max: 9 });

/** A plan to be made, with prices from a short list so that ties occur, and lateness cheaper than some hours. */
export function anyNeed(hours: fc.Arbitrary<number>): fc.Arbitrary<DeferredPlanNeed> {
  return anyPeriods.chain((periods) =>
    fc.record({
      work: anyWork(periods, hours),
      spareHours: list(hours, periods),
      extraCostPerHour: list(fc.constantFrom(0, 20, 22, 28, 45), periods),
      extraMaxHours: list(hours, periods),
      lateCostPerHour: fc.constantFrom(0, 25, 30, 100),
    }),
  );
}

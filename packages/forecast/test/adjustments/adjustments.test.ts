import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyAdjustments } from "@springtide/forecast";
import type { AdjustmentLayer, QueueNumbers } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";

const MONDAY = 18_001; // 15 April 2019
const daily: QueueNumbers = {
  queue: "phone",
  firstDay: MONDAY,
  dayOffsets: [0, 1, 2, 3, 4, 5, 6, 7],
  values: Float64Array.of(100, 90, 80, 70, 60, 30, 0),
};

function layer(of: Partial<AdjustmentLayer>): AdjustmentLayer {
  return {
    name: "Garden fair",
    who: "Ines",
    why: "Stand at the fair, flyers handed out",
    madeOn: MONDAY - 7,
    order: 1,
    change: { kind: "multiplicative", factor: 1.5 },
    firstDay: MONDAY,
    lastDay: MONDAY + 1,
    ...of,
  };
}

function adjust(numbers: QueueNumbers, ...layers: AdjustmentLayer[]): ReturnType<typeof applyAdjustments>[number] {
  const [only] = applyAdjustments({ numbers: [numbers], layers });
  if (only === undefined) throw new Error("one queue in, one queue out");
  return only;
}

const moreADay = (contactsPerDay: number): AdjustmentLayer["change"] => ({ kind: "additive", contactsPerDay });

describe("adjustments", () => {
  it("work in their order, each on what the earlier left: by hand", () => {
    const plus = layer({ name: "Recall", order: 1, change: moreADay(20) });
    const times = layer({ order: 2 });
    const { adjusted, trail, model } = adjust(daily, times, plus);
    expect([...adjusted]).toEqual([180, 165, 80, 70, 60, 30, 0]); // (100 + 20) x 1.5, (90 + 20) x 1.5
    expect(trail.map((step) => [step.layer.name, step.change[0]])).toEqual([
      ["Recall", 20],
      ["Garden fair", 60],
    ]);
    expect(adjust(daily, { ...times, order: 0 }, plus).adjusted[0]).toBe(170); // 100 x 1.5 + 20
    expect([...Array.from(model)]).toEqual([100, 90, 80, 70, 60, 30, 0]);
  });

  it("keep to their weekdays, queues and slots", () => {
    const saturdays = layer({ lastDay: MONDAY + 30, weekdays: [6] });
    expect([...adjust(daily, saturdays).adjusted]).toEqual([100, 90, 80, 70, 60, 45, 0]);
    const both = applyAdjustments({
      numbers: [daily, { ...daily, queue: "mail" }],
      layers: [layer({ queues: ["mail"] })],
    });
    expect(both.map(({ adjusted, trail }) => [adjusted[0], trail.length])).toEqual([
      [100, 0],
      [150, 1],
    ]);
    // Two days of four slots; the second day begins at slot 1, as after a clock change.
    const intervals = {
      queue: "phone",
      firstDay: MONDAY,
      dayOffsets: [0, 4, 7],
      slots: [0, 1, 2, 3, 1, 2, 3],
      values: [10, 30, 10, 10, 0, 0, 5],
    };
    const early = layer({ slots: { first: 1, last: 2 }, change: moreADay(8) });
    // 8 split 30 : 10 on the first day, evenly where nothing is expected on the second.
    expect([...adjust(intervals, early).adjusted]).toEqual([10, 36, 12, 10, 4, 4, 5]);
  });

  it("take no more away than there is, and say so", () => {
    const { adjusted, trail } = adjust(daily, layer({ change: moreADay(-95) }));
    expect([adjusted[0], adjusted[1], trail[0]?.notTakenAway]).toEqual([5, 0, 5]);
  });

  it("adjust every path by itself", () => {
    const paths = { ...daily, dayOffsets: [0, 1, 2], values: Float32Array.of(10, 20, 30, 40) };
    expect([...adjust(paths, layer({ change: moreADay(5) })).adjusted]).toEqual([15, 25, 35, 45]);
  });

  it("give the model's number plus the trail, and agree with a plain reckoning number by number", () => {
    const changes = fc.oneof(
      fc.double({ min: 0, max: 3, noNaN: true }).map((factor) => ({ kind: "multiplicative", factor }) as const),
      fc.double({ min: -80, max: 80, noNaN: true }).map(moreADay),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(changes, fc.nat(6), fc.nat(6)), { maxLength: 6 }), (drawn) => {
        const layers = drawn.map(([change, from, days], order) =>
          layer({ order, change, firstDay: MONDAY + from, lastDay: MONDAY + from + days }),
        );
        const { adjusted, model, trail } = adjust(daily, ...layers.toReversed());
        adjusted.forEach((value, d) => {
          let plain = model[d] ?? 0;
          for (const { change, firstDay, lastDay } of layers) {
            if (MONDAY + d < firstDay || MONDAY + d > lastDay) continue;
            plain = change.kind === "additive" ? Math.max(0, plain + change.contactsPerDay) : plain * change.factor;
          }
          expect(value).toBeCloseTo(plain, 9);
          expect(trail.reduce((sum, { change }) => sum + (change[d] ?? 0), model[d] ?? 0)).toBeCloseTo(value, 9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("are refused where they make no sense, all findings at once", () => {
    const codes = (...layers: AdjustmentLayer[]): string[] => {
      try {
        adjust(daily, ...layers);
      } catch (error) {
        if (error instanceof Refusal) return error.findings.map(({ code, place }) => `${place.field ?? ""} ${code}`);
        throw error;
      }
      return [];
    };
    const nonsense = layer({
      who: " ",
      change: { kind: "multiplicative", factor: -1 },
      lastDay: MONDAY - 1,
      weekdays: [],
      slots: { first: 3, last: 2 },
      queues: ["fax"],
    });
    expect(codes(layer({}), nonsense)).toEqual([
      "/layers/1/who layer-without-words",
      "/layers/1/order layer-order-twice",
      "/layers/1/change/factor factor-below-zero",
      "/layers/1/lastDay empty-dates",
      "/layers/1/weekdays not-a-weekday",
      "/layers/1/slots empty-slots",
      "/layers/1/queues unknown-queue",
    ]);
    expect(codes(layer({ change: moreADay(NaN), queues: [] }))).toEqual([
      "/layers/0/change/contactsPerDay contacts-not-known",
      "/layers/0/queues unknown-queue",
    ]);
    expect(codes(layer({ firstDay: NaN }))).toEqual(["/layers/0/lastDay empty-dates"]);
    expect(() => adjust({ ...daily, values: [1, 2] })).toThrow(/whole paths/);
  });
});

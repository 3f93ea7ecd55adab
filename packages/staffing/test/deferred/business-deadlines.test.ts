import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { businessDeadlines, leastConstantCapacity, splitByShare } from "../../src/index.ts";

const yes = true;
const no = false;
const hour = 3600;

describe("deadlines in periods", () => {
  it.each([
    // By hand. Open in the periods 1, 2 and 5, 6 of eight hours; two business hours.
    { counts: "open", withinSeconds: 2 * hour, expected: [2, 2, 5, 6, 6, 6, 8, 8] },
    { counts: "open", withinSeconds: hour, expected: [1, 1, 2, 5, 5, 5, 6, 8] },
    { counts: "open", withinSeconds: 1.9 * hour, expected: [1, 1, 2, 5, 5, 5, 6, 8] },
    { counts: "all", withinSeconds: 3 * hour, expected: [2, 3, 4, 5, 6, 7, 8, 8] },
    { counts: "all", withinSeconds: hour, expected: [0, 1, 2, 3, 4, 5, 6, 7] },
  ] as const)("of $withinSeconds s where $counts periods count", ({ counts, withinSeconds, expected }) => {
    const isOpen = [no, yes, yes, no, no, yes, yes, no];
    const found = businessDeadlines({ withinSeconds, counts, periodSeconds: hour, isOpen });
    expect(Array.from(found)).toEqual(expected);
  });

  it("give every arrival the promised open periods, no more and no fewer", () => {
    const anyDay = fc.record({
      isOpen: fc.array(fc.boolean(), { maxLength: 60 }),
      span: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(anyDay, ({ isOpen, span }) => {
        const promise = { withinSeconds: span * 1800, periodSeconds: 1800, isOpen };
        businessDeadlines({ ...promise, counts: "open" }).forEach((last, period) => {
          const open = isOpen.slice(period, last + 1).filter(Boolean).length;
          if (last < isOpen.length) expect([open, isOpen[last]]).toEqual([span, true]);
          else expect(open).toBeLessThan(span);
        });
        const all = businessDeadlines({ ...promise, counts: "all" });
        const alwaysOpen = businessDeadlines({ ...promise, isOpen: isOpen.map(() => true), counts: "open" });
        expect(Array.from(all)).toEqual(Array.from(alwaysOpen));
      }),
    );
  });

  it("does not lose a period to a division that falls a hair short", () => {
    const promise = { withinSeconds: 0.3, periodSeconds: 0.1, counts: "all", isOpen: [yes, yes, yes, yes] } as const;
    expect(businessDeadlines(promise)[0]).toBe(2);
  });

  it("show where a promise by the clock falls into the night", () => {
    const isOpen = [yes, no, no, yes];
    const workHours = [1, 1, 0, 0];
    const openHours = [1, 0, 0, 1];
    const agents = (counts: "open" | "all") => {
      const lastPeriods = businessDeadlines({ withinSeconds: 2 * hour, counts, periodSeconds: hour, isOpen });
      return leastConstantCapacity({ work: [{ workHours, lastPeriods }], openHours }).agents;
    };
    expect(agents("all")).toBe(null);
    expect(agents("open")).toBe(1);
  });

  it.each([{ withinSeconds: 1799 }, { withinSeconds: Infinity }, { withinSeconds: NaN }, { periodSeconds: 0 }])(
    "refuses %o",
    (wrong) => {
      const promise = { withinSeconds: 3600, periodSeconds: 1800, counts: "open", isOpen: [yes] } as const;
      expect(() => businessDeadlines({ ...promise, ...wrong })).toThrow(Refusal);
    },
  );
});

describe("a target on a share of the work", () => {
  const promise = { workHours: [10, 5], lastPeriods: [0, 1], toleratedLastPeriods: [1, 1] };

  it("gives the rest the later deadline, and loses nothing", () => {
    const [early, rest] = splitByShare({ ...promise, share: 0.8 });
    expect(Array.from(early.workHours)).toEqual([8, 4]);
    expect(Array.from(rest.workHours)).toEqual([2, 1]);
    expect(rest.lastPeriods).toEqual([1, 1]);
  });

  it("needs less than the promise for all of it, and never less than the later deadline alone", () => {
    const agents = (share: number) =>
      leastConstantCapacity({ work: splitByShare({ ...promise, share }) }).agents ?? NaN;
    // All by the first deadline: 10. 80 %: 8 in the first period. Down to 15 hours in two periods.
    expect([1, 0.8, 0.5].map(agents)).toEqual([10, 8, 7.5]);
  });

  it.each([
    { share: 0 },
    { share: 1.1 },
    { share: 0.5, toleratedLastPeriods: [1, 0] },
    { share: 0.5, lastPeriods: [0] },
  ])("refuses %o", (wrong) => {
    expect(() => splitByShare({ ...promise, ...wrong })).toThrow(Refusal);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stretchSums, weekSums } from "../src/coverage/coverage-sums.ts";
import { daySpan, spanText } from "../src/coverage/day-span.ts";
import { headsByInterval, worstMoments } from "../src/coverage/worst-moments.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { fixturePlan } from "./fixture-plan.ts";

const index = indexPlan(fixturePlan());
const queues = index.plan.shop.queues.map(({ id }) => id);
const heads = headsByInterval(index, queues);
const intervals = heads.gap.length;

describe("every interval in one picture", () => {
  it("shows the widest gap and the highest requirement of a gapless stretch, however few columns there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ required: fc.nat(50), gap: fc.nat(3) }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 400 }),
        (all, columns) => {
          const [required, gap] = [
            Float64Array.from(all, (one) => one.required),
            Float64Array.from(all, (one) => one.gap),
          ];
          const zero = new Float64Array(all.length);
          const moments = worstMoments(
            { required, gap, own: zero, overflow: zero },
            { from: 0, to: all.length, columns },
          );
          expect(moments.length).toBe(Math.min(columns, all.length));
          expect(Math.max(...moments.map((moment) => moment.gap))).toBe(Math.max(...gap));
          const shown = moments.map(({ interval }) => interval);
          expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
          if (columns >= all.length) expect(shown).toEqual(all.map((_, i) => i));
        },
      ),
    );
  });

  it("adds up to the plan's own totals, by week as well as at once", () => {
    const whole = stretchSums(index, heads, 0, index.days);
    const ofPlan = (pick: "required" | "gap"): number =>
      index.plan.staffing.reduce(
        (sum, staffing) =>
          sum + staffing[pick].reduce((hours, n, i) => hours + (n * (index.grid.seconds[i] ?? 0)) / 3600, 0),
        0,
      );
    expect(whole.requiredHours).toBeCloseTo(ofPlan("required"), 6);
    expect(whole.gapHours).toBeCloseTo(ofPlan("gap"), 6);
    for (const firstWeekday of [1, 6, 7]) {
      const weeks = weekSums(index, heads, { fromDay: 0, toDay: index.days, firstWeekday });
      expect(weeks.reduce((sum, week) => sum + week.gapHours, 0)).toBeCloseTo(whole.gapHours, 6);
      for (const week of weeks.slice(1)) expect(((week.firstDay + 3) % 7) + 1).toBe(firstWeekday);
    }
    expect(intervals).toBe(index.grid.startsMs.length);
  });

  it("keeps its days in the address, and takes the whole plan where the address names none of them", () => {
    expect(daySpan(index, spanText(index, 1, 3))).toEqual({ fromDay: 1, toDay: 3 });
    expect(spanText(index, 0, index.days)).toBeNull();
    for (const text of [null, "", "1999-01-01_1999-02-01", "nonsense"])
      expect(daySpan(index, text)).toEqual({ fromDay: 0, toDay: index.days });
  });
});

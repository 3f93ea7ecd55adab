import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { originBars } from "../src/origins/origin-bars.ts";

const row = (name: string, contacts: number, after: number) => ({ name, effect: "", contacts, after });

describe("the waterfall of a day's causes", () => {
  it("reaches from the contacts before each step to those after it", () => {
    const bars = originBars([row("base", 100, 100), row("sale", 100, 200), row("holiday", -150, 50)]);
    expect(bars).toEqual([
      { left: 0, width: 50, grows: true },
      { left: 50, width: 50, grows: true },
      { left: 25, width: 75, grows: false },
    ]);
  });

  it("has no width where nothing comes", () => {
    expect(originBars([row("base", 0, 0)])).toEqual([{ left: 0, width: 0, grows: true }]);
  });

  it("stays within its column", () => {
    const steps = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, (changes) => {
        let after = 0;
        const rows = changes.map((change, i) => {
          const contacts = Math.max(-after, change);
          after += contacts;
          return row(String(i), contacts, after);
        });
        for (const { left, width } of originBars(rows)) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });
});

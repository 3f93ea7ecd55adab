import { type BlockTerms, blockShapes, isBlockShape } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

function terms(change: Partial<BlockTerms> = {}): BlockTerms {
  const intervals = 12;
  return {
    shortestSeconds: 4 * 3600,
    longestSeconds: 6 * 3600,
    lengthStepSeconds: 2 * 3600,
    available: Uint8Array.from({ length: intervals }, (_, t) => Number(t >= 1 && t < 9)),
    mayStart: Uint8Array.from({ length: intervals }, (_, t) => Number(t % 2 === 1)),
    seconds: new Float64Array(intervals).fill(3600),
    ...change,
  };
}

describe("blocks that can be asked of a partner", () => {
  it("are the ones its agreement allows", () => {
    // By hand: open 1 to 9, starts at 1, 3, 5 ..., lengths 4 and 6.
    expect(blockShapes(terms())).toEqual([
      { from: 1, to: 5 },
      { from: 1, to: 7 },
      { from: 3, to: 7 },
      { from: 3, to: 9 },
      { from: 5, to: 9 },
    ]);
  });

  it("are as long as time passes, not as the clock shows", () => {
    // Three hours of clock time with a repeated hour are four.
    const seconds = new Float64Array(12).fill(3600);
    seconds[3] = 7200;
    expect(blockShapes(terms({ seconds, longestSeconds: 4 * 3600 })).filter(({ from }) => from === 1)).toEqual([
      { from: 1, to: 4 },
    ]);
  });

  it("have no shape that their own agreement cannot cover, and leave none out", () => {
    const flags = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        flags,
        flags,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 5 }),
        (open, start, low, more) => {
          const any = terms({
            available: Uint8Array.from(open),
            mayStart: Uint8Array.from(start),
            shortestSeconds: low * 3600,
            longestSeconds: (low + more) * 3600,
            lengthStepSeconds: 3600,
          });
          const shapes = blockShapes(any);
          expect(shapes.every((shape) => isBlockShape(any, shape))).toBe(true);
          let allowed = 0;
          for (let from = 0; from < 12; from += 1)
            for (let to = from + 1; to <= 12; to += 1) allowed += Number(isBlockShape(any, { from, to }));
          expect(shapes).toHaveLength(allowed);
        },
      ),
    );
  });
});

import { type BlockTerms, blockShapes, coverWithBlocks, isBlockShape } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const HOUR = 3600;

function shapes(change: Partial<BlockTerms> & { readonly intervals: number }): BlockTerms {
  const { intervals, ...rest } = change;
  return {
    shortestSeconds: HOUR,
    longestSeconds: Infinity,
    lengthStepSeconds: HOUR,
    available: new Uint8Array(intervals).fill(1),
    mayStart: new Uint8Array(intervals).fill(1),
    seconds: new Float64Array(intervals).fill(HOUR),
    ...rest,
  };
}

function cover(need: readonly number[], seats: number, blocks: BlockTerms, fill?: number) {
  const ofNeed = fill === undefined ? undefined : new Float64Array(need.length).fill(fill);
  return coverWithBlocks({
    gap: [Uint16Array.from(need)],
    agreements: [{ id: "partner", serves: [0], seats, blocks, pricePerHour: 30, fill: ofNeed }],
  });
}

/**
 * The second method: every seat in turn is free or busy until some boundary, and a free one may begin any allowed shape. Least
 * [seat-seconds missing, seat-seconds bought, blocks], in that order.
 */
function leastByEnds(need: readonly number[], seats: number, terms: BlockTerms): readonly number[] {
  const allowed = blockShapes(terms);
  const seconds = (from: number, to: number): number => terms.seconds.subarray(from, to).reduce((a, b) => a + b, 0);
  let states = new Map<string, { ends: number[]; cost: number[] }>([
    ["", { ends: Array.from({ length: seats }, () => 0), cost: [0, 0, 0] }],
  ]);
  need.forEach((needed, t) => {
    const next = new Map<string, { ends: number[]; cost: number[] }>();
    const go = (ends: readonly number[], seat: number, chosen: number[], cost: readonly number[]): void => {
      const end = ends[seat];
      if (end === undefined) {
        const missing = Math.max(0, needed - chosen.filter((until) => until > t).length) * seconds(t, t + 1);
        const sorted = chosen.toSorted((a, b) => a - b);
        const total = [(cost[0] ?? 0) + missing, cost[1] ?? 0, cost[2] ?? 0];
        const known = next.get(sorted.join());
        if (known === undefined || isLess(total, known.cost)) next.set(sorted.join(), { ends: sorted, cost: total });
        return;
      }
      go(ends, seat + 1, [...chosen, end], cost);
      if (end > t) return;
      for (const { from, to } of allowed)
        if (from === t)
          go(ends, seat + 1, [...chosen, to], [cost[0] ?? 0, (cost[1] ?? 0) + seconds(from, to), (cost[2] ?? 0) + 1]);
    };
    for (const { ends, cost } of states.values()) go(ends, 0, [], cost);
    states = next;
  });
  return [...states.values()].map(({ cost }) => cost).reduce((a, b) => (isLess(b, a) ? b : a));
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

describe("blocks in the shapes of an agreement", () => {
  it("begin where they may, and end when they must", () => {
    // By hand: starts at 0, 3, 6; lengths 2 or 4. Hours 4 and 5 are reached from 3 only, by the longer one.
    const terms = shapes({
      intervals: 8,
      shortestSeconds: 2 * HOUR,
      longestSeconds: 4 * HOUR,
      lengthStepSeconds: 2 * HOUR,
      mayStart: Uint8Array.of(1, 0, 0, 1, 0, 0, 1, 0),
    });
    const { blocks, gap } = cover([0, 0, 0, 0, 1, 1, 0, 0], 1, terms);
    expect(blocks).toEqual([{ agreement: "partner", fromInterval: 3, toInterval: 7, seats: 1 }]);
    expect([...(gap[0] ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("leave missing what no shape reaches, and buy nothing for it", () => {
    // By hand: the only start is 2.
    const terms = shapes({ intervals: 5, shortestSeconds: 2 * HOUR, mayStart: Uint8Array.of(0, 0, 1, 0, 0) });
    expect(cover([1, 1, 0, 0, 0], 3, terms)).toMatchObject({ blocks: [], gap: [Uint16Array.of(1, 1, 0, 0, 0)] });
  });

  it("are worked on end by one seat where a longest length cuts them", () => {
    const terms = shapes({ intervals: 6, shortestSeconds: 2 * HOUR, longestSeconds: 3 * HOUR });
    const { blocks, gap } = cover([1, 1, 1, 1, 1, 1], 1, terms);
    expect(blocks.map(({ fromInterval, toInterval }) => [fromInterval, toInterval])).toEqual([
      [0, 3],
      [3, 6],
    ]);
    expect(gap[0]?.every((heads) => heads === 0)).toBe(true);
  });

  it("ask for more seats than are needed where not all come, up to those there are", () => {
    // By hand: of four seats at 80 % 3.2 come, three to the nearest, of three 2.4; of six at most 4.8 come.
    const four = cover([3], 6, shapes({ intervals: 1 }), 0.8);
    expect([four.blocks[0]?.seats, four.overflow[0]?.[0], four.gap[0]?.[0]]).toEqual([4, 3, 0]);
    const six = cover([9], 6, shapes({ intervals: 1 }), 0.8);
    expect([six.blocks[0]?.seats, six.overflow[0]?.[0], six.gap[0]?.[0]]).toEqual([6, 5, 4]);
    // Of 95 seats at 10 % 9.5 come, ten to the nearest, whatever binary fractions say.
    expect(cover([10], 200, shapes({ intervals: 1 }), 0.1).blocks[0]?.seats).toBe(95);
  });

  it("leave least missing at least cost in fewest blocks, as trying every seat finds, and have no other shape", () => {
    const flags = fc.array(fc.constantFrom(1, 1, 0), { minLength: 7, maxLength: 7 });
    const terms = fc
      .record({
        open: fc.array(fc.constantFrom(1, 1, 1, 1, 0), { minLength: 7, maxLength: 7 }),
        start: flags,
        // An hour may be cut, or come twice, where clocks change.
        halves: fc.array(fc.constantFrom(2, 2, 2, 1, 3), { minLength: 7, maxLength: 7 }),
        shortest: fc.integer({ min: 1, max: 6 }),
        more: fc.constantFrom(0, 1, 2, 4, Infinity),
        step: fc.constantFrom(1, 2, 3),
      })
      .map(({ open, start, halves, shortest, more, step }) =>
        shapes({
          intervals: 7,
          available: Uint8Array.from(open),
          mayStart: Uint8Array.from(start),
          seconds: Float64Array.from(halves, (half) => (half * HOUR) / 2),
          shortestSeconds: (shortest * HOUR) / 2,
          longestSeconds: ((shortest + more) * HOUR) / 2,
          lengthStepSeconds: (step * HOUR) / 2,
        }),
      );
    const needs = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(terms, needs, fc.integer({ min: 1, max: 2 }), (each, need, seats) => {
        const { blocks, overflow } = cover(need, seats, each);
        expect(blocks.every(({ fromInterval: from, toInterval: to }) => isBlockShape(each, { from, to }))).toBe(true);
        // What seats cannot reach at all is nobody's to cover.
        const wanted = need.map((heads, t) => (each.available[t] === 1 ? Math.min(seats, heads) : 0));
        const missing = wanted.reduce(
          (sum, heads, t) => sum + (heads - (overflow[0]?.[t] ?? 0)) * (each.seconds[t] ?? 0),
          0,
        );
        const bought = blocks.reduce(
          (sum, { fromInterval, toInterval, seats: count }) =>
            sum + count * each.seconds.subarray(fromInterval, toInterval).reduce((a, b) => a + b, 0),
          0,
        );
        const count = blocks.reduce((sum, block) => sum + block.seats, 0);
        expect([missing, bought, count]).toEqual(leastByEnds(wanted, seats, each));
      }),
      { numRuns: 300 },
    );
  });
});

describe("seats that stand already", () => {
  it("work first, take their part of the partner's seats, and leave missing what no block can reach between them", () => {
    const standing = { taken: Uint16Array.from([0, 2, 2, 0, 2, 0]), coming: Float64Array.from([0, 1.6, 2, 0, 2, 0]) };
    const { overflow, gap, blocks } = coverWithBlocks({
      gap: [Uint16Array.from([1, 2, 3, 1, 1, 0])],
      agreements: [
        {
          ...{ id: "partner", serves: [0], seats: 2, pricePerHour: 30, standing },
          blocks: shapes({ intervals: 6, shortestSeconds: 2 * HOUR }),
        },
      ],
    });
    // Both seats are taken on either side of the first and the fourth hour: no block of two hours fits.
    expect(blocks).toEqual([]);
    // 1.6 seats that come are two people, and no more are sent than are missing.
    expect(overflow.map((heads) => [...heads])).toEqual([[0, 2, 2, 0, 1, 0]]);
    expect(gap.map((heads) => [...heads])).toEqual([[1, 0, 1, 1, 0, 0]]);
  });
});

import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { AgreementTerms, BlockCover, BlockTerms } from "@springtide/planning";
import { coverWithBlocks } from "@springtide/planning";

const QUARTER = 900;
const u16 = (...values: number[]): Uint16Array => Uint16Array.from(values);

/** An agreement whose blocks may begin anywhere and have any length from the shortest on. */
interface Plain {
  readonly intervals: number;
  readonly minimumBlockSeconds?: number;
  readonly available?: Uint8Array;
  readonly seconds?: readonly number[];
}

function terms({
  intervals,
  minimumBlockSeconds = QUARTER,
  available = new Uint8Array(intervals).fill(1),
  seconds,
  ...change
}: Plain & Partial<AgreementTerms>): AgreementTerms {
  const blocks: BlockTerms = {
    shortestSeconds: minimumBlockSeconds,
    longestSeconds: Infinity,
    lengthStepSeconds: 60,
    available,
    mayStart: new Uint8Array(intervals).fill(1),
    seconds: Float64Array.from({ length: intervals }, (_, t) => seconds?.[t] ?? QUARTER),
  };
  return { id: "partner", serves: [0], seats: 3, blocks, pricePerHour: 30, ...change };
}

function cover(gap: readonly Uint16Array[], agreements: readonly AgreementTerms[]): BlockCover {
  return coverWithBlocks({ gap, agreements });
}

function seatSeconds({ blocks }: BlockCover, seconds: readonly number[]): number {
  return blocks.reduce((sum, block) => sum + block.seats * secondsOf(block, seconds), 0);
}

function secondsOf(block: { fromInterval: number; toInterval: number }, seconds: readonly number[]): number {
  return seconds.slice(block.fromInterval, block.toInterval).reduce((sum, length) => sum + length, 0);
}

/**
 * The second method: a dynamic programme over what every seat is doing. A seat is off (0) or has so many seconds of
 * its minimum still to serve (-1: served). Returns [least seat seconds, fewest blocks at that] or null where the need
 * cannot be covered.
 */
function leastByStates(
  need: readonly number[],
  seconds: readonly number[],
  seats: number,
  minimum: number,
): [number, number] | null {
  const OFF = -2;
  const SERVED = -1;
  const less = (a: [number, number], b: [number, number] | undefined): boolean =>
    b === undefined || a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  let states = new Map<string, { seats: number[]; cost: [number, number] }>();
  states.set("start", { seats: Array.from({ length: seats }, () => OFF), cost: [0, 0] });
  need.forEach((needed, t) => {
    const length = seconds[t] ?? 0;
    const next = new Map<string, { seats: number[]; cost: [number, number] }>();
    const go = (from: readonly number[], index: number, to: number[], cost: [number, number]): void => {
      if (index === from.length) {
        if (to.filter((seat) => seat !== OFF).length < needed) return;
        const sorted = to.toSorted((a, b) => a - b);
        const known = next.get(sorted.join());
        if (less(cost, known?.cost)) next.set(sorted.join(), { seats: sorted, cost });
        return;
      }
      const seat = from[index] ?? OFF;
      const served = (left: number): number => (left - length <= 0 ? SERVED : left - length);
      const on: [number, number] = [cost[0] + length, cost[1]];
      if (seat > 0) {
        go(from, index + 1, [...to, served(seat)], on);
        return;
      }
      if (seat === SERVED) go(from, index + 1, [...to, SERVED], on);
      go(from, index + 1, [...to, OFF], cost);
      go(from, index + 1, [...to, served(minimum)], [on[0], on[1] + 1]);
    };
    for (const state of states.values()) go(state.seats, 0, [], state.cost);
    states = next;
  });
  let best: [number, number] | undefined;
  for (const { seats: ended, cost } of states.values())
    if (ended.every((seat) => seat < 0) && less(cost, best)) best = cost;
  return best ?? null;
}

describe("overflow blocks", () => {
  it("cost least: one long block for two needs close by, two short ones for needs far apart", () => {
    const near = cover([u16(0, 1, 0, 0, 1, 0)], [terms({ intervals: 6, minimumBlockSeconds: 4 * QUARTER })]);
    expect(near.blocks).toEqual([{ agreement: "partner", fromInterval: 1, toInterval: 5, seats: 1 }]);
    const far = cover([u16(1, 1, 0, 0, 0, 0, 0, 1, 1)], [terms({ intervals: 9, minimumBlockSeconds: 2 * QUARTER })]);
    expect(far.blocks.map(({ fromInterval, toInterval }) => [fromInterval, toInterval])).toEqual([
      [0, 2],
      [7, 9],
    ]);
    expect(far.gap).toEqual([new Uint16Array(9)]);
  });

  it("are rectangles: equal seats in one block", () => {
    const { blocks } = cover([u16(2, 2, 2, 2)], [terms({ intervals: 4, minimumBlockSeconds: 2 * QUARTER })]);
    expect(blocks).toEqual([{ agreement: "partner", fromInterval: 0, toInterval: 4, seats: 2 }]);
  });

  it("stop at the seats there are, and say what is left", () => {
    const { overflow, gap } = cover([u16(5, 1)], [terms({ intervals: 2 })]);
    expect(overflow).toEqual([u16(3, 1)]);
    expect(gap).toEqual([u16(2, 0)]);
  });

  it("do not straddle hours that cannot be had, nor fit into a stretch shorter than their minimum", () => {
    const available = Uint8Array.of(1, 1, 0, 1, 1, 1);
    const { blocks, gap } = cover(
      [u16(1, 1, 1, 1, 1, 1)],
      [terms({ intervals: 6, available, minimumBlockSeconds: 3 * QUARTER })],
    );
    expect(blocks).toEqual([{ agreement: "partner", fromInterval: 3, toInterval: 6, seats: 1 }]);
    expect(gap).toEqual([u16(1, 1, 1, 0, 0, 0)]);
  });

  it("run over midnight, and count elapsed time where the clocks change", () => {
    // Four intervals of which one was cut to 300 s by a clock change: two of 900 s and it make the 2,100 s of the
    // minimum.
    const seconds = [900, 300, 900, 900];
    const { blocks } = cover([u16(1, 0, 0, 0)], [terms({ intervals: 4, minimumBlockSeconds: 2100, seconds })]);
    expect(blocks).toEqual([{ agreement: "partner", fromInterval: 0, toInterval: 3, seats: 1 }]);
  });

  it("pool the queues that an agreement serves, then serve them in its order", () => {
    const { blocks, overflow, gap } = cover(
      [u16(1, 2), u16(2, 2)],
      [terms({ intervals: 2, serves: [1, 0], seats: 3 })],
    );
    expect(overflow).toEqual([u16(1, 1), u16(2, 2)]);
    expect(gap).toEqual([u16(0, 1), u16(0, 0)]);
    expect(
      blocks.reduce((sum, { seats, fromInterval, toInterval }) => sum + seats * (toInterval - fromInterval), 0),
    ).toBe(6);
  });

  it("come from the cheapest agreement first, the rest from the next; nothing from one without seats", () => {
    const { blocks } = cover(
      [u16(5)],
      [
        terms({ intervals: 1, id: "dear", pricePerHour: 40 }),
        terms({ intervals: 1, id: "cheap", pricePerHour: 20 }),
        terms({ intervals: 1, id: "none", seats: 0, pricePerHour: 1 }),
      ],
    );
    expect(blocks.map(({ agreement, seats }) => [agreement, seats])).toEqual([
      ["cheap", 3],
      ["dear", 2],
    ]);
  });

  it("cost exactly the least, and are the fewest at that: as a dynamic programme over seat states finds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ need: fc.integer({ min: 0, max: 3 }), units: fc.constantFrom(1, 1, 1, 2) }), {
          minLength: 1,
          maxLength: 11,
        }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        (line, seats, minimumUnits) => {
          const seconds = line.map(({ units }) => units * QUARTER);
          const minimumBlockSeconds = minimumUnits * QUARTER;
          const gap = line.map(({ need }) => need);
          const bought = cover([u16(...gap)], [terms({ intervals: gap.length, seats, minimumBlockSeconds, seconds })]);
          const least = leastByStates(
            gap.map((need) => Math.min(need, seats)),
            seconds,
            seats,
            minimumBlockSeconds,
          );
          if (least === null) {
            expect(bought.blocks).toEqual([]);
            return;
          }
          expect(seatSeconds(bought, seconds)).toBe(least[0]);
          expect(bought.blocks.reduce((sum, block) => sum + block.seats, 0)).toBe(least[1]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("lose nothing by solving distant needs one by one", () => {
    // Long quiet lines with a few needs: where the pieces are cut apart, the whole line's least must still come out.
    const lines = fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2), { minLength: 15, maxLength: 26 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 4 }), (gap, minimumUnits) => {
        const seconds = gap.map(() => QUARTER);
        const minimumBlockSeconds = minimumUnits * QUARTER;
        const bought = cover([u16(...gap)], [terms({ intervals: gap.length, seats: 2, minimumBlockSeconds })]);
        const least = leastByStates(gap, seconds, 2, minimumBlockSeconds);
        expect([seatSeconds(bought, seconds), bought.blocks.reduce((sum, block) => sum + block.seats, 0)]).toEqual(
          least,
        );
      }),
      { numRuns: 100 },
    );
  });

  it("keep every promise on any input: minimum, seats, availability, and overflow + gap = what was missing", () => {
    const intervals = 40;
    const row = fc
      .array(fc.nat({ max: 9 }), { minLength: intervals, maxLength: intervals })
      .map((list) => u16(...list));
    const hours = fc.array(fc.constantFrom(1, 1, 1, 0), { minLength: intervals, maxLength: intervals });
    const agreement = fc.record({
      serves: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
      seats: fc.integer({ min: 0, max: 12 }),
      minimumBlockSeconds: fc.integer({ min: 1, max: 8 }).map((units) => units * QUARTER),
      available: hours.map((list) => Uint8Array.from(list)),
      pricePerHour: fc.constantFrom(20, 25, 30),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 3, maxLength: 3 }),
        fc.array(agreement, { maxLength: 3 }),
        (missing, list) => {
          const agreements = list.map((item, index): AgreementTerms =>
            terms({ intervals, id: String(index), ...item }),
          );
          const { blocks, overflow, gap } = cover(missing, agreements);
          const bought = agreements.map(() => new Uint16Array(intervals));
          for (const { agreement: id, fromInterval, toInterval, seats } of blocks) {
            const promise = agreements[Number(id)];
            expect((toInterval - fromInterval) * QUARTER).toBeGreaterThanOrEqual(
              promise?.blocks.shortestSeconds ?? Infinity,
            );
            expect(promise?.blocks.available.slice(fromInterval, toInterval).every((open) => open === 1)).toBe(true);
            for (let t = fromInterval; t < toInterval; t += 1) {
              const row_ = bought[Number(id)];
              if (row_ !== undefined) row_[t] = (row_[t] ?? 0) + seats;
            }
          }
          for (let t = 0; t < intervals; t += 1) {
            bought.forEach((seats, index) => {
              expect(seats[t]).toBeLessThanOrEqual(agreements[index]?.seats ?? 0);
            });
            missing.forEach((heads, q) => {
              expect((overflow[q]?.[t] ?? 0) + (gap[q]?.[t] ?? 0)).toBe(heads[t]);
            });
            const atWork = overflow.reduce((sum, heads) => sum + (heads[t] ?? 0), 0);
            expect(atWork).toBeLessThanOrEqual(bought.reduce((sum, seats) => sum + (seats[t] ?? 0), 0));
          }
        },
      ),
    );
  });
});

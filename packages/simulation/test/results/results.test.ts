import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addUp,
  estimateByBatches,
  estimateFigure,
  figureParts,
  intervalFigure,
  pairedDifference,
  play,
  WAIT_BINS,
  waitQuantileSeconds,
} from "../../src/index.ts";
import { ExactSums } from "../../src/results/exact-sums.ts";
import { waitBin } from "../../src/results/wait-histogram.ts";
import { fullHouse } from "../centre/full-house.ts";
import { singleQueue } from "../centre/systems.ts";

describe("exact sums", () => {
  it("are those of whole numbers without end", () => {
    const whole = fc.integer({ min: 0, max: 2 ** 31 });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 50 }), (products) => {
        const sums = new ExactSums(1);
        let exact = 0n;
        for (const [count, micros] of products) {
          sums.addProduct(0, count, micros * 4096);
          exact += BigInt(count) * BigInt(micros) * 4096n;
        }
        expect(sums.value(0)).toBe(exact);
      }),
    );
  });
});

describe("the histogram of waits", () => {
  it("never loses a wait and is right to a thirtieth of it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 40 * 86_400, noNaN: true }), (seconds) => {
        const counts = new Uint32Array(WAIT_BINS);
        const bin = waitBin(seconds * 1e6);
        expect(bin).toBeLessThan(WAIT_BINS);
        counts[bin] = 1;
        const told = waitQuantileSeconds(counts, 0.5);
        if (seconds >= 0.001) expect(told).toBeGreaterThanOrEqual(seconds);
        expect(told).toBeLessThanOrEqual(seconds * 1.032 + 0.001);
      }),
    );
  });

  it("gives the quantiles of exponential waits", () => {
    const counts = new Uint32Array(WAIT_BINS);
    for (let at = 0; at < 10_000; at += 1) {
      const bin = waitBin(-Math.log((at + 0.5) / 10_000) * 60e6);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    for (const p of [0.5, 0.9, 0.99]) {
      expect(Math.abs(waitQuantileSeconds(counts, p) / (-Math.log(1 - p) * 60) - 1)).toBeLessThan(0.033);
    }
    expect(waitQuantileSeconds(new Uint32Array(WAIT_BINS), 0.5)).toBeNaN();
  });
});

describe("replications", () => {
  it("add up to the same however they are shared out", () => {
    const part = (firstReplication: number, replications: number) =>
      play(fullHouse, { seed: 2, replications, firstReplication });
    const together = part(0, 5);
    expect(addUp(addUp(part(3, 2), part(0, 1)), part(1, 2))).toEqual(together);
    expect(() => addUp(part(0, 2), part(1, 1))).toThrow("twice");
  });

  it("tell figures of a day, of an interval and of all alike", () => {
    const played = play(fullHouse, { seed: 2, replications: 6 });
    const { over, under } = figureParts(played, "slOffered", { queue: 0 });
    const sum = (parts: readonly number[]): number => parts.reduce((all, each) => all + each, 0);
    expect(estimateFigure(played, "slOffered", { queue: 0 }).value).toBe(sum(over) / sum(under));
    const byInterval = [0, 1, 2, 3].map((interval) => intervalFigure(played, "slOffered", { queue: 0, interval }));
    expect(Math.min(...byInterval)).toBeLessThan(sum(over) / sum(under));
    expect(Math.max(...byInterval)).toBeGreaterThan(sum(over) / sum(under));
    expect(estimateFigure(played, "slOffered", { queue: 3 }).value).toBeNull();
  });

  it("are not needed in steady state: batches of one long run do", () => {
    const patience = { kind: "exponential" as const, meanSeconds: 120 };
    const batches = 21;
    const days = Array.from({ length: batches }, (_, day) => day);
    const [queue] = singleQueue({ perHour: 200, agents: 17, hours: 1 }, { patience }).queues;
    if (queue === undefined) throw new TypeError("a queue is missing");
    const run = play(
      {
        intervalSeconds: days.map(() => 20 * 3600),
        dayOfInterval: days,
        queues: [{ ...queue, contactsPerHour: days.map(() => 200) }],
        teams: [{ roster: { agents: days.map(() => 17) }, skills: [{ queue: 0 }] }],
      },
      { seed: 8, replications: 1 },
    );
    const { value, halfWidth, lagOneCorrelation } = estimateByBatches(run, "slOffered", { queue: 0, fromDay: 1 });
    // 0.71219: queueWithPatience of packages/staffing at 16.67 erlangs.
    expect(Math.abs((value ?? NaN) - 0.71219)).toBeLessThan(2 * (halfWidth ?? NaN));
    expect(Math.abs(lagOneCorrelation ?? NaN)).toBeLessThan(0.5);
    expect(() => estimateByBatches(play(fullHouse, { seed: 1, replications: 2 }), "slOffered", { queue: 0 })).toThrow();
  });

  it("tell two plans apart in pairs far better than each on its own", () => {
    const patience = { kind: "exponential" as const, meanSeconds: 120 };
    const plan = (agents: number) =>
      play(singleQueue({ perHour: 200, agents, hours: 8 }, { patience }), { seed: 6, replications: 12 });
    const [few, more] = [plan(17), plan(18)];
    const { value, halfWidth } = pairedDifference(more, few, "slOffered", { queue: 0 });
    const alone = estimateFigure(few, "slOffered", { queue: 0 }).halfWidth ?? 0;
    // 0.0644 is the difference of the two closed forms (queueWithPatience of packages/staffing, 16.67 erlangs).
    expect(Math.abs(value - EXACT_DIFFERENCE)).toBeLessThan(2 * (halfWidth ?? 0) + 0.01);
    expect(halfWidth).toBeLessThan(alone / 2);
    expect(pairedDifference(few, few, "slOffered", { queue: 0 })).toEqual({ value: 0, halfWidth: 0 });
    expect(() =>
      pairedDifference(few, play(fullHouse, { seed: 1, replications: 1 }), "slOffered", { queue: 0 }),
    ).toThrow();
  });
});

const EXACT_DIFFERENCE = 0.0644;

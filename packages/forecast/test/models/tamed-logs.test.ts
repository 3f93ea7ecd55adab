import { describe, expect, it } from "vitest";
import { drawNormal, drawPoisson, randomStream } from "@springtide/probability";
import { isIntermittent } from "../../src/models/intermittent-history.ts";
import { tamedLogs } from "../../src/models/tamed-logs.ts";

describe("taming logs", () => {
  const random = randomStream(3, "logs to tame");
  const logs = Float64Array.from({ length: 300 }, (_, t) => 5 + (t % 7 === 6 ? -1 : 0) + 0.1 * drawNormal(random));
  const tamed = (change: (log: number, t: number) => number): Float64Array =>
    tamedLogs({ firstDay: 0, logs: logs.map(change) }).logs;

  it("leaves an ordinary series as it is", () => {
    // Of 300 normal values one in 16,000 lies beyond four sds.
    expect(tamed((log) => log)).toEqual(logs);
  });

  it("brings a day of outage in to four usual departures", () => {
    const found = tamed((log, t) => (t === 200 ? -0.7 : log))[200] ?? NaN;
    expect(found).toBeGreaterThan(4.3);
    expect(found).toBeLessThan(4.9);
  });

  it("leaves a change that stays", () => {
    const change = (log: number, t: number): number => (t >= 270 ? log - 1 : log);
    const found = tamed(change);
    for (let t = 277; t < 300; t++) expect(found[t]).toBe(change(logs[t] ?? NaN, t));
  });

  it("leaves Sundays that the queue has begun to open on", () => {
    const change = (log: number, t: number): number => (t >= 270 && t % 7 === 6 ? log + 1 : log);
    const found = tamed(change);
    for (let t = 272; t < 300; t += 7) expect(found[t]).toBe(change(logs[t] ?? NaN, t));
  });

  it("leaves unknown days unknown", () => {
    expect(tamed((log, t) => (t % 5 === 0 ? NaN : log))[100]).toBeNaN();
  });
});

describe("contacts that come now and then", () => {
  const poisson = (rate: (t: number) => number): Float64Array => {
    const random = randomStream(4, "now and then");
    return Float64Array.from({ length: 500 }, (_, t) => drawPoisson(random, rate(t)));
  };

  it.each([0.05, 0.3, 1])("are those of %f a day", (rate) => {
    expect(isIntermittent(poisson(() => rate))).toBe(true);
  });

  it.each([3, 10, 400])("are not those of %f a day", (rate) => {
    expect(isIntermittent(poisson(() => rate))).toBe(false);
  });

  it("are not those of a queue closed on Sundays, begun lately, or ended", () => {
    expect(isIntermittent(poisson((t) => (t % 7 === 6 ? 0 : 50)))).toBe(false);
    expect(isIntermittent(poisson((t) => (t < 450 ? 0 : 50)))).toBe(false);
    expect(isIntermittent(poisson((t) => (t > 450 ? 0 : 50)))).toBe(false);
  });
});

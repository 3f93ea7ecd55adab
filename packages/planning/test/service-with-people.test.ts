import { describe, expect, it } from "vitest";
import { erlangC } from "@springtide/staffing";
import { expectedService } from "@springtide/planning";
import { weeksGrid, writtenQueue } from "./seasons.ts";

const grid = weeksGrid({ weeks: 1, slots: 1, seconds: 900 });
const expectedServiceLevel = (people: Parameters<typeof expectedService>[0]): (number | null)[] =>
  expectedService(people).map(({ serviceLevel }) => serviceLevel);
const agents = (...values: number[]): Float64Array => Float64Array.from(values);

describe("the service level expected of a plan", () => {
  it("weighs every contact alike, with real agents, and counts none where the load is not borne", () => {
    const rates = [
      [30, 30, 60, 0, 0, 0, 0],
      [15, 60, 90, 0, 0, 0, 0],
    ];
    const supplied = agents(12.6, 21, 22.4, 0, 5, 5, 5);
    let served = 0;
    let offered = 0;
    for (const season of rates)
      season.forEach((rate, t) => {
        const { serviceLevel } = erlangC({
          agents: supplied[t] ?? 0,
          loadErlangs: rate / 3,
          ahtSeconds: 300,
          withinSeconds: 20,
        });
        offered += rate;
        served += rate * serviceLevel;
      });
    const [level] = expectedServiceLevel({ ...grid, queues: [writtenQueue(rates)], paths: 2, supplied: [supplied] });
    expect(Math.abs((level ?? 0) - served / offered)).toBeLessThan(1e-9);
    // 90 contacts make 30 erlangs, more than 22.4 agents: not one of them counts.
    expect(level).toBeLessThan(1 - 90 / offered);
  });

  it("is null without contacts, 0 without people, and leaves contacts outside opening hours out", () => {
    const closedLater = writtenQueue([[10, 10, 10, 10, 10, 10, 10]], { open: Uint8Array.of(1, 0, 0, 0, 0, 0, 0) });
    const idle = writtenQueue([[0, 0, 0, 0, 0, 0, 0]]);
    const nobody = agents(0, 0, 0, 0, 0, 0, 0);
    const many = agents(50, 0, 0, 0, 0, 0, 0);
    const levels = expectedServiceLevel({
      ...grid,
      queues: [closedLater, idle, closedLater],
      paths: 1,
      supplied: [many, nobody, nobody],
    });
    expect(levels[0]).toBeCloseTo(1, 9);
    expect(levels.slice(1)).toEqual([null, 0]);
  });

  it("of deferred work is the share of each day's work that the day's people get done", () => {
    // Two open hours a day with 20 contacts of 6 minutes: two hours of work a day. One agent-hour at 80 % does 0.8 h
    // of it.
    const hours = weeksGrid({ weeks: 1, slots: 2, seconds: 3600 });
    const queue = writtenQueue([new Array<number>(14).fill(10)], {
      work: "deferred",
      ahtSeconds: 360,
      target: { share: 0.8, withinSeconds: 86_400, maxOccupancy: 0.8 },
    });
    const supplied = Float64Array.from({ length: 14 }, (_, t) => (t === 0 ? 1 : t < 7 ? 1.25 : 10));
    // Monday has 1 + 1.25 agent-hours x 0.8 = 1.8 of 2 h; Tuesday and Wednesday 2; Thursday on more than enough.
    const [level] = expectedServiceLevel({ ...hours, queues: [queue], paths: 1, supplied: [supplied] });
    expect(level).toBeCloseTo((6 + 1.8 / 2) / 7, 12);
  });

  it("of deferred work counts what waits at the start on the first open day, and of work on the line not at all", () => {
    // Ten contacts of 6 minutes in the one hour of each day. The first is closed: the second finds its ten, ten of its
    // own and the ten that wait. One agent at 100 % does 10 of the 30, and then all of the other days' 50.
    const days = weeksGrid({ weeks: 1, slots: 1, seconds: 3600 });
    const open = Uint8Array.of(0, 1, 1, 1, 1, 1, 1);
    const target = { share: 0.8, withinSeconds: 86_400, maxOccupancy: 1 };
    const mail = writtenQueue([new Array<number>(7).fill(10)], {
      work: "deferred",
      ahtSeconds: 360,
      target,
      open,
      waiting: 10,
    });
    const line = writtenQueue([new Array<number>(7).fill(10)], { waiting: 10 });
    const one = new Float64Array(7).fill(1);
    const five = new Float64Array(7).fill(5);
    const [mailLevel, withWaiting] = expectedServiceLevel({
      ...days,
      queues: [mail, line],
      paths: 1,
      supplied: [one, five],
    });
    expect(mailLevel).toBeCloseTo(60 / 80, 12);
    const [without] = expectedServiceLevel({ ...days, queues: [{ ...line, waiting: 0 }], paths: 1, supplied: [five] });
    expect(withWaiting).toBe(without);
  });
});

import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { IntradayActual } from "@springtide/contracts";
import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import type { SeasonBasis } from "../../src/basis.ts";
import { dayReading } from "../../src/intraday/day-reading.ts";
import { daySoFar, type QueueSoFar } from "../../src/intraday/day-so-far.ts";
import { momentOfDay } from "../../src/intraday/moment-of-day.ts";
import { smallShop } from "../small-shop.ts";

const shop = smallShop();
const grid = intervalGrid({
  zone: timeZone(shop.zone),
  firstDay: civilDay("2026-08-31"),
  days: 14,
  intervalMinutes: 30,
});
const basis = { shop, grid };

const MONDAY = "2026-09-07";
const actual = (time: string, contacts: number | null, changes: Partial<IntradayActual> = {}): IntradayActual => ({
  queue: "phone",
  startMs: Date.parse(`${MONDAY}T${time}:00+02:00`),
  contacts,
  people: null,
  backlog: null,
  file: "today.csv",
  row: 2,
  ...changes,
});

/** Days open from eight to six on which every season expects ten contacts a half-hour times its own factor. */
function flatDay(factors: readonly number[], intervalCv: number) {
  const open = Uint8Array.from(grid.startsMs, (ms) => (Math.abs(grid.zone.minuteOfDayAt(ms) - 765) < 300 ? 1 : 0));
  const intervals = open.length;
  const intervalRates = Float32Array.from({ length: factors.length * intervals }, (_, at) =>
    open[at % intervals] === 1 ? 10 * (factors[Math.floor(at / intervals)] ?? 1) : 0,
  );
  return {
    basis: { ...basis, paths: factors.length, queues: [{ queue: "phone", intervalCv }] },
    queue: { queue: "phone", open, intervalRates },
  };
}

describe("what a morning says of its day", () => {
  it("follows (k + y) / (k + m), by hand", () => {
    // Two seasons at 0.8 and 1.2: mean 1, cv 0.2, so k = 25. Six half-hours of 10 expected, 90 counted: (25 + 90) / (25 + 60).
    const { basis: flat, queue } = flatDay([0.8, 1.2], 0);
    const moment = momentOfDay(flat, `${MONDAY}T11:00`);
    const counts = ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30"].map((time) => actual(time, 15));
    const [soFar] = daySoFar(flat, moment, counts).queues;
    const reading = dayReading(flat, queue, moment, soFar ?? nothing, moment.notOver - moment.from);
    expect(reading.before.pseudoCount).toBeCloseTo(25, 4);
    expect(reading.factor.mean).toBeCloseTo(115 / 85, 6);
    expect(reading.values.reduce((sum, value) => sum + value, 0) / 20).toBeCloseTo(115 / 85, 6);
    // Where intervals scatter by cv 1, a half-hour of ten says as much as 10 / (10 + 100) of itself.
    const scattered = flatDay([0.8, 1.2], 1);
    const less = dayReading(scattered.basis, scattered.queue, moment, soFar ?? nothing, 22);
    expect(less.factor.mean).toBeCloseTo((25 + 90 / 11) / (25 + 60 / 11), 6);
  });

  it("takes an interval that is not over, or not told, as unknown", () => {
    const { basis: flat, queue } = flatDay([0.8, 1.2], 0);
    const moment = momentOfDay(flat, `${MONDAY}T09:15`);
    const { queues, remarks } = daySoFar(flat, moment, [
      actual("08:00", 20),
      actual("08:30", null),
      actual("09:00", 1),
    ]);
    const reading = dayReading(flat, queue, moment, queues[0] ?? nothing, moment.notOver - moment.from);
    expect(reading).toMatchObject({ counted: 20, forecast: 10 });
    expect(reading.factor.mean).toBeCloseTo(45 / 35, 5);
    expect(remarks[0]).toContain("is not over");
    expect(moment.next - moment.notOver).toBe(1);
  });

  it("is right on average of simulated days with the same morning (seed 11)", () => {
    // Days drawn from the model itself: factors gamma(25, 25), counts Poisson; among days with 60 to 66 counted the mean factor is the posterior's.
    const random = randomStream(11, "days");
    const alike: number[] = [];
    for (let day = 0; day < 20_000; day += 1) {
      const factor = drawGamma(random, 25) / 25;
      const counted = drawPoisson(random, 50 * factor);
      if (counted >= 60 && counted <= 66) alike.push(factor);
    }
    const mean = alike.reduce((sum, factor) => sum + factor, 0) / alike.length;
    // (25 + 62.7) / (25 + 50): between the posterior means of both ends.
    expect(mean).toBeGreaterThan(85 / 75);
    expect(mean).toBeLessThan(91 / 75);
  });
});

const nothing: QueueSoFar = {
  queue: "phone",
  contacts: new Float64Array(48).fill(Number.NaN),
  people: new Float64Array(48).fill(Number.NaN),
  backlog: null,
};

describe("actuals that cannot be", () => {
  const codesOf = (actuals: readonly IntradayActual[], at = `${MONDAY}T11:00`): string[] => {
    try {
      daySoFar(basis, momentOfDay(basis, at), actuals);
    } catch (error) {
      if (error instanceof Refusal) return error.findings.map(({ code }) => code);
      throw error;
    }
    return [];
  };

  it("are refused, all at once", () => {
    expect(
      codesOf([
        actual("08:00", 3, { queue: "fone" }),
        actual("08:30", -3),
        actual("08:30", 3),
        actual("08:45", 3),
        actual("12:00", 3),
        actual("08:00", 3, { startMs: Date.parse("2026-09-06T08:00:00+02:00") }),
        actual("09:00", 2_000_000),
      ]),
    ).toEqual([
      "unknown-queue",
      "negative-count",
      "interval-twice",
      "not-an-interval",
      "actuals-ahead",
      "actuals-of-another-day",
      "too-many-contacts",
    ]);
  });

  it.each([
    ["a day of no calendar", "2026-09-77T11:00", "not-a-local-time"],
    ["no time at all", "eleven", "not-a-local-time"],
    ["a day outside the plan", "2027-01-01T11:00", "moment-outside-plan"],
  ])("nor %s", (_, at, code) => {
    expect(codesOf([], at)).toEqual([code]);
  });

  it("are told apart in the hour that comes twice, and none is at a time that is skipped", () => {
    const days = (firstDay: string): Pick<SeasonBasis, "grid"> => ({
      grid: intervalGrid({
        zone: timeZone("Europe/Berlin"),
        firstDay: civilDay(firstDay),
        days: 2,
        intervalMinutes: 30,
      }),
    });
    const autumn = days("2026-10-24");
    const first = momentOfDay(autumn, "2026-10-25T02:30");
    const second = momentOfDay(autumn, "2026-10-25T02:30+01:00");
    expect(second.atMs - first.atMs).toBe(3_600_000);
    expect(first.to - first.from).toBe(50);
    expect(second.next - first.next).toBe(2);
    const spring = days("2027-03-27");
    expect(() => momentOfDay(spring, "2027-03-28T02:30")).toThrow("skip");
  });
});

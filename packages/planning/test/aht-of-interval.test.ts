import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offeredLoadPath } from "@springtide/staffing";
import type { QueueDemand } from "../src/index.ts";
import { queueWork } from "../src/requirement/queue-work.ts";
import { weeksGrid, writtenQueue } from "./seasons.ts";

const grid = weeksGrid({ weeks: 1, slots: 4, seconds: 1800 });
const INTERVALS = 28;
const patience: QueueDemand["model"] = {
  kind: "patience",
  patience: { law: { kind: "exponential", meanSeconds: 120 } },
};
const rates = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: INTERVALS, maxLength: INTERVALS });
const ahts = fc.array(fc.double({ min: 60, max: 1800, noNaN: true }), { minLength: INTERVALS, maxLength: INTERVALS });

function workOf(contacts: readonly number[], change: Partial<QueueDemand>) {
  const { contacts: offered, loads } = queueWork(
    writtenQueue([contacts], change),
    grid,
    new Float64Array(INTERVALS),
  ).ofPath(0);
  return { contacts: Array.from(offered), loads: Array.from(loads) };
}

describe("an AHT of each interval", () => {
  it("makes the loads of the staffing package, and leaves contacts as they are", () => {
    fc.assert(
      fc.property(rates, ahts, (contacts, aht) => {
        const { meanErlangs } = offeredLoadPath({
          contactsPerHour: contacts.map((rate) => rate * 2),
          intervalSeconds: 1800,
          ahtSeconds: aht,
        });
        const work = workOf(contacts, { model: patience, ahtOfInterval: Float64Array.from(aht) });
        expect(work.contacts).toEqual(contacts);
        const off = work.loads.map((load, t) => Math.abs(load - (meanErlangs[t] ?? -1)) / Math.max(1, load));
        expect(Math.max(...off)).toBeLessThan(1e-9);
      }),
    );
  });

  it("is load by load where intervals stand alone", () => {
    fc.assert(
      fc.property(rates, ahts, (contacts, aht) => {
        const { loads } = workOf(contacts, { ahtOfInterval: Float64Array.from(aht) });
        const off = loads.map((load, t) => Math.abs(load - ((contacts[t] ?? 0) * (aht[t] ?? 0)) / 1800));
        expect(Math.max(...off)).toBeLessThan(1e-9);
      }),
    );
  });

  it("changes nothing where every interval has the queue's own", () => {
    const contacts = Array.from({ length: INTERVALS }, (_, t) => 10 + (t % 5));
    const ahtOfInterval = new Float64Array(INTERVALS).fill(300);
    for (const model of [patience, { kind: "erlang-c" } as const])
      expect(workOf(contacts, { model, ahtOfInterval })).toEqual(workOf(contacts, { model }));
  });

  it("counts work that may wait by its length: each contact takes its own time, whenever it is done", () => {
    const contacts = Array.from({ length: INTERVALS }, () => 6);
    const ahtOfInterval = Float64Array.from({ length: INTERVALS }, (_, t) => (t % 4 === 0 ? 600 : 300));
    const { loads } = workOf(contacts, { work: "deferred", ahtOfInterval });
    // Four half hours a day: 6 x (600 + 3 x 300) s of work in 7200 s.
    expect(loads).toHaveLength(7);
    for (const load of loads) expect(load).toBeCloseTo((6 * 1500) / 7200, 12);
  });
});

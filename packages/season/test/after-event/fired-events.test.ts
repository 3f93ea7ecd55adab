import { civilDay, intervalGrid, isoDay, timeZone } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import type { SeasonBasis } from "../../src/basis.ts";
import { firedEvents, windowOf } from "../../src/after-event/fired-events.ts";
import { expectedDay, pinned } from "../../src/after-event/pinned-dates.ts";
import type { DatedTrigger } from "../../src/triggers/dated-trigger.ts";
import { smallShop } from "../small-shop.ts";

const day = civilDay;
const WARM: DatedTrigger = {
  id: "warm",
  name: "Warm",
  leadDays: 2,
  decayDays: 5,
  durationDays: 30,
  liftByQueue: { phone: 1 },
  pastOnsets: [
    { day: day("2025-04-02"), market: "south", weight: 0.5 },
    { day: day("2026-04-12"), market: "north", weight: 0.5 },
    { day: day("2026-04-01"), market: "south", weight: 0.5 },
  ],
  nextOnsets: [],
};
const YEAR = { from: day("2026-01-01"), to: day("2026-12-31") };

describe("events", () => {
  it("are one spring, though its markets fire on days of their own", () => {
    const [event, ...others] = firedEvents(WARM, YEAR);
    expect(others).toEqual([]);
    expect(event?.onsets.map(({ market }) => market)).toEqual(["south", "north"]);
    expect(isoDay(event?.firstOnset ?? 0)).toBe("2026-04-01");
  });

  it("are several where one market fires again", () => {
    const twice = ["2026-06-01", "2026-06-20"].map((date) => ({ day: day(date), market: "south", weight: 1 }));
    expect(firedEvents({ ...WARM, pastOnsets: twice }, YEAR)).toHaveLength(2);
  });

  it("of an effect of one day are a part of the usual days", () => {
    expect(firedEvents({ ...WARM, leadDays: 0, durationDays: 1 }, YEAR)).toEqual([]);
  });

  it("are felt from the lead days to a tenth of the peak", () => {
    const { from, to } = windowOf(WARM, [{ day: day("2026-04-12") }, { day: day("2026-04-01") }]);
    // Lead days have a third and two thirds of the peak; exp(-11/5) is 11 %, exp(-12/5) 9 %.
    expect([isoDay(from), isoDay(to)]).toEqual(["2026-03-30", "2026-04-23"]);
  });
});

describe("a forecast at the true date", () => {
  const shop = smallShop();
  const next = (market: string, days: readonly [string, number][], never: number) => ({
    ...{ market, weight: 0.6, never, basis: "climatology" as const },
    days: days.map(([date, probability]) => ({ day: day(date), probability })),
  });
  const basis: SeasonBasis = {
    shop,
    grid: intervalGrid({ zone: timeZone(shop.zone), firstDay: day("2026-03-20"), days: 40, intervalMinutes: 30 }),
    holidays: { customers: new Set(), bySite: new Map() },
    triggers: [
      {
        ...WARM,
        nextOnsets: [
          next(
            "south",
            [
              ["2026-04-05", 0.4],
              ["2026-04-10", 0.5],
            ],
            0.1,
          ),
        ],
      },
      { ...WARM, id: "other", nextOnsets: [next("south", [["2026-04-05", 1]], 0)] },
    ],
    queues: [],
    seed: 1,
    paths: 20,
  };
  const event = firedEvents(WARM, YEAR)[0];
  if (event === undefined) throw new Error("no event");

  it("sets in on the days on which it did, as strongly as was expected, and leaves other triggers alone", () => {
    const [warm, other] = pinned(basis, event).triggers;
    expect(warm?.nextOnsets).toEqual([
      { market: "south", weight: 0.6, days: [{ day: day("2026-04-01"), probability: 1 }], never: 0, basis: "known" },
      { market: "north", weight: 0.5, days: [{ day: day("2026-04-12"), probability: 1 }], never: 0, basis: "known" },
    ]);
    expect(other).toBe(basis.triggers[1]);
  });

  it("was expected by the day of even odds, or not at all", () => {
    expect(isoDay(expectedDay(basis, event) ?? 0)).toBe("2026-04-10");
    const unsure = { ...WARM, nextOnsets: [next("south", [["2026-04-05", 0.4]], 0.6)] };
    expect(expectedDay({ ...basis, triggers: [unsure] }, event)).toBeNull();
    expect(expectedDay({ ...basis, triggers: [] }, event)).toBeNull();
  });
});

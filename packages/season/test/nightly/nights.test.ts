import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastNight, nightsBetween } from "@springtide/season";

const HOUR_MS = 3_600_000;
const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString();

describe("the nights of a shop", () => {
  // Clock changes of 2026 as the IANA tables have them; Troll, Antarctica moves by two hours.
  it.each([
    {
      zone: "Europe/Berlin",
      minute: 150,
      day: "2026-03-29",
      due: "2026-03-29T01:00:00Z",
      why: "skipped: when the clocks change",
    },
    {
      zone: "Europe/Berlin",
      minute: 150,
      day: "2026-10-25",
      due: "2026-10-25T00:30:00Z",
      why: "shown twice: the first",
    },
    { zone: "Europe/Berlin", minute: 210, day: "2026-10-25", due: "2026-10-25T02:30:00Z", why: "after the change" },
    {
      zone: "Australia/Lord_Howe",
      minute: 105,
      day: "2026-04-05",
      due: "2026-04-04T14:45:00Z",
      why: "half an hour twice",
    },
    { zone: "America/New_York", minute: 150, day: "2026-03-08", due: "2026-03-08T07:00:00Z", why: "skipped" },
  ])("are due once on $day in $zone at minute $minute: $why", ({ zone, minute, day, due }) => {
    const from = at(`${day}T00:00:00Z`) - 26 * HOUR_MS;
    const nights = nightsBetween({ zone, minuteOfDay: minute }, from, from + 72 * HOUR_MS).map(iso);
    expect(nights).toContain(iso(at(due)));
    // Neighbouring nights lie a day apart, give or take the change.
    expect(nights.length).toBe(3);
  });

  it("are each found once, whenever somebody looks at the clock", () => {
    const zone = fc.constantFrom(
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
      "UTC",
    );
    const looks = fc.array(fc.integer({ min: 1, max: 60 * HOUR_MS }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 1439 }), looks, (name, minuteOfDay, steps) => {
        const time = { zone: name, minuteOfDay };
        const startMs = at("2026-03-20T12:00:00Z");
        const found: number[] = [];
        let lookedMs = startMs;
        for (const step of steps) {
          found.push(...nightsBetween(time, lookedMs, lookedMs + step));
          lookedMs += step;
        }
        expect(found).toEqual(nightsBetween(time, startMs, lookedMs));
        expect(new Set(found).size).toBe(found.length);
        const last = found.at(-1);
        if (last !== undefined) expect(lastNight(time, lookedMs)).toBe(last);
      }),
    );
  });
});

import { civilDay } from "@springtide/calendar";
import type { PlannedShift } from "@springtide/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexPlan, intervalsOfDay } from "../src/plan-index/plan-index.ts";
import { headsAtWork } from "../src/timeline/cover.ts";
import { shiftBar, shiftInWords, shiftTimes, workedStretches } from "../src/timeline/shift-bars.ts";
import { inRows } from "../src/timeline/stretch-bars.ts";
import { placeOn, timeAxis } from "../src/timeline/time-axis.ts";
import { barByKey } from "../src/timeline/timeline-keys.ts";
import { timelinePicture } from "../src/timeline/timeline-picture.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";
import { fixtureRoster, shiftsOn } from "./fixture-roster.ts";

const words = wordsIn("en-GB", "USD", 2026);
const roster = fixtureRoster();
const index = indexPlan(fixturePlan({ roster }));
const both = ["phone", "email"];
const monday = civilDay("2026-04-13") - index.firstDay;
/** The clocks of Los Angeles go back on Sunday 1 November 2026 and forward on Sunday 8 March. */
const autumn = indexPlan(fixturePlan({ firstDay: "2026-10-30", days: 4 }));
const spring = indexPlan(fixturePlan({ firstDay: "2026-03-06", days: 4 }));

function shift(start: string, end: string, breaks: readonly (readonly [string, string])[] = []): PlannedShift {
  const away = breaks.reduce((sum, [from, to]) => sum + Date.parse(to) - Date.parse(from), 0);
  const hours = (Date.parse(end) - Date.parse(start) - away) / 3_600_000;
  const parts = breaks.map(([from, to]) => ({ start: from, end: to }));
  return { person: "p1", team: "desk", pattern: "night", start, end, breaks: parts, hours, paidHours: hours };
}

describe("the time axis of a day", () => {
  it("reaches from full hour to full hour over all that happens", () => {
    const at = (clock: string): number => Date.parse(`2026-04-13T${clock}:00-07:00`);
    const axis = timeAxis(index, monday, [{ startMs: at("07:30"), endMs: at("16:10") }], words);
    expect([axis.startMs, axis.endMs, axis.hours]).toEqual([at("07:00"), at("17:00"), 10]);
    expect(axis.ticks.map(({ label }) => label).join(" ")).toBe("07 08 09 10 11 12 13 14 15 16");
    expect(placeOn(axis, at("09:30"), at("20:00"))).toEqual({ from: 0.25, to: 1 });
    expect(placeOn(axis, at("17:00"), at("20:00"))).toBeNull();
  });

  it("gives the hour that comes twice the room of two, and tells them apart", () => {
    const axis = timeAxis(autumn, 2, [], words);
    expect(axis.hours).toBe(25);
    expect(axis.ticks.slice(0, 4).map(({ label, pass }) => `${label} ${pass}`.trim())).toEqual([
      "00",
      "01 1st",
      "01 2nd",
      "02",
    ]);
    expect(axis.secondPass).toEqual({ from: 2 / 25, to: 3 / 25 });
  });

  it("gives the hour that is skipped no room", () => {
    const axis = timeAxis(spring, 2, [], words);
    expect(axis.hours).toBe(23);
    expect(axis.ticks.slice(0, 4).map(({ label }) => label)).toEqual(["00", "01", "03", "04"]);
    expect(axis.secondPass).toBeNull();
  });
});

describe("a shift as a bar", () => {
  const early = shift("2026-04-13T07:30:00-07:00", "2026-04-13T16:00:00-07:00", [
    ["2026-04-13T14:00:00-07:00", "2026-04-13T14:15:00-07:00"],
    ["2026-04-13T11:30:00-07:00", "2026-04-13T12:00:00-07:00"],
  ]);

  it("has its breaks cut out, in order", () => {
    const clock = (ms: number): string => index.zone.formatInstant(ms).slice(11, 16);
    expect(workedStretches(early).map(([from, to]) => `${clock(from)} ${clock(to)}`)).toEqual([
      "07:30 11:30",
      "12:00 14:00",
      "14:15 16:00",
    ]);
  });

  it("says when, with which breaks and how long", () => {
    expect(shiftTimes(index, early, words)).toBe("07:30–16:00");
    expect(shiftInWords(index, early, words)).toBe(
      "07:30 to 16:00, breaks 11:30 to 12:00 and 14:00 to 14:15, 7.8 hours of work",
    );
  });

  it("is cut to the day where it comes from the one before, and names both passes of a repeated hour", () => {
    const night = shift("2026-10-31T22:00:00-07:00", "2026-11-01T06:00:00-08:00", [
      ["2026-11-01T01:30:00-07:00", "2026-11-01T01:30:00-08:00"],
    ]);
    const seen = { startMs: autumn.zone.startOfDayMs(autumn.firstDay + 2), endMs: Date.parse(night.end) };
    const axis = timeAxis(autumn, 2, [seen], words);
    const bar = shiftBar(autumn, axis, night, words);
    expect(bar).toMatchObject({ from: 0, to: 1, fromBefore: true, intoNext: false, times: "22:00–06:00" });
    expect(axis.hours).toBe(7);
    expect(bar?.work).toEqual([
      { from: 0, to: 1.5 / 7 },
      { from: 2.5 / 7, to: 1 },
    ]);
    expect(bar?.words).toBe("22:00 to 06:00 the next day, break 01:30 (1st) to 01:30 (2nd), 8 hours of work");
  });

  it("ends at 24:00, not at 00:00", () => {
    const late = shift("2026-04-13T16:00:00-07:00", "2026-04-14T00:00:00-07:00");
    expect(shiftInWords(index, late, words)).toBe("16:00 to 24:00, no break, 8 hours of work");
  });
});

describe("heads at work", () => {
  it("add up to the hours of the shifts, whatever the breaks", () => {
    const minutes = fc.record({
      start: fc.integer({ min: 0, max: 600 }),
      length: fc.integer({ min: 60, max: 720 }),
      rest: fc.integer({ min: 0, max: 59 }),
    });
    const at = (minute: number): string =>
      new Date(index.zone.startOfDayMs(index.firstDay + monday) + minute * 60_000).toISOString();
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 6 }), (list) => {
        const shifts = list.map(({ start, length, rest }) =>
          shift(
            at(start),
            at(start + length),
            rest === 0 ? [] : [[at(start + 1), at(start + 1 + Math.min(rest, length - 2))]],
          ),
        );
        const heads = headsAtWork(index, shifts, intervalsOfDay(index, monday));
        const hours = heads.reduce((sum, value) => sum + value, 0) / 4;
        expect(hours).toBeCloseTo(
          shifts.reduce((sum, one) => sum + one.hours, 0),
          9,
        );
      }),
    );
  });
});

describe("the people of a day", () => {
  const picture = timelinePicture(index, roster, both, monday, words);

  it("shows everybody who works, the earliest first, and counts who is off", () => {
    const [team] = picture?.teams ?? [];
    const onDay = shiftsOn(roster, civilDay("2026-04-13"));
    expect(team?.rows).toHaveLength(onDay.length);
    expect(team?.off).toBe(16 - onDay.length);
    const starts = team?.rows.map(({ bars }) => bars[0]?.shift.start) ?? [];
    expect(starts).toEqual([...starts].sort());
  });

  it("says in one sentence what the picture shows", () => {
    expect(picture?.sentence).toMatch(
      /^11 people work on Mon 13 Apr; \d+ quarter-hours? (is|are) short by up to \d+\.$/,
    );
  });

  it("hatches what is closed: the fixture's queues open at 08:00", () => {
    const axis = picture?.axis;
    expect(axis?.ticks[0]?.label).toBe("07");
    expect(picture?.closed).toEqual([{ from: 0, to: 1 / (axis?.hours ?? 0) }]);
  });

  it("shows the open stretch and the partner's seats on the same axis", () => {
    expect(picture?.open.map((bar) => bar.words)).toEqual(["Phone: 2 heads short 17:00 to 18:30"]);
    expect(picture?.seats[0]?.words).toMatch(/^\d+ seats \d\d:\d\d to \d\d:\d\d$/);
    expect(timelinePicture(index, roster, ["email"], monday, words)?.open).toEqual([]);
  });

  it("counts people at work and seats as there", () => {
    const noon = picture?.cover.find(({ from }) => Math.abs(from - 5 / (picture.axis.hours || 1)) < 1e-9);
    const at = Date.parse("2026-04-13T12:00:00-07:00");
    const present = roster.shifts.filter((one) => workedStretches(one).some(([from, to]) => from <= at && to > at));
    const seats = index.plan.blocks
      .filter(({ start, end }) => Date.parse(start) <= at && Date.parse(end) > at)
      .reduce((sum, block) => sum + block.seats, 0);
    expect(noon?.there).toBe(present.length + seats);
  });

  it("is there only where the roster reaches", () => {
    expect(timelinePicture(index, roster, both, 0, words)).toBeNull();
    expect(timelinePicture(index, roster, both, civilDay("2026-05-04") - index.firstDay, words)).toBeNull();
  });
});

describe("bars under the arrow keys", () => {
  const bars = [1, 0, 2, 1];
  it.each([
    { key: "ArrowRight", from: [0, 0], to: [2, 0] },
    { key: "ArrowRight", from: [2, 0], to: [2, 1] },
    { key: "ArrowLeft", from: [3, 0], to: [2, 1] },
    { key: "ArrowDown", from: [2, 1], to: [3, 0] },
    { key: "ArrowUp", from: [2, 1], to: [0, 0] },
    { key: "End", from: [2, 0], to: [2, 1] },
    { key: "ArrowDown", from: [3, 0], to: null },
    { key: "a", from: [0, 0], to: null },
  ])("$key leads from $from to $to", ({ key, from, to }) => {
    const [row = 0, bar = 0] = from;
    expect(barByKey(key, { row, bar }, bars)).toEqual(to === null ? null : { row: to[0], bar: to[1] });
  });

  it("lie in as few rows as overlap at one time", () => {
    const span = (from: number, to: number) => ({ from, to });
    expect(inRows([span(0, 0.5), span(0.2, 0.6), span(0.5, 1)])).toEqual([
      [span(0, 0.5), span(0.5, 1)],
      [span(0.2, 0.6)],
    ]);
  });
});

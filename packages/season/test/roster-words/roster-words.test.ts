import { civilDay } from "@springtide/calendar";
import { type Conflict, impossibleDemands, openStretches, readRoster, whyGap, whyShift } from "@springtide/planning";
import { describe, expect, it } from "vitest";
import { conflictWords, openShiftWords, whyShiftWords, type RosterNames } from "../../src/index.ts";
import { spanInWords } from "../../src/roster-words/roster-names.ts";
import { berlin, emptyAnswer, impossibleWeek } from "./impossible-week.ts";

const { problem, whyAway } = impossibleWeek();
const names: RosterNames = {
  zone: berlin,
  person: (person) => problem.people[person]?.id ?? "",
  queue: (queue) => ["phone", "chat"][queue] ?? "",
  source: (rule) => `law on ${rule}`,
};

describe("an impossible week", () => {
  it("is explained in words: which demand meets which rule, and by how much", () => {
    const reading = readRoster(problem, emptyAnswer(problem), whyAway);
    expect(impossibleDemands(reading).map((conflict) => conflictWords(conflict, names))).toEqual([
      "Week 2026-W49 wants 192 head-hours for phone; 6 people with the skill can work 154 at most: 5 people 130 by law (longest-week: law on longest-week); Cem 24 in the shifts published.",
      "Week 2026-W49 wants 200 head-hours for all queues together; 6 people with the skill can work 154 at most: 5 people 130 by law (longest-week: law on longest-week); Cem 24 in the shifts published.",
      "Tuesday 2026-12-01 wants 8 head-hours for chat; 1 person with the skill can work 6.5 at most: Fay 6.5 with one shift a day each.",
      "Saturday 2026-12-05 wants 24 head-hours for phone; 6 people with the skill can work 21.5 at most: 3 people 19.5 with one shift a day each; 2 people 0 by the hours in which they can work; Cem 2 in the shifts published.",
      "Sunday 2026-12-06 10:00 to 18:00 wants 6 heads for phone; 3 at most may be there, of 6 with the skill: 2 people are on leave (Ana and Bo); Cem would have 22 hours of rest in the week with the shift Saturday 2026-12-05 08:00 to 12:00, and at least 35 are the law (weekly-rest: law on weekly-rest).",
    ]);
  });

  it("counts Sundays by the people they want", () => {
    const conflict: Conflict = {
      ...{ scope: "sundays", queues: [0], skilled: 3, worst: null, wantedHours: 6, possibleHours: 3, kept: [] },
      fromMs: berlin.startOfDayMs(civilDay("2026-12-06")),
      toMs: berlin.startOfDayMs(civilDay("2026-12-21")),
      heads: { wanted: 6, possible: 3 },
      limits: [{ name: "rule free-sundays", people: [0, 1, 2], hours: 3 }],
    };
    expect(conflictWords(conflict, names)).toBe(
      "The Sundays from 2026-12-06 to 2026-12-20 want 6 heads for phone, each a person of its own; 3 people with the skill can work 3 Sundays at most, by law (free-sundays: law on free-sundays).",
    );
  });

  it("names for an open stretch who is kept from it by what, and what a lifted limit would win", () => {
    const reading = readRoster(problem, emptyAnswer(problem), whyAway);
    const sunday = openStretches(problem, reading.answer.missing).at(-1);
    expect(sunday === undefined ? [] : openShiftWords(whyGap(reading, sunday), names)).toEqual([
      "2 people are on leave (Ana and Bo).",
      "Cem would have 22 hours of rest in the week with the shift Saturday 2026-12-05 08:00 to 12:00, and at least 35 are the law (weekly-rest: law on weekly-rest).",
      "Dana could work Sunday 2026-12-06 10:00 to 17:00 (6.5 missing head-hours covered, worth 390, for 130), as could 2 more.",
      "If the leave of Ana were moved, Sunday 2026-12-06 10:00 to 17:00 (6.5 missing head-hours covered, worth 390, for 130) could be worked; so for 1 more.",
      "What the law asks cannot be lifted: weekly-rest.",
    ]);
  });

  it("says of a shift what it serves and what is lost without it", () => {
    const [startMs = 0] = berlin.instantsOf(problem.firstDay + 1, 600);
    const breakMs = startMs + 180 * 60_000;
    const shift = {
      person: 5,
      pattern: 0,
      startMs,
      endMs: startMs + 420 * 60_000,
      breaks: [{ startMs: breakMs, endMs: breakMs + 1_800_000 }],
    };
    const reading = readRoster(problem, { ...emptyAnswer(problem), shifts: [shift] }, whyAway);
    expect(whyShiftWords(whyShift(reading, 0), reading, names)).toEqual([
      "Fay, Tuesday 2026-12-01 10:00 to 17:00: serves 6.5 hours for chat.",
      "Without it 6.5 head-hours more are missing for chat: a shortfall of 585 against 130 spared, so the roster would cost 455 more.",
      "The nearest limit is the days of the week: 1 day, at most 5 by the contract.",
    ]);
  });
});

describe("local time in words", () => {
  const at = (iso: string): number => Date.parse(iso);

  it("tells the two passes of a repeated hour apart", () => {
    expect(spanInWords(names, at("2026-10-25T02:30:00+02:00"), at("2026-10-25T02:30:00+01:00"))).toBe(
      "Sunday 2026-10-25 02:30 (+02:00) to 02:30 (+01:00)",
    );
  });

  it("names both days where a stretch ends on another, and midnight as the end of its day", () => {
    expect(spanInWords(names, at("2026-12-05T22:00:00+01:00"), at("2026-12-06T06:00:00+01:00"))).toBe(
      "Saturday 2026-12-05 22:00 to Sunday 2026-12-06 06:00",
    );
    expect(spanInWords(names, at("2026-12-05T22:00:00+01:00"), at("2026-12-06T00:00:00+01:00"))).toBe(
      "Saturday 2026-12-05 22:00 to 24:00",
    );
  });
});

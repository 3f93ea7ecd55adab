import { civilDay, isoDay } from "@springtide/calendar";
import type { PlanFigures } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { changedLines, changesInWords, sameSeasons } from "../src/changes/plan-changes.ts";
import { alignmentByEvent } from "../src/forecast/align-by-event.ts";
import { forecastPicture } from "../src/forecast/forecast-picture.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { nextDeadlines } from "../src/season/next-deadlines.ts";
import { stripDeadlines } from "../src/season-strip/strip-deadlines.ts";
import { stripWeeks } from "../src/season-strip/strip-weeks.ts";
import { fixtureDecisions } from "./fixture-decisions.ts";
import { fixturePlan } from "./fixture-plan.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "USD", 2026);
const plan = fixturePlan();
const index = indexPlan(plan);

const now: PlanFigures = {
  ...{ version: 2, savedAt: "2026-02-08T06:00:00Z", knownTo: plan.history.lastDay },
  ...{ firstDay: plan.grid.firstDay, days: plan.grid.days, level: plan.level, totals: plan.totals },
  ...{ peaks: plan.peaks, triggers: plan.triggers },
};
/** The plan of a week before: the first warm day a week later on each of its days, and less overflow. */
const before: PlanFigures = {
  ...now,
  version: 1,
  totals: { ...plan.totals, overflowHours: plan.totals.overflowHours - 100 },
  triggers: plan.triggers.map((trigger) => ({
    ...trigger,
    nextOnsets: trigger.nextOnsets.map((onsets) =>
      onsets.basis === "known"
        ? onsets
        : { ...onsets, days: onsets.days.map(({ day, probability }) => ({ day: later(day, 7), probability })) },
    ),
  })),
};

function later(day: string, days: number): string {
  return isoDay(civilDay(day) + days);
}

describe("what changed since the plan before", () => {
  it("tells what differs and nothing else, with the days that a cause moved", () => {
    const lines = changedLines(before, now, words);
    expect(lines.map(({ name, change, better }) => [name, change, better])).toEqual([
      ["Overflow to buy", "+100 h", false],
      ["First warm day, likely day", "7 days earlier", null],
      ["First warm day, 8 of 10 cases", "as wide", null],
    ]);
    expect(changesInWords(before, now, "Sun 1 Feb", words)).toBe(
      "Since the plan of Sun 1 Feb: ±0 contacts, +100 h of overflow, ±0 h of gap; 1 likely day moved.",
    );
  });

  it("says so where nothing changed, and that totals are of other days where they are", () => {
    expect(changesInWords(now, now, "Sun 1 Feb", words)).toMatch(/^Nothing that is told here changed/);
    const shifted = { ...before, firstDay: later(before.firstDay, -1) };
    expect(changesInWords(shifted, now, "Sun 1 Feb", words)).toContain("totals are of different days");
  });

  it("holds each season of a cause against the same season", () => {
    expect(sameSeasons(before, now).map(([then, next]) => [then.trigger, then.year === next.year])).toEqual([
      ["clocks-forward", true],
      ["first-warm-day", true],
    ]);
  });
});

describe("last year by event", () => {
  it("lies so that what brought the season's highest peak came on this year's likely day", () => {
    const alignment = alignmentByEvent(index, 1);
    expect(alignment).toMatchObject({ cause: "First warm day", then: civilDay("2025-04-05") });
    const likely = (alignment?.likely ?? 0) - index.firstDay;
    const picture = forecastPicture(index, "phone", words, null, true);
    const contacts = plan.history.daily[0]?.contacts ?? [];
    expect(picture.lastYear[likely]).toBe(contacts[civilDay("2025-04-05") - civilDay(plan.history.firstDay)]);
    expect(picture.aligned).toMatch(/^Last year is moved \d+ days later: then First warm day came on Sat 5 Apr 2025, /);
  });

  it("stays by date where the cause did not come then, and measures growth by date always", () => {
    expect(alignmentByEvent(index, 2)).toBeNull();
    const [byDate, byEvent] = [false, true].map((event) => forecastPicture(index, "phone", words, null, event));
    expect(byEvent?.yearBefore).toEqual(byDate?.yearBefore);
    expect(byEvent?.sentence).toBe(byDate?.sentence);
    expect(byDate?.aligned).toBeNull();
  });
});

describe("deadlines of decisions on the season's axis", () => {
  const decisions = fixtureDecisions();
  const fromMs = Date.parse("2026-02-01T00:00:00Z");
  const weeks = stripWeeks(index.firstDay, index.days, words);

  it("stand in the week on whose days they fall by the clock of whoever must hear them", () => {
    const { weeks: marked, sentence } = stripDeadlines(decisions, weeks, fromMs, words);
    const counted = marked.reduce((sum, { count }) => sum + count, 0);
    const outside = decisions.deadlines.length - counted;
    expect(marked.map(({ column }) => column)).toEqual(marked.map(({ column }) => column).sort((a, b) => a - b));
    expect(outside === 0 || sentence.includes("before the season")).toBe(true);
    expect(marked[0]?.sentence).toMatch(/^Week \d+ of 2026: \d+ deadlines?, the first on \w{3} \d+ \w{3}: /);
  });

  it("are past once their time has come, and then no longer among the next", () => {
    const afterAll = Date.parse("2027-01-01T00:00:00Z");
    expect(stripDeadlines(decisions, weeks, afterAll, words).sentence).toMatch(/^none ahead, \d+ past/);
    expect(nextDeadlines(index, decisions, afterAll, words)).toEqual([]);
    const ahead = nextDeadlines(index, decisions, 0, words);
    expect(ahead).toHaveLength(decisions.deadlines.length);
    expect(ahead.some(({ period }) => decisions.periods.some(({ id }) => id === period))).toBe(true);
  });
});

import { civilDay } from "@springtide/calendar";
import type { ConfirmStep } from "@springtide/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localTime } from "../src/decisions/local-time.ts";
import { holdingStep, mostSeats, rangeInWords, seatHoursOf, stepInWords } from "../src/decisions/rule-steps.ts";
import { ruleActs, standingInWords } from "../src/decisions/rule-acts.ts";
import { seasonAxis } from "../src/decisions/season-axis.ts";
import { seatsByDay } from "../src/decisions/seats-by-day.ts";
import { stepsOnAxis } from "../src/decisions/steps-chart.ts";
import { costFacts, seasonFacts, valueBars } from "../src/decisions/worth.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { wordsIn } from "./words-in.ts";
import { decisionsWithStanding, fixtureDecisions, planWithDecisions } from "./fixture-decisions.ts";
import { fixturePlan } from "./fixture-plan.ts";

const words = wordsIn("en-GB", "USD", 2026);
const decisions = fixtureDecisions();
const index = indexPlan(planWithDecisions());
const [warm, peak, , firm] = decisions.periods;
if (warm === undefined || peak === undefined || firm === undefined) throw new Error("the fixture has four periods");
const at = (instant: string): number => Date.parse(instant);

describe("an instant on two clocks", () => {
  it("is told on the clock of whoever must hear it, and on the shop's where that differs", () => {
    // 12:00 in Chicago (UTC-5 in summer) is 10:00 in Los Angeles (UTC-7); 04:00 in Berlin (UTC+2) is 19:00 there the day before.
    expect(localTime(index, at("2026-03-23T17:00:00Z"), "America/Chicago", words)).toEqual({
      theirs: "Mon 23 Mar, 12:00 in Chicago",
      inShop: "10:00 in the shop",
    });
    expect(localTime(index, at("2026-05-04T02:00:00Z"), "Europe/Berlin", words)).toEqual({
      theirs: "Mon 4 May, 04:00 in Berlin",
      inShop: "Sun 3 May, 19:00 in the shop",
    });
    expect(localTime(index, at("2026-05-04T19:00:00Z"), "America/Los_Angeles", words).inShop).toBeNull();
  });

  it("tells the repeated hour apart", () => {
    // The clocks of Chicago go back on 1 November 2026 at 07:00 UTC, from 02:00 to 01:00.
    expect(localTime(index, at("2026-11-01T07:30:00Z"), "America/Chicago", words).theirs).toContain("01:30 (2nd)");
  });
});

describe("a rule", () => {
  it.each([
    [0, "below 35%", 0],
    [0.35, "35% to 62%", 7],
    [0.61, "35% to 62%", 7],
    [0.62, "62% and more", 12],
    [1, "62% and more", 12],
  ])("told %f follows the step %s", (probability, range, seats) => {
    const step = holdingStep(warm.steps, { hasHappened: false, probability });
    expect(step?.seats).toBe(seats);
    expect(step === null ? "" : rangeInWords(warm.steps, step, words)).toBe(range);
  });

  it("has a step of its own for what has happened, or follows its highest", () => {
    expect(holdingStep(warm.steps, { hasHappened: true })?.chance).toBe(0.05);
    expect(holdingStep(peak.steps, { hasHappened: true })?.seats).toBe(20);
    expect(holdingStep([], { hasHappened: true })).toBeNull();
  });

  it("confirms no less when more is told, whatever the order of its steps", () => {
    const steps = fc
      .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 })
      .chain((bounds) => fc.shuffledSubarray([0, ...bounds], { minLength: bounds.length + 1 }))
      .map((bounds) => bounds.map((bound): ConfirmStep => stepFrom(bound / 100, bound)));
    fc.assert(
      fc.property(steps, fc.nat(100), fc.nat(100), (rule, a, b) => {
        const seats = (told: number) => holdingStep(rule, { hasHappened: false, probability: told / 100 })?.seats ?? -1;
        // Seats are the bound in hundredths here: the step that holds is the greatest bound that is not above what is told.
        expect(seats(a)).toBe(Math.max(...rule.map((step) => step.seats).filter((bound) => bound <= a)));
        expect(seats(Math.max(a, b))).toBeGreaterThanOrEqual(seats(Math.min(a, b)));
      }),
      { numRuns: 60 },
    );
  });

  it("says what is confirmed and what is released", () => {
    const [none, some, all] = peak.steps;
    if (none === undefined || some === undefined || all === undefined) throw new Error("three steps");
    // 6 days of two stretches, 8 hours together: 12 seats are 144 of the 240 blocks and 576 of the 960 seat-hours of 20.
    expect(stepInWords(peak, some, words)).toBe(
      "Confirm 144 of the 240 reserved blocks, at most 12 seats at one time (576 of 960 seat-hours kept).",
    );
    expect(stepInWords(peak, all, words)).toBe("Confirm all 240 reserved blocks (960 of 960 seat-hours kept).");
    const [nothing] = warm.steps;
    expect(nothing === undefined ? "" : stepInWords(warm, nothing, words)).toBe(
      "Confirm none of the 144 reserved blocks, release all of them.",
    );
  });

  it("lies on the axis without a hole, what has happened beyond certainty", () => {
    const steps = stepsOnAxis(warm, words);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.35],
      [0.35, 0.62],
      [0.62, 1],
      [1.12, 1.3],
    ]);
  });
});

function stepFrom(fromProbability: number, seats: number): ConfirmStep {
  return { fromProbability, hasHappened: false, chance: 0.1, seats, seatHours: seats, confirmed: [], words: "" };
}

describe("seats", () => {
  it("are counted at one time and over time", () => {
    const stretch = (start: string, end: string, seats: number) => ({
      start: `2026-04-13T${start}:00-07:00`,
      end: `2026-04-13T${end}:00-07:00`,
      seats,
    });
    // 09 to 12 with 2 and 11 to 13 with 3 overlap for an hour; the third begins when the second ends.
    const stretches = [stretch("09:00", "12:00", 2), stretch("11:00", "13:00", 3), stretch("13:00", "14:00", 4)];
    expect(mostSeats(stretches)).toBe(5);
    expect(seatHoursOf(stretches)).toBe(6 + 6 + 4);
    expect(mostSeats([])).toBe(0);
  });

  it("stand by day and hour, what is confirmed with what is reserved for the same hours", () => {
    const step = holdingStep(peak.steps, { hasHappened: false, probability: 0.4 });
    const days = seatsByDay(index, peak, step, words);
    expect(days.map(({ title }) => title)).toHaveLength(6);
    expect(days[0]?.title).toBe("Mon 13 Apr");
    const [block] = days[0]?.rows.flat() ?? [];
    expect(block).toMatchObject({
      kind: "reserved",
      times: "09:00 to 13:00",
      seats: 20,
      confirmed: 12,
      words: "12 of 20 seats",
    });
    const [ordered] = seatsByDay(index, firm, null, words)[0]?.rows.flat() ?? [];
    expect(ordered).toMatchObject({ kind: "ordered", words: "3 seats ordered" });
  });

  it("share the hours of the local clock over the days, also where the clocks change", () => {
    const autumn = indexPlan(fixturePlan({ firstDay: "2026-10-26", days: 9 }));
    const ordered = ["2026-10-31T00:00:00-07:00", "2026-11-01T12:00:00-08:00"].map((start) => ({
      ...{ start, seats: 1 },
      end: autumn.zone.formatInstant(Date.parse(start) + 4 * 3_600_000),
    }));
    const days = seatsByDay(autumn, { ...firm, firstDay: "2026-10-31", lastDay: "2026-11-01", ordered }, null, words);
    // From 00:00 to 16:00 on the clock: 16 hours on Saturday, 17 on the Sunday on which the hour from 01:00 comes twice.
    expect(days.map(({ axis }) => axis.hours)).toEqual([16, 17]);
  });
});

describe("the season of decisions", () => {
  const axis = seasonAxis(index, decisions, at("2026-03-20T00:00:00Z"), words);
  const week = (monday: string) => axis.weeks.find((one) => one.monday === civilDay(monday));

  it("has each week once, with what is held, expected and due", () => {
    expect(axis.weeks.map(({ monday }) => monday)).toEqual(axis.weeks.map((_, i) => civilDay("2026-02-02") + 7 * i));
    // 0.41 * 4 + 0.38 * 12 + 0.21 * 20 = 10.4 of the 20 reserved.
    expect(week("2026-04-13")).toMatchObject({ reserved: 20, ordered: 0, probabilities: [0.48] });
    expect(week("2026-04-13")?.confirmed).toBeCloseTo(10.4, 12);
    expect(week("2026-05-18")).toMatchObject({ reserved: 0, ordered: 3, confirmed: 0, probabilities: [null] });
    expect(axis.weeks.reduce((sum, { deadlines }) => sum + deadlines, 0)).toBe(decisions.deadlines.length);
  });

  it("says so in words", () => {
    expect(axis.sentence).toBe(
      "Most seats are held in the week of Mon 13 Apr: 20, of which 10 are expected to be used; First warm day reaches that week with 48%. 8 deadlines from week 6 to week 19, 2 of them past.",
    );
    expect(seasonAxis(index, { ...decisions, periods: [], deadlines: [] }, 0, words).sentence).toContain("No seats");
  });
});

describe("what it is worth", () => {
  it("keeps cost and what is at stake apart", () => {
    const expected = { ledger: 1000, atStake: 500, worstTenth: 2500 };
    expect(costFacts({ expected }, words).map(({ figure }) => figure)).toEqual(["US$1,000", "US$500", "US$2,500"]);
    const [, , reserving, partners] = seasonFacts(
      { ...decisions, expected: { ...expected, withoutStandBy: 1900, withoutPartners: 4000 } },
      words,
    );
    // 1900 - 1500 and 4000 - 1500: differences of the same sum, never the sum itself.
    expect([reserving?.figure, partners?.figure]).toEqual(["US$400", "US$2,500"]);
  });

  it("draws bars of one scale, leaves out what cannot be asked and marks a loss", () => {
    const values = { standBy: 200, signal: -50, perfectSignal: 100, oneDayLessNotice: null };
    expect(valueBars({ values }, words).map(({ share, isLoss, written }) => [share, isLoss, written])).toEqual([
      [1, false, "US$200"],
      [0.25, true, "−US$50"],
      [0.5, false, "US$100"],
    ]);
  });
});

describe("what stands already", () => {
  const before = decisionsWithStanding();
  const period = before.periods.find(({ committed }) => committed !== undefined);
  if (period === undefined) throw new Error("one period of the fixture stands already");

  it("is told beside what is to be done, what is due today first", () => {
    // Twelve stretches of 3 seats ordered and of 5 kept free; two stretches of 2 seats to confirm, ten to release.
    expect(standingInWords(period, words)).toBe(
      "Agreed on already: ordered: 36 blocks, at most 3 seats at one time; kept free, to be confirmed or released: 60 blocks, at most 5 seats at one time.",
    );
    const [today, reserve] = ruleActs(index, before, period, words);
    expect(today).toMatchObject({
      by: "Mon 9 Feb, 12:00 in Chicago (10:00 in the shop)",
      what: "confirm today 4 blocks, at most 2 seats at one time; release 20 blocks, at most 2 seats at one time.",
    });
    expect(reserve?.what).toMatch(/^reserve 240 blocks/);
  });

  it("counts with the seats that a rule is about, and lies by day and in the week", () => {
    const [, some] = period.steps;
    // 240 blocks to be reserved and 60 kept free already: 4 hours each.
    expect(some === undefined ? "" : stepInWords(period, some, words)).toContain(
      "144 of the 300 reserved blocks, at most 12 seats at one time (576 of 1,200 seat-hours kept)",
    );
    const [monday, tuesday] = seatsByDay(index, period, null, words).map(({ rows }) => rows.flat());
    // On Monday 3 seats ordered and 2 confirmed today stand; from Tuesday on the 2 are released.
    expect([monday, tuesday].map((blocks) => blocks?.find(({ kind }) => kind === "standing")?.seats)).toEqual([5, 3]);
    expect(monday?.find(({ kind }) => kind === "reserved")?.seats).toBe(25);
    const week = seasonAxis(index, before, 0, words).weeks.find(({ monday: day }) => day === civilDay("2026-04-13"));
    expect(week).toMatchObject({ standing: 5, reserved: 25 });
  });

  it("is named in the season's figures, with how far chance may move them", () => {
    const [ledger, atStake, , partners] = seasonFacts(before, words);
    expect(ledger?.words).toContain("US$5,230 of it stands already.");
    expect(atStake?.words).toContain("± US$240 by chance of the seasons drawn.");
    expect(partners?.words).toBe(
      "Of cost and loss, against buying nothing further. On 200 fresh seasons: US$4,100 ± US$520.",
    );
  });
});

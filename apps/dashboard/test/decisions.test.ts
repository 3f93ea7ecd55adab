import { civilDay } from "@springtide/calendar";
import type { ConfirmStep, DeadlineDecision } from "@springtide/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costBars } from "../src/decisions/inbox/cost-bars.ts";
import { historyRows } from "../src/decisions/inbox/history-rows.ts";
import type { Shown } from "../src/decisions/inbox/inbox-items.ts";
import { inboxGroups, inboxItems, openedItem } from "../src/decisions/inbox/inbox-items.ts";
import { reminderAt } from "../src/decisions/inbox/reminder-at.ts";
import { draftFigures, requestOfPeriod } from "../src/decisions/inbox/request-draft.ts";
import { localTime } from "../src/decisions/local-time.ts";
import { holdingStep, mostSeats, rangeInWords, seatHoursOf, stepInWords } from "../src/decisions/rule-steps.ts";
import { ruleActs, standingInWords } from "../src/decisions/rule-acts.ts";
import { seasonAxis } from "../src/decisions/season-axis.ts";
import { seatsByDay } from "../src/decisions/seats-by-day.ts";
import { standpointOf } from "../src/decisions/standpoint.ts";
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

describe("deadlines", () => {
  const from = standpointOf(index, at("2030-01-01T00:00:00Z"), words);
  const itemsWith = (decided: readonly DeadlineDecision[]) => inboxItems(index, decisions, decided, from.ms, words);
  const entries = itemsWith([]);

  it("are seen from the end of the last day known where now lies outside the season, else from now", () => {
    expect(from).toEqual({
      ms: at("2026-02-09T08:00:00Z"),
      words: "the end of Sun 8 Feb, the last day that the plan knows",
    });
    const inSeason = at("2026-04-01T00:00:00Z");
    expect(standpointOf(index, inSeason, words)).toEqual({ ms: inSeason, words: "now" });
  });

  it("come in order of time, by how soon they are on the clock they are kept on", () => {
    expect(entries).toHaveLength(decisions.deadlines.length);
    const times = entries.map(({ deadline }) => at(deadline.at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(entries.filter(({ isPast }) => isPast).map(({ kind }) => kind)).toEqual(["Recruit"]);
    // Northdesk's first deadline is at 12:00 in Chicago, 17:00 UTC: on its day, a week before, and eight days before.
    const first = reserve?.deadline;
    if (first === undefined) throw new Error("the fixture has something to reserve");
    const urgencyFrom = (instant: string) =>
      inboxItems(index, { ...decisions, deadlines: [first] }, [], at(instant), words)[0]?.urgency;
    expect(
      ["2026-03-08T16:59:00Z", "2026-03-09T16:59:00Z", "2026-03-16T16:59:00Z", "2026-03-16T17:01:00Z"].map(urgencyFrom),
    ).toEqual(["later", "week", "today", "overdue"]);
  });

  const reserve = entries.find(({ kind, period }) => kind === "Reserve" && period === warm.id);

  it("say what silence means and what they cost, and open the period they are about", () => {
    expect(reserve?.by.theirs).toBe("Mon 16 Mar, 12:00 in Chicago");
    expect(reserve?.silence.text).toBe("nothing is reserved, and nothing can be confirmed later.");
    expect(reserve?.cost).toMatch(/^Cost and loss expected: US\$[\d,]+ if done, US\$[\d,]+ if not$/);
    expect(reserve?.chance).toBeNull();
    // Steps with seats: 0.19 + 0.10 + 0.05.
    expect(entries.find(({ kind, period }) => kind.startsWith("Confirm") && period === warm.id)?.chance).toContain(
      "34%",
    );
    expect(entries.find(({ kind }) => kind === "Recruit")?.period).toBeNull();
  });

  it("wait until somebody decides, sleep until a reminder is due, and are found again by what was decided", () => {
    const keysShown = (show: Shown, decided: readonly DeadlineDecision[]) =>
      inboxGroups(itemsWith(decided), { show, kind: "reserve" }).flatMap(({ items }) => items.map(({ key }) => key));
    const key = reserve?.key ?? "";
    const all = keysShown("open", []);
    expect(all).toContain(key);
    const others = all.filter((one) => one !== key);
    const [asleep, due] = [saying("remind", "2026-03-10T08:00:00Z"), saying("remind", "2026-02-08T08:00:00Z")];
    expect([keysShown("open", [asleep]), keysShown("reminded", [asleep])]).toEqual([others, [key]]);
    expect([keysShown("open", [due]), keysShown("reminded", [due])]).toEqual([all, [key]]);
    const declined = [saying("decline", null), saying("accept", null), asleep];
    expect([keysShown("open", declined), keysShown("decided", declined)]).toEqual([others, [key]]);
    expect(itemsWith(declined).find((item) => item.key === key)).toMatchObject({ standing: "declined" });
  });

  it("open as the address asks, else the first that waits", () => {
    expect(openedItem(entries, { key: reserve?.key ?? null, period: null })).toBe(reserve);
    expect(openedItem(entries, { key: null, period: warm.id })?.period).toBe(warm.id);
    expect(openedItem(entries, { key: null, period: null })?.isPast).toBe(false);
  });

  it("show what it costs either way on one scale", () => {
    const told = costBars({ costIfDone: 9_540, costIfNot: 11_100 }, words);
    expect(told?.bars.map(({ written, share }) => [written, share])).toEqual([
      ["US$9,540", 9_540 / 11_100],
      ["US$11,100", 1],
    ]);
    expect(told?.sentence).toBe("Doing it is expected to save US$1,560 of cost and loss together.");
    expect(costBars({ costIfDone: 1, costIfNot: null }, words)).toBeNull();
  });

  it("leave a history: who, the figures then, and what it cost since", () => {
    const request = { id: "R-1", agreement: "northdesk", partnerName: "Northdesk", revision: 2 };
    const requests = [{ ...request, state: "reserved" as const, committedCents: 120_000 }];
    const accepted = { ...saying("accept", null), request: "R-1", person: 3 };
    const [row] = historyRows(index, [accepted], requests, { me: 3, words });
    expect(row).toMatchObject({
      who: "you",
      what: "accepted",
      about: "Reserve: Northdesk, 6 Apr to 11 Apr, by Mon 16 Mar",
      figures: "US$100 if done, US$200 if not, chance 40%",
      since: "Request R-1 to Northdesk: reserved, commits to US$1,200 by now",
    });
  });

  it("are reminded of in the morning of the shop", () => {
    expect(reminderAt("2026-03-10", index.zone)).toBe("2026-03-10T16:00:00.000Z");
  });

  it("become a request for all days of their period, and for no other", () => {
    const { source } = requestOfPeriod(index.plan, warm);
    expect(source).toEqual({ kind: "plan", from: "2026-04-06T07:00:00.000Z", until: "2026-04-12T07:00:00.000Z" });
    const line = { start: "2026-04-06T16:00:00Z", end: "2026-04-06T20:30:00Z", positionsLoggedIn: 4 };
    const lines = [line, { ...line, positionsLoggedIn: 6 }].map((one, i) => ({ ...LINE, ...one, id: `L${String(i)}` }));
    expect(draftFigures({ lines })).toEqual({ lines: 2, mostPositions: 6, positionHours: 45 });
  });
});

const LINE = {
  ...{ skill: "phone", zone: "UTC", tier: "option" as const, state: "draft" as const, deadlines: null, offer: null },
  ...{ reservedPositions: null, reason: null, deliveredHours: null },
};

/** What somebody said of reserving seats for the first warm week. */
function saying(action: DeadlineDecision["action"], remindAt: string | null): DeadlineDecision {
  return {
    ...{ number: 1, shop: "garden", planVersion: 3, kind: "reserve", subject: "northdesk-2026-04-06" },
    ...{ at: "2026-03-16T17:00:00.000Z", action, remindAt, reason: null, request: null, words: "" },
    ...{ costIfDone: 100, costIfNot: 200, probability: 0.4, cents: 0, person: 1, pseudonym: "person 1" },
    decidedAt: "2026-02-09T09:00:00.000Z",
  };
}

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

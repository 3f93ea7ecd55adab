import type { HistoryColumns } from "@springtide/contracts";
import { LongerHoursText } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { verdictInWords, weekdaysInWords } from "../src/opening-hours/answer-words.ts";
import { callOf, freeId, windowsAsText, windowsOfText } from "../src/opening-hours/hours-draft.ts";
import { busiestHour, contactsIn, hoursOfWeek } from "../src/opening-hours/hours-of-week.ts";
import { waterfallOf, waterfallSpan } from "../src/opening-hours/waterfall.ts";
import { closedPart } from "../src/opening-hours/week-picture.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "EUR", null);
const saturday = {
  ...{ id: "sat", queue: "phone", weekdays: [6, 7], fromMinute: 540, toMinute: 1440 },
  premiumPercent: 12.5,
  leastHeads: 3,
};

describe("windows that are tried", () => {
  it("go into the address and come back as they were; what cannot be read is left out", () => {
    const windows = [saturday, { ...saturday, id: "evening", weekdays: [1, 2] }];
    expect(windowsOfText(windowsAsText(windows))).toEqual(windows);
    expect(windowsOfText("nonsense;x~phone~mon~late~0~1")).toEqual([]);
    expect(freeId([{ ...saturday, id: "window-1" }])).toBe("window-2");
  });

  it("are asked in the words of a shop file", () => {
    const read = LongerHoursText.parse(callOf(saturday));
    expect(read).toMatchObject({
      days: [6, 7],
      hours: { fromMinute: 540, toMinute: 1440 },
      premium: 0.125,
      leastHeads: 3,
    });
  });

  it("are cut to whole closed intervals where they are drawn over open hours", () => {
    const week = [1, 2].map((weekday) => ({ weekday, open: [{ fromMinute: 480, toMinute: 1080 }], restricted: [] }));
    const draw = (fromMinute: number, toMinute: number) => closedPart(week, [1, 2], { fromMinute, toMinute }, 30);
    expect(draw(1000, 1207)).toEqual({ fromMinute: 1080, toMinute: 1200 });
    expect(draw(400, 700)).toEqual({ fromMinute: 390, toMinute: 480 });
    expect(draw(500, 900)).toBeNull();
    expect(closedPart(week, [3], { fromMinute: 500, toMinute: 900 }, 30)).toEqual({ fromMinute: 510, toMinute: 900 });
  });
});

describe("when contacts come over the week", () => {
  it("goes by the queue's clock, through a clock change, as a mean of the weeks", () => {
    // Monday 26 October 2026, 10:00 in Berlin after the clocks went back: 09:00 UTC; a week before it was 08:00 UTC.
    const run = (start: string, offered: (number | null)[]) => ({
      start,
      offered,
      handled: null,
      abandoned: null,
      ahtSeconds: null,
    });
    const history: HistoryColumns = {
      ...{ shop: "x", from: "2026-10-19", to: "2026-11-01" },
      queues: [
        {
          ...{ queue: "phone", zone: "Europe/Berlin", minutes: 30 },
          runs: [run("2026-10-19T08:00:00Z", [4, 6, null]), run("2026-10-26T09:00:00Z", [10, 0])],
        },
        { queue: "email", zone: "Europe/Berlin", minutes: "day", runs: [] },
      ],
    };
    const hours = hoursOfWeek(history, "phone");
    expect(hours?.[10]).toBe(10);
    expect(hours?.[11]).toBeNull();
    expect(busiestHour(hours ?? [])).toEqual({ weekday: 1, minute: 600, contacts: 10 });
    expect(contactsIn(hours ?? [], [1, 2], 570, 630)).toBe(5);
    expect(hoursOfWeek(history, "email")).toBeNull();
  });
});

const spread = (mean: number) => ({ mean, p10: mean - 1, p50: mean, p90: mean + 2 });

describe("what came of a window", () => {
  const demand = {
    ...{ inWindow: spread(100), captured: spread(90), preferred: spread(10) },
    ...{ nextOpening: spread(-40), elsewhere: spread(-20), newlyWon: spread(30) },
  };

  it("falls from contacts in the window to customers won", () => {
    const steps = waterfallOf({ demand });
    expect(steps.map(({ key, from, to }) => [key, from, to])).toEqual([
      ["in-window", 0, 100],
      ["preferred", 100, 90],
      ["next-opening", 90, 50],
      ["elsewhere", 50, 30],
      ["newly-won", 0, 30],
    ]);
    expect(steps[1]?.amount).toEqual({ mean: -10, p10: -12, p50: -10, p90: -9 });
    expect(waterfallSpan(steps)).toEqual({ low: 0, high: 100 });
  });

  it("is said in the sentences of the engine: open, leave closed, or what a customer must be worth", () => {
    const window = (changes: Partial<Parameters<typeof verdictInWords>[0]>): string =>
      verdictInWords(
        {
          ...{ verdict: "open", net: { mean: 325, p10: -175, p50: 300, p90: 862 }, breakEven: 15.93 },
          ...{ ledger: { window: 10, overflow: 0, total: 10 }, breakEvenRange: { low: 10.7, high: 21.33 } },
          ...changes,
        },
        words,
      ).join(" ");
    expect(window({})).toBe(
      "Open it: the value it keeps is €325 more than it costs (-€175 to €862 in 8 of 10 seasons). It pays if a customer won is worth more than €15.93 (€10.70 to €21.33 over what is likely of the needs).",
    );
    expect(window({ verdict: "keep-closed", net: { mean: -50, p10: -80, p50: -50, p90: -20 } })).toContain(
      "Leave it closed: it costs €50 more than the value it keeps (€20 to €80 in 8 of 10 seasons).",
    );
    expect(window({ verdict: "depends", net: null, breakEvenRange: { low: 9, high: null } })).toBe(
      "It pays if a customer won is worth more than €15.93; €9.00 or more, or never, over what is likely of the needs.",
    );
    expect(window({ ledger: { window: 1, overflow: -5, total: -4 }, breakEven: null })).toBe(
      "Open it: the ledger is €4 lower with it. Nobody is won by it.",
    );
    expect(weekdaysInWords([1, 2, 3, 4, 5, 7], words)).toBe("Mon to Fri and Sun");
  });
});

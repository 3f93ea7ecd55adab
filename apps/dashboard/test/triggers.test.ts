import { civilDay } from "@springtide/calendar";
import type { OnsetDistribution } from "@springtide/contracts";
import { TriggerText } from "@springtide/contracts";
import { describe, expect, it, vi } from "vitest";
import { differences, isSame, placeInTrigger, triggerIn, withTrigger } from "../src/triggers/description.ts";
import { DETECTOR_FIELDS, TRIGGER_KINDS } from "../src/triggers/detector-fields.ts";
import { detectorInWords } from "../src/triggers/detector-words.ts";
import { asKind, readDraft, valueAt, withValue } from "../src/triggers/draft.ts";
import { firingsInWords, firingsOf } from "../src/triggers/firings.ts";
import { historyYears, monthStarts, usualBefore, yearPath } from "../src/triggers/history-years.ts";
import { dateUpdates, nextDates, nextInWords } from "../src/triggers/next-dates.ts";
import { rowsAsText, rowsOfText } from "../src/triggers/row-text.ts";
import { TrialDesk } from "../src/triggers/trial-desk.ts";
import type { FromTrial, ToTrial } from "../src/triggers/trial-messages.ts";
import { fixturePlan } from "./fixture-plan.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "EUR", null);
const shop = { markets: [{ id: "home" }], zone: "Europe/Berlin" };

describe("a trigger being written", () => {
  const others = ["spring", "sale"];
  const base = { id: "mine", kind: "first-warm-day", name: "Mine", response: { decay: "7d", lift: { phone: "+50%" } } };

  it("is right from the start for every kind, but for lists of days, which are asked for at their field", () => {
    const missing = TRIGGER_KINDS.flatMap((kind) => {
      const { trigger, findings } = readDraft(asKind(base, kind, others), shop);
      expect(trigger === null ? null : trigger.kind, kind).toBe(findings.length === 0 ? kind : null);
      return findings.map(({ place }) => `${kind} ${place.field ?? ""}`);
    });
    expect(missing).toEqual([
      "date-ranges /ranges",
      "campaign /spend",
      "price-change /changes",
      "delivery-incident /incidents",
      "order-contacts /extraOrders",
    ]);
    expect(TRIGGER_KINDS.length).toBe(TriggerText.options.length);
  });

  it("has a field for every key of its kind that the form does not share among all", () => {
    const shared = ["id", "kind", "name", "response", "markets", "zone", "also", "orders", "delays"];
    for (const option of TriggerText.options) {
      const kind = TRIGGER_KINDS.find((one) => option.shape.kind.safeParse(one).success);
      const fields = kind === undefined ? [] : DETECTOR_FIELDS[kind].map(({ key }) => key.split(".")[0]);
      const keys = Object.keys(option.shape).filter((key) => !shared.includes(key));
      expect([...new Set(fields)].sort(), kind).toEqual(keys.sort());
    }
  });

  it("changes one place and leaves nothing empty behind", () => {
    const yearly = withValue({ yearly: { month: 11 } }, "yearly.nth", -1);
    expect(valueAt(yearly, "yearly.nth")).toBe(-1);
    expect(withValue(withValue(yearly, "yearly.nth", undefined), "yearly.month", undefined)).toEqual({});
    const text = "2027-03-01 500\n2027-03-02, 20%\n";
    expect(rowsOfText(text, ["date", "amount"])).toEqual([
      { date: "2027-03-01", amount: 500 },
      { date: "2027-03-02", amount: "20%" },
    ]);
    expect(rowsAsText(rowsOfText("Good Friday", ["name"]), ["name"])).toBe("Good Friday");
  });

  it("takes its place in the description, and what two people wrote is told apart place by place", () => {
    const described = { id: "shop", triggers: [base, { ...base, id: "other" }] };
    const hotter = { ...base, thresholdC: 20, response: { ...base.response, decay: "9d" } };
    const changed = withTrigger(described, "mine", hotter);
    expect(triggerIn(changed, "mine")).toEqual(hotter);
    expect(triggerIn(changed, "other")).toEqual({ ...base, id: "other" });
    expect(triggerIn(withTrigger(described, "mine", null), "mine")).toBeNull();
    expect(withTrigger(described, null, { ...base, id: "new" })["triggers"]).toHaveLength(3);
    expect(differences(base, hotter)).toEqual([
      { place: "response decay", theirs: "7d", mine: "9d" },
      { place: "thresholdC", theirs: "", mine: "20" },
    ]);
    expect([isSame(base, { ...base }), isSame(null, base)]).toEqual([true, false]);
    expect(placeInTrigger("/triggers/3/response/decay")).toBe("/response/decay");
  });
});

describe("a trigger in words", () => {
  const said = (draft: Parameters<typeof readDraft>[0]): string => {
    const { trigger } = readDraft({ id: "x", name: "X", response: { decay: "7d", lift: {} }, ...draft }, shop);
    return trigger === null ? "" : detectorInWords(trigger, (id) => id.toUpperCase(), words);
  };

  it("says when each kind fires", () => {
    expect(said({ kind: "first-warm-day", thresholdC: 18, sky: "sunny", sustainedDays: 2 })).toBe(
      "Fires on the first day of the year that reaches 18°C in sunshine, 2 days in a row, between 1 February and 30 June.",
    );
    expect(said({ kind: "clock-change", direction: "back", offsetDays: 1 })).toBe(
      "Fires 1 day after the day on which the clocks go back.",
    );
    expect(said({ kind: "calendar-date", yearly: { month: 11, weekday: 4, nth: -1, plusDays: 0 } })).toBe(
      "Fires every year in November on Thursday number 1, counted from the end.",
    );
    expect(said({ kind: "first-crossing", measure: "precipitation", direction: "up", threshold: "20 mm" })).toContain(
      "precipitation is at or above 20 mm",
    );
    expect(said({ kind: "not-within", of: "a", unless: "b", days: 3 })).toBe(
      "Fires with “A”, unless “B” fired on that day or in the 3 days before.",
    );
  });
});

describe("the past of a trigger", () => {
  const firstDay = civilDay("2025-12-01");
  const contacts = Array.from({ length: 60 }, (_, i) => (i === 40 ? null : 100 + i));
  const plan = {
    history: {
      firstDay: "2025-12-01",
      lastDay: "2026-01-29",
      daily: [
        { queue: "phone", contacts },
        { queue: "chat", contacts },
      ],
    },
  };

  it("lies in calendar years, queues added up, unknown days left out", () => {
    const years = historyYears(plan, ["phone", "chat"]);
    expect(years.map(({ year, days }) => [year, days])).toEqual([
      [2025, 365],
      [2026, 365],
    ]);
    expect(years[1]?.contacts.slice(0, 2)).toEqual([262, 264]);
    expect(years[1]?.contacts[9]).toBeNull();
    // Two to five weeks before, the first of which is unknown: 133, 126 and 119 of each queue.
    expect(usualBefore(years, firstDay + 54)).toBe(252);
    expect(monthStarts({ firstDay: civilDay("2024-01-01"), days: 366 }).slice(0, 4)).toEqual([0, 31, 60, 91]);
    const gap = { year: 2026, firstDay: 0, days: 9, contacts: [1, null, 1, null, null, null, null, 1, 1] };
    expect(yearPath(gap, 2).match(/[ML]/g)?.join("")).toBe("MLML");
  });

  it("names the days it fired, each day once with its markets", () => {
    const firings = firingsOf(
      [
        { day: "2026-01-05", market: "a", weight: 1 },
        { day: "2026-01-05", market: "b", weight: 1 },
        { day: "2025-01-05", market: "a", weight: 1 },
      ],
      firstDay,
    );
    expect(firings).toEqual([{ day: civilDay("2026-01-05"), markets: ["a", "b"] }]);
    expect(firingsInWords("Spring", firings, words)).toBe(
      "Spring: fired on 1 day of the history: Monday, 5 January 2026.",
    );
    expect(firingsInWords("Spring", [], words)).toContain("did not fire");
  });
});

describe("the next dates of a trigger", () => {
  const onset = (market: string, probability: number, season = 2027): OnsetDistribution => ({
    ...{ market, weight: 0.5, never: 1 - probability, season, basis: "climatology" },
    days: [{ day: `${String(season)}-04-01`, probability }],
  });

  it("takes the markets of a season together and says how sure it is", () => {
    const dates = nextDates([onset("a", 0.8), onset("b", 0.6), onset("a", 1, 2028)]);
    expect(dates?.map(({ season, never }) => [season, Number(never.toFixed(3))])).toEqual([
      [2027, 0.3],
      [2028, 0.5 - 0.5],
    ]);
    expect(dates?.map((date) => nextInWords(date, words))).toEqual([
      "2027: most likely around Thu 1 Apr 2027; in 8 of 10 seasons between Thu 1 Apr 2027 and Thu 1 Apr 2027; in 30% it stays away.",
      "2028: on Sat 1 Apr 2028, for certain.",
    ]);
    const daily = Array.from({ length: 30 }, (_, i): OnsetDistribution => ({
      ...{ market: null, weight: 1, never: 0, basis: "known" },
      days: [{ day: `2027-04-${String(i + 1).padStart(2, "0")}`, probability: 1 }],
    }));
    expect(nextDates(daily)).toBeNull();
  });

  it("tells how plans saw it only where two saw it otherwise", () => {
    const plan = (version: number, probability: number) => ({
      ...{ version, savedAt: "2027-01-01T00:00:00Z", firstDay: "2027-01-01" },
      triggers: [{ trigger: "warm", nextOnsets: [onset("a", probability)] }],
    });
    const plans = [plan(1, 0.5), plan(2, 0.5), plan(3, 0.9)];
    expect(dateUpdates({ shop: "x", plans }, "warm", 2027).map(({ version }) => version)).toEqual([1, 3]);
    expect(dateUpdates({ shop: "x", plans: plans.slice(0, 2) }, "warm", 2027)).toEqual([]);
  });
});

describe("the desk on which triggers are tried", () => {
  it("keeps only the newest question of a kind that waits, and ends learning that is no longer wanted", async () => {
    const posted: ToTrial[] = [];
    const hears: ((message: FromTrial) => void)[] = [];
    const terminate = vi.fn();
    const ground = { plan: fixturePlan({}), weather: { shop: "x", markets: [], forecasts: [] }, orders: [] };
    const desk = new TrialDesk(ground, (hear) => {
      hears.push(hear);
      return { postMessage: (message) => posted.push(message), terminate };
    });
    const signal = new AbortController().signal;
    const ask = (id: string) => desk.firings({ triggers: [], id }, signal);
    const [first, stale, newest] = [ask("first"), ask("stale"), ask("newest")];
    await expect(stale).rejects.toThrow("no longer asked");
    hears[0]?.({ kind: "firings", past: [] });
    expect(await first).toEqual([]);
    hears[0]?.({ kind: "firings", past: null });
    expect(await newest).toBeNull();
    expect(posted.map((message) => (message.kind === "firings" ? message.question.id : message.kind))).toEqual([
      "open",
      "first",
      "newest",
    ]);
    const stop = new AbortController();
    const learning = desk.learn([], () => undefined, stop.signal);
    stop.abort();
    await expect(learning).rejects.toThrow("no longer asked");
    expect(terminate).toHaveBeenCalledTimes(1);
  });
});

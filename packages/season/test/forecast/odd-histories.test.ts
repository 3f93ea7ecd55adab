import { describe, expect, it } from "vitest";
import { civilDay, weekday } from "@springtide/calendar";
import type { ContactHistory, Shop } from "@springtide/contracts";
import { drawPoisson, randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import { type FittedQueue, fitQueues } from "../../src/fit-queues.ts";
import { holidaySets } from "../../src/places.ts";
import { dateTriggers } from "../../src/trigger-dates.ts";
import { historyOfRows, NO_HOLIDAYS, smallShop } from "../small-shop.ts";

const DAY_MS = 86_400_000;
const FIRST = civilDay("2024-01-01");
const DAYS = 500;
const UNKNOWN = Number.NaN;

function shopWith(changes: Readonly<Record<string, unknown>> = {}): Shop {
  return smallShop({
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
    teams: [],
    agreements: [],
    ...changes,
  });
}

/** Poisson counts around 200 a day, half on Saturdays, none on Sundays, as `change` has them; NaN leaves the row out. */
function daysOf(change: (usual: number, i: number) => number, days = DAYS): ContactHistory {
  const random = randomStream(9, "odd histories");
  const rows = Array.from({ length: days }, (_, i): [number, number] => {
    const ofWeek = [1.2, 1, 1, 1, 1, 0.5, 0][weekday(FIRST + i) - 1] ?? 1;
    return [(FIRST + i) * DAY_MS, change(drawPoisson(random, 200 * ofWeek), i)];
  });
  return historyOfRows(
    "phone",
    "day",
    rows.filter(([, count]) => !Number.isNaN(count)),
  );
}

function learned(contacts: ContactHistory, shop = shopWith(), days = DAYS): FittedQueue {
  const span = { historyFrom: FIRST, planFrom: FIRST + days, planTo: FIRST + days + 27 };
  const { triggers } = dateTriggers(shop, [], span);
  const holidays = holidaySets(NO_HOLIDAYS);
  const [fitted] = fitQueues({ shop, contacts: [contacts], holidays, triggers, before: FIRST + days });
  if (fitted === undefined) throw new Error("nothing was learned");
  return fitted;
}

const caveats = (contacts: ContactHistory, shop?: Shop, days?: number): string =>
  learned(contacts, shop, days).caveats.join("\n");

describe("an odd history is planned with, and named", () => {
  it("is not odd when nothing is", () => {
    const usual = caveats(daysOf((count) => count));
    expect(usual).not.toMatch(/Far from|complete yet|last four weeks|same count|Nothing is known/);
  });

  it("with days missing, and with months missing", () => {
    expect(caveats(daysOf((count, i) => (i % 10 === 3 ? UNKNOWN : count)))).toMatch(
      /open days of the history are not known/,
    );
    // From 2024-07-19 on 70 days, of which 10 are Sundays.
    expect(caveats(daysOf((count, i) => (i >= 200 && i < 270 ? UNKNOWN : count)))).toMatch(
      "Nothing is known of 60 open days in a row before 2024-09-27",
    );
  });

  it("with a day of ten times the usual", () => {
    expect(caveats(daysOf((count, i) => (i === 303 ? 10 * count : count)))).toMatch(
      /Far from all days around: 2024-10-30 \((9|10)\d\d % of what was expected\)\. They hardly count/,
    );
  });

  it("with a last day that is not complete yet, late corrections to come", () => {
    // The 500th day is Wednesday 14 May 2025.
    expect(caveats(daysOf((count, i) => (i === DAYS - 1 ? Math.round(count / 5) : count)))).toMatch(
      /Only \d\d % of the contacts expected came on 2025-05-14, at the end of the history/,
    );
  });

  it("with a level that has shifted", () => {
    expect(caveats(daysOf((count, i) => (i >= DAYS - 40 ? Math.round(1.6 * count) : count)))).toMatch(
      /In the last four weeks \d\d % more contacts came than week, season and causes say/,
    );
  });

  it("with the same count every day, and with none at all", () => {
    expect(caveats(daysOf((_, i) => (weekday(FIRST + i) === 7 ? UNKNOWN : 50)))).toMatch(
      "Every day of the history has the same count, 50",
    );
    expect(caveats(daysOf(() => 0))).toMatch("The history has no contacts at all");
  });

  it("of three weeks", () => {
    expect(
      caveats(
        daysOf((count) => count, 21),
        shopWith(),
        21,
      ),
    ).toMatch("The history has 3 weeks, too little");
  });

  it("with contacts on days on which the queue is closed", () => {
    expect(caveats(daysOf((count, i) => (weekday(FIRST + i) === 7 ? 30 : count)))).toMatch(
      "Contacts came on days on which the queue is closed",
    );
  });

  it("but a negative count is refused in words", () => {
    try {
      learned(daysOf((count, i) => (i === 100 ? -3 : count)));
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.findings).toMatchObject([{ code: "negative-contacts", found: "-3 contacts on 2024-04-10" }]);
    }
  });
});

describe("odd triggers are planned with, and named", () => {
  const response = { lift: { phone: "+30%" }, decay: "3d" };
  const dated = (id: string, dates: readonly string[]): Readonly<Record<string, unknown>> => ({
    id,
    name: id,
    kind: "calendar-date",
    dates,
    response,
  });
  const span = { historyFrom: FIRST, planFrom: FIRST + DAYS, planTo: FIRST + DAYS + 27 };

  it("that never fired", () => {
    const shop = shopWith({ triggers: [dated("move", ["2025-05-20"])] });
    expect(
      caveats(
        daysOf((count) => count),
        shop,
      ),
    ).toMatch("The trigger move never fired in the history");
  });

  it("that fire every day, and two that always coincide", () => {
    const ranges = [{ first: "2024-01-01", last: "2025-06-30" }];
    const always = { id: "always", name: "always", kind: "date-ranges", ranges, at: "every-day", response };
    const two = ["2024-03-04", "2024-09-02", "2025-03-03"];
    const shop = shopWith({ triggers: [always, dated("one", two), dated("other", two)] });
    const told = dateTriggers(shop, [], span).caveats.join("\n");
    expect(told).toMatch('"one" and "other" always came together in the history');
    expect(
      learned(
        daysOf((count) => count),
        shop,
      ).fit.regression.parameters.coefficients.every(Number.isFinite),
    ).toBe(true);
  });
});

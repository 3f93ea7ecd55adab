import { civilDay } from "@springtide/calendar";
import type { DeliveredInterval, Shop } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { agreementCaveats } from "../../src/agreements/agreement-caveats.ts";
import { fillShare } from "../../src/agreements/fill-share.ts";
import { type DeliveredPast, withLearnedFill } from "../../src/agreements/learned-fill.ts";
import { smallShop } from "../small-shop.ts";

const FILL = [
  { notice: "3d", share: "92%" },
  { notice: "14d", share: "97%" },
];

/** The small shop with a partner that has a fifth of its time off the line. */
function shopWith(terms: Readonly<Record<string, unknown>> = { fill: FILL }): Shop {
  return smallShop({
    triggers: [
      {
        ...{ id: "spring", kind: "first-warm-day", name: "Spring", thresholdC: 18 },
        response: { lead: "0d", decay: "3d", lift: { phone: "+80%" } },
      },
    ],
    agreements: [
      {
        ...{ id: "alster", partner: "Alster", serves: ["phone"], seats: 9, minimumBlock: "2h", pricePerHour: 29 },
        ...{ notice: "14d", shrinkage: "20%" },
        ...terms,
      },
    ],
  });
}

/** Ten seats for eight hours, all in one row, and so many of them logged in; a fifth of their time is off the line. */
function day(date: string, cameSeats: number, changes: Partial<DeliveredInterval> = {}): DeliveredInterval {
  return {
    ...{ agreement: "alster", queue: "phone", startMs: Date.parse(`${date}T09:00:00+02:00`), minutes: 480 },
    ...{ seatsConfirmed: 10, loggedInSeconds: cameSeats * 8 * 3600 * 0.8, productiveSeconds: null },
    ...{ offeredContacts: null, handledContacts: null, inTimeContacts: null },
    ...{ handledSeconds: null, confirmedAtMs: null, file: "delivered.csv", row: 2 },
    ...changes,
  };
}

function past(deliveries: readonly DeliveredInterval[], onsets: readonly string[] = []): DeliveredPast {
  const pastOnsets = onsets.map((onset) => ({ day: civilDay(onset), weight: 1, market: null }));
  return { deliveries, triggers: [{ id: "spring", durationDays: 2, pastOnsets }], before: civilDay("2026-08-31") };
}

describe("seats learned from deliveries", () => {
  it("weigh what the shop file says with the seat-hours that came, by the notice each had", () => {
    const confirmedAtMs = Date.parse("2026-05-30T12:00:00+02:00");
    const deliveries = [
      day("2026-05-04", 9),
      day("2026-05-05", 9),
      day("2026-06-04", 5, { confirmedAtMs }),
      day("2026-06-05", 9, { loggedInSeconds: null }),
      day("2026-09-07", 0),
    ];
    const { shop, caveats } = withLearnedFill(shopWith(), past(deliveries));
    const [agreement] = shop.agreements;
    if (agreement === undefined) throw new TypeError("no agreement");
    // By hand: 80 believed and 160 confirmed hours at the long notice, 144 of which came; 80 and 80 at the short one, 40 of which did.
    expect(fillShare(agreement, 14)).toBeCloseTo((0.97 * 80 + 144) / 240, 12);
    expect(fillShare(agreement, 5)).toBeCloseTo((0.92 * 80 + 40) / 160, 12);
    expect(agreement.delivered).toMatchObject({ days: 3, confirmedSeatHours: 240 });
    expect(agreement.delivered?.deliveredSeatHours).toBeCloseTo(184, 9);
    expect(caveats).toEqual([]);
    // Beta of 10 + 20 shifts: the square root of 0.9233 x 0.0767 / 31 is 4.8 points.
    expect(agreementCaveats(shop)[1]).toBe(
      `"alster" delivered 77 % of the seats confirmed on 3 days: planned with 92 % give or take 4.8 points (believed before: 97 %).`,
    );
  });

  it("are fewer on days on which the partner's other clients peak, as far as those days say", () => {
    const terms = { fill: FILL, fillOnTriggers: { spring: "90%" } };
    const deliveries = [day("2026-05-04", 10), day("2026-05-12", 5), day("2026-05-13", 10), day("2026-05-14", 5)];
    const { shop } = withLearnedFill(shopWith(terms), past(deliveries, ["2026-05-13"]));
    const [agreement] = shop.agreements;
    // By hand: 77.6 of 80 hours are believed and 120 of 160 came, less than the 73.6 of 80 believed at the short notice: all of them together.
    // The 13th and 14th were spring: 120 of 160.
    const usual = (73.6 + 77.6 + 120) / 320;
    expect(agreement?.fill.find(({ noticeDays }) => noticeDays === 14)?.share).toBeCloseTo(usual, 12);
    expect(agreement?.fillOnTriggers["spring"]).toBeCloseTo((72 + 120) / (80 + 160 * usual), 12);
    expect(agreementCaveats(shop)[2]).toMatch(
      /^On days of "spring", 2 days of which were delivered, 89 % of that come/,
    );
  });

  it("never are more than were confirmed, and that is said; nothing delivered changes nothing", () => {
    const { shop, caveats } = withLearnedFill(shopWith({}), past([day("2026-05-04", 12)]));
    expect(shop.agreements[0]?.delivered?.deliveredSeatHours).toBe(80);
    expect(caveats).toEqual([
      '"alster" delivered more than was confirmed on 1 day: all of the seats confirmed are counted there, and no more.',
    ]);
    const untold = shopWith();
    expect(withLearnedFill(untold, past([])).shop).toBe(untold);
    expect(withLearnedFill(untold, past([day("2026-05-04", 9, { loggedInSeconds: null })])).shop).toEqual(untold);
  });

  it("are not learned where it is not known how many were confirmed, and that is said", () => {
    const told = withLearnedFill(shopWith(), past([day("2026-05-04", 9, { seatsConfirmed: null })]));
    expect(told.shop).toEqual(shopWith());
    expect(told.caveats).toEqual([
      'Of 1 interval delivered by "alster" the seats confirmed are not known: nothing is learned from them of how many come. Give them in seats_confirmed.',
    ]);
    const known = [day("2026-05-05", 9), day("2026-05-06", 10)];
    const [alone] = withLearnedFill(shopWith(), past(known)).shop.agreements;
    const beside = withLearnedFill(shopWith(), past([day("2026-05-04", 9, { seatsConfirmed: null }), ...known]));
    expect(beside.shop.agreements[0]).toEqual(alone);
  });

  it("are refused where the shop knows no such agreement or queue", () => {
    const deliveries = [day("2026-05-04", 9, { agreement: "elbe" }), day("2026-05-05", 9, { queue: "fax", row: 3 })];
    const refused = (): string[] => {
      try {
        withLearnedFill(shopWith(), past(deliveries));
      } catch (error) {
        if (error instanceof Refusal) return error.findings.map(({ code, place }) => `${code} ${place.row ?? ""}`);
      }
      return [];
    };
    expect(refused()).toEqual(["unknown-agreement 2", "unknown-queue 3"]);
  });
});

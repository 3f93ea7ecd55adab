import { describe, expect, it } from "vitest";
import { resolveShop } from "../src/index.ts";
import { findingsOf } from "./shop-findings.ts";
import { hours, smallShop } from "./small-shop.ts";

const terms = { id: "partner", partner: "Partner", serves: ["phone"], seats: 5, minimumBlock: "4h", pricePerHour: 25 };
const standBy = { reserve: "21d", confirm: "3d", feePerSeatHour: 2 };

/** A shop with one agreement that differs in some keys; a key that is undefined is left out. */
function agreement(change: Record<string, unknown>): Record<string, unknown> {
  return { agreements: [{ ...terms, ...change }] };
}

function tariff(change: Record<string, unknown>): Record<string, unknown> {
  return agreement({ pricePerHour: undefined, tariff: { per: "scheduled-hours", tiers: [{ price: 25 }], ...change } });
}

describe("an agreement", () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ["no price", agreement({ pricePerHour: undefined }), "price-missing", "pricePerHour"],
    [
      "two prices",
      { agreements: [{ ...terms, tariff: { per: "scheduled-hours", tiers: [{ price: 25 }] } }] },
      "price-twice",
      "pricePerHour",
    ],
    [
      "a basis of no price",
      agreement({
        pricePerHour: undefined,
        priceBasis: "rostered",
        tariff: { per: "scheduled-hours", tiers: [{ price: 25 }] },
      }),
      "price-basis-without-price",
      "priceBasis",
    ],
    [
      "tiers with a hole at 0",
      tariff({ tiers: [{ from: 10, price: 25 }] }),
      "tariff-contradicts-itself",
      "tariff/tiers/0/from",
    ],
    [
      "tiers that overlap",
      tariff({ tiers: [{ price: 25 }, { from: 100, price: 22 }, { from: 100, price: 20 }] }),
      "tariff-contradicts-itself",
      "tariff/tiers/2/from",
    ],
    [
      "two bands of one service",
      tariff({
        service: [
          { atLeast: "80%", adds: 0.01 },
          { atLeast: "80%", adds: 0.02 },
        ],
      }),
      "tariff-contradicts-itself",
      "tariff/service/1/atLeast",
    ],
    ["rounding in seconds", agreement({ roundTo: "90s" }), "rounding-not-in-minutes", "roundTo"],
    [
      "rounding of contacts",
      { agreements: [{ ...tariffTerms("handled-contacts"), roundTo: "15m" }] },
      "rounding-without-use",
      "roundTo",
    ],
    [
      "breaks where minutes of handling count",
      { agreements: [{ ...tariffTerms("handled-minutes"), breaksPaidBy: "client" }] },
      "breaks-without-use",
      "breaksPaidBy",
    ],
    [
      "a rate of its own currency",
      agreement({ currency: { code: "EUR", rate: 1.1 } }),
      "rate-of-own-currency",
      "currency/rate",
    ],
    [
      "a shortest block above the longest",
      agreement({ maximumBlock: "3h" }),
      "minimum-block-above-maximum",
      "minimumBlock",
    ],
    ["a block off the grid", agreement({ minimumBlock: "100m" }), "block-not-on-grid", "minimumBlock"],
    ["a longest block off the grid", agreement({ maximumBlock: "250m" }), "block-not-on-grid", "maximumBlock"],
    ["lengths off the grid", agreement({ blockStep: "20m" }), "block-step-not-on-grid", "blockStep"],
    ["starts off the grid", agreement({ startEvery: "40m" }), "block-step-not-on-grid", "startEvery"],
    ["starts in no steps", agreement({ startEvery: "0m" }), "block-step-not-on-grid", "startEvery"],
    [
      "a block longer than its hours",
      agreement({ openingHours: hours("09:00-12:00") }),
      "minimum-block-longer-than-opening-hours",
      "minimumBlock",
    ],
    [
      "starts that leave no room",
      agreement({ openingHours: hours("09:15-13:30"), startEvery: "1h" }),
      "no-block-fits-opening-hours",
      "startEvery",
    ],
    [
      "a break as long as the block",
      agreement({ blockBreak: { after: "2h", length: "4h" } }),
      "break-longer-than-block",
      "blockBreak/length",
    ],
    [
      "a break in seconds",
      agreement({ blockBreak: { after: "2h", length: "90s" } }),
      "break-not-in-minutes",
      "blockBreak",
    ],
    [
      "seats confirmed before reserved",
      agreement({ standBy: { ...standBy, confirm: "28d" } }),
      "notices-out-of-order",
      "standBy/reserve",
    ],
    [
      "seats confirmed earlier on the same day",
      agreement({ standBy: { reserve: "3d by 15:00", confirm: "3d by 12:00" } }),
      "notices-out-of-order",
      "standBy/reserve",
    ],
    [
      "seats released after they are confirmed",
      agreement({ standBy: { ...standBy, release: "2d" } }),
      "notices-out-of-order",
      "standBy/release",
    ],
    [
      "seats released before reserved",
      agreement({ standBy: { ...standBy, release: "30d" } }),
      "notices-out-of-order",
      "standBy/reserve",
    ],
    ["a notice longer than the plan", agreement({ notice: "27w" }), "notice-longer-than-plan", "notice"],
    [
      "a reservation longer than the plan",
      agreement({ standBy: { ...standBy, reserve: "200d" } }),
      "notice-longer-than-plan",
      "standBy/reserve",
    ],
    [
      "holidays of no site",
      agreement({ workingDays: { days: "mon-fri", holidaysOf: "munich" } }),
      "unknown-site",
      "workingDays/holidaysOf",
    ],
    [
      "shares on a trigger that is not there",
      agreement({ fillOnTriggers: { spring: "80%" } }),
      "unknown-trigger",
      "fillOnTriggers/spring",
    ],
    [
      "shares in no order",
      agreement({
        fill: [
          { notice: "14d", share: "95%" },
          { notice: "3d", share: "80%" },
        ],
      }),
      "fill-not-ascending",
      "fill/1/notice",
    ],
    ["days in reverse", agreement({ starting: "2027-02-01", until: "2027-01-01" }), "days-in-reverse", "until"],
  ])("is refused with %s", (_, change, code, key) => {
    expect(findingsOf(change)).toEqual([[code, `/agreements/0/${key}`]]);
  });

  it("names both fields of a notice that the plan is too short for", () => {
    try {
      resolveShop(smallShop({ ...agreement({ notice: "4w" }), plan: { horizon: "14d" } }));
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        findings: [
          { found: "28d by 12:00, with a /plan/horizon of 14 days", place: { field: "/agreements/0/notice" } },
        ],
      });
    }
  });

  it("may have hours that run over midnight and over the end of the week", () => {
    const openingHours = {
      week: [
        { days: "sun", hours: "21:00-24:00" },
        { days: "mon", hours: "00:00-01:00" },
      ],
    };
    expect(findingsOf(agreement({ openingHours }))).toEqual([]);
    expect(findingsOf(agreement({ openingHours, minimumBlock: "5h" }))).toHaveLength(1);
    expect(
      findingsOf(agreement({ openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] }, minimumBlock: "24h" })),
    ).toEqual([]);
  });

  it("keeps all it says, in its own words", () => {
    const [kept] = resolveShop(
      smallShop(
        agreement({
          notice: "14d",
          standBy: { ...standBy, confirm: "3d by 15:00" },
          currency: { code: "PLN", rate: 0.23 },
          cancel: { notice: "48h", feePerSeatHour: 10 },
          fill: [{ notice: "3d", share: "80%" }],
        }),
      ),
    ).agreements;
    expect(kept).toMatchObject({
      orderNotice: { unit: "days", days: 14, byMinute: 720 },
      standBy: {
        reserveNotice: { days: 21 },
        confirmNotice: { days: 3, byMinute: 900 },
        releaseNotice: { days: 3, byMinute: 900 },
        silence: "released",
      },
      cancel: { notice: { unit: "hours", hours: 48 } },
      fill: [{ noticeDays: 3, share: 0.8 }],
      tariff: { unit: "logged-in-hours", tiers: [{ from: 0, price: 25 }] },
    });
    // In the shop's currency, at the rate agreed on: 25, 2 and 10 zloty.
    expect([kept?.pricePerHour, kept?.standBy?.feePerSeatHour, kept?.cancel?.feePerSeatHour]).toEqual([
      5.75, 0.46, 2.3000000000000003,
    ]);
  });
});

function tariffTerms(per: string): Record<string, unknown> {
  return { ...terms, pricePerHour: undefined, tariff: { per, tiers: [{ price: 3 }] } };
}

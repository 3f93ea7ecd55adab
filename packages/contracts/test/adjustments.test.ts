import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { resolveShop, Shop } from "../src/index.ts";
import { smallShop } from "./small-shop.ts";

const made = { id: "flyer", who: "Anna", why: "a flyer goes out", madeOn: "2026-08-20" };
const flyer = { ...made, from: "2026-09-07", to: "2026-09-20", change: "+15%" };

function findings(...adjustments: readonly unknown[]): [string, string | undefined][] {
  try {
    resolveShop(smallShop({ adjustments }));
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place }) => [code, place.field]);
  }
}

describe("adjustments of a shop file", () => {
  it("are filled in: all queues, every day, the whole day, the id as name", () => {
    const shop = resolveShop(smallShop({ adjustments: [flyer] }));
    expect(Shop.parse(shop)).toEqual(shop);
    expect(shop.adjustments).toEqual([
      {
        ...made,
        name: "flyer",
        queues: ["phone"],
        fromDay: "2026-09-07",
        toDay: "2026-09-20",
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        window: null,
        change: { kind: "multiplicative", factor: 1.15 },
      },
    ]);
    expect(resolveShop(smallShop()).adjustments).toEqual([]);
  });

  it("add contacts on some weekdays and hours", () => {
    const add = { ...flyer, change: undefined, add: -30, days: "mon-fri", hours: "10:00-12:15", queues: ["phone"] };
    expect(resolveShop(smallShop({ adjustments: [add] })).adjustments[0]).toMatchObject({
      weekdays: [1, 2, 3, 4, 5],
      window: { fromMinute: 600, toMinute: 735 },
      change: { kind: "additive", contactsPerDay: -30 },
    });
  });

  it.each([
    [{ add: 10 }, "two-changes", "/adjustments/0/add"],
    [{ change: undefined }, "no-change", "/adjustments/0"],
    [{ change: 0 }, "no-change", "/adjustments/0"],
    [{ to: "2026-09-01" }, "days-in-reverse", "/adjustments/0/to"],
    [{ to: "2026-09-11", days: "sat,sun" }, "no-day-touched", "/adjustments/0/days"],
    [{ hours: "10:05-12:00" }, "hours-within-intervals", "/adjustments/0/hours"],
    [{ queues: ["fax"] }, "unknown-queue", "/adjustments/0/queues/0"],
    [{ queues: ["phone", "phone"] }, "queue-twice", "/adjustments/0/queues/1"],
  ])("are refused where they cannot be: %j", (change, code, field) => {
    expect(findings({ ...flyer, ...change })).toEqual([[code, field]]);
  });

  it("are refused where one is made twice, under one name or two", () => {
    expect(findings(flyer, { ...flyer, id: "poster" })).toEqual([["adjustment-twice", "/adjustments/1"]]);
    expect(findings(flyer, { ...flyer, change: "+5%" })).toEqual([["id-used-twice", "/adjustments/1/id"]]);
  });

  it.each([{ from: "2026-02-30" }, { who: " " }, { change: "-101%" }, { madeOn: "yesterday" }, { size: 2 }])(
    "are refused as written: %j",
    (change) => {
      expect(() => smallShop({ adjustments: [{ ...flyer, ...change }] })).toThrow();
    },
  );
});

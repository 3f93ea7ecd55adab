import { describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import { planSeason } from "@springtide/season";
import { pastOf, smallInput, smallShop } from "./small-shop.ts";

describe("a queue whose hours in the shop file are longer than those of its rows", () => {
  it("is refused with the hours named, not as if there were no history", () => {
    // Rows from 8 to 18; open around the clock from now on: 20 of 48 half hours are known, which is no day.
    const past = { from: "2026-05-04", days: 119 };
    const contacts = smallShop().queues.map(({ id }) => pastOf(smallShop(), id, past));
    const shop = smallShop({
      sites: [{ id: "home", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    });
    expect(findings(() => planSeason(smallInput(shop, { contacts })))).toMatchObject([
      { code: "hours-without-history", place: { field: "/queues/phone" } },
    ]);
  });
});

function findings(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
  }
  return null;
}

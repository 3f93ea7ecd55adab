import { expect, it } from "vitest";
import { weekday } from "@springtide/calendar";
import { planSeason } from "@springtide/season";
import { basisOfPlan, type SeasonBasis } from "../src/basis.ts";
import { waitingWork } from "../src/waiting-work.ts";
import { smallInput, smallShop } from "./small-shop.ts";

/** A hundred contacts on every day, as many in each half hour. */
function evenBasis(firstDay: string): SeasonBasis {
  const basis = basisOfPlan(planSeason(smallInput(smallShop({ plan: { firstDay, horizon: "1w", paths: 20 } }))));
  return {
    ...basis,
    queues: basis.queues.map((queue) => ({
      ...queue,
      model: {
        ...queue.model,
        coefficientNames: ["level"],
        coefficients: [Math.log(100)],
        covarianceFactor: [0],
        closedWeekdaysWithContacts: [1, 2, 3, 4, 5, 6, 7],
      },
      profile: Array.from({ length: 7 }, () => new Array<number>(48).fill(1 / 48)),
    })),
  };
}

it("finds what came since the last close: more than a Sunday's on a Monday, a night's on a Tuesday", () => {
  // Open Monday to Saturday, 8 to 18. Since Saturday 18:00: six hours and a day, 25 + 100. Since Monday 18:00: 25.
  for (const [firstDay, day, expected] of [
    ["2026-08-31", 1, 125],
    ["2026-09-01", 2, 25],
  ] as const) {
    const basis = evenBasis(firstDay);
    expect(weekday(basis.grid.firstDay)).toBe(day);
    for (const queue of basis.queues) expect(waitingWork(basis, queue)).toBeCloseTo(expected, 9);
  }
});

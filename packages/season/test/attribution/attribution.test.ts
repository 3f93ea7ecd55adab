import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { isoDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { attributionRows, openPlan, type PlanDesk, planSeason } from "@springtide/season";
import { basisOfPlan, type SeasonBasis } from "../../src/basis.ts";
import { type Demand, drawDemand } from "../../src/demand.ts";
import { smallInput, smallShop } from "../small-shop.ts";

const shop = smallShop({
  triggers: [
    {
      id: "sale",
      name: "Autumn sale",
      kind: "date-ranges",
      ranges: [{ first: "2026-09-10", last: "2026-09-12" }],
      response: { decay: "4d", lift: { phone: "+150%", email: "+60%" } },
    },
  ],
  adjustments: [
    {
      id: "flyer",
      name: "Flyer",
      who: "Anna",
      why: "40,000 of them",
      madeOn: "2026-08-20",
      queues: ["phone"],
      from: "2026-09-07",
      to: "2026-09-12",
      change: "+20%",
    },
    {
      id: "hotline",
      who: "Ben",
      why: "a free hour",
      madeOn: "2026-08-21",
      from: "2026-09-11",
      to: "2026-09-11",
      hours: "10:00-12:00",
      add: 30,
    },
  ],
});

let plan: Plan;
let desk: PlanDesk;
let basis: SeasonBasis;
let demand: Demand;
beforeAll(() => {
  plan = planSeason(smallInput(shop));
  desk = openPlan(plan);
  basis = basisOfPlan(plan);
  demand = drawDemand(basis);
}, 60_000);

/** Mean over the seasons of a day's rates, for some queues. */
function meanRate(day: number, pick: (queue: Demand["queues"][number]) => Float32Array, queue?: string): number {
  let sum = 0;
  for (const drawn of demand.queues) {
    if (queue !== undefined && drawn.queue !== queue) continue;
    for (let path = 0; path < basis.paths; path += 1) sum += pick(drawn)[path * basis.grid.days + day] ?? 0;
  }
  return sum / basis.paths;
}

const contactsOf = (steps: readonly { readonly contacts: number }[]): number =>
  steps.reduce((sum, { contacts }) => sum + contacts, 0);

describe("where contacts come from", () => {
  it("leaves nothing over: the steps add up to the model and to the forecast, on any day and for any queue", () => {
    const days = fc.integer({ min: 0, max: 27 });
    fc.assert(
      fc.property(days, fc.constantFrom("phone", "email", undefined), (day, queue) => {
        const told = desk.attribution({
          day: isoDay(basis.grid.firstDay + day),
          ...(queue === undefined ? {} : { queue }),
        });
        expect(told.model).toBeCloseTo(
          meanRate(day, ({ model }) => model.dailyRates, queue),
          3,
        );
        expect(told.forecast).toBeCloseTo(
          meanRate(day, ({ dailyRates }) => dailyRates, queue),
          2,
        );
        expect(contactsOf(told.steps)).toBeCloseTo(told.forecast, 9);
        let reached = 0;
        for (const { cause, contacts, factor } of told.steps) {
          if (factor !== null) expect(contacts).toBeCloseTo(reached * (factor - 1), 6);
          else expect(cause.kind === "base" || reached <= 1e-9).toBe(true);
          reached += contacts;
        }
      }),
    );
  });

  it("gives an interval its share, and the intervals of a day add up to it", () => {
    const day = "2026-09-11";
    const whole = desk.attribution({ day, queue: "phone" });
    const at = isoDayIndex(day);
    const [from, to] = [basis.grid.dayOffsets[at] ?? 0, basis.grid.dayOffsets[at + 1] ?? 0];
    const parts = Array.from({ length: to - from }, (_, i) =>
      desk.attribution({ day, queue: "phone", interval: from + i }),
    );
    expect(parts.reduce((sum, { forecast }) => sum + forecast, 0)).toBeCloseTo(whole.forecast, 2);
    expect(parts.reduce((sum, { model }) => sum + model, 0)).toBeCloseTo(whole.model, 2);
    const hotline = ({ steps }: (typeof parts)[number]): number =>
      contactsOf(steps.filter(({ cause }) => cause.kind === "adjustment" && cause.id === "hotline"));
    // 30 contacts in two hours of four half hours, in proportion to what comes in each.
    expect(parts.reduce((sum, part) => sum + hotline(part), 0)).toBeCloseTo(30, 4);
    expect(parts.filter((part) => hotline(part) > 0)).toHaveLength(4);
  });

  it("tells triggers, weekdays and adjustments by their own effects", () => {
    const { steps } = desk.attribution({ day: "2026-09-10", queue: "phone" });
    const step = (kind: string) => steps.find(({ cause }) => cause.kind === kind);
    // The history has no sale: what was believed of it stands, two and a half times as many at its height.
    expect(step("trigger")?.factor).toBeCloseTo(2.5, 1);
    expect(step("adjustment")?.factor).toBeCloseTo(1.2, 6);
    const monday = desk
      .attribution({ day: "2026-09-21", queue: "phone" })
      .steps.find(({ cause }) => cause.kind === "weekday");
    expect(monday?.factor).toBeGreaterThan(1.15); // the made-up past has 1.4 times as many on Mondays
  });

  it("comes to nothing on a closed day", () => {
    const sunday = desk.attribution({ day: "2026-09-13", queue: "phone" });
    expect(sunday.forecast).toBeCloseTo(0, 9);
    expect(attributionRows(sunday, plan.shop).at(-1)?.after).toBeCloseTo(0, 9);
  });

  it("is said in rows whose last is the forecast", () => {
    const told = desk.attribution({ day: "2026-09-11" });
    const rows = attributionRows(told, plan.shop);
    const names = rows.map(({ name }) => name);
    expect(names[0]).toBe("An ordinary day");
    expect(names).toContain("It is a Friday");
    expect(names).toContain("Autumn sale");
    expect(names).toContain("Flyer, by Anna: 40,000 of them");
    expect(names.at(-1)).toBe("hotline, by Ben: a free hour");
    expect(contactsOf(rows)).toBeCloseTo(told.forecast, 6);
    expect(rows.at(-1)?.after).toBeCloseTo(told.forecast, 6);
    expect(rows.slice(1).every(({ effect }) => /^([+-][\d.]+ %|times [\d.]+)$/.test(effect))).toBe(true);
  });

  it("refuses days, queues and intervals that are not there", () => {
    expect(() => desk.attribution({ day: "2030-01-01" })).toThrow(/the plan covers the 28 days/);
    expect(() => desk.attribution({ day: "2026-09-11", queue: "fax" })).toThrow(/Name one of: phone, email/);
    expect(() => desk.attribution({ day: "2026-09-11", interval: 0 })).toThrow(/has the intervals \d+ to \d+/);
  });
});

function isoDayIndex(day: string): number {
  return (Date.parse(day) - Date.parse(plan.grid.firstDay)) / 86_400_000;
}

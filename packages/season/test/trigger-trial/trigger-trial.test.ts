import { beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "@springtide/contracts";
import { Trigger } from "@springtide/contracts";
import { openTriggerTrial, planSeason, type TriggerTrial } from "@springtide/season";
import { smallInput, smallShop, weatherWithWarmDays } from "../small-shop.ts";

const response = { lead: "1d", decay: "4d", lift: { phone: "+150%", email: "+60%" } };
const warm = { kind: "first-warm-day", thresholdC: 18, sky: "any", armOn: "08-20", disarmOn: "09-25" };
const shop = smallShop({
  triggers: [
    { id: "sale", name: "Sale", kind: "date-ranges", ranges: [{ first: "2026-09-10", last: "2026-09-12" }], response },
    { id: "warm", name: "First warm day", ...warm, response: { ...response, lift: { phone: "+150%" } } },
    {
      id: "later",
      name: "Later",
      kind: "after",
      of: "warm",
      days: 5,
      response: { decay: "2d", lift: { phone: "+80%" } },
    },
  ],
});
const warmDays = ["2022-09-02", "2023-09-14", "2024-09-08", "2025-09-18"];
const weather = weatherWithWarmDays("home", warmDays, "2026-08-30");

let plan: Plan;
let trial: TriggerTrial;
beforeAll(() => {
  plan = planSeason(smallInput(shop, { weather }));
  trial = openTriggerTrial({ plan, weather, weatherForecasts: [], orders: new Map() });
}, 60_000);

const named = (id: string): Trigger => {
  const found = plan.shop.triggers.find((trigger) => trigger.id === id);
  if (found === undefined) throw new Error(`no trigger ${id}`);
  return found;
};
const withOther = (id: string, other: Trigger): Trigger[] =>
  plan.shop.triggers.map((trigger) => (trigger.id === id ? other : trigger));
const relative = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, day) => Math.abs(value - (b[day] ?? 0)) / Math.max(1, b[day] ?? 0)));

describe("triggers tried on a plan", () => {
  it("finds the firings of the past that the plan found, also of what hangs on others", () => {
    for (const { id, pastOnsets } of plan.triggers)
      expect(trial.pastFirings(plan.shop.triggers, id), id).toEqual(pastOnsets);
    const never = Trigger.parse({ ...named("warm"), thresholdC: 45 });
    expect(trial.pastFirings(withOther("warm", never), "later")).toEqual([]);
    expect(trial.pastFirings([named("later")], "later")).toBeNull();
  });

  it("gives the dates to come that the plan gave, and says what is missing", () => {
    const planned = plan.triggers
      .find(({ id }) => id === "warm")
      ?.nextOnsets.map(({ days, never }) => ({ days, never }));
    const found = trial
      .datesOf(plan.shop.triggers, "warm")
      .dates?.nextOnsets.map(({ days, never }) => ({ days, never }));
    expect(found).toEqual(planned);
    const blind = openTriggerTrial({ plan, weather: [], weatherForecasts: [], orders: new Map() });
    const { dates, caveats } = blind.datesOf(plan.shop.triggers, "warm");
    expect(dates).toBeNull();
    expect(caveats.join(" ")).toContain("left out");
  });

  it("learns from the plan's own history what the plan learned, and leaves the other queues as they are", () => {
    const steps: number[] = [];
    const renamed = { ...named("warm"), name: "Warm at last" };
    const tried = trial.learn(withOther("warm", renamed), (done, total) => steps.push(done / total));
    expect(tried.queues.map(({ queue }) => queue)).toEqual(["phone"]);
    const before = plan.forecasts.find(({ queue }) => queue === "phone");
    expect(relative(tried.queues[0]?.daily.mean ?? [], before?.daily.mean ?? [])).toBeLessThan(0.02);
    expect(relative(tried.allQueues.daily.mean, plan.allQueues.daily.mean)).toBeLessThan(0.02);
    expect(tried.triggers.map(({ id }) => id)).toEqual(["sale", "warm", "later"]);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it("forecasts a season without a trigger that is deleted, together with what hangs on it", () => {
    const tried = trial.learn([named("sale")]);
    expect(tried.triggers.map(({ id }) => id)).toEqual(["sale"]);
    const peak = (daily: readonly number[]): number => Math.max(...daily);
    const before = plan.forecasts.find(({ queue }) => queue === "phone");
    expect(peak(tried.queues[0]?.daily.mean ?? [])).toBeLessThan(peak(before?.daily.mean ?? []));
  });
});

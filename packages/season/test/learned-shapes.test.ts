import { civilDay } from "@springtide/calendar";
import { TriggerParameters } from "@springtide/contracts";
import { kernelAt } from "@springtide/forecast";
import { describe, expect, it } from "vitest";
import { holidaySets } from "../src/places.ts";
import { dateTriggers } from "../src/trigger-dates.ts";
import { shapedForQueue } from "../src/triggers/dated-trigger.ts";
import { storedShapes, withLearnedShapes } from "../src/triggers/learned-shapes.ts";
import { NO_HOLIDAYS, pastOf, smallShop } from "./small-shop.ts";

const DATES = ["2025-02-12", "2025-04-22", "2025-07-03"];
const shop = smallShop({
  triggers: [
    {
      id: "launch",
      kind: "calendar-date",
      name: "Launch",
      dates: [...DATES, "2025-11-11"],
      response: { decay: "3d", lift: { phone: "+100%" }, byChannel: { email: { decay: "9d" } } },
    },
  ],
});
/** In truth the effect fades in twelve days. */
const truth = (day: number): number =>
  DATES.reduce((factor, date) => {
    const since = day - civilDay(date);
    return since < 0 ? factor : factor * (1 + Math.exp(-since / 12));
  }, 1);
const contacts = [
  pastOf(shop, "phone", { from: "2024-12-02", days: 270, perHour: 40 }, truth),
  pastOf(shop, "email", { from: "2024-12-02", days: 270 }),
];
const span = {
  historyFrom: civilDay("2024-12-02"),
  planFrom: civilDay("2025-09-01"),
  planTo: civilDay("2025-12-31"),
};

describe("withLearnedShapes", () => {
  const { triggers } = dateTriggers(shop, [], span);
  const holidays = holidaySets(NO_HOLIDAYS);
  const [launch] = withLearnedShapes(triggers, { shop, contacts, holidays, before: span.planFrom });
  if (launch === undefined) throw new Error("no trigger");

  it("gives the queue that it moves the learned shape, and leaves the other as it was", () => {
    expect(launch.learned).toMatchObject({ events: 3, used: true });
    const [onPhone] = shapedForQueue([launch], "phone");
    const [onMail] = shapedForQueue([launch], "email");
    expect(onPhone === undefined ? 0 : kernelAt(onPhone, 8)).toBeGreaterThan(0.25); // exp(-8/3) is 0.07
    expect(onMail).toMatchObject({ decayDays: 9 });
    expect(Object.keys(launch.learned?.byQueue ?? {})).toEqual(["phone"]);
  });

  it("learns nothing from a time before the events", () => {
    const before = civilDay("2025-02-01");
    expect(withLearnedShapes(triggers, { shop, contacts, holidays, before })[0]?.learned).toBeUndefined();
  });

  it("is stored in the form of the plan", () => {
    const stored = storedShapes(launch);
    expect(TriggerParameters.pick({ shapeByQueue: true, learned: true }).parse(stored)).toEqual(stored);
    const kernel = stored.learned?.byQueue["phone"];
    expect(kernel?.mean).toHaveLength(kernel?.given.length ?? 0);
    expect(kernel?.priorShare).toBeLessThan(0.7);
  });
});

import { describe, expect, it } from "vitest";
import { ServiceTarget, ServiceTargetText, Trigger, TriggerText } from "../src/index.ts";

describe("ServiceTargetText", () => {
  it("reads 80/20 with its named definition and an occupancy cap", () => {
    const target = ServiceTargetText.parse({ share: "80%", within: "20s" });
    expect(target).toEqual({ definition: "slOffered", share: 0.8, withinSeconds: 20, maxOccupancy: 0.9 });
    expect(ServiceTarget.parse(target)).toEqual(target);
  });

  it.each([
    { share: "100%" },
    { share: "0%" },
    { share: 80 },
    { within: "20" },
    { within: 20 },
    { maxOccupancy: 0 },
    { definition: "sla" },
  ])("does not read a target with %j", (change) => {
    expect(ServiceTargetText.safeParse({ share: "80%", within: "20s", ...change }).success).toBe(false);
  });
});

const first = { id: "spring", name: "First warm day", kind: "first-warm-day", thresholdC: 18 };
const response = { lift: { phone: "+150%" } };

describe("TriggerText", () => {
  it("fills in what is not said of a first warm day", () => {
    expect(TriggerText.parse({ ...first, response })).toEqual({
      ...first,
      sky: "any",
      armOn: "02-01",
      disarmOn: "06-30",
      sustainedDays: 1,
      // Five days of decay; four decays until it is over.
      response: { leadDays: 0, decayDays: 5, durationDays: 20, liftByQueue: { phone: 1.5 } },
    });
  });

  it("reads the other kinds", () => {
    expect(
      TriggerText.parse({ id: "dark", name: "Dark", kind: "clock-change", direction: "back", response }),
    ).toMatchObject({
      offsetDays: 1,
    });
    const yearly = { month: 11, weekday: 4, nth: 4, plusDays: 1 };
    expect(
      TriggerText.parse({ id: "bf", name: "Black Friday", kind: "calendar-date", yearly, response }),
    ).toMatchObject({ yearly });
  });

  it("reads a response that the resolved contract takes, even at its bounds", () => {
    const longest = { lead: "60d", decay: "120d", lift: { phone: 50 } };
    const read = TriggerText.parse({ ...first, response: longest });
    expect(read.response).toMatchObject({ leadDays: 60, decayDays: 120, durationDays: 180 });
    expect(Trigger.safeParse({ ...read, markets: ["germany"] }).success).toBe(true);
  });

  it.each([
    { response: { ...response, lead: "61d" } },
    { response: { ...response, decay: "11h" } },
    { response: { ...response, duration: "181d" } },
    { response: { lift: { Phone: 1 } } },
    { thresholdC: "18" },
    { thresholdC: 64.4 },
    { armOn: "02-30" },
    { sustainedDays: 0 },
    { kind: "warm-day" },
    { direction: "back" },
  ])("does not read %j", (change) => {
    expect(TriggerText.safeParse({ ...first, response, ...change }).success).toBe(false);
  });

  it("knows no zeroth weekday of a month", () => {
    const yearly = { month: 11, weekday: 4, nth: 0 };
    expect(TriggerText.safeParse({ id: "bf", name: "n", kind: "calendar-date", yearly, response }).success).toBe(false);
  });
});

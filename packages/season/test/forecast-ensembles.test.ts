import { civilDay } from "@springtide/calendar";
import type { WeatherDay } from "@springtide/contracts";
import { weatherEnsembles } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { dateTriggers } from "../src/trigger-dates.ts";
import { smallShop, weatherWithWarmDays } from "./small-shop.ts";

const observed = weatherWithWarmDays("home", ["2023-04-20", "2024-04-11", "2025-04-28", "2026-12-31"], "2026-03-20");
const day = (date: string, maxC: number): WeatherDay => ({
  day: date,
  market: "home",
  maxC,
  minC: 2,
  precipitationMm: 0,
  sky: null,
  sunshineHours: null,
  snowMm: 4,
});
const course = (from: number, to: number, warmOn: number): WeatherDay[] =>
  Array.from({ length: to - from + 1 }, (_, i) =>
    day(`2026-03-${String(from + i).padStart(2, "0")}`, from + i >= warmOn ? 20 : 9),
  );

describe("weatherEnsembles", () => {
  it("begins after the last day observed, which it need not repeat", () => {
    const { ensembles, notes } = weatherEnsembles([{ market: "home", members: [course(18, 30, 25)] }], observed);
    const home = ensembles.get("home");
    expect(home?.issuedOn).toBe(civilDay("2026-03-20"));
    expect(home?.members[0]?.firstDay).toBe(civilDay("2026-03-21"));
    expect(home?.members[0]?.snowMm?.[0]).toBe(4);
    expect(notes).toEqual([]);
  });

  it("names a forecast that is over, and days that nobody knows", () => {
    const over = weatherEnsembles([{ market: "home", members: [course(10, 19, 15)] }], observed);
    expect(over.ensembles.size).toBe(0);
    expect(over.notes).toEqual([expect.stringContaining("ends before the last day observed, 2026-03-20")]);
    const late = weatherEnsembles([{ market: "home", members: [course(24, 30, 25)] }], observed);
    expect(late.notes).toEqual([expect.stringContaining("(to 2026-03-20) and its forecast (from 2026-03-24)")]);
  });

  it("tells a plan that the first warm day is near", () => {
    const shop = smallShop({
      triggers: [
        {
          id: "warm",
          kind: "first-warm-day",
          name: "First warm day",
          thresholdC: 18,
          armOn: "02-15",
          disarmOn: "06-30",
          response: { lift: { phone: "+100%" } },
        },
      ],
    });
    const span = {
      historyFrom: civilDay("2023-01-01"),
      planFrom: civilDay("2026-03-21"),
      planTo: civilDay("2026-07-31"),
    };
    const members = Array.from({ length: 10 }, () => course(21, 30, 24));
    const { ensembles } = weatherEnsembles([{ market: "home", members }], observed);
    const chanceOf = (forecasts?: typeof ensembles): number =>
      dateTriggers(shop, observed, span, { forecasts })
        .triggers[0]?.nextOnsets[0]?.days.filter(({ day: onset }) => onset === civilDay("2026-03-24"))
        .reduce((sum, { probability }) => sum + probability, 0) ?? 0;
    expect(chanceOf(ensembles)).toBeGreaterThan(0.8);
    expect(chanceOf()).toBeLessThan(0.1);
  });
});

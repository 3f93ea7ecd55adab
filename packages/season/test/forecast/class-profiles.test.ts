import { describe, expect, it } from "vitest";
import { civilDay, intervalGrid, monthOf, timeZone } from "@springtide/calendar";
import type { IntervalGrid } from "@springtide/calendar";
import { profileOfClass } from "@springtide/forecast";
import { drawPoisson, randomStream } from "@springtide/probability";
import { classesOfDays, classProfiles } from "../../src/forecast/class-profiles.ts";
import { plannedProfiles, profileOfDay } from "../../src/forecast/planned-profiles.ts";

const HOLIDAYS = new Set([civilDay("2025-12-25"), civilDay("2025-12-26")]);
const NOTHING = { holidays: HOLIDAYS, triggers: [] };
const GRID = intervalGrid({
  zone: timeZone("Europe/Berlin"),
  firstDay: civilDay("2024-01-01"),
  days: 900,
  intervalMinutes: 60,
});

/** Sixty contacts a day from 8 to 20 o'clock; in summer a share of the morning's comes in the evening. */
function counted(eveningShare: number): Parameters<typeof classProfiles>[0] {
  const random = randomStream(11, "profiles");
  const open = new Uint8Array(GRID.startsMs.length);
  const contacts = Float64Array.from(GRID.startsMs, (_, at) => {
    const day = GRID.dayOffsets.findLastIndex((offset) => offset <= at);
    const hour = at - (GRID.dayOffsets[day] ?? 0);
    if (hour < 8 || hour >= 20) return 0;
    open[at] = 1;
    const isSummer = [6, 7, 8].includes(monthOf(GRID.firstDay + day));
    const isMorning = hour < 14;
    const moved = isSummer ? eveningShare : 0;
    return drawPoisson(random, isMorning ? 5 * (1 - moved) : 5 * (1 + moved));
  });
  return { grid: GRID, contacts, open };
}

function ofDays(grid: Pick<IntervalGrid, "firstDay" | "days">): ReturnType<typeof classesOfDays> {
  return classesOfDays(grid, NOTHING);
}

describe("profiles by class of day", () => {
  it("are learned where the seasons differ, and put each day of a plan under its own", () => {
    const learned = classProfiles(counted(0.5), ofDays(GRID));
    if (learned === null) throw new Error("no profiles by class");
    const morning = (season: string): number =>
      (profileOfClass(learned, { season, event: "" })[2] ?? []).slice(8, 14).reduce((sum, share) => sum + share, 0);
    // A half of the morning's half moved: a quarter is left. About 10,000 contacts a weekday and season: within 3 points.
    expect(Math.abs(morning("summer") - 0.25)).toBeLessThan(0.03);
    expect(Math.abs(morning("winter") - 0.5)).toBeLessThan(0.03);

    const days = { firstDay: civilDay("2026-05-30"), days: 4 };
    const planned = plannedProfiles(learned, ofDays(days));
    expect(planned?.classes.map(({ season }) => season)).toEqual(["spring", "summer"]);
    expect(planned?.ofDay).toEqual([0, 0, 1, 1]);
    expect(profileOfDay({ profile: [], profileClasses: planned }, 3)).toBe(planned?.classes[1]?.profile);
  });

  it("are not, where they do not", () => {
    expect(classProfiles(counted(0), ofDays(GRID))).toBeNull();
    expect(plannedProfiles(null, ofDays(GRID))).toBeNull();
    const weekdays = [[1]];
    expect(profileOfDay({ profile: weekdays, profileClasses: null }, 3)).toBe(weekdays);
  });
});

describe("classes of days", () => {
  const shape = { leadDays: 1, decayDays: 2, durationDays: 8, pastOnsets: [], liftByQueue: {}, name: "Sale" };
  const next = (day: string, basis: "known" | "climatology") => ({
    market: null,
    weight: 1,
    days: [{ day: civilDay(day), probability: 1 }],
    never: 0,
    basis,
  });

  it("are holidays and triggers of known dates, and never one whose date is drawn", () => {
    const triggers = [
      { ...shape, id: "sale", nextOnsets: [next("2025-12-22", "known")] },
      { ...shape, id: "spring", nextOnsets: [next("2025-12-23", "climatology")] },
    ];
    const classes = classesOfDays({ firstDay: civilDay("2025-12-20"), days: 6 }, { holidays: HOLIDAYS, triggers });
    expect(classes.map(({ event }) => event)).toEqual(["", "sale", "sale", "sale", "", "public holiday"]);
    expect(new Set(classes.map(({ season }) => season))).toEqual(new Set(["winter"]));
  });
});

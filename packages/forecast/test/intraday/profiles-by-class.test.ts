import { describe, expect, it } from "vitest";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import { fitProfile, profileOfClass, profilesByClass, spreadDay } from "@springtide/forecast";
import type { DayClass, IntervalHistory } from "@springtide/forecast";

const zone = timeZone("Europe/Berlin");
const FLAT = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 20 ? 10 : 0));
/** The same 120 contacts, more of them in the evening. */
const LATE = FLAT.map((contacts, hour) => (contacts === 0 ? 0 : hour >= 14 ? 15 : 5));
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const late = (row: readonly number[] = []): number => total(row.slice(14, 20));

function historyOf(firstDay: string, days: number, ofDay: (day: number) => readonly number[]): IntervalHistory {
  const grid = intervalGrid({ zone, firstDay: civilDay(firstDay), days, intervalMinutes: 60 });
  const contacts = new Float64Array(grid.startsMs.length);
  for (let day = 0; day < days; day++)
    for (let i = grid.dayOffsets[day] ?? 0; i < (grid.dayOffsets[day + 1] ?? 0); i++)
      contacts[i] = ofDay(day)[grid.zone.minuteOfDayAt(grid.startsMs[i] ?? 0) / 60] ?? 0;
  return { grid, contacts, open: Uint8Array.from(contacts, (value) => (value > 0 ? 1 : 0)) };
}

describe("profiles by class", () => {
  const plain: DayClass = { season: "winter", event: "" };

  it("are the weekday's where all days are alike, and sum to one", () => {
    const history = historyOf("2026-01-05", 70, () => FLAT);
    const fitted = profilesByClass({ history, classOfDay: Array.from({ length: 70 }, () => plain) });
    profileOfClass(fitted, plain).forEach((row) => {
      expect(total(row)).toBeCloseTo(1, 12);
      row.forEach((share, hour) => {
        expect(share).toBeCloseTo((FLAT[hour] ?? 0) / 120, 12);
      });
    });
    expect(fitted.weekdays).toEqual(fitProfile(history).profile);
  });

  it("learn an event seen once on a Tuesday for all weekdays, by as much as one day can say", () => {
    const classOfDay = Array.from({ length: 70 }, (_, day) => ({ season: "winter", event: day === 36 ? "frost" : "" }));
    const history = historyOf("2026-01-05", 70, (day) => (day === 36 ? LATE : FLAT));
    const fitted = profilesByClass({ history, classOfDay });
    const profile = profileOfClass(fitted, { season: "winter", event: "frost" });
    expect(fitted.classes.find(({ event }) => event === "frost")?.days).toBe(1);
    // By hand for a Friday, plain evening share 1/2, 120 contacts, prior of two days: an evening hour has (15 + 20) / (10 + 20) = 7/6,
    // a morning hour (5 + 20) / (10 + 20) = 5/6 of its plain share: 7 / (7 + 5).
    expect(late(profile[4])).toBeCloseTo(7 / 12, 2);
    // The Tuesday itself lets its own day speak too: (90 + 240 x 7/12) / (120 + 240).
    expect(late(profile[1])).toBeCloseTo((90 + 140) / 360, 2);
    expect(late(profileOfClass(fitted, { season: "winter", event: "" })[4])).toBeCloseTo(0.5, 2);
  });

  it("come near the class's own days once they are many, each season apart", () => {
    const classOfDay = Array.from({ length: 364 }, (_, day) => ({
      season: day < 182 ? "winter" : "summer",
      event: "",
    }));
    const fitted = profilesByClass({
      history: historyOf("2026-01-05", 364, (day) => (day < 182 ? FLAT : LATE)),
      classOfDay,
    });
    expect(late(profileOfClass(fitted, { season: "winter", event: "" })[2])).toBeCloseTo(0.5, 1.6);
    expect(late(profileOfClass(fitted, { season: "summer", event: "" })[2])).toBeCloseTo(0.75, 1.6);
  });

  it("fall back: unseen event to its season, unseen season to the weekday", () => {
    const history = historyOf("2026-01-05", 28, () => FLAT);
    const fitted = profilesByClass({ history, classOfDay: Array.from({ length: 28 }, () => plain) });
    expect(profileOfClass(fitted, { season: "winter", event: "sale" })).toBe(profileOfClass(fitted, plain));
    expect(profileOfClass(fitted, { season: "autumn", event: "" })).toBe(fitted.weekdays);
  });

  it("stand on the default without a known day", () => {
    const { grid, contacts, open } = historyOf("2026-01-05", 28, () => FLAT);
    const history = { grid, open, contacts: contacts.map(() => NaN) };
    const fitted = profilesByClass({ history, classOfDay: Array.from({ length: 28 }, () => plain) });
    expect(fitted.basis).toBe("default");
    expect(profileOfClass(fitted, plain)).toBe(fitted.weekdays);
  });

  it.each([
    { iso: "2026-03-16", day: 13, hours: 23 },
    { iso: "2026-10-12", day: 13, hours: 25 },
  ])("keep a day of $hours hours whole", ({ iso, day, hours }) => {
    const round = Array.from({ length: 24 }, () => 10);
    const history = historyOf(iso, 28, () => round);
    const fitted = profilesByClass({ history, classOfDay: Array.from({ length: 28 }, () => plain) });
    // A clock change teaches no other shape: the hour of the change keeps the share it has on other days.
    expect(total([...(fitted.weekdays[6] ?? [])])).toBeCloseTo(1, 12);
    const { grid } = history;
    const into = new Float64Array((grid.dayOffsets[day + 1] ?? 0) - (grid.dayOffsets[day] ?? 0));
    spreadDay({ profile: profileOfClass(fitted, plain), grid, day, into });
    expect(into.length).toBe(hours);
    expect(total([...into])).toBeCloseTo(1, 12);
  });
});

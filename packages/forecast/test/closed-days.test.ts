import { civilDay, weekday } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { weekdaysWithContactsWhenClosed } from "../src/features/closed-days.ts";

const FIRST = civilDay("2024-01-01");
const DAYS = 366;
const sundays = Array.from({ length: DAYS }, (_, i) => FIRST + i).filter((day) => weekday(day) === 7);

function history(countOf: (day: number) => number, closed: readonly number[]) {
  return {
    firstDay: FIRST,
    contacts: Float64Array.from({ length: DAYS }, (_, i) => countOf(FIRST + i)),
    closedDays: new Set(closed),
  };
}

describe("weekdays with contacts when closed", () => {
  it("are none where closed days have no rows", () => {
    const silent = history((day) => (weekday(day) === 7 ? Number.NaN : 100), sundays);
    expect(weekdaysWithContactsWhenClosed(silent)).toEqual([]);
  });

  it("do not take one recorded holiday for every Sunday", () => {
    const holiday = civilDay("2024-05-27"); // a Monday on which the calendar says closed, yet 60 contacts came
    const counted = history(
      (day) => (day === holiday ? 60 : weekday(day) === 7 ? Number.NaN : 100),
      [...sundays, holiday],
    );
    expect(weekdaysWithContactsWhenClosed(counted)).toEqual([1]);
  });

  it("are all of them where mail comes every Sunday: a weekday never closed is judged by the others", () => {
    const mail = history((day) => (weekday(day) === 7 ? 70 : 100), sundays);
    expect(weekdaysWithContactsWhenClosed(mail)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("leave strays out: one wrong number a month is no demand", () => {
    const strays = history((day) => (weekday(day) === 7 ? Number(day % 28 === 0) : 100), sundays);
    expect(weekdaysWithContactsWhenClosed(strays)).toEqual([]);
  });
});

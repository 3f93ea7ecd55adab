import { civilDay, isoWeek, weekday } from "@springtide/calendar";
import { expect, it } from "vitest";

// The pairs of dates of the Wikipedia article "ISO week date" (first and last days of years), and 1985-04-12, the
// example of the standard itself (ISO 8601:2004, 4.1.4).
it.each([
  ["1985-04-12", "1985-W15-5"],
  ["2005-01-01", "2004-W53-6"],
  ["2005-01-02", "2004-W53-7"],
  ["2005-12-31", "2005-W52-6"],
  ["2006-01-01", "2005-W52-7"],
  ["2006-01-02", "2006-W01-1"],
  ["2006-12-31", "2006-W52-7"],
  ["2007-01-01", "2007-W01-1"],
  ["2007-12-30", "2007-W52-7"],
  ["2007-12-31", "2008-W01-1"],
  ["2008-01-01", "2008-W01-2"],
  ["2008-12-28", "2008-W52-7"],
  ["2008-12-29", "2009-W01-1"],
  ["2009-12-31", "2009-W53-4"],
  ["2010-01-03", "2009-W53-7"],
])("%s is %s", (iso, expected) => {
  const day = civilDay(iso);
  const { year, week } = isoWeek(day);
  expect(`${year}-W${String(week).padStart(2, "0")}-${weekday(day)}`).toBe(expected);
});

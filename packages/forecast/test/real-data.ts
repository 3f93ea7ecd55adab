import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { civilDay, dayFrom, nthWeekdayOfMonth } from "@springtide/calendar";
import type { DailySeries, WeatherSeries } from "@springtide/forecast";
import { weatherOf } from "./weather.ts";

/** Benchmark data that lie beside the checkout and are not shipped with it. */
const root = new URL("../../../../shared/data/real/", import.meta.url);

/** Whether a data set is there; says aloud when it is not, so that a run without it cannot pass for a run with it. */
export function isThere(path: string): boolean {
  const there = existsSync(new URL(path, root));
  if (!there) process.stdout.write(`SKIPPED: the benchmark data ${path} are not beside this checkout\n`);
  return there;
}

function rowsOf(path: string): Record<string, string>[] {
  const [header = "", ...lines] = gunzipSync(readFileSync(new URL(path, root)))
    .toString("utf8")
    .trim()
    .split("\n");
  const columns = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
  });
}

function seriesOf(days: ReadonlyMap<string, number>): DailySeries {
  const civil = [...days].map(([day, contacts]) => ({ day: civilDay(day), contacts }));
  const firstDay = Math.min(...civil.map(({ day }) => day));
  const contacts = new Float64Array(Math.max(...civil.map(({ day }) => day)) - firstDay + 1).fill(NaN);
  for (const one of civil) contacts[one.day - firstDay] = one.contacts;
  return { firstDay, contacts };
}

/** New York ambulance calls a day; days with fewer than 22 hours are unknown. The last 1,265 days to the end of 2017. */
export function ambulanceCalls(path: string): DailySeries {
  const totals = new Map<string, { calls: number; hours: number }>();
  for (const { ts_local: start = "", calls } of rowsOf(path)) {
    const day = totals.get(start.slice(0, 10)) ?? { calls: 0, hours: 0 };
    totals.set(start.slice(0, 10), { calls: day.calls + Number(calls), hours: day.hours + 1 });
  }
  const whole = [...totals].filter(([, { hours }]) => hours >= 22).map(([day, { calls }]) => [day, calls] as const);
  const { firstDay, contacts } = seriesOf(new Map(whole));
  const from = contacts.length - 1265;
  return { firstDay: firstDay + from, contacts: contacts.slice(from) };
}

/** New York 311 requests a day, 2016 and 2017. */
export function serviceRequests(path: string): DailySeries {
  return seriesOf(new Map(rowsOf(path).map(({ date = "", requests }) => [date, Number(requests)])));
}

/** Daily maxima of whole years; days that are not in the file are not observed. */
export function maximaOf(path: string, fromYear: number, toYear: number): WeatherSeries {
  const firstDay = dayFrom(fromYear, 1, 1);
  const maxC: (number | null)[] = Array.from({ length: dayFrom(toYear, 12, 31) - firstDay + 1 }, () => null);
  for (const { date = "", tmax_c: max = "" } of rowsOf(path)) {
    const at = civilDay(date) - firstDay;
    if (at >= 0 && at < maxC.length && max !== "") maxC[at] = Number(max);
  }
  return weatherOf({ firstDay, maxC });
}

/** The holidays of the United States, by their law (5 U.S.C. 6103), without the days observed instead. */
export function federalHolidays(fromYear: number, toYear: number): ReadonlySet<number> {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i);
  const fixed = [[1, 1], [7, 4], [11, 11], [12, 25]] as const; // prettier-ignore
  const moving = [[1, 1, 3], [2, 1, 3], [5, 1, -1], [9, 1, 1], [10, 1, 2], [11, 4, 4]] as const; // prettier-ignore
  return new Set(
    years.flatMap((year) => [
      ...fixed.map(([month, day]) => dayFrom(year, month, day)),
      ...moving.map(([month, weekday, nth]) => nthWeekdayOfMonth({ year, month, weekday, nth }) ?? NaN),
    ]),
  );
}

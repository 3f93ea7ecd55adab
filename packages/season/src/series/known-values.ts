import { civilDay, timeZone } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { DayValues, IntervalValues, SeriesInput } from "./series-input.ts";

/** A series without what lies after the last day that is known. @throws Refusal "history-too-short" where nothing is left */
export function knownValues({ series, asOf, zone }: SeriesInput): DayValues | IntervalValues {
  const known = asOf === null ? series : cut(series, asOf, zone);
  if (known.values.some((value) => !Number.isNaN(value))) return known;
  throw new Refusal({
    code: "history-too-short",
    place: {},
    found: `no value${asOf === null ? "" : ` up to ${asOf}`}`,
    rule: "a forecast is learned from what is known",
    remedy: "Check the column of values, or give a later day as the last that is known.",
  });
}

function cut(series: DayValues | IntervalValues, asOf: string, zone: string): DayValues | IntervalValues {
  const lastDay = civilDay(asOf);
  if (series.layout === "days")
    return { ...series, values: series.values.slice(0, Math.max(0, lastDay - series.firstDay + 1)) };
  const endMs = timeZone(zone).startOfDayMs(lastDay + 1);
  const rows = series.startMs.findIndex((ms) => ms >= endMs);
  const end = rows < 0 ? series.startMs.length : rows;
  return { ...series, startMs: series.startMs.slice(0, end), values: series.values.slice(0, end) };
}

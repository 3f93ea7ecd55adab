import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import { intervalLength, isOnGrid } from "../contacts/interval-length.ts";
import type { Placing } from "./placing.ts";
import { onceEach } from "./twice-told.ts";

/** Values by day, or by interval of the local clock. */
export type PlacedValues =
  | {
      readonly layout: "days";
      readonly firstDay: CivilDay;
      /** Of every day from the first row to the last; NaN unknown. */
      readonly values: Float64Array;
    }
  | {
      readonly layout: "intervals";
      readonly minutes: number;
      /** Ascending. */
      readonly startMs: Float64Array;
      /** Of each of them; NaN unknown. */
      readonly values: Float64Array;
    };

/** Rows further apart than this on the whole are no days. */
const MOST_DAYS_APART = 4;
const DAY_MINUTES = 1440;

/**
 * Finds out whether rows are days or intervals, and how long these are, and puts their values in order.
 * @throws Refusal codes not-daily, interval-length
 */
export function placedValues(placing: Placing): { placed: PlacedValues; notes: readonly string[] } {
  const { timed, file } = placing;
  const { rows, notes } = onceEach(placing);
  const startMs = Float64Array.from(rows, (at) => placing.startMs[at] ?? Number.NaN);
  const values = Float64Array.from(rows, (at) => placing.values[at] ?? Number.NaN);
  if (timed.areDays) return { placed: byDay(startMs, values, placing), notes };
  const minutes = intervalLength(startMs, timed.zone) ?? DAY_MINUTES;
  if (minutes === DAY_MINUTES) return { placed: byDay(startMs, values, placing), notes };
  if (60 % minutes !== 0) throw lengthRefused(minutes, file);
  startMs.forEach((ms, i) => {
    if (!isOnGrid(timed.zone, ms, minutes)) refuseOffGrid(placing, rows[i] ?? 0, ms, minutes);
  });
  return { placed: { layout: "intervals", minutes, startMs, values }, notes };
}

function byDay(startMs: Float64Array, known: Float64Array, { timed, file }: Placing): PlacedValues {
  const days = startMs.map((ms) => timed.zone.dayAt(ms));
  const firstDay = days[0] ?? 0;
  const length = (days.at(-1) ?? firstDay) - firstDay + 1;
  const steps = Array.from(days.subarray(1), (day, i) => day - (days[i] ?? day)).sort((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 2)] ?? 1;
  if (usual > MOST_DAYS_APART)
    throw new Refusal({
      code: "not-daily",
      place: { file },
      found: `rows ${usual} days apart, such as ${isoDay(days[0] ?? 0)} and ${isoDay(days[1] ?? 0)}`,
      rule: "each row is a day, or an interval of up to an hour",
      remedy: "Give the series by day; weeks and months can be added up from its forecast.",
    });
  const values = new Float64Array(length).fill(Number.NaN);
  days.forEach((day, i) => {
    values[day - firstDay] = known[i] ?? Number.NaN;
  });
  return { layout: "days", firstDay, values };
}

function lengthRefused(minutes: number, file: string): Refusal {
  return new Refusal({
    code: "interval-length",
    place: { file },
    found: `intervals of ${minutes / 60} hours`,
    rule: "intervals last an hour or a whole part of one, and else rows are days",
    remedy: "Give the series by hour or shorter, or by day.",
  });
}

function refuseOffGrid({ timed, column, refused }: Placing, at: number, ms: number, minutes: number): void {
  refused.add(timed.rows[at]?.row ?? 0, column.name, timed.zone.formatInstant(ms), {
    code: "off-grid",
    rule: `most intervals of this file start every ${minutes} minutes from midnight (${timed.zone.name})`,
    remedy: "Correct the time, or give the right zone with --zone.",
  });
}

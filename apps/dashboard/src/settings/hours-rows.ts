import { Weekdays } from "@springtide/contracts";
import type { Json, JsonObject } from "./json.ts";
import { isList, isObject } from "./json.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A day that differs from its week. */
export interface HoursException {
  readonly date: string;
  readonly hours: string;
  readonly name: string;
}

/** Opening hours as rows of a form: stretches with commas between them, empty for closed. */
export interface HoursRows {
  /** Monday first. */
  readonly week: readonly string[];
  readonly exceptions: readonly HoursException[];
  readonly isClosedOnHolidays: boolean;
}

/** Opening hours of a description as rows; later rules replace earlier ones for the days they name. */
export function hoursRows(value: Json | undefined): HoursRows {
  const hours = isObject(value) ? value : {};
  const week = DAYS.map(() => "");
  for (const rule of listOf(hours["week"])) {
    const days = Weekdays.safeParse(rule["days"]);
    if (days.success) for (const day of days.data) week[day - 1] = stretchesText(rule["hours"]);
  }
  const exceptions = listOf(hours["exceptions"]).map(({ date, hours: windows, name }) => ({
    date: typeof date === "string" ? date : "",
    hours: stretchesText(windows),
    name: typeof name === "string" ? name : "",
  }));
  return { week, exceptions, isClosedOnHolidays: hours["onHolidays"] === "closed" };
}

/** Rows as a description writes them: days with the same hours in one rule. */
export function hoursOfRows({ week, exceptions, isClosedOnHolidays }: HoursRows): Json {
  const rules = new Map<string, string[]>();
  for (const [index, text] of week.entries()) {
    const hours = text.trim();
    if (hours !== "") rules.set(hours, [...(rules.get(hours) ?? []), DAYS[index] ?? ""]);
  }
  const written = [...rules].map(([hours, days]) => ({ days: stretchOfDays(days), hours: stretchesOf(hours) }));
  return {
    week: written.length === 0 ? [{ days: "daily", hours: "closed" }] : written,
    ...(isClosedOnHolidays ? { onHolidays: "closed" } : {}),
    ...(exceptions.length === 0
      ? {}
      : {
          exceptions: exceptions.map(({ date, hours, name }) => ({
            date,
            hours: stretchesOf(hours),
            ...(name === "" ? {} : { name }),
          })),
        }),
  };
}

/** "mon-fri" for days one after the other, "daily" for all of them. */
function stretchOfDays(days: readonly string[]): string {
  if (days.length === DAYS.length) return "daily";
  const first = DAYS.findIndex((day) => day === days[0]);
  const isRun = days.length > 2 && days.every((day, index) => day === DAYS[first + index]);
  return isRun ? `${days[0] ?? ""}-${days.at(-1) ?? ""}` : days.join(",");
}

function stretchesOf(text: string): Json {
  const stretches = text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (stretches.length === 0) return "closed";
  return stretches.length === 1 ? (stretches[0] ?? "closed") : stretches;
}

function stretchesText(value: Json | undefined): string {
  if (isList(value)) return value.map(String).join(", ");
  return typeof value === "string" && value !== "closed" ? value : "";
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

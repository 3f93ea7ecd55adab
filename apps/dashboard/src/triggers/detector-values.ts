import { civilDay } from "@springtide/calendar";
import type { Words } from "../words/words.ts";

type Variable = "maxC" | "minC" | "meanC" | "precipitationMm" | "sunshineHours";

const DAY_MS = 86_400_000;
/** A Monday of a leap year. */
const MONDAY = civilDay("2024-01-01");

/** "18 °C" as the reader's language writes it. */
export function degrees(value: number, { locale }: Pick<Words, "locale">): string {
  return written(value, locale, "celsius");
}

/** A quantity of the weather with its unit. */
export function weatherAmount(variable: Variable, value: number, { locale }: Pick<Words, "locale">): string {
  if (variable === "precipitationMm") return written(value, locale, "millimeter");
  return written(value, locale, variable === "sunshineHours" ? "hour" : "celsius");
}

function written(value: number, locale: string, unit: string): string {
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
  return format.format(value);
}

/** "15 February" of "02-15". */
export function monthDay(text: string, { locale }: Pick<Words, "locale">): string {
  return inUtc(civilDay(`2024-${text}`), locale, { day: "numeric", month: "long" });
}

/** "November" of 11. */
export function monthName(month: number, { locale }: Pick<Words, "locale">): string {
  return inUtc(civilDay(`2024-${String(month).padStart(2, "0")}-01`), locale, { month: "long" });
}

/** "Friday" of 5. */
export function weekdayName(weekday: number, { locale }: Pick<Words, "locale">): string {
  return inUtc(MONDAY + weekday - 1, locale, { weekday: "long" });
}

function inUtc(day: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(day * DAY_MS));
}

/** How far from a day, as texts choose by it. */
export function offsetValues(days: number): { readonly side: string; readonly days: number } {
  return { side: days === 0 ? "on" : days > 0 ? "after" : "before", days: Math.abs(days) };
}

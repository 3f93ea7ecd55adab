import type { WeatherDay } from "@springtide/contracts";
import { Day } from "@springtide/contracts";
import { skyOf } from "./sky-words.ts";
import type { WeatherMapping } from "./weather-layout.ts";
import type { Unit } from "./weather-columns.ts";

/** What is wrong with a cell. */
export interface CellFault {
  readonly code: string;
  readonly rule: string;
  readonly remedy: string;
}

/** A value that was read, or what is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly fault: CellFault };

/** Bounds of what was ever measured on the ground, with a little room: -89.2 and 56.7 °C (WMO archive). */
const COLDEST_C = -90;
const HOTTEST_C = 60;
/** 1,825 mm in a day is the record (WMO archive). */
const WETTEST_MM = 2000;

/** 2,300 mm of new snow in a day (Capracotta 2015) and 11,820 mm lying (Mount Ibuki 1927) are the most that is told of. */
const DEEPEST_NEW_SNOW_MM = 3000;
const DEEPEST_SNOW_MM = 15_000;
/** A gust of 113 m/s is the record (WMO archive). */
const FASTEST_MS = 120;

const EMPTY = new Set(["", "na", "n/a", "nan", "null", "none", "-"]);

export function temperatureC(text: string, unit: Unit, mapping: WeatherMapping | undefined): Reading<number | null> {
  return bounded(text, unit, mapping, {
    code: "temperature-impossible",
    low: COLDEST_C,
    high: HOTTEST_C,
    rule: `a temperature in ${unit.name} lies between ${COLDEST_C} and ${HOTTEST_C} °C`,
    remedy:
      "Correct it, or leave it empty; a column in other degrees is named with its unit, such as tmax_f or tmax_k.",
  });
}

export function precipitationMm(text: string, unit: Unit, mapping: WeatherMapping | undefined): Reading<number | null> {
  // "T" is how many services write a trace: too little to measure.
  if (text.toUpperCase() === "T") return { value: 0 };
  return bounded(text, unit, mapping, {
    code: "precipitation-impossible",
    low: 0,
    high: WETTEST_MM,
    rule: `the precipitation of a day in ${unit.name} lies between 0 and ${WETTEST_MM} mm`,
    remedy: "Correct it, or leave it empty; a column in another unit is named with it, such as rain_in.",
  });
}

export function sunshineHours(text: string, unit: Unit, mapping: WeatherMapping | undefined): Reading<number | null> {
  return bounded(text, unit, mapping, {
    code: "sunshine-impossible",
    low: 0,
    high: 24,
    rule: `the sunshine of a day in ${unit.name} lies between 0 and 24 hours`,
    remedy: "Correct it, or leave it empty; a column in another unit is named with it, such as sunshine_s.",
  });
}

export function snowMm(text: string, unit: Unit, mapping: WeatherMapping | undefined): Reading<number | null> {
  if (text.toUpperCase() === "T") return { value: 0 };
  return bounded(text, unit, mapping, {
    code: "snow-impossible",
    low: 0,
    high: DEEPEST_NEW_SNOW_MM,
    rule: `the new snow of a day in ${unit.name} lies between 0 and ${DEEPEST_NEW_SNOW_MM} mm`,
    remedy: "Correct it, or leave it empty; a column in another unit is named with it, such as snow_cm.",
  });
}

export function snowDepthMm(text: string, unit: Unit, mapping: WeatherMapping | undefined): Reading<number | null> {
  if (text.toUpperCase() === "T") return { value: 0 };
  return bounded(text, unit, mapping, {
    code: "snow-depth-impossible",
    low: 0,
    high: DEEPEST_SNOW_MM,
    rule: `snow lying in ${unit.name} is between 0 and ${DEEPEST_SNOW_MM} mm deep`,
    remedy: "Correct it, or leave it empty; a column in another unit is named with it, such as snow_depth_cm.",
  });
}

export function windMs(text: string, unit: Unit, mapping: WeatherMapping | undefined): Reading<number | null> {
  return bounded(text, unit, mapping, {
    code: "wind-impossible",
    low: 0,
    high: FASTEST_MS,
    rule: `the wind of a day in ${unit.name} lies between 0 and ${FASTEST_MS} m/s`,
    remedy: "Correct it, or leave it empty; a column in another unit is named with it, such as wind_kmh.",
  });
}

export function sky(text: string): Reading<WeatherDay["sky"]> {
  if (EMPTY.has(text.toLowerCase())) return { value: null };
  const value = skyOf(text);
  if (value !== null) return { value };
  return {
    fault: {
      code: "sky-unknown",
      rule: "it is not a word for the sky that is known",
      remedy: "Write sun, cloud, fog, drizzle, rain or snow, a WMO weather code, or leave it empty.",
    },
  };
}

/** The day of a date cell; a time of midnight after it is allowed. */
export function dayOf(text: string, mapping: WeatherMapping | undefined): Reading<string> {
  const date = text.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, "");
  const parts = date.split(/[-/.]/);
  const order = mapping?.dateOrder ?? "ymd";
  const part = (letter: string, digits: number): string => (parts[order.indexOf(letter)] ?? "").padStart(digits, "0");
  const compact = order === "ymd" && /^\d{8}$/.test(date);
  const iso = compact
    ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    : `${part("y", 4)}-${part("m", 2)}-${part("d", 2)}`;
  const day = Day.safeParse(iso);
  if (day.success && (compact || parts.length === 3)) return { value: day.data };
  return {
    fault: {
      code: "no-such-day",
      rule: `a date is written ${order === "ymd" ? "2026-10-25" : order === "dmy" ? "25.10.2026" : "10/25/2026"} and must exist`,
      remedy: "Correct it; other orders of day, month and year are set in the mapping (dateOrder).",
    },
  };
}

interface Bounds extends CellFault {
  readonly low: number;
  readonly high: number;
}

function bounded(
  text: string,
  unit: Unit,
  mapping: WeatherMapping | undefined,
  bounds: Bounds,
): Reading<number | null> {
  if (EMPTY.has(text.toLowerCase())) return { value: null };
  const { low, high, ...impossible } = bounds;
  const plain = mapping?.decimal === "," ? text.replace(",", ".") : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain))
    return {
      fault: {
        code: "not-a-number",
        rule: `a number in ${unit.name} is needed`,
        remedy: 'Correct it, or leave it empty; decimal commas are set in the mapping (decimal: ",").',
      },
    };
  const value = Math.round(unit.toOurs(Number(plain)) * 1e6) / 1e6;
  return value < low || value > high ? { fault: impossible } : { value };
}

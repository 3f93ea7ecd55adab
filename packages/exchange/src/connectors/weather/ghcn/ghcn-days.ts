import { dayFrom, isoDay } from "@springtide/calendar";
import type { WeatherDay } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";

type Measure = Exclude<keyof WeatherDay, "day" | "market" | "sky">;

interface Element {
  readonly measure: Measure;
  readonly toOurs: (value: number) => number;
  readonly low: number;
  readonly high: number;
}

const tenths = (value: number): number => value / 10;
const same = (value: number): number => value;

/** Elements of the network's readme, version 3: temperatures, precipitation and wind in tenths, snow in mm, sunshine in minutes. */
const ELEMENTS: Readonly<Record<string, Element>> = {
  TMAX: { measure: "maxC", toOurs: tenths, low: -90, high: 60 },
  TMIN: { measure: "minC", toOurs: tenths, low: -90, high: 60 },
  PRCP: { measure: "precipitationMm", toOurs: tenths, low: 0, high: 2000 },
  SNOW: { measure: "snowMm", toOurs: same, low: 0, high: 3000 },
  SNWD: { measure: "snowDepthMm", toOurs: same, low: 0, high: 15_000 },
  AWND: { measure: "windMs", toOurs: tenths, low: 0, high: 120 },
  TSUN: { measure: "sunshineHours", toOurs: (minutes) => minutes / 60, low: 0, high: 24 },
};

const MISSING = -9999;
const LISTED_FINDINGS = 100;

/**
 * The days of a station from its by-station file: no header, and in each row station, day (yyyymmdd), element, value, flag of
 * measurement, flag of quality, flag of source, hour of observation. A value that failed a check of quality (any flag there) or is
 * -9999 is not known, which is not zero. A day is the observer's: at many stations it ends in the morning.
 * @throws Refusal with the row of every impossible value (100 listed, all counted)
 */
export function ghcnDays(
  text: string,
  { station, market }: { readonly station: string; readonly market: string },
): WeatherDay[] {
  const days = new Map<string, WeatherDay>();
  const findings: Finding[] = [];
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const outcome = readingOf(line.trimEnd().split(","), station);
    if (outcome === null) return;
    if ("code" in outcome) {
      const { column, ...finding } = outcome;
      findings.push({ ...finding, place: { file: station, row: index + 1, column } });
      return;
    }
    const { day, measure, value } = outcome;
    days.set(day, { ...(days.get(day) ?? { day, market, ...NOTHING }), [measure]: value });
  });
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
  if (days.size === 0) throw new Refusal({ ...NO_ROWS, place: { file: station } });
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const NOTHING = { maxC: null, minC: null, precipitationMm: null, sky: null, sunshineHours: null };

type Fault = Omit<Finding, "place"> & { readonly column: string };
interface Reading {
  readonly day: string;
  readonly measure: Measure;
  readonly value: number;
}

/** Null for a row that says nothing to us: an element we do not use, a value that is missing or failed a check. */
function readingOf(cells: readonly string[], station: string): Reading | Fault | null {
  const [id, dayText = "", name = "", valueText = "", , quality = ""] = cells;
  if (id !== station || cells.length < 6) return { ...NOT_A_ROW, column: "ID", found: cells.slice(0, 4).join(",") };
  const element = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined;
  if (element === undefined || quality.trim() !== "") return null;
  const day = dayOf(dayText);
  if (day === null) return { ...NOT_A_DAY, column: "DATE", found: dayText };
  const raw = /^-?\d{1,6}$/.test(valueText) ? Number(valueText) : Number.NaN;
  if (raw === MISSING) return null;
  const value = element.toOurs(raw);
  if (value >= element.low && value <= element.high) return { day, measure: element.measure, value };
  return {
    code: "weather-impossible",
    column: name,
    found: valueText === "" ? "an empty cell" : valueText,
    rule: `${name} lies between ${element.low} and ${element.high} once it is in our units`,
    remedy: "Download the file again; a value that is not known is -9999.",
  };
}

/** Its day in ISO 8601; null where the calendar has none. */
function dayOf(text: string): string | null {
  if (!/^\d{8}$/.test(text)) return null;
  const written = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const [year, month, date] = written.split("-").map(Number);
  return isoDay(dayFrom(year ?? 0, month ?? 0, date ?? 0)) === written ? written : null;
}

const NOT_A_ROW = {
  code: "not-a-station-row",
  rule: "each row of a by-station file has station, day, element, value and three flags",
  remedy: "Download the station's file from the by_station folder of GHCN-Daily.",
};
const NOT_A_DAY = { code: "not-a-day", rule: "a day is eight digits, yyyymmdd", remedy: "Download the file again." };
const NO_ROWS = {
  code: "no-rows",
  found: "no day of which anything is known",
  rule: "a station's file has observations",
  remedy: "Check that this is the right station.",
};

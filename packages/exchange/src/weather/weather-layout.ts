import type { Finding } from "@springtide/refusal";
import type { Unit, WeatherField } from "./weather-columns.ts";
import { FIELDS, NAME_EXAMPLES, unitOfNamedColumn, weatherColumn } from "./weather-columns.ts";

/** How a weather file is laid out where its own column names do not say. */
export interface WeatherMapping {
  readonly delimiter?: "," | ";" | "\t" | "|";
  readonly decimal?: "." | ",";
  readonly dateOrder?: "ymd" | "dmy" | "mdy";
  /** Column names by what they hold; their units are read from the names (tmax_f, rain_in), else °C, mm and hours. */
  readonly columns?: Readonly<Partial<Record<WeatherField, string>>>;
}

interface WeatherColumn {
  readonly index: number;
  readonly header: string;
  readonly unit: Unit;
}

export interface WeatherLayout {
  readonly columns: Readonly<Partial<Record<WeatherField, WeatherColumn>>>;
  /** Columns that are not used, for a note. */
  readonly unused: readonly string[];
}

/** Whether these columns are those of a weather file: a date and at least one measurement. */
export function isWeatherHeader(headers: readonly string[], mapping: WeatherMapping | undefined): boolean {
  return layoutFinding(weatherLayout(headers, mapping), headers) === null;
}

/** Which column holds what; the first of several that could hold the same. */
export function weatherLayout(headers: readonly string[], mapping: WeatherMapping | undefined): WeatherLayout {
  const columns: Partial<Record<WeatherField, WeatherColumn>> = {};
  for (const field of FIELDS) {
    const header = mapping?.columns?.[field];
    const index = header === undefined ? -1 : headers.indexOf(header);
    if (header !== undefined && index >= 0) columns[field] = { index, header, unit: unitOfNamedColumn(field, header) };
  }
  headers.forEach((header, index) => {
    const known = weatherColumn(header);
    if (known !== null && mapping?.columns?.[known.field] === undefined)
      columns[known.field] ??= { index, header, unit: known.unit };
  });
  const used = new Set(Object.values(columns).map(({ index }) => index));
  return { columns, unused: headers.filter((_, index) => !used.has(index)) };
}

/** What is missing from a layout; null if it will do. */
export function layoutFinding({ columns }: WeatherLayout, headers: readonly string[]): Omit<Finding, "place"> | null {
  const found = `the columns ${headers.map((header) => `"${header}"`).join(", ")}`;
  if (columns.date === undefined)
    return {
      code: "no-date-column",
      found,
      rule: "a weather file has a column with the date",
      remedy: "Name it date.",
    };
  if (FIELDS.every((field) => field === "date" || field === "market" || columns[field] === undefined))
    return {
      code: "no-weather-column",
      found,
      rule: "a weather file has at least one column of weather",
      remedy: `Names that are understood are, for example, ${NAME_EXAMPLES}.`,
    };
  return null;
}

import type { WeatherDay, WeatherForecast } from "@springtide/contracts";
import type { Finding, Place } from "@springtide/refusal";
import type { CellFault, Reading } from "../weather/weather-cells.ts";
import {
  dayOf,
  precipitationMm,
  sky,
  snowDepthMm,
  snowMm,
  sunshineHours,
  temperatureC,
  windMs,
} from "../weather/weather-cells.ts";
import type { Unit, WeatherField } from "../weather/weather-columns.ts";
import type { ForecastColumn } from "./forecast-column.ts";
import { forecastColumn } from "./forecast-column.ts";
import type { ForecastTable } from "./forecast-table.ts";

type Measure = Exclude<WeatherField, "date" | "market">;

/** What one cell of weather says of its day. */
function measured(field: Measure, text: string, unit: Unit): Reading<Partial<WeatherDay>> {
  const named = <T>(reading: Reading<T>): Reading<Partial<WeatherDay>> =>
    "value" in reading ? { value: { [field]: reading.value } } : reading;
  switch (field) {
    case "maxC":
    case "minC":
      return named(temperatureC(text, unit, undefined));
    case "precipitationMm":
      return named(precipitationMm(text, unit, undefined));
    case "sky":
      return named(sky(text));
    case "sunshineHours":
      return named(sunshineHours(text, unit, undefined));
    case "snowMm":
      return named(snowMm(text, unit, undefined));
    case "snowDepthMm":
      return named(snowDepthMm(text, unit, undefined));
    case "windMs":
      return named(windMs(text, unit, undefined));
  }
}

const NOTHING = { maxC: null, minC: null, precipitationMm: null, sky: null, sunshineHours: null };

/** The column in which our own files name the member of a row. */
const MEMBER_HEADERS = ["member", "ensemble_member"];

/** Collects the days of each member of each market from tables, and refuses what cannot be true. */
export class ForecastMembers {
  readonly #refuse: (finding: Finding) => void;
  readonly #days = new Map<string, Map<string, Map<string, WeatherDay>>>();

  constructor(refuse: (finding: Finding) => void) {
    this.#refuse = refuse;
  }

  take(table: ForecastTable, marketOf: (text: string) => Reading<string>): void {
    const columns = table.headers.map(forecastColumn);
    const memberColumn = table.headers.findIndex((header) => MEMBER_HEADERS.includes(header.toLowerCase()));
    const dateColumn = columns.findIndex((column) => column?.field === "date");
    const marketColumn = columns.findIndex((column) => column?.field === "market");
    table.rows.forEach((cells, row) => {
      const read = <T>(column: number, reading: Reading<T>): T | null => {
        if ("value" in reading) return reading.value;
        this.#fault(table.placeOf(row, Math.max(0, column)), cells[column] ?? "", reading.fault);
        return null;
      };
      const day = read(dateColumn, dayOf(cells[dateColumn] ?? "", undefined));
      const market = read(marketColumn, marketOf(cells[marketColumn] ?? ""));
      if (day === null || market === null) return;
      const ofRow = memberColumn < 0 ? "" : (cells[memberColumn] ?? "");
      for (const [member, values] of this.#membersOfRow(columns, cells, read))
        this.#add({ ...NOTHING, ...values, day, market }, `${ofRow}${member}`, table.placeOf(row, dateColumn));
    });
  }

  /** Market by market, members with at least one known day, each up to the last day of which it knows anything. */
  forecasts(): WeatherForecast[] {
    return [...this.#days].flatMap(([market, ofMarket]) => {
      const members = [...ofMarket.values()].flatMap((days) => {
        const sorted = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
        const known = sorted.slice(0, sorted.findLastIndex(isKnown) + 1);
        return known.length === 0 ? [] : [known];
      });
      return members.length === 0 ? [] : [{ market, members }];
    });
  }

  #membersOfRow(
    columns: readonly (ForecastColumn | null)[],
    cells: readonly string[],
    read: <T>(column: number, reading: Reading<T>) => T | null,
  ): ReadonlyMap<string, Partial<WeatherDay>> {
    const members = new Map<string, Partial<WeatherDay>>();
    columns.forEach((column, c) => {
      if (column === null || column.field === "date" || column.field === "market") return;
      const value = read(c, measured(column.field, cells[c] ?? "", column.unit));
      members.set(column.member, { ...members.get(column.member), ...value });
    });
    return members;
  }

  #add(weather: WeatherDay, member: string, place: Place): void {
    const { maxC, minC, day, market } = weather;
    if (maxC !== null && minC !== null && maxC < minC)
      this.#fault(place, `${maxC} °C under a lowest temperature of ${minC} °C on ${day}`, MAX_BELOW_MIN);
    const ofMarket = this.#days.get(market) ?? new Map<string, Map<string, WeatherDay>>();
    const ofMember = ofMarket.get(member) ?? new Map<string, WeatherDay>();
    if (ofMember.has(day)) this.#fault(place, `${day} (${market}) a second time`, DAY_TWICE);
    this.#days.set(market, ofMarket.set(member, ofMember.set(day, weather)));
  }

  #fault(place: Place, found: string, fault: CellFault): void {
    this.#refuse({ ...fault, place, found: found === "" ? "an empty cell" : found });
  }
}

function isKnown(weather: WeatherDay): boolean {
  return Object.entries(weather).some(([name, value]) => name !== "day" && name !== "market" && value !== null);
}

const MAX_BELOW_MIN: CellFault = {
  code: "max-below-min",
  rule: "the highest temperature of a day is not below the lowest",
  remedy: "Download the forecast again, or leave one of the two columns out.",
};

const DAY_TWICE: CellFault = {
  code: "day-twice",
  rule: "each day has one row in a market, and one for each member where there is a member column",
  remedy: "Remove one of the rows, or add a column named member.",
};

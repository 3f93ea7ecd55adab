import type { WeatherDay } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import type { CellFault, Reading } from "./weather-cells.ts";
import {
  dayOf,
  precipitationMm,
  sky,
  snowDepthMm,
  snowMm,
  sunshineHours,
  temperatureC,
  windMs,
} from "./weather-cells.ts";
import type { Unit, WeatherField } from "./weather-columns.ts";
import type { WeatherLayout, WeatherMapping } from "./weather-layout.ts";

export interface WeatherRowsSetup {
  readonly file: string;
  readonly layout: WeatherLayout;
  readonly mapping: WeatherMapping | undefined;
  readonly marketOf: (text: string) => Reading<string>;
  readonly refuse: (finding: Finding) => void;
}

/** Takes the rows of a weather file one by one, and refuses those that cannot be true. */
export class WeatherRows {
  readonly #setup: WeatherRowsSetup;
  readonly #taken = new Map<string, Map<string, { readonly row: number; readonly weather: WeatherDay }>>();

  constructor(setup: WeatherRowsSetup) {
    this.#setup = setup;
  }

  take(cells: readonly string[], row: number): void {
    const { mapping } = this.#setup;
    const faults: CellFault[] = [];
    const value = <T>(field: WeatherField, read: (text: string, unit: Unit) => Reading<T>, otherwise: T): T => {
      const column = this.#setup.layout.columns[field];
      const text = column === undefined ? "" : (cells[column.index] ?? "");
      const reading =
        column === undefined && field !== "market" ? { value: otherwise } : read(text, column?.unit ?? NO_UNIT);
      if ("value" in reading) return reading.value;
      faults.push(reading.fault);
      this.#refuse(row, column?.header, text, reading.fault);
      return otherwise;
    };
    const weather: WeatherDay = {
      day: value("date", (text) => dayOf(text, mapping), ""),
      market: value("market", this.#setup.marketOf, ""),
      maxC: value("maxC", (text, unit) => temperatureC(text, unit, mapping), null),
      minC: value("minC", (text, unit) => temperatureC(text, unit, mapping), null),
      precipitationMm: value("precipitationMm", (text, unit) => precipitationMm(text, unit, mapping), null),
      sky: value("sky", sky, null),
      sunshineHours: value("sunshineHours", (text, unit) => sunshineHours(text, unit, mapping), null),
      ...this.#rarely("snowMm", () => value("snowMm", (text, unit) => snowMm(text, unit, mapping), null)),
      ...this.#rarely("snowDepthMm", () =>
        value("snowDepthMm", (text, unit) => snowDepthMm(text, unit, mapping), null),
      ),
      ...this.#rarely("windMs", () => value("windMs", (text, unit) => windMs(text, unit, mapping), null)),
    };
    if (faults.length > 0 || !this.#holdsTogether(weather, row)) return;
    const ofMarket = this.#taken.get(weather.market) ?? new Map<string, { row: number; weather: WeatherDay }>();
    this.#taken.set(weather.market, ofMarket.set(weather.day, { row, weather }));
  }

  /** What was taken: market by market in the order of the file, days ascending. */
  days(): WeatherDay[] {
    return [...this.#taken.values()].flatMap((ofMarket) =>
      [...ofMarket.values()].map(({ weather }) => weather).sort((a, b) => (a.day < b.day ? -1 : 1)),
    );
  }

  /** Measured by few: left out of days altogether where the file has no such column. */
  #rarely(field: "snowMm" | "snowDepthMm" | "windMs", read: () => number | null): Partial<WeatherDay> {
    return this.#setup.layout.columns[field] === undefined ? {} : { [field]: read() };
  }

  #holdsTogether(weather: WeatherDay, row: number): boolean {
    const { maxC, minC } = weather;
    if (maxC !== null && minC !== null && maxC < minC) {
      this.#refuse(
        row,
        this.#setup.layout.columns.maxC?.header,
        `${maxC} °C under a lowest temperature of ${minC} °C`,
        {
          code: "max-below-min",
          rule: "the highest temperature of a day is not below the lowest",
          remedy: "Correct the two, or leave one empty; they may have been swapped.",
        },
      );
      return false;
    }
    const earlier = this.#taken.get(weather.market)?.get(weather.day);
    if (earlier === undefined) return true;
    this.#refuse(row, this.#setup.layout.columns.date?.header, `${weather.day} (${weather.market}) a second time`, {
      code: "day-twice",
      rule: `each day has one row in a market, and this one stands in row ${earlier.row}`,
      remedy: "Remove one of the two rows.",
    });
    return false;
  }

  #refuse(row: number, column: string | undefined, found: string, fault: CellFault): void {
    this.#setup.refuse({
      ...fault,
      place: { file: this.#setup.file, row, ...(column === undefined ? {} : { column }) },
      found: found === "" ? "an empty cell" : found,
    });
  }
}

const NO_UNIT: Unit = { name: "", toOurs: (value) => value };

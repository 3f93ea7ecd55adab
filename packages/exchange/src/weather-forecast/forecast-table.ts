import type { Place } from "@springtide/refusal";

/** A forecast laid out as a table, whatever file it came from. */
export interface ForecastTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Where a cell stands in its file, for refusals. */
  readonly placeOf: (row: number, column: number) => Place;
  /** Where the forecast is of, if the file says. */
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
}

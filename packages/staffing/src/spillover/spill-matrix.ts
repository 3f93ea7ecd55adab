import { refuse } from "../domain.ts";

/**
 * Row i, column j: the share of failures on channel i that come back as contacts on channel j. The order is that of
 * the channels; the diagonal holds redials. What is missing to 1 in a row gives up. A row above 1 says that customers
 * come back on two channels at once, which surveys do find; where needs are followed one by one it is refused.
 */
export type SpillMatrix = readonly (readonly number[])[];

/** Far above any contact centre; beyond it stands a mistake. */
const MOST_CHANNELS = 200;

/** A square matrix of numbers in [0, highest], row by row in one array. @throws Refusal for any other */
export function requireSquare(
  matrix: SpillMatrix,
  size: number,
  { field, highest, entry, remedy }: { field: string; highest: number; entry: string; remedy: string },
): Float64Array {
  if (size > MOST_CHANNELS) {
    refuse(
      "too-many-channels",
      field,
      size,
      `there are at most ${MOST_CHANNELS} channels`,
      "Take alike ones together.",
    );
  }
  if (matrix.length !== size) {
    refuse("lengths-differ", field, `${matrix.length} rows`, `there are ${size} channels`, "Give one row a channel.");
  }
  const flat = new Float64Array(size * size);
  matrix.forEach((row, from) => {
    if (row.length !== size) {
      refuse(
        "lengths-differ",
        `${field}/${from}`,
        `${row.length} columns`,
        `there are ${size} channels`,
        "Give one column a channel.",
      );
    }
    row.forEach((value, to) => {
      if (!(value >= 0 && value <= highest)) {
        refuse("entry-out-of-range", `${field}/${from}/${to}`, value, `${entry} lies between 0 and ${highest}`, remedy);
      }
      flat[from * size + to] = value;
    });
  });
  return flat;
}

/** The spill matrix row by row in one array. @throws Refusal where it is not square or an entry is no share */
export function requireSpill(spill: SpillMatrix, channels: number): Float64Array {
  return requireSquare(spill, channels, {
    field: "/spill",
    highest: 1,
    entry: "a share of failures that comes back on a channel",
    remedy: "Give it as a fraction, such as 0.54; 0 where nobody comes back there.",
  });
}

/** Row i times factors[i]: failures become contacts that come back on each channel. */
export function rowsTimes(flat: Float64Array, factors: ArrayLike<number>): Float64Array {
  const size = factors.length;
  return flat.map((value, place) => value * (factors[Math.floor(place / size)] ?? 0));
}

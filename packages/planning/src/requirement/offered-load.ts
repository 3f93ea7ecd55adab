import type { WorkCells } from "./work-cells.ts";

/** Writes the load of each cell on one path, given its contacts by cell. */
export type LoadOfCells = (contacts: Float64Array, into: Float64Array) => void;

/** Each cell alone: what it would carry if its contacts came like that for ever. */
export function loadsAlone(cells: WorkCells, ahtSeconds: number): LoadOfCells {
  const erlangsPerContact = cells.seconds.map((seconds) => ahtSeconds / seconds);
  return (contacts, into) => {
    for (let cell = 0; cell < into.length; cell += 1)
      into[cell] = (contacts[cell] ?? 0) * (erlangsPerContact[cell] ?? 0);
  };
}

/**
 * The mean load of each cell if everybody found an agent at once (M_t/M/infinity, "modified offered load"): contacts of
 * one interval are still being handled in the next, so load lags behind arrivals by about an AHT. m' = rate - m / AHT,
 * solved exactly on intervals of constant rate, m = 0 where a run of open intervals begins. Where the AHT changes from cell to cell,
 * what is still in hand goes on at the pace of the cell it is in.
 * @param ahtSeconds of the contacts that work is counted in
 * Source: Jennings, Mandelbaum, Massey & Whitt (1996), Management Science 42(10), 1383-1394. Cost: O(cells).
 */
export function loadsCarriedOn(
  cells: WorkCells,
  ahtSeconds: number,
  ahtOfCells: Float64Array = new Float64Array(cells.count).fill(ahtSeconds),
): LoadOfCells {
  const erlangsPerContact = cells.seconds.map((seconds) => ahtSeconds / seconds);
  const ahtOf = (cell: number): number => ahtOfCells[cell] ?? ahtSeconds;
  const left = cells.seconds.map((seconds, cell) => Math.exp(-seconds / ahtOf(cell)));
  const meanLeft = cells.seconds.map((seconds, cell) => (-Math.expm1(-seconds / ahtOf(cell)) * ahtOf(cell)) / seconds);
  return (contacts, into) => {
    let atEnd = 0;
    for (let cell = 0; cell < into.length; cell += 1) {
      const steady = (contacts[cell] ?? 0) * (erlangsPerContact[cell] ?? 0);
      const above = (cells.continues[cell] === 1 ? atEnd : 0) - steady;
      into[cell] = steady + above * (meanLeft[cell] ?? 0);
      atEnd = steady + above * (left[cell] ?? 0);
    }
  };
}

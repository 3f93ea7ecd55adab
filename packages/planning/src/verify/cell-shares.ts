import type { StretchService } from "./verify-question.ts";

/** Service level of each cell over all seasons, every contact counted alike; NaN where no contacts are counted. */
export function sharesByCell({ counted, kept }: StretchService, cells: number): Float64Array {
  const good = sumByCell(kept, cells);
  const all = sumByCell(counted, cells);
  return good.map((contacts, cell) => {
    const of = all[cell] ?? 0;
    return of > 0 ? Math.min(1, contacts / of) : Number.NaN;
  });
}

/** Adds the seasons up. */
export function sumByCell(values: Float64Array, cells: number): Float64Array {
  const sums = new Float64Array(cells);
  for (let i = 0; i < values.length; i += 1) sums[i % cells] = (sums[i % cells] ?? 0) + (values[i] ?? 0);
  return sums;
}

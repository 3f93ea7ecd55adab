import type { ImportFinding, Mend } from "@springtide/contracts";

type Told = Pick<ImportFinding, "code" | "found" | "rule" | "remedy"> & Partial<Omit<ImportFinding, "code">>;

/** A finding with what most have in common left out: it concerns no row in particular, and is a doubt. */
export function finding({
  place = {},
  weight = "doubt",
  rows = 0,
  sample = [],
  mends = [],
  ...told
}: Told): ImportFinding {
  return { ...told, place, weight, rows, sample, mends };
}

/** A mend that stands for all of a file, or for one queue of it. */
export function mend(code: Mend["code"], words: string, change: Mend["change"], of?: string): Mend {
  return { id: of === undefined ? code : `${code}:${of}`, code, words, change };
}

/** The middle of some values; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[half] ?? Number.NaN)
    : ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2;
}

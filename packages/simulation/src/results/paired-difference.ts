import { studentQuantile } from "@springtide/probability";
import { figureParts, type Cell, type Figure } from "./figures.ts";
import type { Played } from "./played.ts";

/** How much better or worse one plan is than another on the same customers. */
export interface PairedDifference {
  /** The first minus the second. */
  readonly value: number;
  /** Half the width of the 95 % interval; null with fewer than two replications. */
  readonly halfWidth: number | null;
}

const CONFIDENCE_POINT = 0.975;

/**
 * The difference of a figure between two plans that were played with the same seed and replications: what the customers
 * have in common falls out, so far fewer replications tell two plans apart. Jackknife over replications of the
 * difference of the two ratios: each pseudo-value leaves one replication out.
 * Source: Law (2015), Simulation Modeling and Analysis, 5th ed., 10.2 and 11.2; Miller (1974), Biometrika 61, 1-15.
 * @throws RangeError for plays of different replications
 */
export function pairedDifference(one: Played, other: Played, figure: Figure, cell: Cell): PairedDifference {
  const names = (played: Played): string => played.replications.map(({ replication }) => replication).join();
  if (names(one) !== names(other)) throw new RangeError("Only the same replications can be compared in pairs.");
  const first = leftOut(figureParts(one, figure, cell));
  const second = leftOut(figureParts(other, figure, cell));
  const count = first.without.length;
  const value = first.all - second.all;
  if (count < 2) return { value, halfWidth: null };
  const pseudo = first.without.map(
    (without, at) => count * value - (count - 1) * (without - (second.without[at] ?? 0)),
  );
  const mean = pseudo.reduce((sum, each) => sum + each, 0) / count;
  const squares = pseudo.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (count - 1) / count);
  return { value, halfWidth: studentQuantile(CONFIDENCE_POINT, count - 1) * standardError };
}

/** The ratio of all parts, and the ratio with each part left out. */
function leftOut({ over, under }: { over: readonly number[]; under: readonly number[] }): {
  readonly all: number;
  readonly without: readonly number[];
} {
  const overs = over.reduce((sum, each) => sum + each, 0);
  const unders = under.reduce((sum, each) => sum + each, 0);
  return { all: overs / unders, without: over.map((each, at) => (overs - each) / (unders - (under[at] ?? 0))) };
}

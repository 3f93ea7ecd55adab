import { sharesByCell } from "./cell-shares.ts";
import type { CellPlace } from "./cell-place.ts";
import type { Verified, VerifiedStretch } from "./verify-question.ts";

/** A cell and how much more it gives than the tables promise; less where negative. */
export interface Deviation extends CellPlace {
  readonly difference: number;
}

/** Cells whose exact service level differs from what the tables promise by more than the tolerance; none without contacts. */
export function deviations(
  stretches: readonly VerifiedStretch[],
  { services, promised }: Verified,
  tolerance: number,
): Deviation[] {
  return stretches.flatMap(({ cells }, stretch) => {
    const service = services[stretch];
    if (service === undefined) return [];
    const levels = sharesByCell(service, cells.length);
    return cells.flatMap((_, cell): Deviation[] => {
      const difference = (levels[cell] ?? Number.NaN) - (promised[stretch]?.[cell] ?? Number.NaN);
      return Math.abs(difference) > tolerance ? [{ stretch, cell, difference }] : [];
    });
  });
}

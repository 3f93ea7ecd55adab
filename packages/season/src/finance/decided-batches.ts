import type { FinanceOutcome, PairedFigure } from "@springtide/contracts";
import { pairedDifference } from "../scenarios/paired.ts";
import { hundredths } from "./season-quantities.ts";

/** What is decided anew costs more than what the plan decides, with the range that chance leaves. */
export interface DecidedBatches {
  readonly ledger: PairedFigure;
  readonly atStake: PairedFigure;
}

type Decided = NonNullable<FinanceOutcome["decided"]>;

/**
 * Differences of decisions that are made on several parts of the seasons, each part for itself and the same parts for both: the parts are few and
 * apart, so their differences are draws of one mean (batch means). Null with less than two parts.
 */
export function decidedDifference(more: readonly Decided[], less: readonly Decided[]): DecidedBatches | null {
  if (more.length < 2 || more.length !== less.length) return null;
  const paired = (of: (decided: Decided) => number): PairedFigure => {
    const { mean, halfWidth } = pairedDifference(Float64Array.from(more, of), Float64Array.from(less, of));
    return { mean: hundredths(mean), halfWidth: hundredths(halfWidth) };
  };
  return { ledger: paired(({ ledger }) => ledger), atStake: paired(({ atStake }) => atStake) };
}

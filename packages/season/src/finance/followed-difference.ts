import type { PairedFigure, WorkedColumn } from "@springtide/contracts";
import { pairedDifference } from "../scenarios/paired.ts";
import { hundredths } from "./season-quantities.ts";

/** What rules cost more than the plan's, over the fresh seasons both are followed on. */
export interface FollowedDifference {
  readonly ledger: PairedFigure;
  readonly atStake: PairedFigure;
  /** Both together, as the decisions weigh them: it says which is better, and is no sum of money. */
  readonly together: PairedFigure;
}

/** The difference of rules that are followed on the same fresh seasons, season by season; null where either decides nothing. */
export function followedDifference(
  more: WorkedColumn["followed"],
  less: WorkedColumn["followed"],
): FollowedDifference | null {
  if (more === null || less === null) return null;
  const paired = (of: readonly number[], than: readonly number[]): PairedFigure => {
    const { mean, halfWidth } = pairedDifference(Float64Array.from(of), Float64Array.from(than));
    return { mean: hundredths(mean), halfWidth: hundredths(halfWidth) };
  };
  const both = ({ ledger, atStake }: typeof more): number[] =>
    ledger.map((cost, season) => cost + (atStake[season] ?? 0));
  return {
    ledger: paired(more.ledger, less.ledger),
    atStake: paired(more.atStake, less.atStake),
    together: paired(both(more), both(less)),
  };
}

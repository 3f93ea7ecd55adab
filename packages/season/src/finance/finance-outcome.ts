import type { FinanceOutcome, PairedFigure, WorkedColumn } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import { spreadOf } from "../economics/season-spread.ts";
import { pairedDifference } from "../scenarios/paired.ts";
import type { WorkedOut } from "./finance-desk.ts";
import { hundredths } from "./season-quantities.ts";
import { tailDifference } from "./tail-difference.ts";

/** Who an outcome is of. */
export type OutcomeOf = Pick<FinanceOutcome, "id" | "name" | "note" | "from" | "people" | "revision" | "changes">;

/** An outcome before it stands beside the plan, with figures of single seasons in the order of the seasons. */
export type LoneOutcome = WorkedColumn["outcome"];

/** What was worked out of one scenario, as it is told. */
export function loneOutcome(of: OutcomeOf, { quantities, priced, decided, isPriced }: WorkedOut): LoneOutcome {
  const { stake, seasonByPath, ledgerByPath } = priced;
  const list = (values: Float64Array): number[] => Array.from(values);
  return {
    told: {
      ...of,
      isPriced,
      ledger: priced.ledger,
      lines: [...priced.lines],
      cash: priced.cash,
      ledgerSpread: spreadOf(ledgerByPath),
      season: { spread: spreadOf(seasonByPath), byPath: Array.from(seasonByPath, roundMoney) },
      atStake:
        stake === null
          ? null
          : {
              spread: stake.told.spread,
              needs: sumOf(stake.told.queues, ({ needs }) => needs),
              lost: sumOf(stake.told.queues, ({ lost }) => lost),
              recovered: sumOf(stake.told.queues, ({ recovered }) => recovered),
            },
      ...quantities.figures,
      decided,
    },
    bySeason: {
      ledger: list(ledgerByPath),
      season: list(seasonByPath),
      atStake: stake === null ? null : list(stake.value),
      lost: stake === null ? null : list(stake.lost),
      requiredHours: list(quantities.requiredHoursByPath),
      contacts: list(quantities.contactsByPath),
    },
  };
}

/**
 * An outcome with what it comes to more than the plan, season by season.
 * @param planned null of the plan itself
 * @param seed of the plan; dear seasons are left out if not given
 */
export function besidePlan(
  { told, bySeason }: LoneOutcome,
  planned: LoneOutcome | null,
  seed: number | null,
): FinanceOutcome {
  if (planned === null) return { ...told, difference: null };
  const before = planned.bySeason;
  const paired = (more: readonly number[], less: readonly number[]): PairedFigure => {
    const { mean, halfWidth } = pairedDifference(Float64Array.from(more), Float64Array.from(less));
    return { mean: hundredths(mean), halfWidth: hundredths(halfWidth) };
  };
  const both = (more: readonly number[] | null, less: readonly number[] | null): PairedFigure | null =>
    more === null || less === null ? null : paired(more, less);
  const { mean: ledger } = { mean: roundMoney(told.ledger - planned.told.ledger) };
  return {
    ...told,
    difference: {
      ledger: { ...paired(bySeason.ledger, before.ledger), mean: ledger },
      season: paired(bySeason.season, before.season),
      seasonTail: seed === null ? null : tailDifference(bySeason.season, before.season, seed),
      atStake: both(bySeason.atStake, before.atStake),
      lost: both(bySeason.lost, before.lost),
      requiredHours: paired(bySeason.requiredHours, before.requiredHours),
      contacts: paired(bySeason.contacts, before.contacts),
    },
  };
}

/** Whether a difference is more than chance may make. */
export function isBeyondChance({ mean, halfWidth }: PairedFigure): boolean {
  return Math.abs(mean) > halfWidth;
}

function sumOf<T>(list: readonly T[], of: (one: T) => number): number {
  return hundredths(list.reduce((sum, one) => sum + of(one), 0));
}

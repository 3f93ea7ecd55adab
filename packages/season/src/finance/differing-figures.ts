import type { ComparisonResult, DifferingFigure, FinanceOutcome } from "@springtide/contracts";

/** Figures that one reckoning gave otherwise than another of the same question on the same basis, with both values; none where they agree. */
export function differingFigures(
  before: Pick<ComparisonResult, "outcomes">,
  now: Pick<ComparisonResult, "outcomes">,
): DifferingFigure[] {
  const ids = [...new Set([...before.outcomes, ...now.outcomes].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [was, is] = [before, now].map(({ outcomes }) => figuresOf(outcomes.find((one) => one.id === id)));
    return Object.keys(FIGURES).flatMap((figure): DifferingFigure[] => {
      const [old, fresh] = [was?.get(figure) ?? null, is?.get(figure) ?? null];
      return old === fresh ? [] : [{ scenario: id, figure, before: old, now: fresh }];
    });
  });
}

const FIGURES: Readonly<Record<string, (outcome: FinanceOutcome) => number | null>> = {
  ledger: ({ ledger }) => ledger,
  season: ({ season }) => season?.spread.mean ?? null,
  seasonP90: ({ season }) => season?.spread.p90 ?? null,
  atStake: ({ atStake }) => atStake?.spread.mean ?? null,
  lost: ({ atStake }) => atStake?.lost ?? null,
  requiredHours: ({ requiredHours }) => requiredHours,
  contacts: ({ contacts }) => contacts,
  decidedLedger: ({ decided }) => decided?.ledger ?? null,
};

function figuresOf(outcome: FinanceOutcome | undefined): ReadonlyMap<string, number | null> | null {
  return outcome === undefined ? null : new Map(Object.entries(FIGURES).map(([figure, of]) => [figure, of(outcome)]));
}

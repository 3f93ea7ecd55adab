import type { ComparisonResult, DifferingFigure, FinanceOutcome, QuestionAnswer } from "@springtide/contracts";

/** Of a comparison, what may come out otherwise when it is reckoned again. */
type Reckoned = Pick<ComparisonResult, "outcomes"> & Partial<Pick<ComparisonResult, "answer" | "sensitivity">>;

/** Figures that one reckoning gave otherwise than another of the same question, with both values; none where they agree. */
export function differingFigures(before: Reckoned, now: Reckoned): DifferingFigure[] {
  const [was, is] = [figuresOf(before), figuresOf(now)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): DifferingFigure[] => {
    const [old, fresh] = [was.get(key) ?? null, is.get(key) ?? null];
    const [scenario = "", figure = ""] = key.split(" ");
    return old === fresh ? [] : [{ scenario, figure, before: old, now: fresh }];
  });
}

const OF_OUTCOME: Readonly<Record<string, (outcome: FinanceOutcome) => number | null>> = {
  ledger: ({ ledger }) => ledger,
  season: ({ season }) => season?.spread.mean ?? null,
  seasonP90: ({ season }) => season?.spread.p90 ?? null,
  atStake: ({ atStake }) => atStake?.spread.mean ?? null,
  lost: ({ atStake }) => atStake?.lost ?? null,
  requiredHours: ({ requiredHours }) => requiredHours,
  contacts: ({ contacts }) => contacts,
  decidedLedger: ({ decided }) => decided?.ledger ?? null,
  decidedAtStake: ({ decided }) => decided?.atStake ?? null,
};

const OF_CASE: Readonly<Record<string, (one: QuestionAnswer["cases"][number]) => number | null>> = {
  moreLedger: ({ ledger }) => ledger.mean,
  moreAtStake: ({ atStake }) => atStake?.mean ?? null,
  earned: ({ earned }) => earned?.mean ?? null,
};

/** Every figure under who it is of and what it is, with a space between. */
function figuresOf({ outcomes, answer, sensitivity }: Reckoned): ReadonlyMap<string, number> {
  const all: (readonly [string, number | null])[] = [
    ...outcomes.flatMap((one) =>
      Object.entries(OF_OUTCOME).map(([name, of]) => [`${one.id} ${name}`, of(one)] as const),
    ),
    ...(answer?.cases ?? []).flatMap((one) =>
      Object.entries(OF_CASE).map(([name, of]) => [`${one.scenario} ${name}`, of(one)] as const),
    ),
    ...(sensitivity?.byLedger ?? []).flatMap(({ driver, low, high }) => [
      [`${driver} lowLedger`, low.difference.ledger] as const,
      [`${driver} highLedger`, high.difference.ledger] as const,
      [`${driver} lowAtStake`, low.difference.atStake.mean] as const,
      [`${driver} highAtStake`, high.difference.atStake.mean] as const,
    ]),
  ];
  return new Map(all.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])));
}

import type { ComparisonResult, DifferingFigure, FinanceOutcome, QuestionAnswer } from "@springtide/contracts";

/** Of a comparison, what may come out otherwise when it is reckoned again. */
type Reckoned = Pick<ComparisonResult, "outcomes"> & Partial<Pick<ComparisonResult, "answer" | "sensitivity">>;

/** Figures that one reckoning gave otherwise than another of the same question, with both values; none where they agree. */
export function differingFigures(before: Reckoned, now: Reckoned): DifferingFigure[] {
  return differing(figuresOf(before), figuresOf(now));
}

/** Figures by who they are of and what they are, with a space between; null where there is none. */
export type Figures = readonly (readonly [string, number | null])[];

/** Those that are not the same in both, with both values. */
export function differing(before: Figures, now: Figures): DifferingFigure[] {
  const [was, is] = [new Map(before), new Map(now)];
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

function figuresOf({ outcomes, answer = null, sensitivity = null }: Reckoned): Figures {
  return [
    ...outcomes.flatMap((one) =>
      Object.entries(OF_OUTCOME).map(([name, of]) => [`${one.id} ${name}`, of(one)] as const),
    ),
    ...(answer === null ? [] : figuresOfAnswer(answer)),
    ...figuresOfDrivers(sensitivity),
  ];
}

/** Figures of an answer, case by case. */
export function figuresOfAnswer({ cases }: QuestionAnswer): Figures {
  return cases.flatMap((one) =>
    Object.entries(OF_CASE).map(([name, of]) => [`${one.scenario} ${name}`, of(one)] as const),
  );
}

/** Figures of drivers that were swung, to either side. */
export function figuresOfDrivers(sensitivity: ComparisonResult["sensitivity"]): Figures {
  return (sensitivity?.byLedger ?? []).flatMap(({ driver, low, high }) => [
    [`${driver} lowLedger`, low.difference.ledger] as const,
    [`${driver} highLedger`, high.difference.ledger] as const,
    [`${driver} lowAtStake`, low.difference.atStake.mean] as const,
    [`${driver} highAtStake`, high.difference.atStake.mean] as const,
  ]);
}

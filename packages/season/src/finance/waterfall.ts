import type { FinanceOutcome, LedgerLine } from "@springtide/contracts";
import { roundMoney, totalOfLines } from "@springtide/planning/terms";

/** By how much one kind of ledger cost moves from one outcome to another. */
export interface WaterfallStep {
  readonly kind: LedgerLine["kind"];
  readonly amount: number;
  /** The ledger after this step, in cents the sum of what came before. */
  readonly after: number;
}

/**
 * The ledger of one outcome turned into that of another, kind by kind, in the order in which a ledger has them: the last step ends at the other
 * ledger to the cent. Kinds that do not move are left out.
 */
export function waterfallOf(
  from: Pick<FinanceOutcome, "lines" | "ledger">,
  to: Pick<FinanceOutcome, "lines" | "ledger">,
): WaterfallStep[] {
  const kinds = [...new Set([...from.lines, ...to.lines].map(({ kind }) => kind))];
  const of = ({ lines }: Pick<FinanceOutcome, "lines">, kind: LedgerLine["kind"]): number =>
    totalOfLines(lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
  let after = from.ledger;
  return kinds.flatMap((kind) => {
    const amount = roundMoney(of(to, kind) - of(from, kind));
    if (amount === 0) return [];
    after = roundMoney(after + amount);
    return [{ kind, amount, after }];
  });
}

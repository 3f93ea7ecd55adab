import { type CivilDay, civilDay } from "@springtide/calendar";
import { roundMoney } from "@springtide/planning/terms";
import { statementOf, type StatementBasis } from "../settlement/statement.ts";
import { daysOfMonth } from "../settlement/statement-periods.ts";

/** What both sides agreed on beyond what a line says, in the shop's currency; below 0 where it is less. */
export interface AgreedCredit {
  readonly dispute: string;
  readonly request: string | null;
  /** Of the line's service; of a charge the last of its month. */
  readonly day: CivilDay;
  readonly amount: number;
}

/** The credits of disputes that were accepted, as the statements of their months have them. */
export function agreedCredits(
  basis: Omit<StatementBasis, "month" | "partner" | "orderedPositions">,
  nowMs: number,
): AgreedCredit[] {
  const { agreement } = basis.terms;
  const accepted = basis.disputes.filter(({ state }) => state === "accepted");
  return [...new Set(accepted.map(({ month }) => month))].flatMap((month) => {
    const disputes = basis.disputes.filter((one) => one.month === month);
    const ofMonth = { ...basis, disputes, month, partner: agreement.partner, orderedPositions: () => undefined };
    const { charges, lines } = statementOf(ofMonth, nowMs);
    return charges
      .filter(({ kind }) => kind === "credit")
      .map(({ id, about, cents }) => {
        const line = lines.find((one) => one.id === about);
        return {
          dispute: id.replace(":credit", ""),
          request: line?.request ?? null,
          day: line === undefined ? daysOfMonth(month).lastDay : civilDay(line.day),
          amount: roundMoney((cents / 100) * (agreement.currency?.rate ?? 1)),
        };
      });
  });
}

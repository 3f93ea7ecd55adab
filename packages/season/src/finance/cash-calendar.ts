import { civilDay, isoDay } from "@springtide/calendar";
import { type CashDay, type LedgerLine, type Shop, USUAL_PAYMENT_DAYS } from "@springtide/contracts";
import { daysOfMonth } from "../economics/partner-lines.ts";

const OF_PARTNERS: ReadonlySet<LedgerLine["kind"]> = new Set(["partner-work", "commitment", "stand-by"]);

/**
 * When the money of a ledger leaves: partners' bills so many days after the end of the month in which was worked, as each agreement says; all
 * else at the end of its month. The days add up to the lines.
 */
export function cashCalendar({ agreements }: Pick<Shop, "agreements">, lines: readonly LedgerLine[]): CashDay[] {
  const days = new Map<string, CashDay>();
  for (const { month, kind, subject, amount } of lines) {
    if (amount === 0) continue;
    const terms = OF_PARTNERS.has(kind) ? agreements.find(({ id }) => id === subject) : undefined;
    const wait = terms === undefined ? 0 : (terms.paymentDays ?? USUAL_PAYMENT_DAYS);
    const day = isoDay(civilDay(`${month}-01`) + daysOfMonth(month) - 1 + wait);
    const key = [day, kind, subject, month].join(" ");
    const known = days.get(key);
    days.set(key, { day, kind, subject, ofMonth: month, amount: (known?.amount ?? 0) + Math.round(amount * 100) });
  }
  return [...days.values()]
    .map((one) => ({ ...one, amount: one.amount / 100 }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.kind < b.kind ? -1 : 1));
}

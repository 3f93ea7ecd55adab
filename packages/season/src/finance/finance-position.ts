import type { Agreement, LedgerLine, OverflowBlock, Plan, PositionRow } from "@springtide/contracts";
import { deadlineOf, roundMoney, shareOut, totalOfLines } from "@springtide/planning";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { basisOfPlan, type SeasonBasis } from "../basis.ts";
import { monthOf } from "../economics/ledger-lines.ts";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import { billedPeriods, partnerLines } from "../economics/partner-lines.ts";

/**
 * What of a plan's cover is bound at an instant, by month and agreement, and by month and team. Seats that were agreed on can be given back until
 * the notice of their agreement's terms, at its fee; where there are no such terms, or their time is past, they are paid. Seats that nobody has
 * been told of are free until it is too late to order them, and then lapse. Commitments are paid used or not: what is free or cancellable within
 * one is not. Contracted hours of one's own people are paid; overtime is free in months that are not over. The parts of a row add up to its amount, and the rows to wages, partners' work and commitments of the ledger.
 */
export function financePosition(plan: Plan, nowMs: number): PositionRow[] {
  const { economics } = plan;
  const basis = basisOfPlan(plan);
  const own = (economics?.basis.lines ?? []).filter(
    ({ kind, answer }) => answer === "cover" && (kind === "wages" || kind === "overtime-premium"),
  );
  const rows = [
    ...ownRows(own, monthOf(basis.grid.zone.formatInstant(nowMs))),
    ...plan.shop.agreements.flatMap((agreement) => agreementRows(plan, basis, agreement, nowMs)),
  ];
  return rows.toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : a.subject < b.subject ? -1 : 1));
}

function ownRows(lines: readonly LedgerLine[], thisMonth: string): PositionRow[] {
  const keys = [...new Set(lines.map(({ month, subject }) => `${month} ${subject}`))];
  return keys.map((key): PositionRow => {
    const [month = "", subject = ""] = key.split(" ");
    const alike = lines.filter((line) => line.month === month && line.subject === subject);
    const amount = totalOfLines(alike.map((line) => line.amount));
    const unavoidable = totalOfLines(alike.filter(({ isFixed }) => isFixed).map((line) => line.amount));
    const overtime = roundMoney(amount - unavoidable);
    const [free, lapsed] = month < thisMonth ? [0, overtime] : [overtime, 0];
    return { ...{ month, kind: "own", subject, amount, unavoidable, cancellable: [] }, free, lapsed };
  });
}

function agreementRows(plan: Plan, basis: SeasonBasis, agreement: Agreement, nowMs: number): PositionRow[] {
  const blocks = plan.blocks.filter((block) => block.agreement === agreement.id);
  const lines = partnerLines(plan).filter(({ subject }) => subject === agreement.id);
  const months = [...new Set(lines.map(({ month }) => month))].toSorted();
  const lastOrder = lastOrderOf(basis, agreement);
  let carried = 0;
  return months.flatMap((month): PositionRow[] => {
    const amount = totalOfLines(lines.filter((line) => line.month === month).map((line) => line.amount));
    const ofMonth = blocks.filter(({ start }) => monthOf(start) === month);
    const agreed = ofMonth.filter(({ isAgreed }) => isAgreed === true);
    const returns = returnable(basis, agreement, agreed, nowMs);
    const past = costOf(agreed) - totalOfLines(returns.map((one) => one.amount));
    const least = carried + committedIn(plan, agreement, month);
    // What a month does not use of a commitment for the season is left for the next.
    carried = agreement.tariff.period === "season" ? Math.max(0, least - amount) : 0;
    const unavoidable = roundMoney(Math.min(amount, Math.max(past, least)));
    const open = ofMonth.filter((block) => block.isAgreed !== true);
    const late = costOf(open.filter(({ start }) => lastOrder(Date.parse(start)) < nowMs));
    const lapsed = roundMoney(Math.min(late, amount - unavoidable));
    const free = roundMoney(Math.min(costOf(open) - late, amount - unavoidable - lapsed));
    const given = roundMoney(amount - unavoidable - lapsed - free);
    if (amount === 0) return [];
    const cancellable = upTo(given, returns);
    return [{ ...{ month, kind: "agreement", subject: agreement.id, amount, unavoidable, cancellable }, free, lapsed }];
  });
}

/** The last instant at which seats of a start can be had: ordered firmly, or kept free to be confirmed. */
function lastOrderOf(basis: SeasonBasis, agreement: Agreement): (startMs: number) => number {
  const calendar = workingCalendarOf(basis, agreement);
  const notices = [agreement.orderNotice, ...(agreement.standBy === null ? [] : [agreement.standBy.reserveNotice])];
  return (startMs) => Math.max(...notices.map((notice) => deadlineOf(notice, startMs, calendar)));
}

/** Least billed in a month, money; that of a period stands in the month of its first day. */
function committedIn(plan: Plan, agreement: Agreement, month: string): number {
  const { leastUnits, tiers } = tariffOf(agreement);
  return billedPeriods(agreement, plan.grid)
    .filter((period) => period.month === month)
    .reduce((sum, { share }) => sum + leastUnits * share * (tiers[0]?.price ?? 0), 0);
}

function costOf(blocks: readonly OverflowBlock[]): number {
  return totalOfLines(blocks.map(({ cost }) => cost));
}

/** Given back is only what a commitment does not bill anyway, of each deadline alike. */
function upTo(given: number, returns: PositionRow["cancellable"]): PositionRow["cancellable"] {
  if (given <= 0 || returns.length === 0) return [];
  const all = totalOfLines(returns.map(({ amount }) => amount));
  const amounts = shareOut(
    given,
    returns.map(({ amount }) => amount),
  );
  return returns.map(({ until, fee }, i) => ({ until, amount: amounts[i] ?? 0, fee: roundMoney((fee * given) / all) }));
}

/** Seats agreed on that can still be given back, by the instant until which they can. */
function returnable(
  basis: SeasonBasis,
  agreement: Agreement,
  agreed: readonly OverflowBlock[],
  nowMs: number,
): PositionRow["cancellable"] {
  const { cancel } = agreement;
  if (cancel === null) return [];
  const calendar = workingCalendarOf(basis, agreement);
  const byDeadline = new Map<number, { amounts: number[]; hours: number }>();
  for (const { start, cost, hours } of agreed) {
    const untilMs = deadlineOf(cancel.notice, Date.parse(start), calendar);
    if (untilMs < nowMs) continue;
    const known = byDeadline.get(untilMs) ?? { amounts: [], hours: 0 };
    byDeadline.set(untilMs, { amounts: [...known.amounts, cost], hours: known.hours + hours });
  }
  return [...byDeadline]
    .toSorted(([a], [b]) => a - b)
    .map(([untilMs, { amounts, hours }]) => ({
      until: basis.grid.zone.formatInstant(untilMs),
      amount: totalOfLines(amounts),
      fee: roundMoney(hours * cancel.feePerSeatHour),
    }));
}

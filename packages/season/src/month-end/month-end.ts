import { civilDay, timeZone } from "@springtide/calendar";
import type { AccrualLine, FinanceSettings, MonthEnd, ProvisionLine } from "@springtide/contracts";
import { totalOfLines } from "@springtide/planning/terms";
import { accrualLines } from "./accrual-lines.ts";
import { type BooksOfShop, type RecordedInvoiceLine, servicesOfShop } from "./books-of-shop.ts";
import { type DayRange, fiscalPeriod } from "./fiscal-period.ts";
import { withoutDuplicates } from "./match-invoices.ts";
import { monthEndRemarks } from "./month-end-remarks.ts";
import { monthEndSources } from "./month-end-sources.ts";
import { remarkWords } from "../finance/remark-words.ts";
import type { AgreementService } from "./agreement-service.ts";
import { provisionsOf } from "./provisions.ts";

/** Of which period, by which rules, and seen from when. */
export interface MonthEndQuestion {
  readonly month: string;
  readonly settings: FinanceSettings;
  readonly nowMs: number;
}

/**
 * What is to be booked at the end of a fiscal period: service of its days, parted at midnight of each agreement's own clock, that no recorded invoice
 * bills; and hours that people are owed. In a period that is not over only what has begun counts. Lines reverse on the day after the period.
 */
export function monthEnd(
  books: readonly BooksOfShop[],
  invoices: readonly RecordedInvoiceLine[],
  { month, settings, nowMs }: MonthEndQuestion,
): MonthEnd {
  const { range, ...period } = fiscalPeriod(settings.calendar, month);
  const reversesOn = range.lastDay + 1;
  const services = books.map((one) => ({ one, services: servicesOfShop(one, nowMs) }));
  const recorded = withoutDuplicates(invoices);
  const lines = services.flatMap(({ one, services: all }) =>
    all.flatMap((service) => {
      const { begun, days } = soFar(service, range, nowMs);
      return days === null ? [] : accrualLines(one.shop, begun, recorded, { days, reversesOn, settings });
    }),
  );
  const provisions = books.flatMap(({ plan }) =>
    plan === null ? [] : provisionsOf(plan, { days: range, reversesOn, settings }),
  );
  const isOver = books.every(({ shop }) => timeZone(shop.zone).dayAt(nowMs) > range.lastDay);
  const remarks = monthEndRemarks({ books, lines, provisions, services, period, isOver, settings });
  return {
    ...{ period, isOver, lines, provisions },
    totals: totalsOf(lines, provisions),
    sources: monthEndSources(books, recorded, { days: range, settings }),
    remarks: remarks.map(remarkWords),
    remarkFacts: remarks,
  };
}

/** A service as far as it has begun, and the days of a period that have. */
function soFar(
  service: AgreementService,
  { firstDay, lastDay }: DayRange,
  nowMs: number,
): { readonly begun: AgreementService; readonly days: DayRange | null } {
  const today = timeZone(service.agreement.zone).dayAt(nowMs);
  const begun = { ...service, lines: service.lines.filter(({ startMs }) => startMs < nowMs) };
  return { begun, days: today < firstDay ? null : { firstDay, lastDay: Math.min(lastDay, today) } };
}

function totalsOf(lines: readonly AccrualLine[], provisions: readonly ProvisionLine[]): MonthEnd["totals"] {
  const currencies = [...new Set([...lines, ...provisions].map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => {
    const own = lines.filter((line) => line.currency === currency);
    const sum = (value: (line: AccrualLine) => number): number => totalOfLines(own.map(value));
    return {
      currency,
      earned: sum((line) => line.earned),
      invoiced: sum((line) => line.invoiced),
      accrual: sum((line) => line.accrual),
      nonRecoverableTax: sum((line) => line.nonRecoverableTax),
      total: sum((line) => line.total),
      provisions: totalOfLines(provisions.filter((line) => line.currency === currency).map(({ amount }) => amount)),
    };
  });
}

/** The days of a fiscal period, for those who ask which invoices touch it. */
export function daysOfPeriod(settings: FinanceSettings, month: string): DayRange {
  return fiscalPeriod(settings.calendar, month).range;
}

/** Whether days written as text touch a range. */
export function touches({ firstDay, lastDay }: DayRange, from: string, until: string): boolean {
  return civilDay(from) <= lastDay && civilDay(until) >= firstDay;
}

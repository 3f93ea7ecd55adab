import { isoDay } from "@springtide/calendar";
import type { MonthEnd } from "@springtide/contracts";
import { daysOfPeriod, monthEnd } from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { booksOfShops, financeSettings } from "./books-of-shops.ts";

/** What is to be booked at the end of a fiscal period of an organisation, from all that is stored of it. */
export async function closeMonth(own: OrganisationStore, month: string, now: Date): Promise<MonthEnd> {
  const { settings } = await financeSettings(own);
  const invoices = await own.monthEnds.invoiceLines();
  const closed = isoDay(daysOfPeriod(settings, month).lastDay).slice(0, 7);
  return monthEnd(await booksOfShops(own, now, closed), invoices, { month, settings, nowMs: now.getTime() });
}

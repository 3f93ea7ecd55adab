import type { AuditNote, BookedCost, InvoiceBatch, StoredFinanceSettings } from "@springtide/contracts";
import type { InScope } from "../database/scope.ts";
import { type CostsToBook, replaceBookedCosts, selectBookedCosts } from "./booked-cost-rows.ts";
import { saveFinanceSettings, selectFinanceSettings, type SettingsToSave } from "./finance-settings-rows.ts";
import {
  insertInvoices,
  type InvoicesToRecord,
  selectInvoiceBatches,
  selectInvoiceLines,
  type StoredInvoiceLine,
  undoInvoices,
} from "./invoice-rows.ts";

/** What is kept for the ends of months: settings of the books, invoices and what was paid. */
export interface MonthEndStore {
  /** Null while nothing was saved. */
  settings(): Promise<StoredFinanceSettings | null>;
  /** Gives back null, and does nothing, where another revision came meanwhile. */
  saveSettings(settings: SettingsToSave): Promise<StoredFinanceSettings | null>;
  /** The newest first, those taken back as well. */
  invoiceBatches(): Promise<InvoiceBatch[]>;
  /** Those not taken back, in the order in which they were recorded. */
  invoiceLines(): Promise<StoredInvoiceLine[]>;
  recordInvoices(invoices: InvoicesToRecord): Promise<InvoiceBatch>;
  /** Null if there is none of this number. */
  undoInvoices(batch: number, who: AuditNote["who"]): Promise<InvoiceBatch | null>;
  bookedCosts(shop: string): Promise<BookedCost[]>;
  bookCosts(costs: CostsToBook): Promise<void>;
}

/** The sub-store of ends of months. */
export function monthEndStore(inScope: InScope, now: () => Date): MonthEndStore {
  return {
    settings: () => inScope(selectFinanceSettings),
    saveSettings: (settings) => inScope((database) => saveFinanceSettings(database, settings, now())),
    invoiceBatches: () => inScope(selectInvoiceBatches),
    invoiceLines: () => inScope(selectInvoiceLines),
    recordInvoices: (invoices) => inScope((database) => insertInvoices(database, invoices, now())),
    undoInvoices: (batch, who) => inScope((database) => undoInvoices(database, batch, who, now())),
    bookedCosts: (shop) => inScope((database) => selectBookedCosts(database, shop)),
    bookCosts: (costs) => inScope((database) => replaceBookedCosts(database, costs, now())),
  };
}

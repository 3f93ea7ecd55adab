import { z } from "zod";
import { BookedCost, BudgetVariance } from "../finance/budget-variance.ts";
import { FinanceSettings, StoredFinanceSettings } from "../finance/finance-settings.ts";
import { MonthEnd } from "../finance/month-end.ts";
import { InvoiceBatch, MatchedInvoiceLine, SupplierInvoiceLine } from "../finance/supplier-invoice.ts";
import { FindingShape } from "../problem.ts";
import { Id } from "../units.ts";
import { type AnyRoute, MEMBERS, NO_PARAMS, NOTHING } from "./route.ts";

const CSV = "text/csv; charset=utf-8";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const UPLOAD = ["text/csv", "text/plain", "application/octet-stream", XLSX] as const;
const MONEY = ["owner", "finance"] as const;
const OF_SHOP = z.object({ shop: Id });
const MOST_FILE_BYTES = 20_000_000;
const MOST_LINES = 20_000;
const MOST_BODY_BYTES = 8_000_000;
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month is written like 2016-04");
const Version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "a version is a whole number from 1 on")
  .transform(Number);
const FileName = z.string().min(1).max(200).optional().meta({ description: "Name of the file, for findings." });
const Booked = z.strictObject({ costs: z.array(BookedCost).max(MOST_LINES) });

/** The end of a month: what is owed and not billed, invoices, actual against budget, and the workbook. */
export const monthEndRoutes = {
  getFinanceSettings: {
    method: "get",
    path: "/api/settings/finance",
    summary: "Currency, fiscal calendar, tax by supplier, cost centres and the tolerance of invoices",
    tag: "finance",
    access: MEMBERS,
    params: NO_PARAMS,
    response: StoredFinanceSettings,
    versioned: true,
  },
  putFinanceSettings: {
    method: "put",
    path: "/api/settings/finance",
    summary: "Replace what the books need to know",
    tag: "finance",
    access: MONEY,
    params: NO_PARAMS,
    body: FinanceSettings,
    mostBytes: 2_000_000,
    response: StoredFinanceSettings,
    versioned: true,
  },
  monthEnd: {
    method: "get",
    path: "/api/finance/month-end",
    summary:
      "What was delivered in a fiscal period and not invoiced, by supplier and cost centre, and provisions for hours",
    tag: "finance",
    access: MONEY,
    params: NO_PARAMS,
    query: z.strictObject({ month: Month }),
    response: MonthEnd,
  },
  exportMonthEnd: {
    method: "get",
    path: "/api/finance/month-end/file",
    summary: "The same as a file",
    tag: "finance",
    access: MONEY,
    params: NO_PARAMS,
    query: z.strictObject({ month: Month, format: z.enum(["csv", "xlsx", "json"]) }),
    mediaTypes: [CSV, XLSX, "application/json"],
  },
  checkInvoices: {
    method: "post",
    path: "/api/finance/invoices/check",
    summary:
      "Read a file of invoice lines (CSV or XLSX) and hold it against what was ordered and delivered; nothing is stored",
    tag: "finance",
    access: MONEY,
    params: NO_PARAMS,
    query: z.strictObject({ file: FileName }),
    upload: UPLOAD,
    mostBytes: MOST_FILE_BYTES,
    response: z.object({
      lines: z.array(MatchedInvoiceLine).meta({ description: "Those that could be read." }),
      findings: z.array(FindingShape).meta({ description: "While there is one, the file is not recorded." }),
      found: z.int().nonnegative().meta({ description: "How many findings there are; a hundred are listed." }),
    }),
  },
  recordInvoiceFile: {
    method: "post",
    path: "/api/finance/invoices/file",
    summary: "Record the invoice lines of a file, all of them or none",
    tag: "finance",
    access: MONEY,
    params: NO_PARAMS,
    query: z.strictObject({ file: FileName }),
    upload: UPLOAD,
    mostBytes: MOST_FILE_BYTES,
    response: z.object({ batch: InvoiceBatch, lines: z.array(MatchedInvoiceLine) }),
    status: 201,
  },
  recordInvoices: {
    method: "post",
    path: "/api/finance/invoices",
    summary: "Record invoice lines, all of them or none",
    tag: "finance",
    access: MONEY,
    params: NO_PARAMS,
    body: z.strictObject({ lines: z.array(SupplierInvoiceLine).min(1).max(MOST_LINES) }),
    mostBytes: MOST_BODY_BYTES,
    response: z.object({ batch: InvoiceBatch, lines: z.array(MatchedInvoiceLine) }),
    status: 201,
    creates: true,
  },
  listInvoices: {
    method: "get",
    path: "/api/finance/invoices",
    summary:
      "Invoice lines beside what was ordered and delivered, in the order they were recorded; those taken back are left out",
    tag: "finance",
    access: MONEY,
    params: NO_PARAMS,
    query: z.strictObject({
      month: Month.optional().meta({ description: "Those whose days touch this fiscal period." }),
      status: MatchedInvoiceLine.shape.status.optional(),
    }),
    response: z.object({ lines: z.array(MatchedInvoiceLine) }),
  },
  listInvoiceBatches: {
    method: "get",
    path: "/api/finance/invoice-batches",
    summary: "What was recorded together, the newest first, those taken back as well",
    tag: "finance",
    access: MONEY,
    params: NO_PARAMS,
    response: z.object({ batches: z.array(InvoiceBatch) }),
  },
  undoInvoiceBatch: {
    method: "post",
    path: "/api/finance/invoice-batches/:batch/undo",
    summary: "Take back what was recorded together",
    tag: "finance",
    access: MONEY,
    params: z.object({ batch: Version }),
    response: NOTHING,
  },
  getBookedCosts: {
    method: "get",
    path: "/api/shops/:shop/finance/booked-costs",
    summary: "What was paid for a shop, by month, kind and subject, as the books say",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    response: Booked,
  },
  putBookedCosts: {
    method: "put",
    path: "/api/shops/:shop/finance/booked-costs",
    summary: "Replace what was paid for a shop; held against its newest plan",
    tag: "finance",
    access: MONEY,
    params: OF_SHOP,
    body: Booked,
    mostBytes: MOST_BODY_BYTES,
    response: NOTHING,
  },
  recordBookedCosts: {
    method: "post",
    path: "/api/shops/:shop/finance/booked-costs/file",
    summary:
      "Replace what was paid in the months of a file (CSV or XLSX): month, kind, subject, amount, units and exchange_rate",
    tag: "finance",
    access: MONEY,
    params: OF_SHOP,
    query: z.strictObject({ file: FileName }),
    upload: UPLOAD,
    mostBytes: MOST_FILE_BYTES,
    response: Booked,
  },
  budgetVariance: {
    method: "get",
    path: "/api/shops/:shop/finance/variance",
    summary:
      "Actual against budget by month, split into timing, size, handling time, fill, own or partner, rate, currency and the rest",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    query: z.strictObject({
      plan: Version.optional().meta({
        description: "Version of the plan whose budget stands; the first one published if not given, else the newest.",
      }),
    }),
    response: BudgetVariance,
  },
  exportBudgetVariance: {
    method: "get",
    path: "/api/shops/:shop/finance/variance/file",
    summary:
      "The same as a table, or as a workbook whose differences and sums are formulas, with booked costs and sources",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    query: z.strictObject({
      format: z.enum(["xlsx", "csv"]),
      plan: Version.optional().meta({ description: "Version of the plan whose budget stands, as above." }),
    }),
    mediaTypes: [XLSX, CSV],
  },
  financeWorkbook: {
    method: "get",
    path: "/api/shops/:shop/finance/workbook",
    summary:
      "Cost of a shop's newest plan: drivers, cost sheets with live formulas, budget, value at stake apart, sources; or its ledger as CSV",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    query: z.strictObject({
      format: z.enum(["xlsx", "csv"]),
      plan: Version.optional().meta({ description: "Version of the plan; the newest if not given." }),
    }),
    mediaTypes: [XLSX, CSV],
  },
} as const satisfies Record<string, AnyRoute>;
